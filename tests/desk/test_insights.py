"""How figures are said: out of how many, and no percentage of a handful."""

import pytest
from msgspec.structs import replace

from followup_tui.desk.insights import (
    NAME_WIDTH,
    answered_words,
    bars,
    broken,
    days_of,
    figure_lines,
    figures,
    insights_of,
    share_words,
)
from followup_tui.domain.book import Put
from followup_tui.planning.insights import Calls, Reached, Share
from tests.builders import day, desk_with, entry, person


@pytest.mark.parametrize(
    ("share", "said"),
    [(Share(7, 12), "7 of 12 talks (58 %)"), (Share(2, 4), "2 of 4 talks")],
)
def test_a_share_says_what_it_is_out_of(share, said):
    assert share_words(share, "talks") == said


@pytest.mark.parametrize(
    ("reached", "said"),
    [
        (Reached((), 0, 0, 0), "nobody called so far"),
        (Reached((), 0, 0, 1), "0 of 1 person"),
        (Reached((3,), 0, 0, 1), "1 of 1 person, after 3 calls"),
        (Reached((1,), 0, 0, 2), "1 of 2 people, after 1 call"),
        (Reached((), 0, 0, 6), "0 of 6 people (0 %)"),
        (Reached((1, 2, 9), 0, 0, 4), "3 of 4 people, after 1, 2 and 9 calls"),
        (Reached((), 2, 0, 4), "2 of 4 people; 2 of them called first"),
        (
            Reached((1, 2), 1, 0, 4),
            "3 of 4 people; 1 of them called first; the other 2 after 1 and 2 calls",
        ),
        (
            Reached((1, 1, 2, 4, 9), 0, 0, 10),
            "5 of 10 people (50 %), half by call 2, all by call 9",
        ),
        (
            Reached((1, 1, 1, 1, 1), 1, 0, 12),
            "6 of 12 people (50 %); 1 of them called first; the other 5 each after 1 call",
        ),
        (
            Reached((1, 1, 1, 2, 9), 1, 1, 12),
            "6 of 12 people (50 %); 1 of them called first; "
            "half of the other 5 by call 1, all by call 9; 1 asked to stop",
        ),
        (Reached((1, 2, 2, 2, 2), 0, 0, 12), "5 of 12 people (42 %), all by call 2"),
        (
            Reached((1, 2, 2, 2, 2), 1, 0, 12),
            "6 of 12 people (50 %); 1 of them called first; all of the other 5 by call 2",
        ),
        (Reached((1, 1, 1, 1), 0, 0, 6), "4 of 6 people (67 %), each after 1 call"),
        (Reached((), 0, 2, 3), "0 of 3 people; 2 asked to stop"),
    ],
)
def test_what_it_took_to_reach_people_is_a_sentence(calendar, reached, said):
    found = replace(insights_of(desk_with(calendar)), reached=reached)
    assert dict(figures(found))["Reached"] == said


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([], "not called so far"),
        (["Mon 16 Nov 09:00 no_answer"], "not yet, in 1 call"),
        (["Mon 16 Nov 09:00 wrong_number", "Tue 17 Nov 09:00 busy"], "not yet, in 2 calls"),
        (["Mon 16 Nov 09:00 voicemail", "Tue 17 Nov 09:00 they_called"], "after 1 call"),
        (["Mon 16 Nov 09:00 voicemail", "Tue 17 Nov 09:00 stop"], "they asked to stop"),
        (["Mon 16 Nov 09:00 they_called"], "they called first"),
        (["Mon 16 Nov 09:00 they_called", "Tue 17 Nov 09:00 talked"], "they called first"),
        (["Mon 16 Nov 09:00 wrong_number", "Tue 17 Nov 09:00 they_called"], "they called first"),
    ],
)
def test_of_one_person_it_is_said_what_it_took(calendar, entries, said):
    desk = desk_with(calendar, person(), person("Omar"))
    desk.apply("", [Put(entry(one)) for one in entries])
    assert dict(figures(insights_of(desk, desk.contact("dana"))))["Reached"] == said


@pytest.mark.parametrize(
    ("calls", "said"),
    [
        (Calls(Share(0, 0), 0, 0, {}, 0), "no calls so far"),
        (Calls(Share(0, 1), 0, 0, {}, 0), "In all 0 of 1 call"),
        (Calls(Share(1, 4), 0, 0, {}, 1), "In all 1 of 4 calls; 1 has no hour and is not above"),
        (
            Calls(Share(2, 10), 0, 3, {}, 2),
            "In all 2 of 10 calls (20 %), 3 more by somebody else; "
            "2 have no hour and are not above",
        ),
        (
            Calls(Share(2, 10), 1, 3, {}, 0),
            "In all 2 of 10 calls (20 %), 1 to ask to stop; 3 more by somebody else",
        ),
    ],
)
def test_below_the_hours_it_is_said_what_they_are_of_and_leave_out(calls, said):
    assert answered_words(calls) == said


def test_complaints_and_channels_are_out_of_all_there_was(calendar):
    desk = desk_with(calendar, person())
    desk.apply("", [
        Put(entry("Mon 16 Nov 09:00 gatekeeper", annoyed=True)),
        Put(entry("Tue 17 Nov 09:00 they_called")),
        Put(entry("Wed 18 Nov 09:00 sent")),
    ])  # fmt: skip
    said = dict(figures(insights_of(desk)))
    assert said["Brought"].endswith("; complaints: 1 of 3")
    assert said["Channels"] == "e-mail 1 · telephone 1 · they called 1 (of 3 interactions)"


def test_the_days_say_how_many_calls_they_hold(calendar):
    desk = desk_with(calendar, person())
    desk.apply("", [Put(entry(f"Fri 20 Nov {hour}:00 busy")) for hour in (10, 11)])
    assert list(days_of(insights_of(desk))) == ["Last 7 days: 2 calls", "Next 7 days: 1 call"]


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("none of all the talks (0 %)", ["none of all the talks", "(0 %)"]),
        ("telephone and also e-mail 12 · met 3", ["telephone and also", "e-mail 12 · met 3"]),
        ("application 3 and they called 2", ["application 3 and", "they called 2"]),
    ],
)
def test_a_number_stays_with_what_it_counts(said, lines):
    assert broken(said, 24) == lines


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_figures_keep_to_their_column_and_to_the_width(calendar, width):
    found = replace(insights_of(desk_with(calendar)), reached=Reached((1, 1, 2, 4, 9), 3, 0, 12))
    lines = list(figure_lines(found, width))
    assert all(len(name) == NAME_WIDTH and len(name + said) <= width for name, said in lines)
    whole = " ".join(f"{name}{said}".strip() for name, said in lines)
    assert " ".join(whole.split()) == " ".join(" ".join(one) for one in figures(found))


def test_one_contact_is_counted_alone(calendar):
    desk = desk_with(calendar, person(), person("Omar Adeyemi"))
    desk.apply("", [Put(entry("Thu 19 Nov 09:00 talked", contact="omar"))])
    assert insights_of(desk, desk.contact("dana")).reached.called == 0
    assert insights_of(desk, desk.contact("omar")).reached.calls == (1,)
    assert insights_of(desk).reached.called == 1


def test_the_busiest_day_has_the_longest_bar_and_no_day_with_calls_has_none():
    days = ((day("Mon 23 Nov"), 25), (day("Tue 24 Nov"), 1), (day("Wed 25 Nov"), 0))
    assert [(name, len(bar), count) for name, bar, count in bars(days)] == [
        ("Mon 23", 12, 25),
        ("Tue 24", 1, 1),
        ("Wed 25", 0, 0),
    ]


def test_talks_and_interviews_that_could_end_with_a_date_are_the_ones_brought(calendar):
    desk = desk_with(calendar, person())
    desk.apply("", [Put(entry("Wed 18 Nov 09:00 talked")), Put(entry("Thu 19 Nov 09:00 met"))])
    found = insights_of(desk)
    said = dict(figures(found))
    assert said["Brought"].startswith("1 talk, 0 answers, 1 interview;")
    assert said["Dates"] == "0 of 2 talks and interviews ended with a date"
    assert found.dated.of == found.brought.talks + found.brought.interviews
