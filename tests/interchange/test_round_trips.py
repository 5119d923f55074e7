from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given
from msgspec.structs import replace

from followup_tui.desk.importing import plan_import
from followup_tui.domain.book import Book
from followup_tui.domain.contact import Contact, Hours, Stage
from followup_tui.domain.interaction import Interaction, Outcome
from followup_tui.domain.phone import Phone
from followup_tui.interchange.address_books import read_people
from followup_tui.interchange.export_csv import export_csv
from followup_tui.interchange.export_google import export_google
from followup_tui.interchange.export_vcf import export_cards, export_vcf
from followup_tui.planning.situation import stopped_in
from tests.interchange.books import AT, books, imported

FULL = Contact(
    uid="c1",
    name="Zoë von Arx",
    company="Lark; spur, \\Inc",
    role="Head, of = Talent",
    phones=(
        Phone("+1 (212) 555-0188 x204", "+12125550188", "204", "mobile"),
        Phone("030 901820", "+4930901820", label="front desk"),
        Phone("ask for Sam; later"),
    ),
    emails=("zoe@example.org", "not yet known"),
    tz="Europe/Zurich",
    region="CH",
    hours=Hours(7, 16),
    stage=Stage.KEEP_IN_TOUCH,
    tags=("a;b", "c,d", "e:f", "g\\", "* starred"),
    notes='=1+1, "quoted"\n[b]markup[/b] \\n no newline\n;',
    url="https://example.org/zoe?a=b;c",
    address="1 Main St; Springfield, IL",
    position="Analyst, junior",
    added=AT,
)
WRITERS = [export_csv, export_vcf]
ALL = [*WRITERS, export_google]

Export = Callable[..., bytes]


@pytest.mark.parametrize("export", WRITERS)
@given(book=books())
def test_an_export_changes_nothing_in_the_book_it_comes_from(export: Export, book: Book):
    people = read_people(export(book, stopped_in(book)))
    assert len(people.people) == len(book.contacts)
    assert not people.refused
    plan = plan_import(book, [people], at=AT, home_region="US", new_uid=str)
    assert plan.changes == ()


@pytest.mark.parametrize("export", ALL)
def test_a_full_contact_changes_nothing_where_it_comes_from(export):
    book = Book.of([FULL])
    assert imported(book, read_people(export(book, ()))) == book


@pytest.mark.parametrize("export", ALL)
def test_an_export_without_notes_takes_no_notes_away(export):
    book = Book.of([FULL])
    content = export(book.without_notes(), ())
    assert b"quoted" not in content
    assert imported(book, read_people(content)) == book


@pytest.mark.parametrize("export", WRITERS)
def test_a_full_contact_comes_into_an_empty_book_as_it_was(export):
    [there] = imported(Book(), read_people(export(Book.of([FULL]), ()))).contacts.values()
    for name in (
        "uid",
        "name",
        "company",
        "role",
        "tz",
        "region",
        "stage",
        "tags",
        "url",
        "address",
        "position",
    ):
        assert getattr(there, name) == getattr(FULL, name)
    assert [(p.e164, p.ext) for p in there.phones] == [(p.e164, p.ext) for p in FULL.phones]


@pytest.mark.parametrize("export", ALL)
def test_somebody_else_s_numbers_and_a_guessed_zone_stay_here(export):
    wrong = Phone("+1 212 555 0199", "+12125550199", wrong=True)
    ann = replace(FULL, phones=(*FULL.phones, wrong), tz_guessed=True)
    content = export(Book.of([ann]), ()).decode()
    assert "555 0199" not in content
    assert "Zurich" not in content


@pytest.mark.parametrize("export", ALL)
def test_the_employers_address_goes_along(export):
    [there] = imported(Book(), read_people(export(Book.of([FULL]), ()))).contacts.values()
    assert there.address == FULL.address


@pytest.mark.parametrize("export", ALL)
@pytest.mark.parametrize(
    "typed", ["212 555 0143 / 212 555 0199", "555 (mobile)", "2.12555E+09", "0143 or 0199"]
)
def test_a_number_that_is_none_yet_changes_nothing_where_it_comes_from(export, typed):
    book = Book.of([replace(FULL, phones=(Phone(typed),))])
    assert imported(book, read_people(export(book, ()))) == book


def test_two_of_one_name_without_anything_else_stay_two_on_their_way_through_google():
    ann = Contact(uid="c1", name="Ann Lee", added=AT)
    book = Book.of([ann, replace(ann, uid="c2", added=AT + timedelta(1))])
    assert imported(book, read_people(export_google(book, ()))) == book


@pytest.mark.parametrize("export", ALL)
def test_who_asked_to_stop_is_marked_in_what_others_read(export):
    stop = Interaction(uid="i1", contact="c1", at=AT, outcome=Outcome.STOP)
    book = Book.of([FULL, stop])
    content = export(book, stopped_in(book)).decode()
    assert "Asked to stop" in content or ",yes," in content
    people = read_people(export(book, stopped_in(book)))
    assert imported(book, people) == book
    there = imported(Book(), people)
    assert stopped_in(there) == set(there.contacts)
    assert all("stop" not in tag for c in there.contacts.values() for tag in c.tags)


def test_cards_are_called_what_any_system_can_call_a_file():
    odd = [replace(FULL, uid=uid) for uid in ("../../etc/passwd", "A", "a", "é" * 300, "c:1")]
    names = [name for name, _ in export_cards(Book.of(odd), ())]
    assert len(set(names)) == len(odd)
    for name in names:
        assert name.isascii()
        assert name.replace("-", "").removesuffix(".vcf").isalnum()
        assert name.islower()
        assert len(name) < 100
