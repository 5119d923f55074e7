"""A call logged in one line: who, what happened, when it was, what was agreed, the note."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followup_tui.desk.entries import Call
from followup_tui.desk.quick import completed, read_quick
from followup_tui.domain.contact import Snooze, Stage
from followup_tui.domain.interaction import Channel, CommitmentKind, Outcome
from tests.builders import (
    LOS_ANGELES,
    NOW,
    OTHER_NUMBER,
    TOKYO,
    Clock,
    agreed,
    day,
    desk_with,
    person,
    promised,
    suggested,
    there,
)

PEOPLE = (
    person(uid="DANA", company="Larkspur Capital"),
    person("Omar Adeyemi", uid="OMAR", tz=LOS_ANGELES, phones=(OTHER_NUMBER,)),
    person("Mei Tanaka", uid="MEI", tz=TOKYO, company="Corvid"),
    person("Ruth Varga", uid="RUTH"),
    person("Met Nguyen", uid="MET"),
    person("Busy Bee", uid="BUSY"),
    person("Kim Park", uid="KIM1", company="Pier 9"),
    person("Kim Park", uid="KIM2", company="Tidewater"),
    person("Jo Lee", uid="JO1"),
    person("Jo Lee", uid="JO2"),
    person("Joanna Weiß", uid="JOANNA"),
    person("Anne-Marie O'Brien", uid="ANNE"),
    person("佐藤 健 (Ken Satō)", uid="KEN"),
    person("Howard Pell", uid="HOWARD"),
    person("Yuki: Arai", uid="YUKI", stage=Stage.LEAD),
)


@pytest.fixture
def desk(calendar):
    desk = desk_with(calendar, *PEOPLE, clock=Clock(NOW))
    desk.log("HOWARD", Call(Outcome.STOP))
    desk.log("RUTH", Call(Outcome.TALKED, commitment=agreed("Mon 30 Nov 15:00")))
    return desk


@pytest.fixture
def read(desk):
    """Read a line while Dana is highlighted."""
    return lambda typed: read_quick(desk, typed, "DANA")


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("no answer", Outcome.NO_ANSWER), ("no_answer", Outcome.NO_ANSWER),
        ("na", Outcome.NO_ANSWER), ("n/a", Outcome.NO_ANSWER), ("nobody", Outcome.NO_ANSWER),
        ("didn't answer", Outcome.NO_ANSWER), ("didnt pick up", Outcome.NO_ANSWER),
        ("busy", Outcome.BUSY), ("was busy", Outcome.BUSY), ("line busy", Outcome.BUSY),
        ("vm", Outcome.VOICEMAIL), ("VM", Outcome.VOICEMAIL), ("voice mail", Outcome.VOICEMAIL),
        ("left a message", Outcome.VOICEMAIL), ("i left a message", Outcome.VOICEMAIL),
        ("called, left a voicemail", Outcome.VOICEMAIL),
        ("gatekeeper", Outcome.GATEKEEPER), ("left word", Outcome.GATEKEEPER),
        ("left word with sam", Outcome.GATEKEEPER), ("receptionist", Outcome.GATEKEEPER),
        ("left a message with the front desk", Outcome.GATEKEEPER),
        ("talked", Outcome.TALKED), ("we spoke", Outcome.TALKED), ("picked up", Outcome.TALKED),
        ("promised", Outcome.TALKED), ("suggests wed", Outcome.TALKED),
        ("called me", Outcome.THEY_CALLED), ("they called", Outcome.THEY_CALLED),
        ("she called back", Outcome.THEY_CALLED), ("rang me", Outcome.THEY_CALLED),
        ("wrong number", Outcome.WRONG_NUMBER),
    ],
)  # fmt: skip
def test_what_came_of_a_call_is_said_in_ones_own_words(read, words, outcome):
    quick = read(f"dana {words}")
    assert quick.complete, quick.echo
    assert (quick.call.outcome, quick.call.channel) == (outcome, Channel.PHONE)


@pytest.mark.parametrize(
    ("words", "outcome", "channel"),
    [
        ("emailed", Outcome.SENT, Channel.EMAIL), ("e-mailed", Outcome.SENT, Channel.EMAIL),
        ("e-mail sent", Outcome.SENT, Channel.EMAIL), ("sent", Outcome.SENT, Channel.EMAIL),
        ("texted", Outcome.SENT, Channel.MESSAGE),
        ("applied", Outcome.SENT, Channel.APPLICATION),
        ("application sent", Outcome.SENT, Channel.APPLICATION),
        ("replied", Outcome.REPLIED, Channel.EMAIL),
        ("she replied", Outcome.REPLIED, Channel.EMAIL),
        ("wrote back", Outcome.REPLIED, Channel.EMAIL),
        ("emailed me", Outcome.REPLIED, Channel.EMAIL),
        ("they e-mailed", Outcome.REPLIED, Channel.EMAIL),
        ("texted back", Outcome.REPLIED, Channel.MESSAGE),
        ("met", Outcome.MET, Channel.MEETING), ("had an interview", Outcome.MET, Channel.MEETING),
    ],
)  # fmt: skip
def test_so_is_what_was_written_and_who_was_met(read, words, outcome, channel):
    quick = read(f"dana {words}")
    assert quick.complete, quick.echo
    assert (quick.call.outcome, quick.call.channel) == (outcome, channel)


@pytest.mark.parametrize(
    ("line", "uid", "outcome"),
    [
        ("dana vm", "DANA", Outcome.VOICEMAIL),
        ("DANA WHITFIELD vm", "DANA", Outcome.VOICEMAIL),
        ("whitf, vm", "DANA", Outcome.VOICEMAIL),
        ("dana: vm", "DANA", Outcome.VOICEMAIL),
        ("dana - vm", "DANA", Outcome.VOICEMAIL),
        ("larkspur vm", "DANA", Outcome.VOICEMAIL),
        ("hitfiel vm", "DANA", Outcome.VOICEMAIL),
        ("weiss vm", "JOANNA", Outcome.VOICEMAIL),
        ("anne marie obrien vm", "ANNE", Outcome.VOICEMAIL),
        ("sato vm", "KEN", Outcome.VOICEMAIL),
        ("佐藤 vm", "KEN", Outcome.VOICEMAIL),
        ("kim park tidewater vm", "KIM2", Outcome.VOICEMAIL),
        ("KIM2 vm", "KIM2", Outcome.VOICEMAIL),
        ("yuki: arai vm", "YUKI", Outcome.VOICEMAIL),
        ("met met", "MET", Outcome.MET),
        ("met nguyen talked", "MET", Outcome.TALKED),
        ("busy bee busy", "BUSY", Outcome.BUSY),
        ("busy vm", "BUSY", Outcome.VOICEMAIL),
        ("vm", "DANA", Outcome.VOICEMAIL),
        ("busy", "DANA", Outcome.BUSY),
        ("met", "DANA", Outcome.MET),
        ("we met", "DANA", Outcome.MET),
        ("he called", "DANA", Outcome.THEY_CALLED),
    ],
)
def test_the_longest_name_comes_first_and_without_one_it_is_whoever_is_highlighted(
    read, line, uid, outcome
):
    quick = read(line)
    assert quick.complete, quick.echo
    assert (quick.contact, quick.call.outcome) == (uid, outcome)


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("dana vm", None),
        ("dana no answer -20m", "Mon 23 Nov 10:10"),
        ("dana vm 20 min ago", "Mon 23 Nov 10:10"),
        ("mei vm at 9:40", "Mon 23 Nov 09:40"),
        ("mei vm at 11pm", "Sun 22 Nov 23:00"),
        ("omar talked this morning", "Mon 23 Nov 09:00"),
        ("dana talked today 9am", "Mon 23 Nov 09:00"),
        ("dana met yesterday 4pm", "Sun 22 Nov 16:00"),
        ("dana met last friday 4pm", "Fri 20 Nov 16:00"),
        ("dana applied tue", "Tue 17 Nov 12:00"),
        ("dana wrong number 9am", "Mon 23 Nov 09:00"),
    ],
)
def test_when_it_was_is_read_on_the_users_clock(read, line, at):
    quick = read(line)
    assert quick.complete, quick.echo
    assert quick.call.at == (there(at) if at else None)
    assert quick.call.commitment is None


def _at(commitment, words):
    return msgspec.structs.replace(commitment, words=words)


@pytest.mark.parametrize(
    ("line", "commitment"),
    [
        ("dana vm tue 3pm", _at(agreed("Tue 24 Nov 15:00"), "tue 3pm")),
        ("dana vm 9am", _at(agreed("Tue 24 Nov 09:00"), "9am")),
        ("dana talked tue", _at(suggested("Tue 24 Nov"), "tue")),
        ("omar talked tue 3pm", _at(agreed("Tue 24 Nov 15:00", LOS_ANGELES), "tue 3pm")),
        (
            "omar talked tue 3pm my time",
            _at(agreed("Tue 24 Nov 12:00", LOS_ANGELES), "tue 3pm my time"),
        ),
        ("dana talked next tue 3pm", _at(agreed("Tue 1 Dec 15:00"), "next tue 3pm")),
        ("dana talked next 3pm", _at(agreed("Mon 23 Nov 15:00"), "3pm")),
        ("dana talked, next call tue 3pm", _at(agreed("Tue 24 Nov 15:00"), "tue 3pm")),
        ("dana agreed on tue 3pm", _at(agreed("Tue 24 Nov 15:00"), "tue 3pm")),
        (
            "dana talked, suggest after lunch wed",
            _at(suggested("Wed 25 Nov", "13:00", "after lunch"), "after lunch wed"),
        ),
        ("dana talked, try wed 3pm", _at(suggested("Wed 25 Nov", "15:00"), "wed 3pm")),
        ("dana suggested next week", _at(suggested("Mon 30 Nov"), "next week")),
        ("dana promised by friday", _at(promised("Fri 27 Nov"), "friday")),
        ("dana replied, by friday", _at(promised("Fri 27 Nov"), "friday")),
        ("dana will get back to me by friday", _at(promised("Fri 27 Nov"), "friday")),
        ("dana promised to call back", promised()),
    ],
)
def test_what_was_agreed_is_read_on_theirs(read, line, commitment):
    quick = read(line)
    assert quick.complete, quick.echo
    assert quick.call.at is None
    if commitment.kind is CommitmentKind.PROMISE and commitment.day is None:
        assert (quick.call.commitment.kind, quick.call.commitment.day) == (commitment.kind, None)
    else:
        assert quick.call.commitment == commitment


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("dana talked nothing agreed", ""),
        ("dana talked, nothing was agreed: she was in a hurry", "she was in a hurry"),
        ("dana talked -20m no date agreed", ""),
    ],
)
def test_that_nothing_was_agreed_can_be_said(read, line, note):
    quick = read(line)
    assert quick.complete, quick.echo
    assert (quick.call.outcome, quick.call.note) == (Outcome.TALKED, note)
    assert quick.call.commitment is None


@pytest.mark.parametrize(
    "line",
    [
        "dana met yesterday 4pm, suggest after lunch wed",
        "dana met yesterday 4pm suggest after lunch wed",
        "dana met, suggest after lunch wed, yesterday 4pm",
    ],
)
def test_both_may_be_said_in_either_order(read, line):
    quick = read(line)
    assert quick.call.at == there("Sun 22 Nov 16:00")
    assert quick.call.commitment.day == day("Wed 25 Nov")
    assert quick.call.commitment.kind is CommitmentKind.SUGGESTION


@pytest.mark.parametrize(
    ("line", "commitment", "far"),
    [
        ("dana talked at nov 17 2pm, nov 18 3pm", agreed("Wed 18 Nov 15:00"), "5 days ago"),
        ("dana talked tomorrow 3pm, at nov 17 2pm", agreed("Wed 18 Nov 15:00"), "5 days ago"),
        ("omar talked 6 days ago, suggests fri", suggested("Fri 20 Nov", tz=LOS_ANGELES), "3 days"),
    ],
)
def test_what_was_agreed_late_is_read_from_when_it_was(read, line, commitment, far):
    quick = read(line)
    assert quick.complete, quick.echo
    assert msgspec.structs.replace(quick.call.commitment, words="") == commitment
    assert far in quick.agreed


def test_two_clock_times_are_told_apart(read):
    quick = read("dana vm at 9:40 tue 3pm")
    assert quick.call.at == there("Mon 23 Nov 09:40")
    assert quick.call.commitment.day == day("Tue 24 Nov")


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("omar talked next tue 3pm: she liked the plan", "she liked the plan"),
        ("omar talked at 9:40: at 9:50 she hung up", "at 9:50 she hung up"),
        ("omar talked - liked it - a lot", "liked it - a lot"),
        ("omar talked -20m — liked it", "liked it"),
        ('omar talked "liked it" tue 3pm', "liked it"),
        ("omar talked “liked it", "liked it"),
        ('omar talked: he said "soon"', 'he said "soon"'),
        ("omar talked: dana voicemail tue", "dana voicemail tue"),
        ("omar talked:", ""),
        ("omar left word with sam", "left word with sam"),
        ("omar left word with the office tue 3pm", "left word with the office"),
        ("omar left word with sam at 9:40: he'll tell", "left word with sam: he'll tell"),
    ],
)
def test_a_note_goes_after_a_colon_a_dash_or_in_quotes(read, line, note):
    quick = read(line)
    assert quick.complete, quick.echo
    assert (quick.contact, quick.call.note) == ("OMAR", note)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", "what happened?"),
        ("dana", "what happened?"),
        ("busy bee", "what happened?"),
        ("dana danced", "'danced'"),
        ("met nguyen danced", "'danced'"),
        ("danna vm", "'danna'"),
        ("will", "'will'"),
        ("dana vm tue 3pm blah", "'blah'"),
        ("dana met yesterday 4pm suggest wed blah", "'blah'"),
        ("dana vm tue 3pm wed", "'wed'"),
        ("dana talked suggest", "'suggest'"),
        ("dana left word with", "with whom"),
        ("vm dana", "'dana'"),
        ("dana talked " + "tue " * 30, "too many words"),
        ("kim vm", "could be 2 people"),
        ("jo lee vm", "could be 2 people"),
        ("jo vm", "could be 3 people"),
        ("howard vm", "asked to stop"),
        ("howard stop", "asked to stop already"),
        ("dana stop tue 3pm", "no next time"),
        ("omar snooze", "which day"),
        ("omar snooze today", "after today"),
        ("omar snooze: tired", "no note"),
        ("ruth snooze thu", "agreed"),
        ("yuki snooze thu", "no call"),
    ],
)
def test_what_is_missing_or_cant_be_read_is_said(read, line, words):
    quick = read(line)
    assert not quick.complete
    assert (quick.call, quick.stop, quick.snooze_until) == (None, None, None)
    assert words in quick.trouble
    assert words in quick.echo


def test_nobody_highlighted_is_nobody_meant(desk):
    assert not read_quick(desk, "vm", "").complete
    assert not read_quick(desk, "vm", "somebody deleted").complete


def test_a_name_that_could_be_two_lists_them(read):
    assert [one.uid for one in read("kim vm").candidates] == ["KIM1", "KIM2"]


def test_words_beside_an_outcome_are_no_part_of_a_name(calendar):
    desk = desk_with(calendar, person(uid="W"), person("Dana Isaacs", uid="I"))
    assert len(read_quick(desk, "dana is busy").candidates) == 2


def test_a_stop_is_handed_on_and_not_logged_at_once(read):
    quick = read("dana asked to stop: no more, please")
    assert quick.complete
    assert quick.call is None
    assert (quick.contact, quick.stop.outcome) == ("DANA", Outcome.STOP)
    assert quick.stop.note == "no more, please"


def test_after_a_stop_they_may_still_call(read):
    assert read("howard called me").call.outcome is Outcome.THEY_CALLED


def test_a_stop_is_not_lifted_here(desk, read):
    read("howard they called")
    assert desk.plan("HOWARD").stopped


@pytest.mark.parametrize("words", ["snooze thu", "snooze until thu", "put off to thu"])
def test_a_call_is_put_off_to_a_day(desk, read, words):
    quick = read(f"omar {words}")
    assert quick.snooze_until == day("Thu 26 Nov")
    assert quick.call is None
    assert "Fri 27 Nov" in quick.next
    assert "Thanksgiving" in quick.next
    desk.snooze(quick.contact, quick.snooze_until)
    assert desk.contact("OMAR").snooze == Snooze(until=day("Thu 26 Nov"), made=NOW)


def test_all_of_it_is_said_back_in_full(read):
    quick = read("omar talked -20m, next tue 3pm: he liked the plan")
    assert quick.echo == (
        "Omar Adeyemi · talked · Mon 23 Nov 07:10 their time · 10:10 yours · 20 min ago · "
        "agreed Tue 1 Dec 15:00 their time · 18:00 yours · in 8 days · “he liked the plan” · "
        "next: call Tue 1 Dec 15:00 there, 18:00 yours: agreed"
    )


def test_what_it_says_comes_next_is_what_comes_next(desk, read):
    quick = read("dana vm")
    desk.log(quick.contact, quick.call)
    assert desk.plan("DANA").call.day == day("Mon 30 Nov")
    assert "Mon 30 Nov" in quick.next


@pytest.mark.parametrize("uid", [one.uid for one in PEOPLE])
@pytest.mark.parametrize("rest", ["", "vm tue 3pm: liked it"])
def test_a_name_is_completed_so_that_it_is_theirs_alone(desk, uid, rest):
    first = desk.contact(uid).name.split()[0]
    typed = f"{first} {rest}"
    line = completed(desk, typed, read_quick(desk, typed), uid)
    assert read_quick(desk, line).contact == uid
    assert line.endswith(rest)


SAID = """dana Dana kim omar met nguyen busy bee jo vm voicemail talked no answer left word with sam
next suggest promised by at -20m 9:40 tue 3pm yesterday : - — " ' , ; snooze to stop howard after
lunch ago they called 佐藤 [b] 99999999999 2026-13-45"""
WORDS = st.sampled_from([*SAID.split(), "\x1b[31m", "\u202e", "\ud800"])
LINES = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=9).map(" ".join))


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES, st.sampled_from(["", "DANA", "nobody"]))
def test_any_line_is_read_and_names_whom_it_is_about(desk, line, uid):
    quick = read_quick(desk, line, uid)
    assert quick.complete == ([quick.call, quick.stop, quick.snooze_until].count(None) == 2)
    assert "\x1b" not in quick.echo
    assert "\n" not in quick.echo
    if quick.complete:
        assert quick.echo.startswith(desk.contact(quick.contact).name)
        assert quick.name_end or quick.contact == uid
    if quick.call:
        assert quick.call.at is None or quick.call.at <= NOW


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30), st.text(max_size=20))
def test_anybodys_name_can_be_completed(calendar, name, company):
    odd = person(name, uid="odd", company=company)
    desk = desk_with(calendar, odd, person(), person("Dana Weiss", uid="other"))
    for typed in ("dana vm", f"{name[:3]} vm"):
        line = completed(desk, typed, read_quick(desk, typed), "odd")
        assert read_quick(desk, line).contact == "odd"


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("dana gatekeeper annoyed", "Mon 7 Dec"),
        ("dana gatekeeper, she was annoyed: enough!", "Mon 7 Dec"),
        ("dana talked but complained tue 3pm", "Tue 24 Nov"),
        ("dana vm: annoyed", "Mon 30 Nov"),
    ],
)
def test_that_they_were_annoyed_is_read_before_the_note(read, desk, typed, due):
    quick = read(typed)
    assert quick.complete, quick.trouble
    assert quick.call.annoyed == (due != "Mon 30 Nov")
    assert desk.preview("DANA", quick.call).call.day == day(due)
    assert ("annoyed" in quick.what) == quick.call.annoyed
