"""A whole morning taken back, done again, and found the next time."""

import pytest

from tests.journeys.people import NAMES, due_today, written

pytestmark = pytest.mark.terminal


def today(screen):
    """What Today lists and what the title counts, wherever the cursor is."""
    listed = [row.replace("▸", " ").split() for row in screen.pane("Today")]
    return screen.to_go, screen.done, listed


def stopped(screen):
    screen.press("S").wait("asked you to stop?").press("enter")


def talked(screen):
    screen.press("t").wait("When shall I call again?")
    screen.type("Liked the letter").wait("Liked the letter")
    screen.press("enter").writes_at("When shall").type("fri 9am").wait("agreed: Fri 27 Nov 09:00")
    screen.press("enter")


def put_off(screen):
    screen.press("z").wait("Put it off to:")
    screen.type("wed").wait("Wed 25 Nov")
    screen.press("enter")


ACTS = (
    lambda screen: screen.press("n"),
    lambda screen: screen.press("v"),
    talked,
    stopped,
    put_off,
    lambda screen: screen.press("w"),
)


def test_a_morning_is_undone_redone_and_kept(start, home):
    written(home, due_today(NAMES[:8]))
    screen = start().wait("8 to go", lambda seen: seen.person in NAMES)
    shown = [today(screen.settled())]
    for left, act in enumerate(ACTS, 1):
        act(screen)
        screen.wait(lambda seen, left=left: seen.to_go == 8 - left, "u undoes")
        screen.wait("n no answer").settled()
        shown.append(today(screen))

    for before in reversed(shown[:-1]):
        screen.press("u").wait("Undone: ", lambda seen, before=before: today(seen) == before)
    screen.press("u").wait("nothing to undo")
    assert today(screen) == shown[0]

    for after in shown[1:]:
        screen.press("ctrl+r").wait("Done again: ", lambda seen, after=after: today(seen) == after)
    screen.press("ctrl+r").wait("nothing to redo")
    screen.press("q")
    assert screen.ended() == 0

    again = start().wait(lambda seen: today(seen) == shown[-1])
    again.press("u").wait("nothing to undo")
    assert today(again) == shown[-1]
    again.press("q")
    assert again.ended() == 0
