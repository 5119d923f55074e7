"""Learning from everybody which hours are good, and what one person's calls make of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.planning.besttime.everybody import learn
from followup_tui.planning.besttime.rates import Everybody, hypotheses, worth
from followup_tui.planning.besttime.shapes import by_hour, usual_weights
from followup_tui.planning.besttime.tally import Tally

HOURS = (8, 9, 10, 11, 13, 14, 15, 16, 17)
NOTHING = Tally()


def best(tally, everybody):
    values = worth(tally, HOURS, frozenset(), everybody)
    return max(HOURS, key=values.__getitem__)


def test_before_anything_is_known_every_hour_is_as_good():
    values = worth(NOTHING, range(8, 18), frozenset(), Everybody.unknown()).values()
    assert max(values) == pytest.approx(min(values))


def test_the_weights_are_shares_and_each_hour_has_every_shape():
    assert sum(usual_weights()) == pytest.approx(1)
    assert {len(column) for column in by_hour()} == {len(usual_weights())}
    assert all(rate > 0 for column in by_hour() for rate in column)


def test_nobodys_calls_teach_nothing():
    assert learn([]) == learn([NOTHING]) == Everybody.unknown()


@pytest.mark.parametrize("hour", HOURS)
def test_where_most_are_reached_a_new_person_is_tried_first(hour):
    others = [other for other in HOURS if abs(other - hour) > 1][:3]
    tried = tuple(sorted((at, 1.0) for at in (hour, *others)))
    everybody = learn([Tally(tried, ((hour, 1.0),))] * 30)
    assert best(NOTHING, everybody) == hour


def test_a_persons_own_answers_count_for_more_than_everybodys():
    late = [Tally(((8, 1.0), (16, 1.0)), ((16, 1.0),))] * 8
    others = [Tally(((11, 1.0), (16, 1.0)), ((11, 1.0),))] * 4
    assert best(NOTHING, learn(late + others)) == 16
    assert best(Tally(((9, 3.0),), ((9, 2.0),)), learn(late + others)) in {9, 10}


def test_that_an_hour_is_often_called_does_not_make_it_bad():
    """Hours are chosen, not sampled: many tries there without answers come from hard people."""
    hard = [Tally(((10, 12.0),))] * 5
    easy = [Tally(((10, 1.0), (15, 1.0)), ((10, 1.0),))] * 20
    assert best(NOTHING, learn(hard + easy)) in {9, 10, 11}


@pytest.mark.parametrize("answered", [0.25, 3.0])
def test_that_people_are_easy_or_hard_to_reach_says_nothing_of_hours_not_tried(answered):
    calls = Tally(((8, 4.0), (16, 4.0)), ((8, answered), (16, answered)))
    hours = learn([calls] * 30).hours
    assert hours[12] == pytest.approx(hours[8], rel=0.15) == pytest.approx(hours[16], rel=0.15)


_hour = st.sampled_from(HOURS)


@st.composite
def tallies(draw):
    tries = draw(st.dictionaries(_hour, st.integers(1, 40), min_size=1, max_size=9))
    answers = {hour: draw(st.integers(0, most)) for hour, most in tries.items()}
    return Tally(
        tuple(sorted((hour, float(count)) for hour, count in tries.items())),
        tuple(sorted((hour, float(count)) for hour, count in answers.items() if count)),
    )


@given(st.lists(tallies(), max_size=6), tallies())
def test_chances_stay_chances_whatever_was_learnt(others, own):
    everybody = learn(others)
    chances, levels = hypotheses(own, everybody)
    assert sum(everybody.weights) == pytest.approx(1)
    assert sum(chances) == pytest.approx(1)
    assert all(level >= 0 for level in levels)
    assert all(value > 0 for value in worth(own, HOURS, frozenset(), everybody).values())


@given(st.lists(tallies(), max_size=5), st.randoms())
def test_the_order_in_which_people_are_learnt_from_does_not_matter(people, chance):
    shuffled = chance.sample(people, len(people))
    one, other = learn(people), learn(shuffled)
    assert one.weights == pytest.approx(other.weights)
    assert one.hours == pytest.approx(other.hours)


@given(tallies(), _hour)
def test_one_more_failure_never_makes_an_hour_better(own, hour):
    before = worth(own, HOURS, frozenset(), Everybody.unknown())[hour]
    tried = dict(own.tried)
    tried[hour] = tried.get(hour, 0.0) + 1
    after = Tally(tuple(sorted(tried.items())), own.answered)
    assert worth(after, HOURS, frozenset(), Everybody.unknown())[hour] < before
