"""The edges of a day: more than it holds, its end, the first day back."""

import pytest

from tests.builders import agreed
from tests.journeys.people import NAMES, due_today, known, said, uid, written

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"]),
]


def test_a_backlog_is_looked_at_then_spread_and_taken_back(start, home, exported, size):
    (home / "config.toml").write_text("[policy]\ncapacity = 5\n")
    appointment = agreed("Mon 23 Nov 16:00")
    agreed_today = said("Zoe Adair", "Thu 19 Nov 09:00 talked", appointment)
    written(home, [*due_today(NAMES[:8]), known("Zoe Adair", 50), agreed_today])
    screen = start(size=size).wait("TOMORROW · 4 · B spreads", "16:00 Zoe Adair")
    screen.press("B").wait("Backlog", "9 due, 5 calls a day", "Tue 24 Nov", "4 more")
    screen.press("escape").gone("Backlog").wait("TOMORROW · 4")
    screen.press("B").wait("Spread them").press("enter")
    screen.wait("4 calls spread", "saved").gone("TOMORROW")
    assert "16:00 Zoe Adair" in screen.text
    put_off = [one for one in exported()["contacts"] if one.get("snooze")]
    assert len(put_off) == 4
    assert uid("Zoe Adair") not in {one["uid"] for one in put_off}
    screen.press("u").wait("Undone", "TOMORROW · 4", "saved")
    screen.press("q")
    assert screen.ended() == 0
    assert not any(one.get("snooze") for one in exported()["contacts"])


def test_a_day_ends_calmly_and_the_first_day_back_begins_kindly(start, home, size):
    met = said("Val Winslow", "Fri 20 Nov 10:00 met")
    written(home, [*due_today(NAMES[:2]), known("Val Winslow", 40), met])
    screen = start(size=size).wait("4 to go", "E-MAILS OWED")
    screen.press("v").wait("3 to go").press("b").wait("2 to go").press("n").wait("1 to go")
    screen.wait(lambda seen: seen.person == "Val Winslow")
    screen.press("e").wait("0 to go", "That was today. Well done.", "Today", "Next", "Tue 24 Nov")
    screen.press("v").look(0.3)
    assert screen.done == 4
    screen.press("q")
    assert screen.ended() == 0
    later = {"FOLLOWUP_TUI_NOW": "2026-12-14T09:00:00-05:00"}
    screen = start(size=size, env=later).wait("Good to have you back.", "to go")
    for word in ("streak", "missed", "overdue", "late!"):
        assert word not in screen.text
    screen.press("q")
    assert screen.ended() == 0
