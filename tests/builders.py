"""Contacts, histories and desks in a line each. A day is written "Thu 19 Nov", of 2026 unless it
says otherwise, and a wrong weekday fails."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count

from hypothesis import strategies as st

from followup_tui.desk.desk import Desk
from followup_tui.desk.settings import Settings
from followup_tui.domain.book import History, Put
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import (
    Channel,
    Commitment,
    CommitmentKind,
    Interaction,
    Outcome,
)
from followup_tui.domain.phone import Phone
from followup_tui.planning.calendar import Calendar
from followup_tui.planning.zones import moment
from followup_tui.storage.memory import MemoryStore

NEW_YORK = "America/New_York"
LOS_ANGELES = "America/Los_Angeles"
LONDON = "Europe/London"
TOKYO = "Asia/Tokyo"

NUMBER = Phone(typed="+1 212 555 0188", e164="+12125550188")
OTHER_NUMBER = Phone(typed="+1 212 555 0110", e164="+12125550110")

_CHANNELS = {
    Outcome.SENT: Channel.EMAIL,
    Outcome.REPLIED: Channel.EMAIL,
    Outcome.MET: Channel.MEETING,
    Outcome.RESCHEDULED: Channel.MESSAGE,
    Outcome.STOP_LIFTED: Channel.MESSAGE,
}
_numbered = count(1)


def day(text: str) -> date:
    """ "Thu 26 Nov", or "Mon 1 Mar 2027"."""
    said = text if len(text.split()) == 4 else f"{text} 2026"
    found = datetime.strptime(said, "%a %d %b %Y").date()  # noqa: DTZ007 - a date has no zone
    assert f"{found:%a}" == text[:3], f"{text} is a {found:%a}"
    return found


def there(text: str, tz: str = NEW_YORK) -> datetime:
    """The instant of "Mon 23 Nov 10:30" on the clock of a zone."""
    on, _, clock = text.rpartition(" ")
    return moment(day(on), time.fromisoformat(clock), tz)


NOW = there("Mon 23 Nov 10:30")


def person(name: str = "Dana Whitfield", **card) -> Contact:
    """A contact in New York with a number."""
    known = {"uid": name.casefold().partition(" ")[0], "phones": (NUMBER,), "tz": NEW_YORK}
    return Contact(**{**known, "name": name, "added": there("Mon 2 Nov 09:00"), **card})


def entry(
    text: str, commitment: Commitment | None = None, *, tz: str = NEW_YORK, **more
) -> Interaction:
    """ "Thu 19 Nov 09:12 voicemail"; `sent` is an e-mail unless a channel is given."""
    when, _, what = text.rpartition(" ")
    outcome = Outcome(what)
    known = {"channel": _CHANNELS.get(outcome, Channel.PHONE), "contact": "dana"}
    known |= {"uid": f"e{next(_numbered):05}"}
    return Interaction(
        at=there(when, tz), tz=tz, outcome=outcome, commitment=commitment, **{**known, **more}
    )


def history(*entries: str | Interaction, tz: str = NEW_YORK) -> tuple[Interaction, ...]:
    """Entries, or the lines that make them, in time order."""
    made = [entry(one, tz=tz) if isinstance(one, str) else one for one in entries]
    return tuple(sorted(made, key=lambda one: (one.at, one.uid)))


def agreed(text: str, tz: str = NEW_YORK) -> Commitment:
    """An appointment: "Mon 30 Nov 15:00"."""
    on, _, clock = text.rpartition(" ")
    return Commitment(CommitmentKind.APPOINTMENT, day(on), time.fromisoformat(clock), tz=tz)


def suggested(on: str, clock: str = "", part: str = "", tz: str = NEW_YORK) -> Commitment:
    """A suggestion: a day, and perhaps a part of it."""
    at = time.fromisoformat(clock) if clock else None
    return Commitment(CommitmentKind.SUGGESTION, day(on), at, part, tz)


def promised(by: str = "", tz: str = NEW_YORK) -> Commitment:
    """A promise to get back, by a day or just so."""
    return Commitment(CommitmentKind.PROMISE, day(by) if by else None, tz=tz)


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    now: datetime = field(default=NOW)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **much: float) -> None:
        self.now += timedelta(**much)


def desk_with(
    calendar: Calendar, *people: Contact, clock: Callable[[], datetime] | None = None
) -> Desk:
    """A desk without a file, with these people on it and nothing to undo."""
    store, clock = MemoryStore(), clock or Clock()
    store.commit([Put(contact) for contact in people], clock())
    return Desk(store, calendar, Settings(), clock)


def to_undo(desk: Desk) -> str:
    """The title of the act that `undo` would take back; empty for none."""
    act = desk._acts.latest()
    return act.title if act else ""


def to_redo(desk: Desk) -> str:
    """The title of the act that `redo` would do again; empty for none."""
    act = desk._acts.to_redo
    return act.title if act else ""


def clock(text: str) -> time | None:
    """ "16:00", or nothing for an empty text."""
    return time.fromisoformat(text) if text else None


@st.composite
def attempts_before(draw, on: str, tz: str, outcomes: Iterable[Outcome]) -> History:
    """Calls made on days before a day, at any minute from seven to seven there."""
    days = draw(st.lists(st.integers(1, 200), unique=True, max_size=24))
    made = []
    for nth, ago in enumerate(days):
        at = time(draw(st.integers(7, 18)), draw(st.integers(0, 59)))
        outcome = draw(st.sampled_from(sorted(outcomes)))
        began = moment(day(on) - timedelta(days=ago), at, tz)
        made.append(Interaction(uid=f"{nth:03}", contact="dana", at=began, tz=tz, outcome=outcome))
    return tuple(sorted(made, key=lambda one: one.at))
