"""A history told as a conversation: by day, with gaps, and whether what was agreed was kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.desk.finding import marks
from followup_tui.desk.story import Story, day_in_full, fate_words, who_and_what
from followup_tui.desk.wording import ago, span
from followup_tui.domain.book import Put
from followup_tui.domain.interaction import Channel, CommitmentKind, Hint, Outcome
from followup_tui.domain.text import folded
from followup_tui.planning.keeping import Became, Fate
from tests.builders import (
    LONDON,
    LOS_ANGELES,
    NEW_YORK,
    TOKYO,
    agreed,
    clock,
    day,
    desk_with,
    entry,
    person,
    promised,
    suggested,
)

TODAY = day("Mon 23 Nov")


@pytest.fixture
def tell(calendar):
    def tell(*entries, tz=NEW_YORK) -> Story:
        desk = desk_with(calendar, person(tz=tz))
        made = [entry(one, tz=tz) if isinstance(one, str) else one for one in entries]
        desk.apply("told", [Put(one) for one in made])
        return Story(desk, "dana")

    return tell


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "a day"),
        (2, "2 days"),
        (7, "a week"),
        (9, "9 days"),
        (10, "10 days"),
        (11, "2 weeks"),
        (14, "2 weeks"),
        (17, "2 weeks"),
        (18, "3 weeks"),
        (42, "6 weeks"),
        (59, "8 weeks"),
        (60, "2 months"),
        (92, "3 months"),
        (330, "11 months"),
        (365, "a year"),
        (400, "13 months"),
        (548, "1½ years"),
        (730, "2 years"),
        (915, "2½ years"),
        (3650, "10 years"),
    ],
)
def test_a_span_is_rounded_as_a_person_would(days, said):
    assert span(days) == said


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("Mon 23 Nov", ("Monday 23 November", "today")),
        ("Sun 22 Nov", ("Sunday 22 November", "yesterday")),
        ("Tue 17 Nov", ("Tuesday 17 November", "6 days ago")),
        ("Mon 16 Nov", ("Monday 16 November", "a week ago")),
        ("Mon 12 Oct", ("Monday 12 October", "6 weeks ago")),
        ("Thu 1 May 2025", ("Thursday 1 May 2025", "1½ years ago")),
    ],
)
def test_a_day_is_named_in_full_and_told_from_today(on, said):
    assert (day_in_full(day(on), TODAY), ago(day(on), TODAY)) == said


@pytest.mark.parametrize(
    ("days", "gaps"),
    [
        (["Mon 2 Nov", "Mon 9 Nov", "Mon 16 Nov"], []),
        (["Fri 25 Sep", "Fri 6 Nov"], ["6 weeks"]),
        (["Mon 9 Nov", "Tue 10 Nov", "Wed 11 Nov", "Thu 12 Nov", "Thu 19 Nov"], ["a week"]),
        (["Mon 9 Nov", "Tue 10 Nov", "Wed 11 Nov", "Thu 12 Nov", "Wed 18 Nov"], []),
        (["Mon 5 Oct", "Mon 12 Oct", "Mon 19 Oct", "Mon 26 Oct", "Thu 5 Nov"], []),
        (["Mon 5 Oct", "Mon 12 Oct", "Mon 19 Oct", "Mon 26 Oct", "Mon 16 Nov"], ["3 weeks"]),
        (["Mon 5 Oct", "Mon 19 Oct", "Mon 2 Nov", "Mon 16 Nov"], ["2 weeks"] * 3),
        (["Tue 1 Sep", "Wed 30 Sep", "Fri 30 Oct"], ["4 weeks", "4 weeks"]),
    ],
)
def test_a_gap_of_two_weeks_is_told_and_one_of_a_week_where_that_is_unusual_with_them(
    tell, days, gaps
):
    story = tell(*(f"{one} 10:00 voicemail" for one in days))
    assert [one.gap for one in story.days if one.gap] == gaps


@pytest.mark.parametrize(
    ("on", "since"),
    [
        (["Mon 23 Nov"], ""),
        (["Fri 13 Nov"], ""),
        (["Mon 9 Nov"], "2 weeks"),
        (["Mon 9 Nov", "Tue 10 Nov", "Wed 11 Nov", "Thu 12 Nov"], "2 weeks"),
        (["Mon 12 Oct"], "6 weeks"),
        ([], ""),
    ],
)
def test_how_long_nothing_has_happened_by_now_is_told_like_any_gap(tell, on, since):
    assert tell(*(f"{one} 10:00 voicemail" for one in on)).since == since


def test_the_day_and_hour_are_the_users_and_theirs_stand_beside(tell):
    story = tell("Thu 19 Nov 09:30 voicemail", tz=TOKYO)
    (only,) = story.days
    assert only.on == day("Wed 18 Nov")
    assert (story.told(0).hour, story.told(0).aside) == ("19:30", "Thu 09:30 theirs")
    near = tell("Thu 19 Nov 09:30 voicemail", tz=LOS_ANGELES)
    assert (near.told(0).hour, near.told(0).aside) == ("12:30", "09:30 theirs")


def test_where_the_clocks_agree_there_is_one_hour(tell):
    told = tell(entry("Thu 19 Nov 09:30 talked", seconds=170, hidden=True, annoyed=True)).told(0)
    assert told.aside == "they were annoyed · 3 min · number hidden"


def test_of_an_entry_without_an_hour_the_day_is_theirs(tell):
    story = tell(entry("Fri 20 Nov 12:00 talked", tz="Pacific/Auckland", day_only=True))
    assert [one.on for one in story.days] == [day("Fri 20 Nov")]
    assert (story.told(0).hour, story.told(0).aside) == ("", "")


@pytest.mark.parametrize(
    ("outcome", "channel", "said"),
    [
        (Outcome.VOICEMAIL, Channel.PHONE, ("you", "voicemail")),
        (Outcome.THEY_CALLED, Channel.PHONE, ("they", "called")),
        (Outcome.REPLIED, Channel.EMAIL, ("they", "replied by e-mail")),
        (Outcome.REPLIED, Channel.APPLICATION, ("they", "replied")),
        (Outcome.SENT, Channel.EMAIL, ("you", "e-mail sent")),
        (Outcome.SENT, Channel.APPLICATION, ("you", "application sent")),
        (Outcome.STOP, Channel.PHONE, ("they", "asked to stop")),
        (Outcome.STOP, Channel.MESSAGE, ("they", "asked to stop by message")),
        (Outcome.MET, Channel.MEETING, ("you", "met")),
        (Outcome.STOP_LIFTED, Channel.MESSAGE, ("you", "stop lifted")),
    ],
)
def test_who_reached_out_and_how(outcome, channel, said):
    assert who_and_what(entry(f"Thu 19 Nov 09:00 {outcome}", channel=channel)) == said


CALLS = {
    "talked": entry("Thu 12 Nov 09:00 talked"),
    "called": entry("Thu 12 Nov 09:00 no_answer"),
    "they called": entry("Thu 12 Nov 09:00 they_called"),
    "they wrote": entry("Thu 12 Nov 09:00 replied"),
    "met": entry("Thu 12 Nov 09:00 met"),
    "busy": entry("Thu 12 Nov 09:00 busy"),
}
PROMISE, APPOINTMENT, SUGGESTION = (
    CommitmentKind.PROMISE,
    CommitmentKind.APPOINTMENT,
    CommitmentKind.SUGGESTION,
)


@pytest.mark.parametrize(
    ("kind", "fate", "by", "days", "said"),
    [
        (PROMISE, Fate.OPEN, "", 0, "to come"),
        (PROMISE, Fate.KEPT, "they called", 0, "kept"),
        (PROMISE, Fate.LATE, "they called", 3, "they called 3 days later"),
        (PROMISE, Fate.LATE, "they wrote", 1, "they wrote a day later"),
        (PROMISE, Fate.LATE, "talked", 4, "not kept, you talked 4 days later"),
        (PROMISE, Fate.LATE, "met", 14, "not kept, you met 2 weeks later"),
        (PROMISE, Fate.MISSED, "", 0, "no word so far"),
        (PROMISE, Fate.OVERTAKEN, "talked", 0, "you talked before that"),
        (APPOINTMENT, Fate.KEPT, "talked", 0, "kept"),
        (APPOINTMENT, Fate.TRIED, "called", 0, "not kept, no answer"),
        (APPOINTMENT, Fate.TRIED, "busy", 0, "not kept, the line was busy"),
        (APPOINTMENT, Fate.LATE, "called", 2, "called 2 days later"),
        (APPOINTMENT, Fate.LATE, "they called", 2, "they called 2 days later"),
        (APPOINTMENT, Fate.MISSED, "", 0, "no call since"),
        (APPOINTMENT, Fate.MOVED, "", 0, "moved to another time"),
        (APPOINTMENT, Fate.CALLED_OFF, "", 0, "called off"),
        (SUGGESTION, Fate.TRIED, "called", 0, "you called, no answer"),
    ],
)
def test_what_became_of_it_in_a_few_words(kind, fate, by, days, said):
    assert fate_words(kind, Became(fate, CALLS.get(by), days)) == said


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (agreed("Tue 10 Nov 15:00"), "agreed Tue 10 Nov 15:00: kept"),
        (
            agreed("Tue 10 Nov 15:00", LONDON),
            "agreed Tue 10 Nov 15:00 London time, 10:00 yours: kept",
        ),
        (promised("Tue 10 Nov"), "they promised by Tue 10 Nov: kept"),
        (promised(), "they promised to get back: no word so far"),
        (suggested("Tue 10 Nov", "13:00", "noon"), "they suggested Tue 10 Nov noon: kept"),
    ],
)  # fmt: skip
def test_what_was_agreed_and_by_whom_and_whether_it_was_kept(tell, what, said):
    by = "they_called" if what.day else "no_answer"
    story = tell(entry("Mon 2 Nov 10:00 talked", what), f"Tue 10 Nov 15:00 {by}")
    assert story.agreed(0) == (said,)


@pytest.mark.parametrize(
    ("agreed_in", "lives_in", "said"),
    [
        (LONDON, LONDON, "agreed Tue 24 Nov 15:00 there, 10:00 yours: to come"),
        (TOKYO, TOKYO, "agreed Tue 24 Nov 15:00 there, 01:00 yours: to come"),
        (LONDON, LOS_ANGELES, "agreed Tue 24 Nov 15:00 London time, 10:00 yours: to come"),
        (LONDON, NEW_YORK, "agreed Tue 24 Nov 15:00 London time, 10:00 yours: to come"),
        (NEW_YORK, LONDON, "agreed Tue 24 Nov 15:00 New York time: to come"),
        ("America/Toronto", NEW_YORK, "agreed Tue 24 Nov 15:00: to come"),
    ],
)
def test_what_was_agreed_is_there_only_on_the_clock_they_live_by(tell, agreed_in, lives_in, said):
    talk = entry("Fri 20 Nov 10:00 talked", agreed("Tue 24 Nov 15:00", agreed_in), tz=agreed_in)
    assert tell(talk, tz=lives_in).agreed(0) == (said,)


def test_when_they_said_to_try_is_told_with_the_word_once(tell):
    said = {
        "after four": "try after four",
        "try me after four": "try me after four",
        "Try after four": "Try after four",
        "call after four": "call after four",
        "tryouts": "try tryouts",
    }
    for words, told in said.items():
        hint = Hint(starts=clock("16:00"), words=words)
        assert tell(entry("Fri 20 Nov 10:00 gatekeeper", hint=hint)).agreed(0) == (told,)


def test_their_own_words_and_when_to_try_stand_there_too(tell):
    what = promised("Fri 20 Nov")
    what = type(what)(**{name: getattr(what, name) for name in what.__struct_fields__} | {
        "words": "after the\noffsite"
    })  # fmt: skip
    story = tell(entry("Mon 16 Nov 10:00 talked", what))
    assert story.agreed(0) == ("they promised by Fri 20 Nov “after the offsite”: no word so far",)


@pytest.mark.parametrize(
    ("about", "line"),
    [
        ({"position": "Data lead"}, "Data lead"),
        ({"company": "Client Corp"}, "at Client Corp"),
        ({"position": "Data lead", "company": "Client\nCorp"}, "Data lead, Client Corp"),
    ],
)
def test_the_work_it_was_about_stands_above_the_note_and_is_found(tell, about, line):
    story = tell(entry("Thu 19 Nov 09:00 met", note="by video", **about))
    assert story.note(0) == (line, "by video")
    assert story.found(line) == [0]


def test_a_note_keeps_its_lines_and_loses_what_is_no_text(tell):
    note = "one\n\n\x1b[31mtwo\x1b[0m \u202e[b]\tthree"
    assert tell(entry("Mon 16 Nov 10:00 talked", note=note)).note(0) == (
        "one",
        "",
        "two [b] three",
    )


# What always holds

NOTES = st.text(st.sampled_from("aäßÉé łø日x \n") | st.characters(codec="utf-8"), max_size=12)
ENTRIES = st.lists(
    st.builds(
        lambda day, hour, outcome, note, tz, day_only: entry(
            f"Mon 2 Nov {hour:02}:00 {outcome}", tz=tz, note=note, day_only=day_only
        ),
        st.integers(1, 22),
        st.integers(0, 23),
        st.sampled_from(sorted(Outcome)),
        NOTES,
        st.sampled_from([NEW_YORK, TOKYO, LOS_ANGELES]),
        st.booleans(),
    ),
    max_size=12,
)


@given(entries=ENTRIES)
def test_every_entry_is_told_once_and_in_order(calendar, entries):
    desk = desk_with(calendar, person())
    desk.apply("told", [Put(one) for one in entries])
    story = Story(desk, "dana")
    places = [place for one in story.days for place in one.places]
    assert sorted(places) == list(range(len(entries)))
    days = [one.on for one in story.days]
    assert days == sorted(set(days))
    assert all(list(one.places) == sorted(one.places) for one in story.days)
    assert {story.told(place).entry.uid for place in places} == {one.uid for one in entries}


@given(entries=ENTRIES, note=NOTES, start=st.integers(0, 12), end=st.integers(0, 12))
def test_a_search_loses_nothing_that_was_noted(calendar, entries, note, start, end):
    desk = desk_with(calendar, person())
    sought = entry("Tue 3 Nov 10:00 talked", note=note)
    desk.apply("told", [Put(one) for one in (*entries, sought)])
    story = Story(desk, "dana")
    for line in story.note(story.place_of(sought.uid)):
        query = " ".join(line[start:end].split())
        if folded(query).strip():
            assert story.place_of(sought.uid) in story.found(query.upper())


def test_found_entries_come_newest_first_whatever_case_or_accent(tell):
    story = tell(
        entry("Mon 2 Nov 10:00 talked", note="Café with Søren"),
        entry("Tue 3 Nov 10:00 voicemail"),
        entry("Wed 4 Nov 10:00 talked", promised(), note="the CAFE again"),
    )
    assert story.found("cafe") == [2, 0]
    assert story.found(" SOREN ") == [0]
    assert story.found("voicemail") == [1]
    assert story.found("promised to") == [2]
    assert story.found("tea") == story.found("  ") == []


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Left word with Sam, SAM!", "sam", ["Sam", "SAM"]),
        ("Straße and strasse", "STRASSE", ["Straße", "strasse"]),
        ("Émile, e\u0301mile", "emile", ["Émile", "e\u0301mile"]),
        ("aaa", "aa", ["aa"]),
        ("nothing", "x", []),
        ("nothing", "", []),
    ],
)
def test_what_was_found_is_marked(text, query, found):
    assert [text[start:end] for start, end in marks(text, query)] == found


@given(st.text(max_size=30), st.text(min_size=1, max_size=3))
def test_marks_are_in_order_and_say_what_was_looked_for(text, query):
    spans = marks(text, query)
    assert [at for span in spans for at in span] == sorted(at for span in spans for at in span)
    wanted = folded(" ".join(query.split()))
    assert all(wanted in folded(text[start:end]) for start, end in spans)
