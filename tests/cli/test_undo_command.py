"""`undo`: what was done last with somebody, on another day too."""


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
