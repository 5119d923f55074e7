"""`undo`: what was done last with somebody, on another day too."""

import pytest


@pytest.fixture
def live(cli):
    """The program by the clock of the computer, on which no two commands are at once."""
    cli.environment["FOLLOWUP_TUI_NOW"] = ""
    return cli


def everything(cli):
    said = cli("export", "json").json
    return {name: said[name] for name in ("contacts", "interactions", "news")}


@pytest.mark.parametrize(
    ("act", "who"),
    [
        (("apply", "Acme", "Data lead"), "hiring team"),
        (("apply", "Acme", "Data lead", "--new", "Sam Okoye, sam@acme.example"), "sam"),
        (("apply", "Larkspur", "Data lead", "--to", "dana"), "dana"),
        (("apply", "Acme", "Data lead", "--to", "bea"), "bea"),
        (("interview", "dana", "--new", "Sam Okoye", "--new", "Cy Lund"), "dana"),
        (("interview", "dana", "--new", "Sam Okoye"), "sam"),
        (("interview", "dana", "bea", "--company", "Acme"), "bea"),
        (("news", "--told", "dana"), "dana"),
        (("log", "dana", "wrong_number"), "dana"),
        (("put-off", "dana", "in 9 days"), "dana"),
    ],
)
def test_whatever_one_command_did_one_undo_takes_back(live, dana, act, who):
    live("add", "Bea Ost", "--phone", "+1 212 555 0143")
    live("log", "dana", "voicemail", "--note", "left word")
    live("news", "Passed the exam")
    before = everything(live)
    live(*act)
    assert everything(live) != before
    live("undo", who)
    assert everything(live) == before


def test_it_says_who_came_in_by_what_is_undone_and_is_gone(live):
    live("apply", "Acme", "Data lead", "--new", "Sam Okoye, sam@acme.example")
    lines = live("undo", "sam").out.splitlines()
    assert lines[0].startswith("Undone: Sam Okoye, application sent")
    assert lines[1:] == ["Sam Okoye came in with it, and is gone again."]
    assert live("people").out.startswith("Nobody here yet")
    live("apply", "Acme", "Data lead")
    assert live("undo", "hiring team", "--json").json["next"] is None


def test_of_somebody_who_came_in_by_it_the_card_stays_once_it_was_changed(live):
    live("apply", "Acme", "Data lead", "--new", "Sam Okoye")
    live("log", "sam", "sent")
    live("undo", "sam")
    live("news", "Passed the exam")
    live("news", "--told", "sam")
    assert live("undo", "sam").out.startswith("Undone: Sam Okoye heard: Passed the exam\n")
    assert "gone again" in live("undo", "sam").out


def test_it_says_what_it_takes_off_a_card_and_what_it_leaves(live):
    live("add", "Dee", "--stage", "lead", "--phone", "+1 212 555 0144")
    live("apply", "Dco", "Dev", "--to", "dee")
    lines = live("undo", "dee").out.splitlines()
    assert lines[1:3] == [
        "Taken off Dee's card: company, position.",
        "Dee is still followed up; edit --stage changes that.",
    ]


def test_who_was_met_too_and_called_since_is_left_and_said(live, dana):
    live("interview", dana, "--new", "Sam Okoye", "--new", "Cy Lund")
    live("log", "sam", "sent")
    lines = live("undo", dana).out.splitlines()
    assert "Undone with it: Cy Lund, met then" in lines
    assert "Also met then: Sam Okoye; that stays until you undo it, too" in lines
    assert [e["outcome"] for e in live("show", "sam", "--json").json["history"]] == ["sent", "met"]
    assert "nobody here is called" in live.refusal("show", "cy")


def test_what_was_heard_is_taken_back_on_its_own(live, dana):
    live("log", dana, "talked", "--note", "precious")
    live("news", "Passed the exam")
    live("news", "--told", "dana")
    assert live("undo", dana).out.startswith("Undone: Dana Whitfield heard: Passed the exam\n")
    (piece,) = live("news", "--json").json
    assert piece["heard_by"] == []
    assert live("undo", dana).out.startswith("Undone: Dana Whitfield, talked")


def test_what_came_from_elsewhere_keeps_its_card(live, tmp_path):
    live("apply", "Acme", "Data lead", "--new", "Sam Okoye")
    live("export", "json", "-o", str(tmp_path / "all.json"))
    content = (tmp_path / "all.json").read_text("utf-8")
    live("forget", "sam", "--yes")
    foreign = content.replace("ca11ed", "000000")
    (tmp_path / "all.json").write_text(foreign, "utf-8")
    live("import", str(tmp_path / "all.json"))
    assert "gone again" not in live("undo", "sam").out
    assert live("show", "sam", "--json").json["contact"]["company"] == "Acme"


def test_the_entry_logged_last_is_taken_back_and_said_with_its_note(cli, dana):
    cli("log", dana, "busy")
    cli("log", dana, "voicemail", "--at", "9:40", "--note", "left word with Sam")
    lines = cli("undo", "dana").out.splitlines()
    assert lines == [
        "Undone: Dana Whitfield, voicemail, Mon 23 Nov 09:40 “left word with Sam”",
        "Next: call Tue 24 Nov: try another time of day",
    ]
    assert [e["outcome"] for e in cli("show", dana, "--json").json["history"]] == ["busy"]


def test_a_number_is_theirs_again_once_it_is_not_said_to_be_wrong(cli, dana):
    cli("edit", dana, "--phone", "+1 212 555 0188", "--phone", "+1 212 555 0199")
    before = cli("show", dana, "--json").json["contact"]["phones"]
    cli("log", dana, "wrong_number")
    between = cli("show", dana, "--json").json["contact"]["phones"]
    cli("log", dana, "wrong_number")
    assert all(phone["wrong"] for phone in cli("show", dana, "--json").json["contact"]["phones"])
    cli("undo", dana)
    assert cli("show", dana, "--json").json["contact"]["phones"] == between
    cli("correct", dana, "--outcome", "no_answer")
    assert cli("show", dana, "--json").json["contact"]["phones"] == before


def test_a_call_that_was_put_off_is_owed_as_before(cli, dana):
    cli("log", dana, "voicemail")
    before = cli("show", dana, "--json").json
    cli("put-off", dana, "fri")
    assert cli("undo", dana).out.startswith("Undone: Dana Whitfield: not put off any more\n")
    assert cli("show", dana, "--json").json == before


def test_a_talk_stays_when_its_call_was_put_off_to_the_day_the_rules_gave(cli, dana):
    cli("log", dana, "talked", "--note", "precious")
    before = cli("show", dana, "--json").json
    cli("put-off", dana, before["next"]["due"])
    assert cli("undo", dana).out.startswith("Undone: Dana Whitfield: not put off any more\n")
    assert cli("show", dana, "--json").json == before


def test_after_the_data_came_from_the_demo_a_stop_is_still_what_was_logged_last(cli, tmp_path):
    cli("--demo", "export", "json", "-o", str(tmp_path / "demo.json"))
    cli("import", str(tmp_path / "demo.json"))
    cli("log", "katrin", "stop")
    before = cli.data.read_bytes()
    assert cli.refusal("undo", "katrin").startswith("a stop is lifted, never rewritten")
    assert cli.refusal("correct", "katrin", "--delete").startswith("a stop is lifted")
    assert cli.data.read_bytes() == before


LATER = "2026-11-23T11:00:00-05:00"


def test_a_call_stays_when_their_card_was_changed_since(cli, dana):
    cli("log", dana, "talked", "--note", "precious")
    cli("edit", dana, "--company", "Acme", at=LATER)
    before = cli.data.read_bytes()
    said = cli.refusal("undo", dana, at=LATER)
    assert "and stays; to take out Dana Whitfield, talked, Mon 23 Nov 10:30" in said
    assert cli.data.read_bytes() == before
    cli(*said.partition(": followup-tui ")[2].split(), at=LATER)
    assert cli("show", dana, "--json").json["history"] == []


def test_a_call_stays_when_two_were_made_one_since(cli, dana):
    cli("log", dana, "talked")
    cli("add", "D. W.", at=LATER)
    cli("merge", dana, "d. w.", at=LATER)
    assert "what was done last changed their card" in cli.refusal("undo", dana, at=LATER)


def test_what_is_logged_after_a_change_is_taken_back(cli, dana):
    cli("edit", dana, "--company", "Acme")
    cli("log", dana, "busy", at=LATER)
    cli("put-off", dana, "fri", at="2026-11-23T12:00:00-05:00")
    assert "not put off" in cli("undo", dana, at="2026-11-23T13:00:00-05:00").out
    assert "busy" in cli("undo", dana, at="2026-11-23T14:00:00-05:00").out


def test_that_an_application_leaves_the_card_it_filled_in_is_said(cli):
    cli("add", "Dee", "--phone", "+1 212 555 0144")
    cli("apply", "Dco", "Dev", "--to", "dee")
    said = cli("undo", "dee").out.splitlines()
    assert said[0].startswith("Undone: Dee, application")
    assert said[1].startswith("What it filled in on their card (company, position, stage) stays")


def test_a_wrong_number_is_theirs_again(cli, dana):
    cli("log", dana, "wrong_number")
    assert cli("undo", dana, "--json").json["next"]["reason"] == "first call"


def test_nothing_and_a_stop_are_not_taken_back(cli, dana):
    assert cli.refusal("undo", dana) == "nothing is logged with Dana Whitfield yet"
    cli("log", dana, "stop")
    before = cli.data.read_bytes()
    assert cli.refusal("undo", dana).startswith("a stop is lifted, never rewritten")
    assert "nobody here is called" in cli.refusal("undo", "nobody")
    assert cli.data.read_bytes() == before


def test_of_an_interview_with_several_it_says_who_else_was_met(cli, dana):
    cli("interview", dana, "--new", "New Guy, ng@x.example", "--at", "fri 3pm")
    said = cli("undo", dana).out
    assert "Also met then: New Guy; that stays until you undo it, too" in said
    assert "Also met" not in cli("undo", "new guy").out


def test_of_calls_that_were_spread_it_says_whose_stay_put_off(cli):
    cli.configure("policy.capacity = 1\n")
    for at, name in enumerate(("Ann Ek", "Bea Ost", "Cy Lund")):
        cli("add", name, "--phone", f"+1 212 555 010{at}")
    cli("spread", "--a-day", "1")
    said = cli("undo", "bea").out
    assert "Also put off then: Cy Lund; that stays until you undo it, too" in said
    assert "Also put off" not in cli("undo", "cy").out
