"""Twenty calls of every sort, and what they cost in keys."""

from collections import Counter

import pytest

from tests.journeys.people import NAMES, due_today, uid, written

pytestmark = pytest.mark.terminal

BUDGET = 40
DAY = "nvnntnvnSnvtnvnTnvTn"
"""One letter for each call; `t` talked and nothing agreed, `T` talked and an appointment."""


def failed(screen, key):
    """A failed attempt: one key."""
    screen.press(key)


def stopped(screen, key):
    """They asked to stop, and yes, they did."""
    screen.press(key).wait("asked you to stop?")
    screen.press("enter")


def talked(screen, key):
    """A talk with a note; none of the three questions is answered."""
    screen.press("t").wait("When shall I call again?")
    screen.type("Busy until the offsite; glad I rang.").wait("glad I rang.")
    screen.press("enter").writes_at("When shall")
    screen.press("enter").wait("When would be a good time or day?")
    screen.press("enter").wait("Will they get back to you?")
    screen.press("enter").wait("Nothing agreed.", "I'll try you again")
    screen.press("enter")


def agreed(screen, key):
    """A talk that ends with a time, which is echoed before it is logged."""
    screen.press("t").wait("When shall I call again?")
    screen.press("enter").writes_at("When shall")
    screen.type("tue 3pm").wait("agreed: Tue 24 Nov 15:00")
    screen.press("enter")


HOW = {"n": failed, "v": failed, "S": stopped, "t": talked, "T": agreed}


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
def test_a_mixed_day_of_twenty_calls_costs_at_most_forty_keys(start, home, exported, size):
    assert Counter(DAY) == {"n": 10, "v": 5, "t": 2, "T": 2, "S": 1}
    written(home, due_today())
    screen = start(size=size).wait("20 to go", lambda seen: seen.person in NAMES)
    done = {}
    for nth, kind in enumerate(DAY, 1):
        who = screen.person
        assert uid(who) not in done, f"{who} came up twice"
        done[uid(who)] = kind
        HOW[kind](screen, kind)
        screen.wait(
            lambda seen, nth=nth: (seen.to_go, seen.done) == (20 - nth, nth),
            lambda seen, who=who: (
                seen.said.startswith(f"{who}: ") and "When shall" not in seen.text
            ),
        )
        if nth < len(DAY):
            screen.wait(lambda seen, who=who: seen.person in NAMES and seen.person != who)
    assert screen.keys <= BUDGET, f"{screen.keys} keys"
    assert screen.to_go == 0
    screen.press("q")
    assert screen.ended() == 0

    logged = [entry for entry in exported()["interactions"] if entry["at"] > "2026-11-23"]
    words = {"n": "no_answer", "v": "voicemail", "t": "talked", "T": "talked", "S": "stop"}
    assert {entry["contact"]: entry["outcome"] for entry in logged} == {
        who: words[kind] for who, kind in done.items()
    }
    assert len(logged) == len(DAY)
    talks = {entry["contact"]: entry for entry in logged if entry["outcome"] == "talked"}
    for who, entry in talks.items():
        if done[who] == "t":
            assert entry["note"] == "Busy until the offsite; glad I rang."
            assert entry.get("commitment") is None
        else:
            assert entry["commitment"]["kind"] == "appointment"
            assert (entry["commitment"]["day"], entry["commitment"]["time"][:5]) == (
                "2026-11-24",
                "15:00",
            )


def test_a_key_that_is_held_down_logs_one_person_only(start, home, exported):
    written(home, due_today(NAMES[:3]))
    screen = start().wait("3 to go", lambda seen: seen.person in NAMES)
    screen.type("nnnn").wait("2 to go · 1 done").look(0.5)
    assert screen.to_go == 2
    screen.press("n").wait("1 to go · 2 done")
    screen.press("q")
    assert screen.ended() == 0
    assert sum(entry["outcome"] == "no_answer" for entry in exported()["interactions"]) == 2
