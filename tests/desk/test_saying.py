"""What to say, what to leave: by what happened last and was agreed, never twice in a row."""

import re
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.desk.lines import Occasion, Way, filled, shipped
from followup_tui.desk.saying import to_say
from followup_tui.domain.contact import Stage
from followup_tui.domain.interaction import ATTEMPTS, Interaction, Outcome
from followup_tui.planning.calendar import Calendar, LibraryHolidays
from followup_tui.planning.policy import Policy
from followup_tui.planning.rules import plan
from followup_tui.planning.situation import Situation
from tests.builders import NEW_YORK, NOW, agreed, entry, history, person, promised, suggested

DANA = person()
CALENDAR = Calendar(LibraryHolidays())


def said(*entries, contact=DANA, calendar=CALENDAR, **words):
    case = Situation(contact, history(*entries), Policy(), calendar, NOW)
    return to_say(shipped(), case, owed_by(case), words)


def owed_by(case):
    return plan(case.contact, case.history, case.policy, case.calendar, case.now)


def line(*entries, **more) -> str:
    return said(*entries, **more).opening


def left(*entries, **more) -> str:
    return said(*entries, **more).voicemail


@pytest.mark.parametrize(
    ("entries", "word"),
    [
        ((), "have I caught you"),
        (("Fri 20 Nov 09:10 no_answer",), "I admire"),
        (("Thu 19 Nov 09:10 voicemail",), "I know how full your days are"),
        (("Thu 19 Nov 09:10 talked",), "our talk on Thursday"),
        (("Sun 22 Nov 09:10 they_called",), "calling me yesterday"),
        (("Mon 16 Nov 09:10 met",), "meet you on Monday the 16th"),
        (("Fri 30 Oct 09:10 sent",), "on Friday the 30th of October"),
        (("Fri 20 Nov 09:10 replied",), "your answer on Friday"),
    ],
)
def test_the_line_fits_what_happened_last(entries, word):
    assert word in line(*entries)


@pytest.mark.parametrize(
    ("what", "word"),
    [
        (agreed("Mon 23 Nov 10:30"), "as we agreed"),
        (suggested("Mon 23 Nov"), "when you suggested"),
        (promised("Fri 20 Nov"), "save you the call"),
    ],
)
def test_when_the_call_was_agreed_the_line_says_so(what, word):
    assert word in line(entry("Thu 19 Nov 09:10 talked", what))


@pytest.mark.parametrize(
    "what", [agreed("Mon 30 Nov 10:30"), suggested("Mon 30 Nov"), promised("Mon 30 Nov")]
)
def test_nobody_is_asked_before_the_day_they_named(what):
    assert "our talk on Thursday" in line(entry("Thu 19 Nov 09:10 talked", what))


def test_who_was_talked_to_once_is_never_greeted_as_a_stranger():
    assert "the 16th" in line("Mon 16 Nov 09:10 talked", "Thu 19 Nov 09:10 no_answer")


def test_keeping_in_touch_brings_news():
    friend = person(stage=Stage.KEEP_IN_TOUCH)
    assert "thought of you" in line(contact=friend)
    assert "news" not in line(contact=friend)
    assert "some news" in line(contact=friend, news="We won")
    assert "with good news: We won" in left(contact=friend, news="We won")


def test_nothing_is_said_to_who_asked_to_stop():
    stopped = said("Thu 19 Nov 09:10 stop")
    assert (stopped.opening, stopped.voicemail) == ("", "")


def test_a_message_names_the_caller_the_number_and_the_day_of_the_next_call():
    me = {"me": "Alex Kim", "phone": "212 555 0100", "next": "on Monday"}
    assert left("Thu 19 Nov 09:10 talked", **me) == (
        "Hello Dana, Alex Kim. I enjoyed our talk on Thursday and have one thing to add. "
        "I'm on 212 555 0100; I'll try on Monday."
    )


def test_what_is_not_known_of_the_caller_is_left_to_be_filled_in():
    assert "(your name), (your number)" in left()


def test_after_fifteen_calls_without_a_talk_the_words_are_as_gracious():
    calls = [f"{NOW - timedelta(days=60 - nth):%a %-d %b} 09:10 voicemail" for nth in range(15)]
    assert line(*calls[:14]) == "Hello Dana, I'd still love to talk with you; do you have a minute?"
    assert line(*calls) == "Hello Dana, how nice to reach you! May I ask one thing?"


def test_after_annoyance_the_words_give_room():
    cross = entry("Thu 19 Nov 09:10 gatekeeper", annoyed=True)
    assert "bearing with me" in line(cross)
    assert "no need to ring back" in left(cross)


def test_a_day_they_named_is_spoken_of_though_they_were_annoyed():
    cross = entry("Thu 19 Nov 09:10 talked", agreed("Mon 23 Nov 10:30"), annoyed=True)
    assert "as we agreed" in line(cross)


def test_a_broken_promise_of_somebody_annoyed_is_not_spoken_of():
    cross = entry("Mon 2 Nov 09:10 talked", promised("Tue 3 Nov"), annoyed=True)
    assert "bearing with me" in line(cross)


def test_after_the_days_of_peace_and_a_call_the_words_are_the_usual_again():
    cross = entry("Mon 26 Oct 09:10 gatekeeper", annoyed=True)
    assert "bearing with me" in line(cross)
    assert "don't mean to crowd you" in line(cross, "Wed 28 Oct 09:10 no_answer")
    assert "still love to talk" in line(cross, "Mon 9 Nov 09:10 voicemail")


def test_peace_is_promised_to_nobody_who_is_called_again():
    for one in shipped().turns(Occasion.ANNOYED, Way.LEAVE):
        assert "in peace" not in one


def test_a_time_that_was_missed_is_not_said_to_be_now():
    late = entry("Wed 18 Nov 09:10 talked", agreed("Fri 20 Nov 10:30"))
    assert line(late) == "Hello Dana, our time on Friday slipped by, I'm sorry; is now good?"
    assert "I missed our time on Friday" in left(late)
    earlier = entry("Thu 19 Nov 09:10 talked", agreed("Mon 23 Nov 08:30"))
    assert "our time today" in line(earlier)
    just_now = entry("Thu 19 Nov 09:10 talked", agreed("Mon 23 Nov 10:00"))
    assert "as we agreed" in line(just_now)


@pytest.mark.parametrize("passed", ["Fri 20 Nov", "Sun 22 Nov"])
def test_a_suggestion_is_not_said_to_be_for_now_once_its_day_has_passed(passed):
    talk = entry("Thu 19 Nov 09:10 talked", suggested(passed))
    assert "our talk on Thursday" in line(talk)
    assert "our talk on Thursday" in left(talk)
    cross = entry("Thu 19 Nov 09:10 talked", suggested(passed), annoyed=True)
    assert "bearing with me" in line(cross)


REPROACH = {"promised", "waiting", "ignored", "never", "finally", "haven't", "didn't", "must"}


@pytest.mark.parametrize("way", Way)
def test_no_line_of_ours_reproaches_anybody(way):
    for occasion in Occasion:
        for one in shipped().turns(occasion, way):
            words = set(re.findall(r"[\w']+", one.casefold()))
            assert not words & REPROACH or "haven't spoken before" in one, one


@pytest.mark.parametrize("way", Way)
@pytest.mark.parametrize("occasion", Occasion)
def test_each_occasion_has_lines_that_take_turns_and_fit_the_card(occasion, way):
    turns = shipped().turns(occasion, way)
    assert len(set(turns)) == len(turns) >= 3
    known = {"name": "Annelise", "day": "on Wednesday the 18th", "next": "on Monday the 30th"}
    for one in turns:
        said = filled(one, {**known, "me": "Alex Kim", "phone": "212 555 0100", "news": "We won"})
        assert len(said) <= (85 if way is Way.SAY else 150), said
        assert "{" not in said
        assert (way is Way.SAY) or ("{me}" in one and "{phone}" in one), one


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Dana Whitfield", "Hello Dana,"),
        ("Dr. Ruth Varga", "Hello Dr. Varga,"),
        ("田中 芽衣", "Hello 田中 芽衣,"),
        ("佐藤 健 (Ken Satō)", "Hello 佐藤 健,"),
        ("김민수", "Hello 김민수,"),
        ("José Sales", "Hello José,"),
        ("HR Department", "Hello,"),
        ("Talent Team", "Hello,"),
        ("Front Desk", "Hello,"),
        ("Recruiting", "Hello,"),
        ("Kranich Optik GmbH", "Hello,"),
        ("W" * 3000, "Hello,"),
        ("[bold]x[/bold]", "Hello,"),
        ("{0}", "Hello,"),
        ("Mr", "Hello,"),
    ],
)
def test_a_name_is_said_only_where_it_is_sure(name, called):
    contact = person(name)
    assert line(contact=contact).startswith(called)


HAPPENED = st.tuples(
    st.sampled_from(sorted(set(Outcome) - {Outcome.STOP}, key=str)),
    st.sampled_from([None, agreed("Mon 23 Nov 10:30"), suggested("Mon 23 Nov"), promised()]),
)


@given(
    st.lists(HAPPENED, max_size=20),
    st.sampled_from(sorted(ATTEMPTS, key=str)),
    st.sampled_from(Stage),
)
def test_no_two_calls_in_a_row_open_with_the_same_words(happened, attempt, stage):
    contact = person(stage=stage)
    told = tuple(
        Interaction(
            uid=str(nth),
            contact=contact.uid,
            at=NOW - timedelta(days=99 - nth),
            tz=NEW_YORK,
            outcome=outcome,
            commitment=what,
        )
        for nth, (outcome, what) in enumerate([*happened, (attempt, None)])
    )
    before, after = (opening(contact, known) for known in (told[:-1], told))
    assert before != after
    assert len(after) < 100


def opening(contact, told) -> str:
    case = Situation(contact, told, Policy(), CALENDAR, NOW)
    return to_say(shipped(), case, owed_by(case), {}).opening


@given(st.lists(st.sampled_from(sorted(ATTEMPTS, key=str)), max_size=40))
def test_nobody_hears_the_same_twice_in_a_row_however_many_calls_lie_between(outcomes):
    heard, left = [], []
    for nth, outcome in enumerate(outcomes):
        now = to_say_after(outcomes[:nth])
        if outcome is Outcome.TALKED:
            heard.append(now.opening)
        if outcome is Outcome.VOICEMAIL:
            left.append(now.voicemail)
    for lines in (heard, left):
        assert all(one != other for one, other in pairwise(lines))


def to_say_after(outcomes):
    told = tuple(
        Interaction(
            uid=str(nth),
            contact="dana",
            at=NOW - timedelta(days=99 - nth),
            tz=NEW_YORK,
            outcome=outcome,
        )
        for nth, outcome in enumerate(outcomes)
    )
    case = Situation(DANA, told, Policy(), CALENDAR, NOW)
    return to_say(shipped(), case, owed_by(case), {})
