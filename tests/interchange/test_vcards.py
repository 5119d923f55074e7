"""Cards as `icalendar` reads them: the lines are made alike, and it has no part in writing them."""

from hypothesis import given
from icalendar.parser import Contentlines

from followup_tui.domain.book import Book
from followup_tui.interchange.address_books import read_people
from followup_tui.interchange.export_vcf import export_vcf
from followup_tui.planning.situation import stopped_in
from tests.interchange.books import books
from tests.interchange.test_round_trips import FULL


def cards_in(content: bytes) -> list[dict[str, list[str]]]:
    """The values of each property, card by card."""
    cards: list[dict[str, list[str]]] = []
    for line in filter(None, Contentlines.from_ical(content)):
        name, _, value = line.parts()
        if (name, value) == ("BEGIN", "VCARD"):
            cards.append({})
        cards[-1].setdefault(name, []).append(value)
    return cards


def text(card: dict[str, list[str]], name: str) -> str:
    return card.get(name, [""])[0]


@given(book=books())
def test_every_card_says_who_it_is_and_what_was_noted(book: Book):
    content = export_vcf(book, stopped_in(book))
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    cards, people = cards_in(content), book.by_age()
    assert [text(card, "UID") for card in cards] == [one.uid for one in people]
    assert [text(card, "FN") for card in cards] == [one.name for one in people]
    assert [text(card, "NOTE") for card in cards] == [one.notes for one in people]
    for card in cards:
        assert card["VERSION"] == ["3.0"]
        assert (card["BEGIN"], card["END"]) == (["VCARD"], ["VCARD"])


def test_a_full_card_has_each_thing_in_its_place():
    [card] = cards_in(export_vcf(Book.of([FULL]), ()))
    assert card["N"] == ["Arx;Zoë von;;;"]
    assert card["ADR"] == [f";;{FULL.address};;;;"]
    assert card["ORG"] == [FULL.company]
    assert card["TITLE"] == [FULL.role]
    assert card["TZ"] == ["Europe/Zurich"]
    assert card["CATEGORIES"] == [",".join(FULL.tags)]
    assert card["TEL"] == ["+1 (212) 555-0188 x204", "ask for Sam; later"]
    assert card["item2.TEL"] == ["+49 30 901820"]
    assert card["item2.X-ABLABEL"] == ["front desk"]


def test_an_employers_address_is_known_by_its_type_or_its_label_and_a_home_is_left_alone():
    [ann, bo] = read_people(
        b"BEGIN:VCARD\nVERSION:3.0\nFN:Ann\nADR;TYPE=home:;;2 Elm St;Bonn;;;\n"
        b"ADR;TYPE=work:;;1 Main St\\nFloor 2;New York;NY;10001;USA\nEND:VCARD\n"
        b"BEGIN:VCARD\nVERSION:3.0\nFN:Bo\nitem1.ADR:;;3 High St;Leeds;;;UK\n"
        b"item1.X-ABLabel:_$!<Work>!$_\nEND:VCARD\n"
    ).people
    assert ann.address == "1 Main St, Floor 2, New York, NY, 10001, USA"
    assert bo.address == "3 High St, Leeds, UK"


def test_a_line_of_commas_in_the_place_of_a_property_costs_itself_only_and_no_time():
    line = b"EMAIL;TYPE=work" + b"," * 2000 + b"\n"
    people = read_people(b"BEGIN:VCARD\nVERSION:3.0\nFN:Ann\n" + line + b"END:VCARD\n")
    assert [person.name for person in people.people] == ["Ann"]
    assert len(people.remarks) == 1
