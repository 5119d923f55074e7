"""What is said for an hour: it must be true of the history it is shown for."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from followup_tui.domain.interaction import ATTEMPTS, Hint, Outcome
from followup_tui.planning.besttime.words import evidence
from followup_tui.planning.policy import Policy
from followup_tui.planning.windows import windows_on
from followup_tui.planning.zones import local
from tests.builders import (
    LONDON,
    LOS_ANGELES,
    NEW_YORK,
    TOKYO,
    attempts_before,
    clock,
    day,
    entry,
    history,
)

POLICY = Policy()
MONDAY = "Mon 23 Nov"


@pytest.fixture
def said(calendar):
    def said(at, *entries, tz=NEW_YORK, on=MONDAY):
        windows = windows_on(day(on), tz, POLICY, calendar)
        window = next(one for one in windows if one.opens.hour == at)
        return evidence(history(*entries, tz=tz), window, tz, POLICY)

    return said


@pytest.mark.parametrize(
    ("at", "entries", "words"),
    [
        (8, [], "no call yet"),
        (8, ["Mon 9 Nov 09:00 sent"], "no call yet"),
        (
            16,
            ["Mon 2 Nov 09:10 no_answer", "Mon 9 Nov 10:10 busy", "Mon 16 Nov 09:40 voicemail"],
            "9–11 tried 3×, no answer; not tried after four",
        ),
        (8, ["Mon 9 Nov 16:10 no_answer"], "16–17 tried 1×, no answer; not tried before nine"),
        (
            14,
            ["Mon 9 Nov 16:10 no_answer", "Mon 16 Nov 09:10 busy"],
            "9–10 tried 1×, no answer; 14–15 untried",
        ),
        (
            15,
            ["Mon 2 Nov 15:10 talked", "Mon 9 Nov 15:10 no_answer"],
            "15–16 good: answered 1 of 2",
        ),
        (
            15,
            ["Mon 2 Nov 15:10 talked", "Mon 9 Nov 15:10 busy", "Mon 16 Nov 15:10 voicemail"],
            "15–16 fair: answered 1 of 3",
        ),
        (
            15,
            ["Mon 2 Nov 15:10 talked", "Mon 9 Nov 10:10 gatekeeper"],
            "15–16 good: answered 1 of 1; 10–11 tried 1×, no answer",
        ),
        (11, [entry("Mon 9 Nov 12:00 busy", day_only=True)], "called at hours not noted"),
        (
            16,
            ["Mon 9 Nov 09:10 busy", entry("Mon 16 Nov 12:00 busy", day_only=True)],
            "9–10 tried 1×, no answer; 1 more at hours not noted",
        ),
        (
            11,
            [entry("Mon 9 Nov 12:00 they_called", day_only=True)],
            "they rang at hours not noted",
        ),
        (11, ["Mon 9 Nov 11:20 they_called"], "they rang at 11–12 1×; no call yet"),
        (
            17,
            [entry("Mon 9 Nov 11:20 gatekeeper", hint=Hint(clock("16:00"), None, "after four"))],
            "they said after four; 11–12 tried 1×, no answer; not tried after five",
        ),
        (
            13,
            [entry("Mon 9 Nov 11:20 gatekeeper", hint=Hint(clock("16:00"), None, "after four"))],
            "11–12 tried 1×, no answer; not tried after one",
        ),
    ],
)
def test_is_said_as_a_person_would(said, at, entries, words):
    assert said(at, *entries) == words


@pytest.mark.parametrize(
    ("at", "entries", "words"),
    [
        (8, ["Mon 16 Nov 09:30 wrong_number"], "no call yet but a wrong number"),
        (8, ["Mon 16 Nov 09:30 stop"], "no call yet but one they stopped"),
        (
            14,
            ["Mon 9 Nov 14:30 they_called", "Mon 16 Nov 09:30 wrong_number"],
            "they rang at 14–15 1×; no call yet but a wrong number",
        ),
    ],
)
def test_a_call_that_says_nothing_of_hours_was_a_call(said, at, entries, words):
    assert said(at, *entries) == words


@pytest.mark.parametrize(
    ("at", "entries", "words"),
    [
        (
            17,
            ["Mon 9 Nov 10:10 talked", "Mon 16 Nov 23:30 talked"],
            "23–24 good: answered 1 of 1; 10–11 good: answered 1 of 1; 17–18 untried",
        ),
        (
            17,
            ["Mon 9 Nov 10:10 busy", "Sat 14 Nov 19:10 they_called"],
            "they rang at 19–20 1×; 10–11 tried 1×, no answer; not tried after five",
        ),
        (
            8,
            ["Mon 9 Nov 06:10 talked"],
            "6–7 good: answered 1 of 1; 8–9 untried",
        ),
        (
            15,
            ["Fri 13 Nov 14:10 talked", "Sat 14 Nov 19:10 they_called", "Mon 16 Nov 10:10 busy"],
            "14–15 good: answered 1 of 1; 10–11 tried 1×, no answer; not tried after three",
        ),
        (13, ["Fri 13 Nov 14:10 they_called"], "they rang at 14–15 1×; no call yet"),
        (
            17,
            [entry("Mon 9 Nov 11:20 gatekeeper", hint=Hint(clock("18:00"), None, "after six"))],
            "they said after six, out of hours; 11–12 tried 1×, no answer; not tried after five",
        ),
        (
            8,
            [entry("Mon 9 Nov 11:20 gatekeeper", hint=Hint(None, clock("08:00"), "before 8"))],
            "they said before 8, out of hours; 11–12 tried 1×, no answer; not tried before nine",
        ),
    ],
)
def test_what_speaks_for_the_hours_beside_it_is_said(said, at, entries, words):
    assert said(at, *entries) == words


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("after four", "Mon Tue Wed Thu Fri"),
        ("end of day", "Mon Tue Wed Thu Fri"),
        ("first thing", "Mon Tue Wed Thu Fri"),
        ("fridays after 3", "Fri"),
        ("tuesday mornings", "Tue"),
        ("weds after 3", "Wed"),
        ("mon or thurs at 4", "Mon Thu"),
        ("tomorrow after four", "Tue"),
        ("day after tomorrow at 4", "Wed"),
        ("this afternoon", "Mon"),
        ("the 30th after 4", ""),
        ("next week after 4", ""),
    ],
)
def test_a_hint_speaks_for_the_weekday_it_names(said, words, days):
    left = entry("Mon 16 Nov 09:10 gatekeeper", hint=Hint(clock("16:00"), None, words))
    week = ["Mon 23 Nov", "Tue 24 Nov", "Wed 25 Nov", "Thu 26 Nov", "Fri 27 Nov"]
    claimed = [on[:3] for on in week if "they said" in said(16, left, on=on)]
    assert claimed == days.split()


def test_a_hint_for_another_day_leaves_the_one_before(said):
    always = entry("Mon 9 Nov 09:10 busy", hint=Hint(clock("16:00"), None, "after four"))
    friday = entry("Mon 16 Nov 09:10 busy", hint=Hint(clock("17:00"), None, "fridays at five"))
    assert said(17, always, friday).startswith("they said after four;")


def test_is_on_the_clock_they_had_then(said):
    assert said(16, entry("Mon 9 Nov 09:10 no_answer", tz=LONDON)).startswith("9–10 tried 1×")


_CLAIMS = {
    "counted": re.compile(r"(\d+)–(\d+) tried (\d+)×, no answer"),
    "answered": re.compile(r"(\d+)–(\d+) (good|fair): answered (\d+) of (\d+)"),
    "untried": re.compile(r"(\d+)–(\d+) untried"),
    "rang": re.compile(r"they rang at (\d+)–(\d+) (\d+)×"),
    "never": re.compile(r"not tried (after|before) (\w+)"),
    "none": re.compile(r"no call yet"),
    "unknown": re.compile(r"called at hours not noted"),
    "more": re.compile(r"(\d+) more at hours not noted"),
    "rang_unknown": re.compile(r"they rang at hours not noted"),
}
_SPOKEN = "one two three four five six seven eight nine ten eleven noon"
_HOURS = {name: nth for nth, name in enumerate(_SPOKEN.split(), 1)}


@given(
    data=st.data(),
    tz=st.sampled_from([NEW_YORK, LOS_ANGELES, LONDON, TOKYO, "America/St_Johns"]),
    nth=st.integers(0, 8),
)
def test_is_true_of_the_history(calendar, data, tz, nth):
    past = data.draw(attempts_before(MONDAY, tz, ATTEMPTS | {Outcome.THEY_CALLED}))
    window = windows_on(day(MONDAY), tz, POLICY, calendar)[nth]
    by_day = data.draw(st.sets(st.integers(0, max(len(past) - 1, 0))))
    past = tuple(replace(one, day_only=nth in by_day) for nth, one in enumerate(past))
    hours = [(local(one.at, tz).hour, one.outcome) for one in past if not one.day_only]
    called = [(hour, outcome) for hour, outcome in hours if outcome in ATTEMPTS]
    unknown = sum(one.outcome in ATTEMPTS for one in past if one.day_only)
    for part in evidence(past, window, tz, POLICY).split("; "):
        (kind, claim), *more = (
            (kind, found) for kind, what in _CLAIMS.items() if (found := what.fullmatch(part))
        )
        assert not more
        if kind in {"none", "rang_unknown"}:
            assert called == []
            assert unknown == 0
            rang = [one for one in past if one.day_only and one.outcome is Outcome.THEY_CALLED]
            assert bool(rang) is (kind == "rang_unknown")
            continue
        if kind == "unknown":
            assert called == []
            assert unknown
            continue
        if kind == "more":
            assert called
            assert unknown == int(claim[1])
            continue
        if kind in {"never", "untried"}:
            assert unknown == 0
        if kind == "never":
            _check_never(claim, called)
            continue
        first, last = int(claim[1]), int(claim[2])
        inside = [outcome for hour, outcome in called if first <= hour < last]
        answers = inside.count(Outcome.TALKED)
        if kind == "untried":
            assert inside == []
        elif kind == "counted":
            assert (len(inside), answers) == (int(claim[3]), 0)
        elif kind == "answered":
            assert (answers, len(inside)) == (int(claim[4]), int(claim[5]))
            assert claim[3] == ("good" if 2 * answers >= len(inside) else "fair")
        else:
            rang = [hour for hour, outcome in hours if outcome is Outcome.THEY_CALLED]
            assert sum(first <= hour < last for hour in rang) == int(claim[3])


def _check_never(claim, called):
    hour = _HOURS[claim[2]]
    if claim[1] == "after":
        hour = 12 if hour == 12 else hour + 12
        assert all(at < hour for at, _ in called)
    else:
        assert all(at >= hour for at, _ in called)
