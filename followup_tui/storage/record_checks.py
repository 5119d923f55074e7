"""Records that can be read and still make no sense: what is wrong, and the changes that mend it."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec.structs import replace

from followup_tui.domain.book import Book, Change, Delete, History, Put
from followup_tui.domain.contact import Contact, Stage
from followup_tui.domain.interaction import CommitmentKind, Interaction, Outcome
from followup_tui.domain.phone import Phone, read_phone
from followup_tui.storage.findings import Finding, quoted
from followup_tui.storage.ledger import Ledger
from followup_tui.storage.records import Kind

Check = Iterator[tuple[Finding, list[Change]]]
"""Each thing found, with the changes that put it right; none where only the user can."""

_E164 = re.compile(r"\+[1-9]\d{6,14}")
_LEEWAY = timedelta(days=1)
"""How far two computers' clocks may differ before a moment lies in the future."""

_BY_HAND = "correct it in the app"


def record_checks(book: Book, ledger: Ledger, now: datetime) -> Check:
    """Everything that is wrong with the records of a book, which is the ledger's."""
    for contact in book.contacts.values():
        yield from _contact(contact, now)
    stops = {
        entry.uid
        for history in book.histories.values()
        for entry in history
        if entry.outcome is Outcome.STOP
    }
    for uid, history in book.histories.items():
        if uid not in book.contacts:
            yield _with_nobody(uid, history, ledger, now)
        known = book.contacts.get(uid)
        tz = known.tz if known is not None and _is_zone(known.tz) else ""
        for entry in history:
            yield from _entry(entry, tz, stops, now)


def _contact(contact: Contact, now: datetime) -> Check:
    where = f"contact {quoted(contact.name)}"
    if not _is_zone(contact.tz):
        what = f"has the time zone {quoted(contact.tz)}, which there is not"
        contact = replace(contact, tz="", tz_guessed=False)
        yield Finding(where, what, "makes it unknown"), [Put(contact)]
    if bad := [phone for phone in contact.phones if not _dialable_or_none(phone.e164)]:
        phones = tuple(
            _read_again(phone, contact.region) if phone in bad else phone
            for phone in contact.phones
        )
        what = f"has the number {quoted(bad[0].e164)}, which is no E.164"
        contact = replace(contact, phones=phones)
        yield Finding(where, what, "reads it again as typed"), [Put(contact)]
    snooze = contact.snooze
    if snooze is not None and snooze.made > now + _LEEWAY:
        what = f"was put off on {snooze.made:%Y-%m-%d}, which is to come"
        contact = replace(contact, snooze=replace(snooze, made=now))
        yield Finding(where, what, "takes it to have been today"), [Put(contact)]


def _with_nobody(
    uid: str, history: History, ledger: Ledger, now: datetime
) -> tuple[Finding, list[Change]]:
    """A history whose contact is not there: they come back, for it may say that they asked to stop.

    As they were, where their deletion remembers that; else by the numbers called.
    """
    gone = ledger.deletions.get((Kind.CONTACT, uid))
    numbers = dict.fromkeys(
        entry.number for entry in history if entry.number and _dialable_or_none(entry.number)
    )
    known = gone.record if gone is not None else None
    contact = (
        known
        if isinstance(known, Contact)
        else Contact(
            uid=uid,
            name=f"Unknown ({uid[:8]})",
            phones=tuple(Phone(typed=number, e164=number) for number in numbers),
            stage=Stage.CLOSED,
            added=min(now, *(entry.at for entry in history)),
        )
    )
    entries = "an interaction is" if len(history) == 1 else f"{len(history)} interactions are"
    what = f"{entries} with a contact who is not there ({quoted(uid)})"
    finding = Finding("interactions", what, f"brings back {quoted(contact.name)}")
    return finding, [Put(contact)]


def _entry(entry: Interaction, tz: str, stops: set[str], now: datetime) -> Check:
    where = f"interaction {quoted(entry.uid)} of {entry.at:%Y-%m-%d}"
    for what, remedy, mended in _mended(entry, tz):
        yield Finding(where, what, remedy), [Put(mended)]
    if entry.lifts and entry.lifts not in stops:
        what = f"lifts the stop {quoted(entry.lifts)}, which there is not, and so lifts nothing"
        yield Finding(where, what, "takes it out"), [Delete(entry)]
    if entry.at > now + _LEEWAY:
        yield Finding(where, "is still to come", _BY_HAND, fixable=False), []


def _mended(entry: Interaction, tz: str) -> Iterator[tuple[str, str, Interaction]]:
    """What is wrong with an entry, how it is mended, and the entry with all that is so far."""
    if not _is_zone(entry.tz):
        what = f"was in the time zone {quoted(entry.tz)}, which there is not"
        entry = replace(entry, tz=tz)
        yield what, "takes the contact's", entry
    if not _dialable_or_none(entry.number):
        what = f"went to {quoted(entry.number)}, which is no E.164"
        entry = replace(entry, number="", note=_noted(entry, f"number: {entry.number}"))
        yield what, "moves it to the note", entry
    if entry.commitment is None:
        return
    if not _is_zone(entry.commitment.tz):
        what = f"was agreed in the time zone {quoted(entry.commitment.tz)}, which there is not"
        entry = replace(entry, commitment=replace(entry.commitment, tz=tz))
        yield what, "takes the contact's", entry
    agreed = entry.commitment
    if agreed is None or agreed.kind is CommitmentKind.PROMISE:
        return
    if agreed.day is None:
        note = _noted(entry, f"agreed: {agreed.words}") if agreed.words else entry.note
        mended = replace(entry, commitment=None, note=note)
        yield f"has no day for the {agreed.kind.value}", "moves what was said to the note", mended
    elif agreed.kind is CommitmentKind.APPOINTMENT and agreed.time is None:
        suggested = replace(agreed, kind=CommitmentKind.SUGGESTION)
        mended = replace(entry, commitment=suggested)
        yield "has no time for the appointment", "makes it a suggestion", mended


def _noted(entry: Interaction, more: str) -> str:
    return f"{entry.note}\n({more})".strip()


def _read_again(phone: Phone, region: str) -> Phone:
    read = read_phone(phone.typed, region, phone.label)
    return replace(read, ext=phone.ext or read.ext, wrong=phone.wrong)


def _dialable_or_none(e164: str) -> bool:
    return not e164 or _E164.fullmatch(e164) is not None


def _is_zone(name: str) -> bool:
    try:
        return not name or bool(ZoneInfo(name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
