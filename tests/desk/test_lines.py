"""A user's own lines: put in place of ours, checked, and never more than words."""

import pytest

from followup_tui.desk.lines import Occasion, Way, filled, shipped, shipped_text
from followup_tui.desk.own_lines import read_lines
from followup_tui.domain.errors import FollowupError

THREE = "[talked]\nsay: One, {name}\nsay: Two\nsay: Three\n"


def test_own_lines_take_the_place_of_ours_and_the_rest_stays():
    own = read_lines(THREE, "lines.txt")
    assert own.turns(Occasion.TALKED, Way.SAY) == ("One, {name}", "Two", "Three")
    for occasion, way in shipped().of:
        if (occasion, way) != (Occasion.TALKED, Way.SAY):
            assert own.turns(occasion, way) == shipped().turns(occasion, way)


def test_the_file_to_begin_with_reads_as_ours():
    assert read_lines(shipped_text(), "lines.txt") == shipped()


def test_nothing_of_ones_own_is_ours():
    assert read_lines("# only a remark\n\n[met]\n", "lines.txt") == shipped()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Hello {name}, hello", "Hello Dana, hello"),
        ("{day} it was", "on Monday it was"),
        ("All of {company}", "All of your team"),
        ("[bold]{name}[/bold]", "[bold]Dana[/bold]"),
    ],
)
def test_fields_are_replaced_by_what_is_known(line, said):
    assert filled(line, {"name": "Dana", "day": "on Monday"}) == said


def test_a_name_that_is_not_known_leaves_no_gap():
    assert filled("Hello {name}, hello", {}) == "Hello, hello"


def test_what_stands_in_a_field_is_not_read_as_a_line():
    assert filled("Hello {name}", {"name": "{me} {name}"}) == "Hello {me} {name}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[talked]\nsay: {nmae}", "lines.txt, line 2: there is no field {nmae}; there are {name}"),
        ("say: Hello", "line 1: it stands under no [heading]"),
        ("[talkd]\nsay: Hello", "line 1: there is no [talkd]; there is [talked]"),
        ("[talked]\nHello", "line 2: a line begins with say: or leave:"),
        ("[talked]\nshout: Hello", "line 2: a line begins with say: or leave:"),
        ("[talked]\nsay:", "line 2: a line begins with say: or leave:"),
        ("[talked]\nsay: One\n\nsay: Two", "line 2: [talked] has 2 to say; 3 or more take turns"),
        ("[talked]\nsay: One\nsay: One", "line 3: line 2 says the same"),
        (THREE + "[met]\nsay: Two", "line 6: line 3 says the same"),
        ("[talked]\nsay: " + "w" * 301, "line 2: it is longer than 300 letters"),
        ("[talked]\nsay: a { b", "line 2: there is a brace without its pair"),
        (
            THREE + f"say: {shipped().turns(Occasion.MET, Way.SAY)[0]}",
            "line 5: our [met] says the same; nobody is to hear a line twice in a row",
        ),
    ],
)
def test_what_can_not_be_used_is_named_with_its_line(text, said):
    with pytest.raises(FollowupError) as refused:
        read_lines(text, "lines.txt")
    assert said in str(refused.value)


@pytest.mark.parametrize(
    "line",
    [
        "{name.__class__}",
        "{name!r}",
        "{name:>999999999}",
        "{0}",
        "{}",
        "{{ 7 * 7 }}",
        "{% include '/etc/passwd' %}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{__import__('os')}",
        "${HOME}",
    ],
)
def test_a_line_can_run_nothing_and_read_nothing(line):
    with pytest.raises(FollowupError):
        read_lines(f"[talked]\nsay: {line}\nsay: Two\nsay: Three", "lines.txt")


@pytest.mark.parametrize("line", ["%s %(name)s", "`id` $(id) $HOME", "<script>", "[/x] [b]", "\\n"])
def test_what_would_mean_something_elsewhere_is_only_words(line):
    own = read_lines(f"[talked]\nsay: {line}\nsay: Two\nsay: Three", "lines.txt")
    assert filled(own.turns(Occasion.TALKED, Way.SAY)[0], {"name": "Dana"}) == line


def test_what_could_steer_a_terminal_is_taken_out():
    text = "[talked]\nsay: \x1b[31mred\x1b]0;title\x07\u202e\nsay: Two\nsay: Three"
    assert read_lines(text, "lines.txt").turns(Occasion.TALKED, Way.SAY)[0] == "red"
