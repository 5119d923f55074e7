"""`correct`: what is logged put right, moved, or taken out."""

import pytest


@pytest.fixture
def talked(cli, dana):
    """Dana was called on Thursday at 9:12 and at 15:00, and talked with on Friday."""
    cli("log", dana, "no_answer", "--at", "thu 9:12")
    cli("log", dana, "busy", "--at", "thu 15:00")
    cli("log", dana, "talked", "--at", "fri 10:00", "--note", "call bak", "--next", "tue 3pm")
    return dana


def history(cli, who="dana"):
    return cli("show", who, "--json").json["history"]


def test_the_entry_logged_last_is_put_right(cli, talked):
    lines = cli("correct", "dana", "--note", "call back", "--next", "wed 4pm").out.splitlines()
    assert lines == [
        "Corrected: Dana Whitfield, talked, Fri 20 Nov 10:00",
        "Next: call Wed 25 Nov 16:00: agreed",
    ]
    newest = history(cli)[0]
    assert (newest["note"], newest["commitment"]["words"]) == ("call back", "wed 4pm")


def test_what_was_agreed_is_read_as_of_when_it_was(cli, talked):
    lines = cli("correct", "dana", "--next", "tomorrow 3pm").out.splitlines()
    assert lines[-1] == "Next: call Sat 21 Nov 15:00, overdue: agreed"
    cli("correct", "dana", "--at", "nov 17 2pm", "--next", "tomorrow 3pm")
    assert history(cli)[-1]["commitment"]["day"] == "2026-11-18"


def test_when_they_said_to_try_is_put_right_and_taken_away(cli, talked):
    cli("correct", talked, "--hint", "after four")
    assert history(cli)[0]["hint"]["starts"] == "16:00:00"
    cli("correct", talked, "--hint", "")
    assert history(cli)[0]["hint"] is None
    assert "say a time of day" in cli.refusal("correct", talked, "--hint", "tuesday")


def test_another_is_named_by_its_day_its_hour_or_its_uid(cli, talked):
    cli("correct", talked, "--of", "thu 19 nov 9:12", "--outcome", "voicemail")
    busy = history(cli)[1]["uid"]
    cli("correct", talked, "--of", busy, "--note", "engaged")
    cli("correct", talked, "--of", "fri", "--nothing-agreed", "--annoyed")
    last, second, first = history(cli)
    assert (first["outcome"], second["note"]) == ("voicemail", "engaged")
    assert (last["commitment"], last["annoyed"]) == (None, True)


@pytest.fixture
def far(cli, talked):
    """She is in Tokyo, and was called on Sunday at 22:00: on Monday at 12:00 there."""
    cli("edit", talked, "--tz", "Asia/Tokyo")
    cli("log", talked, "busy", "--at", "sun 22:00")
    return talked


def test_an_entry_is_found_by_the_hours_that_show_has_yours_and_theirs(cli, far):
    lines = (" ".join(line.split()) for line in cli("show", far).out.splitlines())
    assert "Sun 22 Nov 22:00 busy Mon 12:00 theirs" in lines
    for at, words in enumerate(
        ("sun 22:00", "sun 22 nov", "mon 12:00", "mon 23 nov 12:00 their time")
    ):
        said = cli("correct", far, "--of", words, "--note", f"{at}").out
        assert said.startswith("Corrected: Dana Whitfield, busy, Sun 22 Nov 22:00")


def test_where_both_clocks_have_such_an_hour_yours_is_meant(cli, far):
    cli("log", far, "no_answer", "--at", "sun 8:00")
    assert "Sun 22 Nov 08:00   " in cli("show", far).out
    assert "22:00 theirs" in cli("show", far).out
    cli("correct", far, "--of", "sun 22:00", "--note", "the later one")
    assert [entry["note"] for entry in history(cli)[:2]] == ["the later one", ""]


def test_what_is_still_to_come_on_both_clocks_is_refused(cli, far):
    assert "still to come" in cli.refusal("correct", far, "--of", "tomorrow 9:00", "--delete")


def test_when_it_was_is_read_on_the_users_clock(cli, talked):
    cli("correct", talked, "--at", "fri 11:30")
    assert history(cli)[0]["at"] == "2026-11-20T16:30:00Z"


def test_it_is_moved_to_whom_it_was_with_or_taken_out(cli, talked):
    cli("add", "Omar Adeyemi", "--phone", "+1 212 555 0110")
    said = cli("correct", talked, "--with", "omar").out
    assert said.startswith("Moved to Omar Adeyemi: Dana Whitfield, talked, Fri 20 Nov 10:00\n")
    assert [entry["note"] for entry in history(cli, "omar")] == ["call bak"]
    said = cli("correct", talked, "--of", "thu 15:00", "--delete", "--json").json
    assert said["next"]["due"] == "2026-11-20"
    assert [entry["outcome"] for entry in history(cli)] == ["no_answer"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--of", "thu", "--note", "x"), "there are 2 entries of Thu 19 Nov; say its hour or uid:"),
        (("--of", "wed", "--note", "x"), "nothing is logged with Dana Whitfield on Wed 18 Nov"),
        (("--of", "thu 9:13", "--note", "x"), "on Thu 19 Nov 09:13"),
        (("--of", "soonish", "--note", "x"), "soonish"),
        (("--note", "call bak"), "it says so already: nothing to put right"),
        (("--outcome", "met"), "by phone, an outcome is one of"),
        (("--at", "tomorrow"), "still to come"),
        (("--with", "dana"), "it is in Dana Whitfield's history already"),
        (("--with", "nobody"), "nobody here is called"),
    ],
)
def test_what_can_not_be_put_right_changes_nothing(cli, talked, words, why):
    before = cli.data.read_bytes()
    assert why in cli.refusal("correct", talked, *words)
    assert cli.data.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--of", "thu"),
        ("--delete", "--note", "x"),
        ("--delete", "--with", "dana"),
        ("--next", "tue", "--nothing-agreed"),
        ("--next", "tue", "--promise", "fri"),
    ],
)
def test_what_contradicts_itself_is_wrong_usage(cli, talked, words):
    assert "Error: " in cli.usage_error("correct", talked, *words)


def test_a_stop_is_never_rewritten(cli, dana):
    cli("log", dana, "stop")
    for words in (("--delete",), ("--outcome", "talked")):
        assert cli.refusal("correct", dana, *words).startswith("a stop is lifted, never rewritten")
    assert "Corrected:" in cli("correct", dana, "--note", "in writing").out
