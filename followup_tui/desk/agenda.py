"""What is owed to everybody, for the calendars of other programs."""

from collections.abc import Iterator
from datetime import UTC, datetime

from followup_tui.desk.settings import Settings
from followup_tui.desk.wording import commitment_words, day_words, happened, short_name
from followup_tui.domain.agenda import OWN, AgendaItem
from followup_tui.domain.book import Book, History
from followup_tui.domain.contact import Contact
from followup_tui.domain.phone import written_out
from followup_tui.domain.text import file_name, one_line, plain
from followup_tui.planning.calendar import Calendar
from followup_tui.planning.followup import FollowUp, Kind
from followup_tui.planning.memory import Memory
from followup_tui.planning.situation import day_of
from followup_tui.planning.zones import local, moment

NEUTRAL = "neutral"

_CALL_MINUTES = 15
_NEUTRAL_TITLES = {Kind.CALL: "Phone call", Kind.EMAIL: "Write an e-mail"}


class Agenda:
    """The agenda of a book; what has not changed since the last time is not worked out again."""

    def __init__(self, settings: Settings, calendar: Calendar, *, notes: bool = False) -> None:
        self._policy = settings.policy
        self._neutral = settings.calendar.titles == NEUTRAL
        self._calendar = calendar
        self._notes = notes
        self._memory = Memory()
        self._items: dict[tuple[str, Kind], tuple[Contact, History, FollowUp, AgendaItem]] = {}

    def items(self, book: Book, now: datetime) -> tuple[AgendaItem, ...]:
        """What is owed at `now` (an aware instant): nothing to whoever asked to stop."""
        return tuple(
            item for contact in book.contacts.values() for item in self._owed(contact, book, now)
        )

    def _owed(self, contact: Contact, book: Book, now: datetime) -> Iterator[AgendaItem]:
        history = book.history(contact.uid)
        plan = self._memory.plan(contact, history, self._policy, self._calendar, now)
        for follow_up in filter(None, (plan.call, plan.email)):
            key = (contact.uid, follow_up.kind)
            known = self._items.get(key)
            if not known or known[:3] != (contact, history, follow_up):
                known = (contact, history, follow_up, self._item(contact, history, follow_up))
                self._items[key] = known
            yield known[3]

    def _item(self, contact: Contact, history: History, owed: FollowUp) -> AgendaItem:
        starts = None
        if owed.time is not None:
            starts = local(moment(owed.day, owed.time, owed.tz), owed.tz)
        sort = "at" if starts else owed.kind.value
        return AgendaItem(
            uid=f"{OWN}{sort}-{file_name(contact.uid)}",
            title=_NEUTRAL_TITLES[owed.kind] if self._neutral else _title(contact, owed),
            text="" if self._neutral else "\n".join(self._lines(contact, history, owed)),
            day=owed.day,
            starts=starts,
            minutes=_CALL_MINUTES if starts else 0,
            firm=owed.fixed,
            made=_made(contact, history),
        )

    def _lines(self, contact: Contact, history: History, owed: FollowUp) -> Iterator[str]:
        if owed.kind is Kind.EMAIL:
            yield from map(one_line, contact.emails)
        else:
            region = self._calendar.here.region
            yield from (one_line(written_out(phone, region)) for phone in contact.dialable)
        part = f", {owed.part}" if owed.part else ""
        moved = f" ({owed.moved})" if owed.moved else ""
        yield f"{owed.why}{part}{moved}"
        if self._notes:
            yield from self._noted(contact, history)

    def _noted(self, contact: Contact, history: History) -> Iterator[str]:
        if history:
            last = history[-1]
            tz = self._calendar.tz_of(contact)
            day = day_of(last, tz)
            said = [f"Last: {day_words(day, day)} {happened(last)}", plain(last.note)]
            if last.commitment is not None:
                said.insert(1, commitment_words(last.commitment, day, tz))
            yield " · ".join(filter(None, said))
        yield from filter(None, [plain(contact.notes)])


def _title(contact: Contact, owed: FollowUp) -> str:
    doing = "Call" if owed.kind is Kind.CALL else "Write to"
    company = one_line(contact.company)
    return f"{doing} {short_name(contact)}{f' ({company})' if company else ''}"


def _made(contact: Contact, history: History) -> datetime:
    happened = history[-1].at if history else contact.added
    put_off = contact.snooze.made if contact.snooze else contact.added
    return max(happened, put_off, contact.added).astimezone(UTC)
