CARD = {
    "uid", "name", "company", "role", "phones", "emails", "tz", "region", "stage", "tags", "stopped"
}  # fmt: skip
ENTRY = {"uid", "at", "channel", "direction", "outcome", "note", "commitment"}
NEXT = {"due", "kind", "reason", "window", "evidence"}


def show(cli, who="dana"):
    return cli("show", who, "--json").json


def test_an_e_mail_that_is_late_is_said_besides_the_call(cli, dana):
    cli("interview", "dana", "--at", "thu 2pm", "--next", "mon 9am")
    cli("interview", "dana", "--at", "thu 3pm", "--next", "mon 3pm")
    lines = cli("show", "dana").out.splitlines()
    assert any("e-mail by Fri 20 Nov, late" in line for line in lines)


def test_a_call_agreed_while_an_e_mail_is_owed_is_said_when_it_is_logged_and_shown(cli, dana):
    cli("interview", "dana", "--at", "9am")
    said = cli("log", "dana", "talked", "--next", "tue 3pm").out.splitlines()
    assert said[2].startswith("Next: e-mail by Tue 24 Nov")
    assert said[3] == "Owed: call Tue 24 Nov 15:00: agreed"
    assert said[3] in cli("show", "dana").out.splitlines()


def test_json_has_the_promised_keys(cli, dana):
    cli("log", "dana", "voicemail")
    said = show(cli)
    assert set(said) == {"contact", "history", "next"}
    assert set(said["contact"]) >= CARD
    assert set(said["history"][0]) >= ENTRY
    assert set(said["next"]) >= NEXT


def test_a_history_is_searched_for_words_in_what_happened_was_said_and_agreed(cli, dana):
    cli("log", "dana", "voicemail", "--at", "mon 9 nov 9:00", "--note", "left word with Sam")
    cli("log", "dana", "talked", "--at", "thu 9:00", "--note", "SAM is away", "--next", "mon 9am")
    cli("log", "dana", "busy", "--at", "fri 9:00")
    found = cli("show", "dana", "--find", "sam", "--json").json["history"]
    assert [one["outcome"] for one in found] == ["talked", "voicemail"]
    lines = cli("show", "dana", "--find", "voicemail").out.splitlines()
    assert lines[0].startswith("Dana Whitfield")
    assert [line[:9] for line in lines[lines.index("") + 1 :]] == ["Mon 9 Nov"]
    assert "Nothing in their history has 'omar' in it." in cli("show", "dana", "--find", "omar").out


def test_history_is_newest_first(cli, dana):
    cli("log", "dana", "no_answer", "--at", "last thursday 9am")
    cli("log", "dana", "voicemail", "--at", "friday 9am", "--note", "hello")
    newest, oldest = show(cli)["history"]
    assert (newest["outcome"], oldest["outcome"]) == ("voicemail", "no_answer")
    assert newest["at"] == "2026-11-20T14:00:00Z"
    assert (newest["note"], newest["direction"]) == ("hello", "outgoing")


def test_the_next_call_comes_with_a_window_and_what_speaks_for_it(cli, dana):
    cli("log", "dana", "no_answer", "--at", "9:15")
    following = show(cli)["next"]
    assert following["due"] == "2026-11-24"
    assert following["window"] == "16:00-17:00"
    assert following["evidence"] == "9–10 tried 1×, no answer; not tried after four"


def test_next_says_what_today_says(cli, dana):
    (entry,) = cli("today", "--json").json
    following = show(cli)["next"]
    assert {key: entry[key] for key in NEXT} == {key: following[key] for key in NEXT}


def test_the_region_is_the_zones_country_or_null(cli):
    cli("add", "Known", "--tz", "Europe/London")
    cli("add", "Chosen", "--tz", "Europe/London", "--region", "IE")
    cli("add", "Unknown")
    regions = [show(cli, who)["contact"]["region"] for who in ("Known", "Chosen", "Unknown")]
    assert regions == ["GB", "IE", None]
    assert show(cli, "Unknown")["contact"]["tz"] is None


def test_who_asked_to_stop_is_shown_as_such(cli, dana):
    cli("log", "dana", "stop")
    said = show(cli)
    assert said["contact"]["stopped"] is True
    assert said["next"] is None
    card = cli("show", "dana").out.splitlines()[2]
    assert card == "10:30 there, America/New_York (guessed) · asked to stop"


def test_people_read_card_next_and_history(cli, dana):
    cli("log", "dana", "talked", "--next", "tue 3pm", "--note", "will know after the offsite")
    assert cli("show", "whit").out.splitlines() == [
        "Dana Whitfield · Larkspur",
        "(212) 555-0188",
        "10:30 there, America/New_York (guessed) · active",
        "Next: call Tue 24 Nov 15:00: agreed",
        "",
        "Mon 23 Nov 10:30      talked           "
        "agreed Tue 24 Nov 15:00 “tue 3pm”: to come · will know after the offsite",
    ]


def test_a_uid_names_somebody_whatever_they_are_called(cli, dana):
    assert show(cli, dana)["contact"]["name"] == "Dana Whitfield"


def test_a_name_that_several_have_lists_them(cli, dana):
    other = cli("add", "Dana Ortiz", "--company", "Quillon").out.strip()
    complaint = cli.refusal("show", "dana")
    assert f"Dana Whitfield, Larkspur ({dana})" in complaint
    assert f"Dana Ortiz, Quillon ({other})" in complaint


def test_hostile_text_is_shown_without_what_could_steer_a_terminal(cli, tmp_path):
    nasty = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202eDana"
    cli("add", nasty, "--company", nasty, "--role", nasty, "--phone", nasty, "--tag", nasty)
    cli("log", "dana", "talked", "--note", nasty + "\nsecond line", "--next", "tue")
    for words in (("show", "dana"), ("show", "dana", "--json"), ("today",), ("export", "json")):
        out = cli(*words).out
        assert not set(out) & set("\x1b\x07\x9b\u202e"), words


def test_a_hint_that_asks_ends_with_its_question_mark(cli, dana):
    for day in range(2, 10):
        cli("log", "dana", "voicemail", "--at", f"{day} nov 9:00")
    assert cli("show", "dana").out.count("somebody else there?\n") == 1
