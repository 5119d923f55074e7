"""vCard 3.0 and 4.0 (RFC 2426, RFC 6350), and the 2.1 that some phones still write.

Lines are unfolded, decoded and unescaped by `vobject`; here they are put in this program's words.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from urllib.parse import unquote

from followup_tui.domain.person import ASKED_TO_STOP, People, Person, Remark
from followup_tui.domain.text import one_line, plain
from followup_tui.interchange.addresses import place
from followup_tui.interchange.cards import Card, Line, cards_of
from followup_tui.interchange.source import Heed, Source

OWN_PRODUCT = "followup-tui"
"""What stands in the PRODID of cards this program has written."""

STAGE, REGION, HOURS = "X-FOLLOWUP-STAGE", "X-FOLLOWUP-REGION", "X-FOLLOWUP-HOURS"
POSITION = "X-FOLLOWUP-POSITION"
"""Properties of our own cards: the stage, the region whose holidays count, the hours to call at,
the job sought."""

_LABELS = {
    "cell": "mobile",
    "mobile": "mobile",
    "iphone": "mobile",
    "work": "work",
    "home": "home",
    "main": "switchboard",
    "car": "car",
}
_UNUSED = {"BDAY": "birthdays", "RELATED": "other people"}
_NOT_TO_CALL = {"fax", "pager", "textphone"}
_APPLES_OWN = re.compile(r"_\$!<(.*)>!\$_")
_OFFSET = re.compile(r"(?:UTC|GMT)?[+-]\d{1,2}:?(?:\d\d)?|Z", re.IGNORECASE)
_BEGIN = re.compile(r"(?:\A|[\r\n])[ \t\ufeff]*BEGIN:VCARD(?=[ \t]*[\r\n])", re.IGNORECASE)
_PIECE = re.compile(r"\b(?:BEGIN|END):VCARD\b", re.IGNORECASE)
_EVERYBODY = "mycontacts"
_LAST_PREF = 101


def read(source: Source) -> People | None:
    """The people in a file of cards; `None` when there is no card in it."""
    of = len(_BEGIN.findall(source.text))
    return people_in(heeded(cards_of(source.text), source.heed, of)) if of else None


def has_a_piece(text: str) -> bool:
    """Whether it was meant to be cards, though none of them can be found."""
    return bool(_PIECE.search(text))


def heeded(cards: Iterable[Card], heed: Heed, of: int) -> Iterator[Card]:
    """The same cards, of which `heed` is told."""
    for card in cards:
        heed(min(card.number, of), of)
        yield card


def people_in(cards: Iterable[Card]) -> People:
    """The people on cards, from one file or several."""
    people: list[Person] = []
    refused: list[Remark] = []
    remarks: list[Remark] = []
    unused: dict[str, None] = {}
    own = False
    for card in cards:
        kind = f"{one_line(card.file)} card" if card.file else "card"
        problem, found = card.problem, _Found(card)
        if not problem and found.first("KIND", "X-ADDRESSBOOKSERVER-KIND").casefold() == "group":
            problem = "a list of people, not a person"
        if not problem and not (name := found.name()):
            problem = "no name"
        if problem:
            refused.append(Remark(card.number, problem, kind))
            continue
        remarks += [Remark(card.number, why, kind) for why in card.lost]
        unused.update(dict.fromkeys(found.unused()))
        own = own or OWN_PRODUCT in found.first("PRODID")
        people.append(found.person(name, card.number, kind))
    return People(
        format="vCard",
        people=tuple(people),
        refused=tuple(refused),
        remarks=tuple(remarks),
        unused=tuple(unused),
        own=own,
    )


class _Found:
    """The lines of one card, by name, and by the group that ties a label to its number."""

    def __init__(self, card: Card) -> None:
        self._lines: defaultdict[str, list[Line]] = defaultdict(list)
        self._labels: dict[str, str] = {}
        for line in card.lines:
            self._lines[line.name].append(line)
            if line.name == "X-ABLABEL" and line.group:
                said = _one(line)
                apples = _APPLES_OWN.fullmatch(said)
                self._labels[line.group] = apples[1].casefold() if apples else said

    def name(self) -> str:
        """What they are called, in full if the card says so anywhere."""
        return self.first("FN") or next(self._composed(), "") or self.first("NICKNAME")

    def first(self, *names: str) -> str:
        """What the first of these lines says that says something, on one line."""
        return next(filter(None, map(_one, self._of(*names))), "")

    def person(self, name: str, number: int, kind: str) -> Person:
        """The person on the card."""
        zone = self.first("TZ")
        tags = [tag for tag in self._parts("CATEGORIES") if _is_tag(tag)]
        notes = (plain(" ".join(line.value)) for line in self._of("NOTE"))
        return Person(
            row=number,
            kind=kind,
            name=name,
            uid=self.first("UID").removeprefix("urn:uuid:"),
            company=next(self._parts("ORG"), ""),
            role=self.first("TITLE", "ROLE"),
            phones=tuple(self._phones()),
            emails=tuple(self._emails()),
            tz="" if _OFFSET.fullmatch(zone) else zone,
            region=self.first(REGION),
            hours=self.first(HOURS),
            stage=self.first(STAGE),
            address=next(self._workplaces(), ""),
            position=self.first(POSITION),
            tags=tuple(tag for tag in tags if tag != ASKED_TO_STOP),
            stopped=ASKED_TO_STOP in tags,
            notes="\n".join(filter(None, notes)),
            url=self._page(),
        )

    def unused(self) -> Iterator[str]:
        """What is on the card that this program has no place for."""
        if any(line.types & _NOT_TO_CALL for line in self._of("TEL")):
            yield "fax and pager numbers"
        if any(not self._is_workplace(line) for line in self._of("ADR")):
            yield "addresses"
        yield from (what for name, what in _UNUSED.items() if name in self._lines)

    def _of(self, *names: str) -> Iterator[Line]:
        return chain.from_iterable(self._lines.get(name, ()) for name in names)

    def _preferred(self, name: str) -> list[Line]:
        return sorted(self._of(name), key=_pref)

    def _parts(self, name: str) -> Iterator[str]:
        return (part for line in self._of(name) for said in line.value if (part := one_line(said)))

    def _workplaces(self) -> Iterator[str]:
        """Addresses of employers, on one line; where somebody lives is nobody's business."""
        for line in self._of("ADR"):
            if self._is_workplace(line):
                yield place(line.value)

    def _is_workplace(self, line: Line) -> bool:
        return "work" in line.types or self._labels.get(line.group, "").casefold() == "work"

    def _composed(self) -> Iterator[str]:
        for line in self._of("N"):
            family, given, additional, prefix, suffix, *_ = (*map(one_line, line.value), *[""] * 5)
            parts = (prefix, given, additional, family, suffix)
            if whole := " ".join(filter(None, parts)):
                yield whole

    def _phones(self) -> Iterator[tuple[str, str]]:
        for line in self._preferred("TEL"):
            number = _one(line)
            if number[:4].casefold() == "tel:":
                number = one_line(unquote(number[4:]))
            if number and not line.types & _NOT_TO_CALL:
                yield number, self._label(line)

    def _label(self, line: Line) -> str:
        if said := self._labels.get(line.group, ""):
            return _LABELS.get(said, said)
        return next((label for name, label in _LABELS.items() if name in line.types), "")

    def _emails(self) -> Iterator[str]:
        for line in self._preferred("EMAIL"):
            if email := _one(line):
                yield email

    def _page(self) -> str:
        pages = map(_one, self._of("URL", "X-SOCIALPROFILE", "SOCIALPROFILE"))
        linkedin = (page for page in pages if "linkedin.com/" in page.casefold())
        return next(linkedin, "") or self.first("URL")


def _is_tag(category: str) -> bool:
    return category.replace(" ", "").casefold() != _EVERYBODY


def _one(line: Line) -> str:
    return one_line(" ".join(line.value))


def _pref(line: Line) -> int:
    """How much it is preferred: 1 most."""
    if "pref" in line.types:
        return 1
    return int(line.pref) if re.fullmatch(r"[0-9]{1,3}", line.pref) else _LAST_PREF
