import pytest

LATER = "2026-11-23T11:00:00-05:00"


def logged(cli, *words, **more):
    """The interaction that a `log` left, and the next follow-up it printed."""
    said = cli("log", "dana", *words, "--json", **more).json
    history = cli("show", "dana", "--json").json["history"]
    return next(entry for entry in history if entry["uid"] == said["uid"]), said["next"]


def test_the_next_follow_up_is_printed(cli, dana):
    lines = cli("log", "dana", "voicemail", "--note", "left word with Sam").out.splitlines()
    assert lines == [
        "Logged: Dana Whitfield, voicemail, Mon 23 Nov 10:30",
        "Next: call Mon 30 Nov: once a week until they get back",
    ]


def test_json_has_the_uids_and_the_next_follow_up(cli, dana):
    said = cli("log", "dana", "voicemail", "--json").json
    assert set(said) == {"uid", "contact", "next"}
    assert said["contact"] == dana
    assert set(said["next"]) >= {"due", "kind", "reason", "window", "evidence"}
    assert said["next"]["due"] == "2026-11-30"


@pytest.mark.parametrize(
    ("options", "kind", "day", "time"),
    [
        (("--next", "tue 3pm"), "appointment", "2026-11-24", "15:00:00"),
        (("--next", "tue"), "suggestion", "2026-11-24", None),
        (("--next", "tue after lunch"), "suggestion", "2026-11-24", "13:00:00"),
        (("--suggest", "tue 3pm"), "suggestion", "2026-11-24", "15:00:00"),
        (("--promise", "fri"), "promise", "2026-11-27", None),
        (("--promise", "fri 4pm"), "promise", "2026-11-27", None),
    ],
)
def test_what_was_agreed_is_kept_with_its_words(cli, dana, options, kind, day, time):
    entry, _ = logged(cli, "talked", *options)
    agreed = entry["commitment"]
    assert (agreed["kind"], agreed["day"], agreed["time"]) == (kind, day, time)
    assert agreed["words"] == options[1]
    assert agreed["tz"] == "America/New_York"


def test_which_number_was_called_how_long_and_with_ones_own_hidden_is_kept(cli, dana):
    cli("edit", dana, "--phone", "mobile 212 555 0199")
    entry, _ = logged(cli, "voicemail", "--number", "(212) 555-0188", "--hidden")
    assert (entry["number"], entry["hidden"], entry["seconds"]) == ("+12125550188", True, None)
    entry, _ = logged(cli, "talked", "--number", "Mobile", "--minutes", "2.5")
    assert (entry["number"], entry["seconds"]) == ("+12125550199", 150)
    assert entry["at"] == "2026-11-23T15:27:30Z"
    entry, _ = logged(cli, "talked", "--at", "9:00", "--minutes", "10")
    assert (entry["at"], entry["seconds"]) == ("2026-11-23T14:00:00Z", 600)
    assert "number hidden" in cli("show", "dana").out


def test_the_number_that_was_wrong_is_the_one_that_was_called(cli, dana):
    cli("edit", dana, "--phone", "212 555 0199")
    cli("log", dana, "wrong_number", "--number", "212 555 0188")
    phones = cli("show", dana, "--json").json["contact"]["phones"]
    assert [phone["wrong"] for phone in phones] == [False, True]


@pytest.mark.parametrize(
    "words",
    [
        ("they_called", "--number", "212 555 0188"),
        ("they_called", "--hidden"),
        ("sent", "--hidden"),
        ("met", "--minutes", "30"),
        ("talked", "--minutes", "-1"),
        ("talked", "--minutes", "nan"),
    ],
)
def test_what_only_a_call_has_is_of_nothing_else(cli, dana, words):
    assert words[1] in cli.usage_error("log", "dana", *words)


def test_a_number_that_is_not_theirs_is_refused_with_those_that_are(cli, dana):
    said = cli.refusal("log", dana, "voicemail", "--number", "0177")
    assert said == "Dana Whitfield has no number '0177'; theirs: +1 212 555 0188"


def test_annoyance_is_marked_and_the_next_call_waits(cli, dana):
    entry, following = logged(cli, "gatekeeper", "--annoyed")
    assert entry["annoyed"] is True
    assert (following["due"], following["annoyed"]) == ("2026-12-07", True)
    assert following["moved"] == "not Mon 30 Nov, they were annoyed"


def test_an_agreed_day_holds_though_they_were_annoyed_and_it_is_said(cli, dana):
    said = cli("log", "dana", "talked", "--annoyed", "--next", "tue 3pm").out
    assert "Next: call Tue 24 Nov 15:00: agreed, though they were annoyed" in said
    (entry,) = (line for line in cli("show", "dana").out.splitlines() if "talked" in line)
    assert entry.endswith("they were annoyed · agreed Tue 24 Nov 15:00 “tue 3pm”: to come")


def test_without_an_option_nothing_was_agreed(cli, dana):
    entry, following = logged(cli, "talked")
    assert entry["commitment"] is None
    assert following["reason"] == "three days after a conversation"


def test_phrases_are_read_on_their_clock_but_at_on_yours(cli):
    cli("add", "Mei Tanaka", "--phone", "+81 3 1234 5678")
    said = cli("log", "mei", "talked", "--at", "9:40", "--next", "wed 9am", "--json").json
    assert said["next"]["due"] == "2026-11-25T09:00:00+09:00"
    assert cli("show", "mei", "--json").json["history"][0]["at"] == "2026-11-23T14:40:00Z"


def test_as_soon_as_possible_waits_for_the_hours_of_the_contact(cli, dana):
    cli("edit", "dana", "--hours", "10-16")
    _, following = logged(cli, "talked", "--next", "asap", at="2026-11-23T20:30:00-05:00")
    assert following["due"] == "2026-11-24T10:00:00-05:00"


@pytest.mark.parametrize(
    ("at", "option", "words", "day"),
    [
        ("fri 4pm", "--next", "wed 3pm", "2026-11-25"),
        ("nov 17 2pm", "--next", "nov 18 3pm", "2026-11-18"),
        ("nov 17", "--next", "nov 18 3pm", "2026-11-18"),
        ("last thursday", "--next", "tomorrow 9am", "2026-11-20"),
        ("yesterday 5pm", "--suggest", "tomorrow", "2026-11-23"),
        ("nov 17 2pm", "--promise", "friday", "2026-11-20"),
        ("9am", "--next", "in 2 hours", "2026-11-23"),
    ],
)
def test_what_was_agreed_in_a_call_logged_late_is_read_from_the_call(
    cli, dana, at, option, words, day
):
    entry, _ = logged(cli, "talked", "--at", at, option, words)
    assert entry["commitment"]["day"] == day


def test_what_was_agreed_and_has_passed_since_is_due_now_and_says_so(cli, dana):
    said = cli("log", "dana", "talked", "--at", "nov 17 2pm", "--next", "nov 18 3pm").out
    assert said.endswith("Next: call Wed 18 Nov 15:00, overdue: agreed\n")
    (row,) = cli("today", "--json").json
    assert (row["group"], row["due"]) == ("now", "2026-11-18T15:00:00-05:00")


def test_what_had_passed_before_the_call_is_refused(cli, dana):
    words = ("talked", "--at", "nov 17 2pm", "--next", "2026-11-16 3pm")
    assert "has passed" in cli.refusal("log", "dana", *words)


@pytest.mark.parametrize(
    ("outcome", "channel"),
    [("sent", "email"), ("replied", "email"), ("met", "meeting"), ("stop", "phone")],
)
def test_the_channel_follows_from_the_outcome(cli, dana, outcome, channel):
    entry, _ = logged(cli, outcome)
    assert entry["channel"] == channel


def test_a_channel_that_is_given_is_kept(cli, dana):
    entry, _ = logged(cli, "sent", "--channel", "application")
    assert (entry["channel"], entry["direction"]) == ("application", "outgoing")


def test_a_stop_asks_nothing_and_ends_it(cli, dana):
    said = cli("log", "dana", "stop")
    assert said.out.splitlines()[-1] == "Next: Dana Whitfield asked to stop, so nothing comes next"
    assert cli("show", "dana", "--json").json["next"] is None
    assert "asked to stop" in cli.refusal("log", "dana", "voicemail", at=LATER)


def test_a_wrong_number_leaves_a_contact_without_one(cli, dana):
    assert cli("log", "dana", "wrong_number").out.endswith("needs a number that can be dialled\n")


def test_a_lead_is_owed_nothing(cli):
    cli("add", "Omar", "--phone", "+1 212 555 0101", "--stage", "lead")
    assert "Omar is a lead" in cli("log", "omar", "voicemail").out


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("hired",), "'no_answer', 'busy', 'voicemail'"),
        (("rescheduled",), "'no_answer'"),
        (("talked", "--next", "tue", "--promise", "fri"), "not several"),
        (("talked", "--channel", "email"), "by email, an outcome is one of: sent replied stop"),
        (("stop", "--next", "tue"), "no next time"),
        (("talked", "--channel", "fax"), "'fax'"),
        ((), "Missing argument"),
    ],
)
def test_wrong_usage_says_what_is_right(cli, dana, words, complaint):
    before = cli.data.read_bytes()
    assert complaint in cli.usage_error("log", "dana", *words)
    assert cli.data.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("talked", "--next", "31 february"), "no 31 February"),
        (("talked", "--next", "when the cows come home"), "can't read"),
        (("talked", "--next", "yesterday"), "has passed"),
        (("talked", "--at", "tomorrow 9am"), "still to come"),
    ],
)
def test_a_phrase_that_can_not_be_is_refused(cli, dana, words, complaint):
    before = cli.data.read_bytes()
    assert complaint in cli.refusal("log", "dana", *words)
    assert cli.data.read_bytes() == before


def test_a_day_without_an_hour_speaks_for_no_hour(cli, dana):
    said = cli("log", dana, "no_answer", "--at", "fri")
    assert "no answer, Fri 20 Nov\n" in said.out
    card = cli("show", dana)
    assert "Fri 20 Nov            no answer" in card.out
    assert "tried" not in card.out
    (entry,) = cli("show", dana, "--json").json["history"]
    assert entry["day_only"]


@pytest.mark.parametrize(
    ("words", "starts", "ends"),
    [
        ("after four", "16:00:00", None),
        ("before ten", None, "10:00:00"),
        ("before lunch", None, "12:00:00"),
        ("mornings", "09:00:00", "12:00:00"),
        ("at 3pm", "15:00:00", "16:00:00"),
        ("4pm PT", "19:00:00", "20:00:00"),
    ],
)
def test_a_hint_is_when_they_said_to_try(cli, dana, words, starts, ends):
    entry, following = logged(cli, "gatekeeper", "--hint", words)
    assert entry["hint"] == {"starts": starts, "ends": ends, "words": words}
    assert f"they said {words}" in following["evidence"] or words == "4pm PT"


@pytest.mark.parametrize("words", ["", "whenever", "tuesday"])
def test_a_hint_without_a_time_of_day_is_refused(cli, dana, words):
    assert cli.refusal("log", "dana", "gatekeeper", "--hint", words)
    assert cli("show", "dana", "--json").json["history"] == []


def test_a_moment_on_their_clock_is_read_on_it(cli):
    cli("add", "Kenji Mori", "--phone", "+81 3 5550 0143")
    cli("log", "kenji", "no_answer", "--at", "9:40 their time")
    (entry,) = cli("show", "kenji", "--json").json["history"]
    assert entry["at"] == "2026-11-23T00:40:00Z"


def test_a_day_alone_is_that_day_wherever_they_are(cli):
    cli("add", "Kenji Mori", "--phone", "+81 3 5550 0143")
    assert "no answer, Sun 22 Nov\n" in cli("log", "kenji", "no_answer", "--at", "yesterday").out
    assert "Sun 22 Nov" in cli("show", "kenji").out


def test_a_hint_outside_the_hours_one_calls_at_says_so(cli, dana):
    said = cli("log", "dana", "gatekeeper", "--hint", "after 6pm").out
    assert "Hint: from 18:00 their time, but you call them from 8 to 18\n" in said


def test_what_was_agreed_is_said_back_also_where_there_is_no_number(cli, dana):
    said = cli("log", "dana", "talked", "--promise", "fri").out.splitlines()
    assert said[1] == "They promised by Fri 27 Nov “fri”: to come"
    cli("add", "Noah Numberless")
    said = cli("log", "noah", "talked", "--next", "tue 3pm").out.splitlines()
    assert said[1] == "Agreed Tue 24 Nov 15:00 “tue 3pm”: to come"
    assert "needs a number" in said[2]


def test_after_a_stop_the_refusal_names_what_lifts_it(cli, dana):
    cli("log", dana, "stop")
    for words in (("log", dana, "busy"), ("letter", dana)):
        assert cli.refusal(*words).endswith(f"themselves: followup-tui lift {dana}")
