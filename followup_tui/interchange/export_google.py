"""Contacts as a table that Google Contacts imports, with the headings of 2024 and later."""

from collections.abc import Collection

from followup_tui.domain.book import Book
from followup_tui.domain.contact import Contact
from followup_tui.domain.person import ASKED_TO_STOP
from followup_tui.interchange.cells import neutral
from followup_tui.interchange.export_csv import right_numbers, safe_numbers, table, written
from followup_tui.interchange.google import GOOGLES_OWN, OWN_FIELD

_SEVERAL = " ::: "
_KINDS = {"": "Work", "mobile": "Mobile", "work": "Work", "home": "Home"}


def export_google(book: Book, stopped: Collection[str]) -> bytes:
    """Every contact as a row of Google's CSV, oldest first; `stopped` are uids."""
    people = book.by_age()
    emails = max((len(contact.emails) for contact in people), default=0)
    phones = max((len(right_numbers(contact)) for contact in people), default=0)
    headings = [
        *("First Name", "Last Name", "Organization Name", "Organization Title", "Notes", "Labels"),
        *_numbered("E-mail", emails),
        *_numbered("Phone", phones),
        *("Address 1 - Label", "Address 1 - Street", "Website 1 - Label", "Website 1 - Value"),
        *("Custom Field 1 - Label", "Custom Field 1 - Value"),
    ]
    rows = (_row(one, emails, phones, stopped=one.uid in stopped) for one in people)
    return table(headings, rows)


def _numbered(kind: str, count: int) -> list[str]:
    return [
        f"{kind} {number} - {part}" for number in range(1, count + 1) for part in ("Label", "Value")
    ]


def _row(contact: Contact, emails: int, phones: int, *, stopped: bool) -> list[str]:
    first, _, last = contact.name.rpartition(" ")
    tags = [f"{GOOGLES_OWN}{tag}" if tag.startswith(GOOGLES_OWN) else tag for tag in contact.tags]
    labels = [*tags, *([ASKED_TO_STOP] if stopped else []), f"{GOOGLES_OWN}myContacts"]
    return [
        *(neutral(first or last), neutral(last if first else "")),
        *map(neutral, (contact.company, contact.role, contact.notes, _SEVERAL.join(labels))),
        *_filled([("Work", neutral(email)) for email in contact.emails], emails),
        *_filled(_phones(contact), phones),
        *_labelled("Work", contact.address),
        *_labelled("Profile", contact.url),
        *(OWN_FIELD, neutral(contact.uid)),
    ]


def _phones(contact: Contact) -> list[tuple[str, str]]:
    found = []
    for phone in right_numbers(contact):
        number = written(phone)
        kind = _KINDS.get(phone.label, phone.label)
        found.append((neutral(kind), number if safe_numbers([phone]) else neutral(number)))
    return found


def _filled(pairs: list[tuple[str, str]], count: int) -> list[str]:
    return [cell for pair in pairs for cell in pair] + [""] * 2 * (count - len(pairs))


def _labelled(label: str, value: str) -> tuple[str, str]:
    return (label if value else "", neutral(value))
