import json
import stat

import pytest


@pytest.fixture
def full(cli, dana):
    cli("log", "dana", "talked", "--next", "tue 3pm", "--note", "will know after the offsite")
    return cli


def test_standard_output_is_the_default(full):
    said = full("export", "json")
    assert set(said.json) == {"contacts", "interactions", "news"}
    assert full("export", "json", "-o", "-").out == said.out


def test_a_file_is_for_the_user_alone(full, tmp_path):
    path = tmp_path / "out.json"
    path.write_text("old")
    path.chmod(0o644)
    assert full("export", "json", "-o", str(path)).out == ""
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text() == full("export", "json").out


FORMATS = [("json",), ("csv",), ("csv", "--for", "google"), ("vcf",), ("ics",), ("work-search",)]


@pytest.mark.parametrize("form", FORMATS, ids=" ".join)
def test_every_format_goes_to_standard_output_or_into_a_private_file(full, tmp_path, form):
    path = tmp_path / "out"
    said = full("export", *form)
    assert full("export", *form, "-o", "-").out == said.out
    full("export", *form, "-o", str(path))
    assert path.read_text("utf-8") == said.out
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("form", [*FORMATS, ("work-search", "--html")], ids=" ".join)
def test_no_format_has_notes_that_are_not_wanted(full, form):
    more = ("--week", "2026-11-23") if form[0] == "work-search" else ()
    assert "offsite" not in full("export", *form, *more, "--no-notes").out


@pytest.mark.parametrize("form", [("json",), ("ics",), ("work-search", "--notes")], ids=" ".join)
def test_notes_of_calls_are_there_where_they_are_wanted(full, form):
    more = ("--week", "2026-11-23") if form[0] == "work-search" else ()
    assert "offsite" in full("export", *form, *more).out


@pytest.mark.parametrize("form", [("csv",), ("csv", "--for", "excel"), ("vcf",)], ids=" ".join)
def test_importing_ones_own_export_changes_nothing(full, tmp_path, form):
    path, before = tmp_path / "out", full.data.read_bytes()
    full("export", *form, "-o", str(path))
    full("import", str(path))
    assert full.data.read_bytes() == before


def test_excel_is_told_which_letters_these_are(full, tmp_path):
    path = tmp_path / "out.csv"
    full("export", "csv", "--for", "excel", "-o", str(path))
    assert path.read_bytes().startswith(b"\xef\xbb\xbfuid,name,")


def test_one_card_for_each_file(full, tmp_path, dana):
    cards = tmp_path / "new" / "cards"
    full("add", "Omar Adeyemi")
    assert full("export", "vcf", "--split", str(cards)).out == f"2 cards in {cards}\n"
    files = list(cards.iterdir())
    assert sorted(path.read_text().count("BEGIN:VCARD") for path in files) == [1, 1]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert any(dana in path.name for path in files)


def test_cards_go_into_a_folder_or_a_file_not_both(full, tmp_path):
    complaint = full.usage_error("export", "vcf", "--split", str(tmp_path), "-o", "x.vcf")
    assert "give one of them" in complaint


def test_a_folder_of_cards_that_can_not_be_written_is_refused(full, tmp_path):
    (tmp_path / "file").touch()
    said = full.refusal("export", "vcf", "--split", str(tmp_path / "file" / "cards"))
    assert "can't be written" in said


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ((), "Mon 16 Nov 2026 to Sun 22 Nov 2026"),
        (("--week", "2026-11-18"), "Mon 16 Nov 2026 to Sun 22 Nov 2026"),
        (("--from", "2026-11-01"), "Sun 1 Nov 2026 to Mon 23 Nov 2026"),
        (("--from", "2026-11-01", "--to", "2026-11-01"), "Sun 1 Nov 2026"),
    ],
)
def test_a_work_search_record_is_of_the_days_asked_for(full, words, days):
    assert f"<p>{days}: " in full("export", "work-search", "--html", *words).out


def test_a_work_search_record_has_applications_address_and_position(full):
    full("add", "Mei", "--company", "Sumi", "--address", "1-1 Marunouchi", "--position", "Analyst")
    full("log", "mei", "sent", "--channel", "application", "--at", "fri 9:00")
    said = full("export", "work-search")
    assert said.err == ""
    assert said.out.splitlines() == [
        "date,employer,address,person,how contacted,position,result",
        "2026-11-20,Sumi,1-1 Marunouchi,Mei,application,Analyst,application sent",
    ]


def test_an_empty_record_says_so_in_passing(full):
    said = full("export", "work-search", "--week", "2026-01-05")
    assert said.out.splitlines() == ["date,employer,address,person,how contacted,position,result"]
    assert "nothing was logged from 2026-01-05 to 2026-01-11" in said.err


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--week", "2026-11-16", "--to", "2026-11-17"), "give a --week, or --from and --to"),
        (("--to", "2026-11-17"), "--to needs a --from"),
    ],
)
def test_days_that_make_no_range_are_wrong_usage(full, words, complaint):
    assert complaint in full.usage_error("export", "work-search", *words)


@pytest.mark.parametrize("week", ["last monday", "nov 18", "5 days ago", "2026-11-22"])
def test_a_day_is_said_as_anywhere_else(full, week):
    exact = full("export", "work-search", "--week", "2026-11-16").out
    assert full("export", "work-search", "--week", week).out == exact
    days = ("--from", "mon 16 nov", "--to", "today")
    assert len(full("export", "work-search", *days).out.splitlines()) > 1


def test_what_is_no_day_is_refused_in_plain_words(full):
    assert full.refusal("export", "work-search", "--week", "soon") == "can't read 'soon'"
    assert "still to come" in full.refusal("export", "work-search", "--from", "tomorrow")


def test_a_range_that_ends_before_it_begins_is_refused(full):
    words = ("--from", "2026-11-17", "--to", "2026-11-16")
    assert "the first day comes before the last" in full.refusal("export", "work-search", *words)


def test_it_imports_back_unchanged(full, tmp_path, monkeypatch):
    path = tmp_path / "out.json"
    full("export", "json", "-o", str(path))
    full.environment["FOLLOWUP_TUI_HOME"] = str(tmp_path / "other")
    full("import", str(path))
    assert json.loads(full("export", "json").out) == json.loads(path.read_text())


def test_a_link_is_followed(full, tmp_path):
    path, link = tmp_path / "out.json", tmp_path / "link.json"
    link.symlink_to(path)
    full("export", "json", "-o", str(link))
    assert link.is_symlink()
    assert path.is_file()


@pytest.mark.parametrize("place", ["missing/out.json", "", "a" * 300], ids=["gone", "dir", "long"])
def test_a_place_that_can_not_be_written_is_refused(full, tmp_path, place):
    assert "can't be written" in full.refusal("export", "json", "-o", str(tmp_path / place))
    assert not list(tmp_path.glob(".*.tmp"))


@pytest.mark.parametrize("name", ["followup.json", "config.toml"])
def test_the_programs_own_files_are_not_written_over(full, name):
    before = full.data.read_bytes()
    assert "own" in full.refusal("export", "json", "-o", str(full.home / name))
    assert full.data.read_bytes() == before


def test_a_data_file_that_can_not_be_read_is_not_exported_as_nothing(full, tmp_path):
    full.data.write_text("not json")
    path = tmp_path / "out.json"
    assert full.refusal("export", "json", "-o", str(path))
    assert not path.exists()
