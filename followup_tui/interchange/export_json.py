"""The whole book as JSON, for scripts and for `import`."""

from typing import Any

import msgspec

from followup_tui.domain.book import Book
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import Interaction
from followup_tui.domain.news import News


def export_json(book: Book) -> bytes:
    """Contacts, interactions and news as UTF-8 JSON, oldest first.

    Every field of the domain is there, empty or not; what the storage adds to a record is not.
    Moments are in UTC (RFC 3339), days and times as agreed.
    """
    entries = (entry for history in book.histories.values() for entry in history)
    interactions = sorted(entries, key=lambda entry: (entry.at, entry.uid))
    news = sorted(book.news.values(), key=lambda piece: (piece.at, piece.uid))
    content = {
        "contacts": [_fields(contact, Contact) for contact in book.by_age()],
        "interactions": [_fields(entry, Interaction) for entry in interactions],
        "news": [_fields(piece, News) for piece in news],
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n"


def shown_contact(contact: Contact, *, stopped: bool) -> dict[str, Any]:
    """A contact as `show --json` has it; `stopped` says that they asked not to be called."""
    return {**_fields(contact, Contact), "stopped": stopped}


def shown_interaction(entry: Interaction) -> dict[str, Any]:
    """An entry of a history as `show --json` has it."""
    return {**_fields(entry, Interaction), "direction": entry.direction.value}


def shown_news(piece: News) -> dict[str, Any]:
    """A piece of news as `news --json` has it."""
    return _fields(piece, News)


def _fields(record: msgspec.Struct, of: type[msgspec.Struct]) -> dict[str, Any]:
    return {name: _value(getattr(record, name)) for name in of.__struct_fields__}


def _value(value: Any) -> Any:
    if isinstance(value, msgspec.Struct):
        return _fields(value, type(value))
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    return msgspec.to_builtins(value)
