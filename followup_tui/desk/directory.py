"""Everybody as one list, in an order of one's choice."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Self

import msgspec

from followup_tui.desk.desk import Desk
from followup_tui.desk.finding import haystack
from followup_tui.desk.wording import ago
from followup_tui.domain.contact import Contact, Stage
from followup_tui.domain.text import folded
from followup_tui.planning.situation import day_of, stop_in_force
from followup_tui.planning.zones import local


class Round(StrEnum):
    """Choices one goes through with one key."""

    @property
    def after(self) -> Self:
        """The next one, and after the last the first."""
        everyone = list(type(self))
        return everyone[(everyone.index(self) + 1) % len(everyone)]


class Order(Round):
    """What the list goes by."""

    NAME = "by name"
    NEGLECT = "longest untouched first"
    NEXT = "next date first"


class Standing(Round):
    """Who is listed: everybody, those of a stage, who asked to stop, or who may be one person."""

    EVERYBODY = "everybody"
    LEAD = "leads"
    ACTIVE = "active"
    KEEP_IN_TOUCH = "keep in touch"
    CLOSED = "closed"
    STOPPED = "asked to stop"
    PERHAPS_ONE = "perhaps one person"


_STAGES = {
    Stage.LEAD: Standing.LEAD,
    Stage.ACTIVE: Standing.ACTIVE,
    Stage.KEEP_IN_TOUCH: Standing.KEEP_IN_TOUCH,
    Stage.CLOSED: Standing.CLOSED,
}


class Listed(msgspec.Struct, frozen=True):
    """Somebody in the list. `last` is when something last happened with them, if anything has.

    `last_day` is the day of it where they were then, `tz` the zone they are in.
    """

    contact: Contact
    standing: Standing
    last: datetime | None
    tags: frozenset[str]
    hay: str
    place: tuple[str, str]
    last_day: date | None
    tz: str

    @property
    def uid(self) -> str:
        """Whose it is."""
        return self.contact.uid


def everybody(desk: Desk) -> list[Listed]:
    """All contacts, by name."""
    people = desk.book.contacts.values()
    return sorted((_listed(one, desk) for one in people), key=lambda one: one.place)


def _listed(contact: Contact, desk: Desk) -> Listed:
    history = desk.book.history(contact.uid)
    stopped = stop_in_force(history) is not None
    tz = desk.calendar.tz_of(contact)
    return Listed(
        contact,
        Standing.STOPPED if stopped else _STAGES[contact.stage],
        history[-1].at if history else None,
        frozenset(folded(tag) for tag in contact.tags),
        haystack(contact),
        (folded(contact.name), contact.uid),
        day_of(history[-1], tz) if history else None,
        tz,
    )


def in_order(people: Iterable[Listed], order: Order, due: Mapping[str, date]) -> list[Listed]:
    """People who are listed by name in that order, by name still where it leaves them alike.

    `due` are the days by uid that `next_days` says; those without one come last.
    """
    if order is Order.NEGLECT:
        return sorted(people, key=lambda one: one.last or datetime.min.replace(tzinfo=UTC))
    if order is Order.NEXT:
        return sorted(people, key=lambda one: due.get(one.uid, date.max))
    return list(people)


def next_days(desk: Desk, people: Iterable[Listed]) -> dict[str, date]:
    """The day of each one's next follow-up in their zone, by uid; nothing is owed to the others.

    Of what is late only after some day it is that one, as it is said.
    """
    plans = ((one.uid, desk.plan(one.uid).next) for one in people)
    return {uid: coming.by or coming.day for uid, coming in plans if coming is not None}


def last_touched(one: Listed, now: datetime) -> str:
    """When something last happened with somebody: "today", "5 days ago", "6 weeks ago", "never".

    Days are those of the calendar where they are, as on the card.
    """
    if one.last_day is None:
        return "never"
    return ago(one.last_day, local(now, one.tz).date())
