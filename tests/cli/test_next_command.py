from tests.cli.conftest import NUMBER

OMAR = "+1 415 555 0143"


def test_it_says_who_the_number_their_time_and_what_to_say(cli, dana):
    cli("log", "dana", "voicemail", "--at", "friday 10am", "--note", "left word with Sam")
    said = cli("next", at="2026-11-30T10:30:00-05:00").out.splitlines()
    assert said[0] == "1 of 1 to go, 0 done"
    assert said[1] == "Dana Whitfield, Larkspur"
    assert said[2] == "Call (212) 555-0188. It is 10:30 there. Attempt 2."
    labels = [line.partition(":")[0] for line in said[3:]]
    assert labels == ["Next", "Try", "Say", "Leave", "Last", "So far", "Tried", "Then"]
    assert "left word with Sam" in said[7]
    assert f"followup-tui log {dana} voicemail" in said[-1]


def test_what_is_logged_is_done_and_the_one_after_comes(cli, dana):
    cli("add", "Omar Adeyemi", "--phone", OMAR)
    first = cli("next", "--json").json["uid"]
    cli("log", first, "no_answer")
    second = cli("next", "--json").json["uid"]
    assert dana in {first, second}
    assert first != second


def test_somebody_can_be_left_for_later(cli, dana):
    cli("add", "Omar Adeyemi", "--phone", OMAR)
    first = cli("next", "--json").json["uid"]
    after = cli("next", "--after", first, "--json").json["uid"]
    assert after != first
    assert cli("next", "--json").json["uid"] == first
    assert "the last" in cli.refusal("next", "--after", after)


def test_of_a_time_to_come_it_says_how_to_go_on_with_the_one_after(cli, dana):
    cli("add", "Omar Adeyemi", "--phone", OMAR)
    cli("log", dana, "talked", "--at", "friday 10am", "--next", "mon 3pm")
    said = cli("next").out.splitlines()
    assert (said[1], said[-1]) == (
        "Dana Whitfield, Larkspur",
        f"Not yet? The one after: followup-tui next --after {dana}",
    )
    assert "Omar Adeyemi" in cli("next", "--after", dana).out
    assert "Not yet" not in cli("next", at="2026-11-23T15:00:00-05:00").out


def test_as_json_it_has_the_number_and_the_addresses(cli, dana):
    cli("edit", dana, "--email", "dana@larkspur.example")
    said = cli("next", "--json").json
    assert (said["number"], said["emails"]) == ("+12125550188", ["dana@larkspur.example"])


def test_one_after_the_other_reaches_everybody_once_and_all_they_are_owed(cli):
    for name, ends in (("Ann", "0144"), ("Bob", "0145"), ("Cee", "0146")):
        email = f"{name.lower()}@larkspur.example"
        cli("add", name, "--phone", f"+1 212 555 {ends}", "--email", email)
    cli("interview", "ann", "bob", "cee", "--at", "last thu 10am")
    waiting = [(entry["name"], entry["kind"]) for entry in cli("today", "--json").json]
    assert len(waiting) == 6
    told: list[tuple[str, str]] = []
    after: tuple[str, ...] = ()
    for nth in range(3):
        said = cli("next", *after, "--json").json
        told += [(one["name"], one["kind"]) for one in (said, *said["also"])]
        lines = cli("next", *after).out.splitlines()
        assert lines[0] == f"{nth + 1} of 3 people, 6 to go, 0 done"
        assert f"Write to {said['name'].lower()}@larkspur.example." in lines
        assert sum(line.startswith("Then:") for line in lines) == 2
        after = ("--after", said["uid"])
    assert sorted(told) == sorted(waiting)
    assert "the last" in cli.refusal("next", *after)


def test_an_empty_day_says_so_and_with_nobody_how_to_begin(cli):
    assert "add NAME; or import" in cli.refusal("next")
    cli("add", "Leo Park", "--stage", "lead")
    assert cli.refusal("next") == "nobody is waiting for you today"


def test_somebody_who_is_not_due_has_nobody_after(cli, dana):
    cli("add", "Leo Park", "--stage", "closed")
    assert "not in today's queue" in cli.refusal("next", "--after", "leo")


def test_before_their_morning_it_warns(cli):
    cli("add", "Kenji Mori", "--phone", "+81 3 5550 0143")
    cli("log", "kenji", "talked", "--at", "20 nov 8pm", "--suggest", "24 nov 7am")
    said = cli("next", at="2026-11-23T17:05:00-05:00").out
    assert "It is 07:05 there" in said
    assert "Careful: it is 07:05 there, before their 08:00" in said


def test_a_hostile_name_stays_on_its_line(cli):
    cli("add", "Eve\x1b[31m\nThen: rm [/b]", "--phone", OMAR)
    said = cli("next").out
    assert "\x1b" not in said
    assert sum(line.startswith("Then:") for line in said.splitlines()) == 1


def test_what_is_owed_besides_is_said(cli, dana):
    cli("interview", "dana", "--at", "thu", "--next", "mon 11am")
    assert "Owed: e-mail by Fri 20 Nov, late" in cli("next").out
    assert cli("next", "--json").json["owed"].startswith("e-mail by")


def test_an_e_mail_owed_has_an_address_and_no_word_for_the_telephone(cli):
    cli("add", "Ruth Varga", "--phone", NUMBER, "--email", "ruth@larkspur.example")
    cli("interview", "ruth", "--at", "9am")
    said = cli("next", at="2026-11-23T21:30:00-05:00").out.splitlines()
    assert said[2] == "Write to ruth@larkspur.example."
    labels = [line.partition(":")[0] for line in said[3:]]
    assert labels == ["Next", "Owed", "Last", "So far", "Draft", "Then"]
    assert said[-1].endswith(" sent")
    told = cli("next", "--json", at="2026-11-23T21:30:00-05:00").json
    assert (told["say"], told["leave"], told["caution"]) == ("", "", "")
    cli(*said[-1].removeprefix("Then: followup-tui ").split())
    assert cli.refusal("next") == "nobody is waiting for you today"


def test_where_only_e_mails_went_a_call_is_proposed(cli, dana):
    for day in ("nov 11", "nov 13", "nov 18"):
        cli("log", dana, "sent", "--at", day)
    for command in (("next",), ("show", dana)):
        assert "3 e-mails in a row: a call says more.\n" in cli(*command).out


def test_an_e_mail_owed_to_whom_no_address_is_known_says_so(cli, dana):
    cli("interview", "dana", "--at", "9am")
    assert "Write to them; no address is known yet." in cli("next").out


def test_after_many_tries_it_says_what_else_to_try_and_has_it_as_json(cli, dana):
    for day in range(2, 12):
        cli("log", dana, "voicemail", "--at", f"{day} nov 9:00")
    hint = "10 tries: another time of day, an e-mail, or somebody else there?"
    assert hint in cli("next").out.splitlines()
    assert cli("next", "--json").json["hint"] == hint


def test_their_other_numbers_are_said_with_what_they_are_called(cli, dana):
    cli("edit", dana, "--phone", "mobile 212 555 0143")
    said = cli("next").out.splitlines()
    assert said[2].startswith("Call mobile (212) 555-0143. It is")
    assert said[3] == "Or: (212) 555-0188"
    assert cli("next", "--json").json["numbers"] == [
        {"number": "+12125550143", "label": "mobile", "ext": ""},
        {"number": "+12125550188", "label": "", "ext": ""},
    ]


def test_once_they_heard_the_news_it_says_how_to_note_that(cli, dana):
    cli("edit", dana, "--stage", "keep_in_touch")
    cli("log", dana, "talked", "--at", "oct 5 10am")
    cli("news", "Shipped the thing")
    last = cli("next").out.splitlines()[-1]
    assert cli("next", "--json").json["news"] == "Shipped the thing"
    told, _, command = last.partition(": followup-tui ")
    assert told == "Then, once they heard the news"
    cli(*command.split())
    assert "heard the news" not in cli("next").out
