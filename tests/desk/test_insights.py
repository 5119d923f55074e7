"""How figures are said: out of how many, and no percentage of a handful."""

import pytest
from msgspec.structs import replace

from followup_tui.desk.insights import bars, figures, insights_of, share_words
from followup_tui.domain.book import Put
from followup_tui.planning.insights import Reached, Share
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
        (Reached((), 0), "nobody called so far"),
        (Reached((), 1), "not yet"),
        (Reached((1,), 1), "after 1 call"),
        (Reached((), 6), "0 of 6 people (0 %)"),
        (
            Reached((1, 2, 9), 4),
            "3 of 4 people, half of them by call 2; the longest that paid off took 9 calls",
        ),
    ],
)
def test_what_it_took_to_reach_people_is_a_sentence(calendar, reached, said):
    found = replace(insights_of(desk_with(calendar)), reached=reached)
    assert dict(figures(found))["Reached"] == said


def test_one_contact_is_counted_alone(calendar):
    desk = desk_with(calendar, person(), person("Omar Adeyemi"))
    desk.apply("", [Put(entry("Thu 19 Nov 09:00 talked", contact="omar"))])
    assert insights_of(desk, "dana").reached.called == 0
    assert insights_of(desk, "omar").reached.calls == (1,)
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
