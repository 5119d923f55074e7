"""Any other table, by what the user says its columns are; with a good guess at it first."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice

import msgspec
from msgspec.structs import replace

from followup_tui.domain.columns import Column, Field
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.person import People, Person
from followup_tui.domain.text import one_line
from followup_tui.interchange.addresses import emails_in
from followup_tui.interchange.plain import split_numbers, split_words
from followup_tui.interchange.source import Source
from followup_tui.interchange.table import (
    DELIMITERS,
    LOOK_AHEAD,
    Record,
    Row,
    Table,
    heading,
    lines_of,
    records,
    rows,
)

_LOOKED_AT = 30
"""Records that the shape of a table is judged by."""

_SAMPLES = 3
_SAMPLE_LENGTH = 60

_WORDS: dict[Field, str] = {
    Field.EMAIL: "email mail emails mails courriel correo posta",
    Field.MOBILE: "mobile mobil handy cell cellphone portable movil celular cellulare mobiel gsm",
    Field.PHONE: "phone telephone tel telefon telefone telefono telefoon rufnummer nummer number"
    " festnetz durchwahl",
    Field.FIRST_NAME: "first given vorname prenom nombre voornaam forename",
    Field.LAST_NAME: "last family surname nachname familienname nom apellido apellidos cognome"
    " achternaam sobrenome",
    Field.COMPANY: "company organization organisation employer firm firma unternehmen societe"
    " entreprise empresa azienda bedrijf account arbeitgeber",
    Field.ROLE: "role title job position titel funktion poste fonction cargo puesto ruolo functie",
    Field.ZONE: "timezone zone tz zeitzone",
    Field.TAGS: "tags tag labels label categories category kategorie kategorien etiquetas",
    Field.NOTES: "notes note comments comment remarks notizen notiz bemerkung bemerkungen"
    " commentaire commentaires notas opmerkingen",
    Field.URL: "url web website webpage linkedin profile site homepage",
    Field.NAME: "name contact person who kontakt ansprechpartner nome naam candidate recruiter",
}
_SEVERAL = {Field.PHONE, Field.MOBILE, Field.EMAIL, Field.TAGS, Field.NOTES}
"""What several columns may be."""

_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_NUMBER = re.compile(r"[+(]*\d[\d\s()./-]{6,}(?:(?:x|ext\.?)\s*\d+)?", re.IGNORECASE)
_PAGE = re.compile(r"https?://\S+", re.IGNORECASE)
_FULL_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")


class _Shape(msgspec.Struct, frozen=True):
    """A table: its headings, and the records from the first row on."""

    headings: tuple[str, ...]
    body: Iterator[Record]
    first_rows: tuple[Record, ...]


def columns_of(source: Source) -> tuple[Column, ...]:
    """The columns of a table whatever they are called; none when the text is no table."""
    shape = _shape_of(source)
    if shape is None:
        return ()
    columns: list[Column] = []
    taken: set[Field] = set()
    for at, original in enumerate(shape.headings):
        cells = (row.cells[at] for row in shape.first_rows if at < len(row.cells))
        samples = [said for cell in cells if (said := one_line(cell))]
        guess = _guess(original, samples, taken)
        if guess is not None and guess not in _SEVERAL:
            taken.add(guess)
        shown = tuple(sample[:_SAMPLE_LENGTH] for sample in dict.fromkeys(samples))[:_SAMPLES]
        columns.append(Column(one_line(original)[:_SAMPLE_LENGTH] or str(at + 1), shown, guess))
    return tuple(columns)


def read_mapped(source: Source, fields: Mapping[int, Field]) -> People:
    """The people in a table, `fields` saying what each column is, by its place from 0.

    Raises `FollowupError` when the text is no table, or nothing in it is a name.
    """
    shape = _shape_of(source)
    if shape is None:
        raise FollowupError("this is no table; its columns can't be told what they are")
    if not any(field.names_somebody for field in fields.values()):
        raise FollowupError("which column is the name? Nobody can come in without one")
    names = tuple(str(at) for at in range(len(shape.headings)))
    people = Table(names, rows(names, shape.body)).people(
        "table by its columns", lambda row: _person(row, fields), lambda _: True
    )
    filled = {at for row in shape.first_rows for at, cell in enumerate(row.cells) if cell.strip()}
    unused = tuple(
        one_line(name)
        for at, name in enumerate(shape.headings)
        if at not in fields and at in filled and one_line(name)
    )
    return replace(people, unused=unused)


def _shape_of(source: Source) -> _Shape | None:
    lines = lines_of(source.text)
    widths = {delimiter: _width(lines, delimiter) for delimiter in DELIMITERS}
    delimiter = max(widths, key=lambda one: widths[one])
    width = widths[delimiter]
    if width < 2:  # noqa: PLR2004 - one column is a list of lines
        return None
    body = records(lines, delimiter, source.heed)
    for record in islice(body, LOOK_AHEAD):
        if len(record.cells) == width:
            first = tuple(islice(records(lines, delimiter), record.row, record.row + _LOOKED_AT))
            if any(map(_is_value, record.cells)):
                headings = tuple(str(at + 1) for at in range(width))
                again = islice(records(lines, delimiter, source.heed), record.row - 1, None)
                return _Shape(headings, again, (record, *first))
            return _Shape(record.cells, body, first)
    return None


def _width(lines: list[str], delimiter: str) -> int:
    """How many columns most of the first records have; 0 where too few agree for a table."""
    first = islice(records(lines, delimiter), _LOOKED_AT)
    widths = Counter(len(record.cells) for record in first if any(record.cells))
    width, times = widths.most_common(1)[0] if widths else (0, 0)
    return width if times > 1 and 2 * times >= widths.total() else 0


def _is_value(cell: str) -> bool:
    """Whether a cell holds somebody's address or number, as no heading does."""
    said = one_line(cell)
    return any(kind.fullmatch(said) for kind in (_EMAIL, _NUMBER, _PAGE))


def _guess(original: str, samples: list[str], taken: set[Field]) -> Field | None:
    by_name = _by_heading(original)
    for field in (by_name, _by_samples(samples)):
        if field is not None and field not in taken:
            return field
    return None


def _by_heading(original: str) -> Field | None:
    """The first field that has a word of the heading, the surest of them first."""
    bare = unicodedata.normalize("NFKD", heading(original)).encode("ascii", "ignore").decode()
    said = set(bare.split())
    return next((field for field in _WORDS if said & set(_WORDS[field].split())), None)


def _by_samples(samples: list[str]) -> Field | None:
    kinds = ((_EMAIL, Field.EMAIL), (_NUMBER, Field.PHONE), (_PAGE, Field.URL))
    for kind, field in (*kinds, (_FULL_NAME, Field.NAME)):
        if samples and 2 * sum(bool(kind.fullmatch(one)) for one in samples) > len(samples):
            return field
    return None


def _person(row: Row, fields: Mapping[int, Field]) -> Person:
    at: dict[Field, list[str]] = {}
    for place, field in fields.items():
        at.setdefault(field, []).append(str(place))

    def first(field: Field) -> str:
        return row.first(*at.get(field, ()))

    def every(field: Field) -> tuple[str, ...]:
        return row.all(*at.get(field, ()))

    parts = filter(None, (first(Field.FIRST_NAME), first(Field.LAST_NAME)))
    phones = [(number, "") for number in split_numbers(every(Field.PHONE))]
    phones += [(number, "mobile") for number in split_numbers(every(Field.MOBILE))]
    notes = (row.text(place) for place in at.get(Field.NOTES, ()))
    return Person(
        row=row.number,
        name=first(Field.NAME) or " ".join(parts),
        company=first(Field.COMPANY),
        role=first(Field.ROLE),
        phones=tuple(phones),
        emails=emails_in(every(Field.EMAIL)),
        tz=first(Field.ZONE),
        tags=split_words(every(Field.TAGS)),
        notes="\n".join(filter(None, notes)),
        url=first(Field.URL),
    )
