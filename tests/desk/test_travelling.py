"""Somebody on the road: the user travels with the computer, or a contact moves."""

from msgspec.structs import replace

from followup_tui.desk.entries import Call
from followup_tui.domain.interaction import Outcome
from followup_tui.planning.calendar import Here
from followup_tui.planning.placing import Group
from followup_tui.planning.zones import local
from tests.builders import (
    LONDON,
    LOS_ANGELES,
    NEW_YORK,
    TOKYO,
    Clock,
    agreed,
    desk_with,
    person,
    there,
)

BERLIN = Here("Europe/Berlin", "DE")


def test_where_nobody_looks_nothing_changes(calendar):
    desk = desk_with(calendar, person())
    assert not desk.look_around()
    assert desk.calendar is calendar


def test_the_users_day_is_that_of_the_place_they_are_in(calendar):
    clock = Clock(there("Mon 23 Nov 20:00"))  # Tuesday 02:00 in Berlin
    desk = desk_with(calendar, person(tz=""), clock=clock)
    desk.log("dana", Call(Outcome.VOICEMAIL))
    assert len(desk.queue().done) == 1
    desk._where = lambda: BERLIN
    assert desk.look_around()
    assert not desk.look_around()
    assert local(clock(), desk.calendar.here.tz).date().isoformat() == "2026-11-24"
    assert len(desk.queue().done) == 1  # it was after midnight there too
    clock.now = there("Tue 24 Nov 20:00")
    assert desk.queue().done == ()


def test_nobody_is_called_twice_on_a_day_because_the_user_flew(calendar):
    clock = Clock(there("Mon 23 Nov 10:30"))
    desk = desk_with(calendar, person(), clock=clock)
    desk.log("dana", Call(Outcome.NO_ANSWER))
    for there_now in (BERLIN, Here(TOKYO, "JP"), Here(LOS_ANGELES, "US")):
        desk._where = lambda place=there_now: place
        assert desk.look_around()
        calls = [one.follow_up for one in desk.queue().entries]
        assert all(call.day.isoformat() == "2026-11-24" for call in calls)


def test_what_was_agreed_stays_in_its_zone_when_the_contact_moves(calendar):
    desk = desk_with(calendar, person())
    desk.log("dana", Call(Outcome.TALKED, commitment=agreed("Tue 24 Nov 15:00")))
    desk.edit(replace(desk.contact("dana"), tz=LONDON, tz_guessed=False))
    call = desk.plan("dana").call
    assert call.due == there("Tue 24 Nov 15:00", NEW_YORK)
    (past,) = desk.book.history("dana")
    assert past.tz == NEW_YORK
    (coming,) = desk.queue().ahead
    assert coming.due == call.due


def test_after_a_move_windows_are_those_of_the_new_place(calendar):
    clock = Clock(there("Mon 23 Nov 10:30"))
    desk = desk_with(calendar, person(), clock=clock)
    desk.edit(replace(desk.contact("dana"), tz=LONDON, tz_guessed=False))
    (call,) = desk.queue().entries
    assert call.group is Group.FIRST_CALLS
    assert 8 <= local(call.window.opens, LONDON).hour < 18
