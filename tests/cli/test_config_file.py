import re
import tomllib

import msgspec
import pytest

from followup_tui.cli.config import read_settings
from followup_tui.cli.config_text import config_text
from followup_tui.desk.settings import Settings
from followup_tui.domain.errors import FollowupError
from followup_tui.planning.policy import Policy


@pytest.fixture
def config(tmp_path):
    def read(text: str | bytes) -> Settings:
        path = tmp_path / "config.toml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return read_settings(path)

    return read


def test_without_a_file_everything_has_its_default(tmp_path):
    assert read_settings(tmp_path / "config.toml") == Settings()


def test_what_is_set_is_read_and_places_get_their_proper_names(config):
    settings = config(
        '\ufeff[you]\nzone = "europe/berlin"\nregion = "de-by"\n'
        '[dates]\nday_first = true\n[policy]\ncapacity = 3\n[keys]\n"undo" = "z"\n'
        '[calls]\nhide_prefix = "*31#"\n'
    )
    assert (settings.you.zone, settings.you.region) == ("Europe/Berlin", "DE-BY")
    assert settings.dates.day_first
    assert settings.calls.hide_prefix == "*31#"
    assert settings.policy == Policy(capacity=3)
    assert settings.keys == {"undo": "z"}


@pytest.mark.parametrize(
    "text", ['you.zone = "UTC"', 'you = { zone = "utc" }', '[you]\nzone="Utc"']
)
def test_it_may_be_written_as_toml_allows(config, text):
    assert config(text).you.zone == "UTC"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a = = b", "line 1: this is no TOML: Invalid value"),
        ("[you]\n\nzone = 'x\n", "line 3: this is no TOML"),
        ("[you", "line 1: this is no TOML"),
        (b"[you]\n# \xff", "line 2: this is no UTF-8 text; save the file as UTF-8"),
        ("[policy]\n# few\ncapacity = 0", "line 3: policy.capacity is 0; it must be a whole"),
        ("[policy]\ncapacity = 1001", "line 2: policy.capacity is 1001; it must be a whole"),
        ("[policy]\ncapacity = '5'", "line 2: policy.capacity is '5'; it must be a whole number"),
        ("[policy]\ncapacity = 5.0", "line 2: policy.capacity is 5.0; it must be a whole number"),
        ("[policy]\ncapacity = true", "line 2: policy.capacity is True; it must be a whole number"),
        ("[dates]\nday_first = 1", "line 2: dates.day_first is 1; it must be true or false"),
        ("[you]\nzone = 5", "line 2: you.zone is 5; it must be text in quotes"),
        ("you = 5", "line 1: you is 5; it must be a table"),
        ("[[policy]]\n", "line 1: policy is [{}]; it must be a table"),
        ("[keys]\nundo = ['u']", "line 2: keys.undo is ['u']; it must be text in quotes"),
        ("[policy]\ncapicity = 5", "line 2: there is no key policy.capicity; did you mean policy."),
        ("capacity = 5", "line 1: there is no key capacity; did you mean policy.capacity?"),
        ("\n[polices]", "line 2: there is no key polices; did you mean policy?"),
        ("[dates]\nx = 1", "line 2: there is no key dates.x; known are day_first"),
        ("[you]\nzone = 'Europe/Berln'", "line 2: you.zone: there is no time zone called"),
        ("[calls]\nhide_prefix = '*67a'", "line 2: calls.hide_prefix is '*67a'; it must"),
        ("[calls]\nhide_prefix = '123456789'", "line 2: calls.hide_prefix is '123456789'; it must"),
        ('[calls]\nhide_prefix = "*67\\n"', "line 2: calls.hide_prefix is '*67"),
        ("[calls]\nhide_prefix = 67", "line 2: calls.hide_prefix is 67; it must be at most 8 of"),
        ("[you]\nregion = 'Atlantis'", "line 2: you.region: there is no region called"),
        ("[policy]\nday_starts = 18", "line 2: policy.day_starts is 18; it must be before policy"),
        ("[policy]\nday_ends = 7", "line 2: policy.day_ends is 7; it must be after policy"),
        ("[policy]\nday_starts = 19\nday_ends = 18", "line 2: policy.day_starts is 19"),
        ('[keys]\n"a.b" = """\nx"""\nc = 1', "line 4: keys.c is 1"),
        ("x = " + "[" * 5000, "nested too deeply"),
        ("[you]\nzone = '\x7f'", "line 2: this is no TOML"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_file_line_and_key(config, text, complaint):
    with pytest.raises(FollowupError) as refused:
        config(text)
    said = str(refused.value)
    assert said.startswith("config.toml")
    assert complaint in said
    assert "\n" not in said


def test_a_broken_config_stops_every_command_but_changes_nothing(cli, dana):
    before = cli.data.read_bytes()
    cli.configure("[policy]\ncapacity = 0\n")
    for words in (("today",), ("show", "dana"), ("log", "dana", "busy"), ("when", "tue")):
        assert cli.refusal(*words).startswith("config.toml, line 2: policy.capacity is 0")
    assert cli.data.read_bytes() == before


def test_a_directory_in_its_place_is_refused(cli):
    (cli.home / "config.toml").mkdir()
    assert "can't be read" in cli.refusal("today")


def test_the_printed_config_reads_as_the_defaults(config):
    assert config(config_text()) == Settings()


def test_the_printed_config_has_every_key_with_its_default():
    uncommented = re.sub(r"^#(\w+ = )", r"\1", config_text(), flags=re.MULTILINE)
    assert tomllib.loads(uncommented) == msgspec.to_builtins(Settings())


def test_the_printed_config_says_when_it_is_read():
    assert "# It is read at the start: an app that is open has it" in config_text()


def test_the_printed_config_says_what_every_key_means():
    lines = config_text().splitlines()
    for number, line in enumerate(lines):
        if re.match(r"#\w+ = ", line):
            assert re.match("# .{10}", lines[number - 1]), line


def test_the_command_prints_it_even_when_the_config_is_broken(cli):
    cli.configure("nonsense")
    assert cli("config").out == config_text()


def test_who_and_where_the_user_is_are_kept_together(config):
    said = config('[you]\nname = "Robin"\nphone = "555 0177"\nzone = "Europe/Berlin"\n')
    assert (said.you.name, said.you.phone, said.you.zone) == ("Robin", "555 0177", "Europe/Berlin")
