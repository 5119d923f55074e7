import pytest

from tests.cli.conftest import NUMBER

SAM = "Sam Okoye, sam@larkspur.example, +1 212 555 0143"


@pytest.fixture
def omar(cli):
    return cli("add", "Omar Adeyemi", "--phone", "+1 212 555 0101").out.strip()


def owed(cli):
    return {one["name"]: one for one in cli("today", "--json").json if one["kind"] == "email"}


def test_everybody_met_is_told_with_what_is_owed_to_them(cli, dana, omar):
    said = cli("interview", "dana", "omar", "--new", SAM, "--at", "fri 2pm", "--next", "tue 3pm")
    assert said.out.splitlines() == [
        "Logged: interview at Larkspur, Fri 20 Nov 14:00",
        "Dana Whitfield: e-mail by Mon 23 Nov, call Tue 24 Nov 15:00",
        "Omar Adeyemi: e-mail by Mon 23 Nov, call Mon 23 Nov",
        "Sam Okoye: e-mail by Mon 23 Nov, call Mon 23 Nov",
    ]
    assert owed(cli).keys() == {"Dana Whitfield", "Omar Adeyemi", "Sam Okoye"}
    assert owed(cli)["Sam Okoye"]["company"] == "Larkspur"


def test_it_is_in_the_history_with_its_place_and_what_was_talked_about(cli, dana):
    cli("interview", "dana", "--place", "by video", "--note", "the move\nto Boston")
    (met,) = cli("show", "dana", "--json").json["history"]
    assert (met["outcome"], met["channel"], met["place"]) == ("met", "meeting", "by video")
    assert met["note"] == "the move\nto Boston"


def test_an_e_mail_is_late_after_the_next_working_day(cli, dana):
    cli("interview", "dana", "--at", "fri")
    assert not owed(cli)["Dana Whitfield"]["late"]
    later = cli("today", "--json", at="2026-11-24T09:00:00-05:00").json
    assert [one["late"] for one in later if one["kind"] == "email"] == [True]


def test_a_call_agreed_without_interest_is_refused_and_nothing_logged(cli, dana):
    said = cli("interview", "dana", "--no-interest", "--next", "tue 3pm", code=2)
    assert "nobody is called about it: leave out --next" in said.err
    assert cli("show", "dana", "--json").json["history"] == []


def test_without_interest_an_e_mail_is_owed_and_no_call(cli, dana):
    said = cli("interview", "dana", "--no-interest", "--json").json
    (met,) = said["people"]
    assert (met["contact"], met["email_by"]) == (dana, "2026-11-24")
    assert met["next"]["kind"] == "email"
    assert cli("show", "dana", "--json").json["next"]["kind"] == "email"
    cli("log", "dana", "sent")
    assert "you were no longer interested" in cli("show", "dana").out


def test_without_interest_a_call_agreed_before_is_called_off_and_undo_brings_it_back(cli, dana):
    cli("log", "dana", "talked", "--at", "fri 3pm", "--next", "tue 3pm")
    cli("interview", "dana", "--no-interest")
    said = cli("show", "dana").out
    assert "you talked before that" in said
    assert not [one for one in cli("today", "--json").json if one["kind"] == "call"]
    assert "Next: call Tue 24 Nov 15:00" in cli("undo", "dana").out


def test_two_who_are_one_are_called_and_written_to_by_the_newest_interview(cli):
    for name, at, more in (("One", "fri 10am", ["--no-interest"]), ("Two", "fri 9am", [])):
        cli("add", f"Bea {name}", "--email", f"{name}@b.example", "--phone", "+1 212 555 0102")
        cli("interview", f"bea {name}", "--at", at, *more)
    cli("merge", "bea one", "bea two")
    assert [one["kind"] for one in cli("today", "--json").json] == ["email"]
    assert "I don't believe that I am the right person" in cli("letter", "bea").out


def test_the_next_call_is_read_from_when_it_was(cli, dana):
    said = cli("interview", "dana", "--at", "nov 17 2pm", "--next", "tomorrow 3pm").out
    assert "call Wed 18 Nov 15:00" in said


def test_the_call_is_with_whom_it_was_agreed(cli, dana, omar):
    said = cli("interview", "dana", "--new", "Sam Okoye, 212 555 0143", "--next", "wed 9am",
               "--with", "sam")  # fmt: skip
    assert "Sam Okoye: e-mail by Tue 24 Nov, call Wed 25 Nov 09:00" in said.out


def test_somebody_without_a_number_is_told_so(cli):
    said = cli("interview", "--new", "Sam Okoye")
    assert said.out.endswith("Sam Okoye: e-mail by Tue 24 Nov, needs a number to be called\n")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("nobody",), "nobody here is called"),
        (("dana", "dana"), "Dana Whitfield is named twice"),
        (("--new", "Dr. Dana  whitfield, d@w.example"), "is here already: name them without --new"),
        (("--new", f"D. W., {NUMBER}"), "is Dana Whitfield's, who is here already: name them"),
        (("--new", "sam@new.example"), "needs a name, before an address or a number"),
        (("--new", "Kenji Sato", "--new", "kenji sato, k@s.example"), "kenji sato is named twice"),
        (("dana", "--at", "tomorrow"), "still to come"),
        (("dana", "--next", "yesterday"), "has passed"),
        (("dana", "--next", "tue", "--with", "omar"), "not the name of just one of those you met"),
        (("--new", ", x@y.example"), "needs a name"),
        (("--new", "Sam, whatever"), "neither an e-mail address nor a number"),
    ],
)
def test_what_can_not_be_is_refused_and_nothing_logged(cli, dana, words, why):
    before = cli.data.read_bytes()
    assert why in cli.refusal("interview", *words)
    assert cli.data.read_bytes() == before


def test_an_address_that_is_somebodys_is_refused_and_named(cli):
    cli("add", "Sam Okoye", "--email", "sam@larkspur.example")
    why = cli.refusal("interview", "--new", "Samuel O., SAM@larkspur.example")
    assert why == (
        "SAM@larkspur.example is Sam Okoye's, who is here already: name them without --new; "
        "somebody else comes in by: add NAME, and then by their uid"
    )


def test_whoever_asked_to_stop_is_refused_whatever_they_are_called_now(cli, dana):
    cli("log", "dana", "stop")
    later = "2026-11-23T11:00:00-05:00"
    assert "asked to stop" in cli.refusal("interview", "dana", at=later)
    assert "asked to stop" in cli.refusal("interview", "--new", f"D. W., {NUMBER}", at=later)


@pytest.mark.parametrize("words", [(), ("dana", "--with", "dana")])
def test_wrong_usage(cli, dana, words):
    cli.usage_error("interview", *words)


def test_its_company_stays_with_somebody_from_another_and_in_the_letter(cli, dana):
    cli("edit", "dana", "--email", "dana@larkspur.example")
    said = cli("interview", "dana", "--company", "Other Co", "--at", "fri 2pm", "--note", "tides")
    assert said.out.startswith("Logged: interview at Other Co, Fri 20 Nov 14:00\n")
    assert "the work at Other Co" in cli("letter", "dana").out
    shown = cli("show", "dana", "--json").json
    assert (shown["contact"]["company"], shown["history"][0]["company"]) == ("Larkspur", "Other Co")
    assert "at Other Co · tides" in cli("show", "dana").out
    cli("correct", "dana", "--note", "the tidal model")
    assert "at Other Co · the tidal model" in cli("show", "dana").out


def test_a_company_that_was_not_said_is_not_written_of_those_who_have_one(cli, dana):
    cli("add", "Ken Sato", "--company", "Heron")
    cli("interview", "dana", "ken", "--company", " ")
    assert [
        cli("show", who, "--json").json["history"][0]["company"] for who in ("dana", "ken")
    ] == [
        *("", ""),
    ]
