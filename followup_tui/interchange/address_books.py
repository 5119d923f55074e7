"""Reading people out of whatever file the user has: told apart by content, not by name."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from followup_tui.domain.columns import Column, ColumnsUnknownError, Field
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.person import People
from followup_tui.domain.text import one_line
from followup_tui.interchange import google, linkedin, mapped, outlook, own, plain, vcard
from followup_tui.interchange.cards import Card, cards_of
from followup_tui.interchange.encoding import decoded
from followup_tui.interchange.source import Heed, Source, nobody

_READERS = (own.read, vcard.read, linkedin.read, google.read, outlook.read, plain.read)
"""Each gives the people of a text in its format, `None` for others; the pickiest come first."""

_CARD = {".vcf", ".vcard"}
_LARGEST = 256 << 20
"""Bytes that a file may have: thousands of cards with their pictures."""


def read_file(path: Path, fields: Mapping[int, Field] | None = None, heed: Heed = nobody) -> People:
    """The people in a file, or on the cards in a folder; see `read_people`.

    Raises `FollowupError`, naming the file, also when it can't be opened.
    """
    try:
        if path.is_dir():
            return _read_folder(path, heed)
        return read_people(_content(path), fields, heed)
    except (_UnreadableError, ColumnsUnknownError):
        raise
    except FollowupError as error:
        raise FollowupError(f"{one_line(str(path))}: {error}") from error


def read_people(
    data: bytes, fields: Mapping[int, Field] | None = None, heed: Heed = nobody
) -> People:
    """The people in a file's content.

    `fields` says what the columns of a table are, by their places from 0; without it they are
    known by their headings. `heed` is told how far the reading is. Raises `FollowupError` when it
    is empty, no text, or in no format that is known here; `ColumnsUnknownError` when it is a table
    that needs `fields`.
    """
    source = Source(decoded(data), heed)
    if fields is not None:
        return mapped.read_mapped(source, fields)
    for read in _READERS:
        if (people := read(source)) is not None:
            return people
    if vcard.has_a_piece(source.text):
        raise FollowupError("there is no whole card in it; share the contacts once more")
    if columns := mapped.columns_of(source):
        raise ColumnsUnknownError(columns)
    raise FollowupError(
        "not an address book known here: expected a CSV from LinkedIn, Google or Outlook, a vCard,"
        " a CSV whose first line names its columns (name, company, phone, …), or our own JSON"
        " export"
    )


def columns_in(path: Path) -> tuple[Column, ...]:
    """The columns of a table, whether or not they are known here; none for anything else."""
    source = Source(decoded(_content(path)))
    is_table = own.read(source) is None and vcard.read(source) is None
    return mapped.columns_of(source) if is_table else ()


class _UnreadableError(FollowupError):
    """The file can't be opened; the message names it."""


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
        if len(content) <= _LARGEST:
            return content
        why = f"it is larger than {_LARGEST >> 20} MB, as no address book is"
    except OSError as error:
        why = error.strerror or str(error)
    except ValueError as error:  # no file can have such a name
        why = str(error)
    raise _UnreadableError(f"{one_line(str(path))} can't be read: {why}")


def _read_folder(folder: Path, heed: Heed) -> People:
    """The people on all the cards in a folder and the folders in it, in the order of names."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in _CARD)
    if not paths:
        raise FollowupError("there are no cards (.vcf) in this folder")
    return vcard.people_in(_cards_in(folder, paths, heed))


def _cards_in(folder: Path, paths: list[Path], heed: Heed) -> Iterator[Card]:
    for number, path in enumerate(paths, 1):
        heed(number, len(paths))
        name = str(path.relative_to(folder))
        try:
            cards = list(cards_of(decoded(_content(path)), name))
        except FollowupError as error:
            cards = [Card(1, problem=f"can't be read: {error}", file=name)]
        yield from cards or [Card(1, problem="there is no card in it", file=name)]
