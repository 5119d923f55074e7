"""Which entry of a history somebody means, and taking back what was done last."""

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from followup_tui.desk.acts import Act
from followup_tui.desk.agreeing import when_context
from followup_tui.desk.correcting import deletion
from followup_tui.desk.desk import Desk
from followup_tui.desk.news import not_heard
from followup_tui.desk.people import made_at
from followup_tui.desk.wording import counted, day_words, happened, short_name
from followup_tui.domain.book import Change, Delete, Put
from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Interaction
from followup_tui.domain.news import News
from followup_tui.planning.when import read_past
from followup_tui.planning.zones import local

_SHOWN = 8
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def entry_meant(desk: Desk, contact: Contact, words: str = "") -> Interaction:
    """The entry of a contact's history logged last, or that of a day: "thu 19 nov", with its hour.

    Day and hour are those their history shows, on the clock they had then; a uid will do as well.
    Raises `FollowupError` where there is none or several, which it then lists.
    """
    history = desk.book.history(contact.uid)
    if not history:
        raise FollowupError(f"nothing is logged with {short_name(contact)} yet")
    if not words:
        return max(history, key=_logged_at)
    if by_uid := [entry for entry in history if entry.uid == words]:
        return by_uid[0]
    tz = desk.calendar.tz_of(contact)
    was = read_past(words, when_context(desk, contact))
    wanted = local(was.at, tz)
    times = [(local(entry.at, entry.tz or tz), entry) for entry in history]
    found = [(at, entry) for at, entry in times if at.date() == wanted.date()]
    if not was.day_only:
        found = [(at, entry) for at, entry in found if _clock(at) == _clock(wanted)]
    if len(found) == 1:
        return found[0][1]
    on = day_words(wanted.date(), local(desk.clock(), tz).date())
    hour = "" if was.day_only else f" {_clock(wanted)}"
    if not found:
        raise FollowupError(f"nothing is logged with {short_name(contact)} on {on}{hour}")
    listed = "; ".join(f"{_clock(at)} {happened(one)} ({one.uid})" for at, one in found[:_SHOWN])
    which = "its uid" if hour else "its hour or uid"
    many = counted(len(found), "entry", "entries")
    raise FollowupError(f"there are {many} of {on}{hour}; say {which}: {listed}")


class Besides(msgspec.Struct, frozen=True):
    """What one act did besides logging an entry.

    `entries` are those of others who were met, `came` the contacts (uids) who came in, `filled` the
    fields of contacts that were empty before, and `news` what the contact has heard.
    """

    entries: tuple[Interaction, ...] = ()
    came: frozenset[str] = frozenset()
    filled: Mapping[str, Collection[str]] = MappingProxyType({})
    news: tuple[News, ...] = ()


_NOTHING = Besides()


def take_back(desk: Desk, uid: str, besides: Besides = _NOTHING) -> Act:
    """Take back what was done last with a contact: a call put off, or the entry logged last.

    With the entry goes what its act did besides. Unlike `Desk.undo`, which knows the whole acts of
    its session, this goes by what is written: it works on the next day, too. A stop is not taken
    back; it is lifted.
    """
    contact = desk.contact(uid)
    if put_off_last(desk, contact):
        title = f"{short_name(contact)}: not put off any more"
        return desk.apply(title, [Put(replace(contact, snooze=None))], contact.uid)
    entry = entry_meant(desk, contact)
    title = f"{short_name(contact)}: {happened(entry)} deleted"
    about = "" if uid in besides.came else uid
    return desk.apply(title, list(_without(desk, entry, besides)), about)


def _without(desk: Desk, entry: Interaction, besides: Besides) -> Iterator[Change]:
    """What takes an entry out, with what its act did besides."""
    for one in (entry, *besides.entries):
        contact = desk.contact(one.contact)
        yield from deletion(desk.book, contact, one)
        if contact.uid in besides.came:
            yield Delete(contact)
        elif filled := besides.filled.get(contact.uid):
            yield Put(replace(contact, **dict.fromkeys(filled, "")))
    for piece in besides.news:
        yield Put(not_heard(piece, entry.contact))


def put_off_last(desk: Desk, contact: Contact) -> bool:
    """Whether a call is put off, be it to the day the rules give, and nothing was logged since."""
    call, snooze = desk.plan(contact.uid).call, contact.snooze
    if call is None or call.fixed or snooze is None:
        return False
    history = desk.book.history(contact.uid)
    if not history:
        return True
    logged = made_at(entry_meant(desk, contact).uid)
    since = logged is not None and snooze.made < logged <= desk.clock()  # of a call some time ago
    return history[-1].at <= snooze.made and not since


def _logged_at(entry: Interaction) -> tuple[datetime, datetime, str]:
    """When it was logged; what came from elsewhere came before, in the order it was."""
    return made_at(entry.uid) or _LONG_AGO, entry.at, entry.uid


def _clock(at: datetime) -> str:
    return f"{at:%H:%M}"
