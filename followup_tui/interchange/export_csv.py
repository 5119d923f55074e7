"""Contacts as a plain table, for spreadsheets and for `import`."""

import csv
import io
from collections.abc import Collection, Iterable, Sequence

from followup_tui.domain.book import Book
from followup_tui.domain.contact import Contact
from followup_tui.domain.phone import Phone, written_out
from followup_tui.interchange.cells import is_number, joined, neutral

HEADINGS = (
    *("uid", "name", "company", "role", "phones", "emails", "tz", "region", "hours", "stage"),
    *("tags", "url", "address", "position sought", "stopped", "notes"),
)
"""The columns, in order; `plain` reads each of them back."""


def export_csv(book: Book, stopped: Collection[str]) -> bytes:
    """Every contact as a row of UTF-8 CSV, oldest first; `stopped` are uids.

    A zone that was only guessed and numbers that reached somebody else are left out.
    """
    rows = (_row(contact, stopped=contact.uid in stopped) for contact in book.by_age())
    return table(HEADINGS, rows)


def table(headings: Sequence[str], rows: Iterable[Iterable[str]]) -> bytes:
    """A table as UTF-8 CSV; the cells must be neutral by now."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8", "replace")


def safe_numbers(phones: Sequence[Phone]) -> bool:
    """Whether a spreadsheet may have these as they are: valid numbers, and nothing else."""
    return all(phone.e164 and is_number(written(phone)) for phone in phones)


def written(phone: Phone) -> str:
    """A number as it can be read anywhere: as typed where that has the country's code."""
    return phone.typed if phone.typed.startswith("+") or not phone.e164 else written_out(phone)


def right_numbers(contact: Contact) -> tuple[Phone, ...]:
    """The numbers that are not known to be somebody else's."""
    return tuple(phone for phone in contact.phones if not phone.wrong)


def _row(contact: Contact, *, stopped: bool) -> list[str]:
    phones = right_numbers(contact)
    numbers = joined(map(written, phones))
    return [
        neutral(contact.uid),
        neutral(contact.name),
        neutral(contact.company),
        neutral(contact.role),
        numbers if safe_numbers(phones) else neutral(numbers),
        neutral(joined(contact.emails)),
        neutral("" if contact.tz_guessed else contact.tz),
        neutral(contact.region),
        neutral(str(contact.hours or "")),
        contact.stage.value,
        neutral(joined(contact.tags)),
        neutral(contact.url),
        neutral(contact.address),
        neutral(contact.position),
        "yes" if stopped else "",
        neutral(contact.notes),
    ]
