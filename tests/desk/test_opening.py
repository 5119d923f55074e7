"""A gracious line to open with: by what happened last and what was agreed, never twice in a row."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.desk.opening import opening_line
from followup_tui.domain.contact import Stage
from followup_tui.domain.interaction import ATTEMPTS, Interaction, Outcome
from followup_tui.planning.calendar import Calendar, LibraryHolidays
from followup_tui.planning.policy import Policy
from followup_tui.planning.rules import plan
from tests.builders import NEW_YORK, NOW, agreed, entry, history, person, promised, suggested

DANA = person()
CALENDAR = Calendar(LibraryHolidays())


def line(*entries, contact=DANA, calendar=CALENDAR) -> str:
    told = history(*entries)
    return opening_line(contact, told, plan(contact, told, Policy(), calendar, NOW), NOW.date())


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
    assert "I thought of you" in line("Mon 19 Oct 09:10 talked", contact=friend)
    assert "some news" in line(contact=friend)


def test_nothing_is_said_to_who_asked_to_stop():
    assert line("Thu 19 Nov 09:10 stop") == ""


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Dana Whitfield", "Hello Dana,"),
        ("Dr. Ruth Varga", "Hello Dr. Varga,"),
        ("田中 芽衣", "Hello 田中,"),
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
    before, after = (
        opening_line(contact, known, plan(contact, known, Policy(), CALENDAR, NOW), NOW.date())
        for known in (told[:-1], told)
    )
    assert before != after
    assert len(after) < 100
