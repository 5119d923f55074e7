import json
from datetime import UTC, date, time, timedelta

import pytest
from hypothesis import given
from msgspec.structs import replace

from followup_tui.desk.importing import plan_import
from followup_tui.domain.book import Book
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import (
    Commitment,
    CommitmentKind,
    Interaction,
    Outcome,
)
from followup_tui.domain.news import News
from followup_tui.domain.phone import Phone
from followup_tui.interchange.address_books import read_people
from followup_tui.interchange.export_json import export_json, shown_contact, shown_interaction
from tests.interchange.books import AT, books, imported

ANN = Contact(
    uid="c1", name="Ann Lee", phones=(Phone("+1 212 555 0101", "+12125550101"),), added=AT
)
CALL = Interaction(
    uid="i1",
    contact="c1",
    at=AT,
    outcome=Outcome.TALKED,
    commitment=Commitment(
        CommitmentKind.APPOINTMENT, date(2026, 11, 24), time(15), tz="Asia/Tokyo"
    ),
    annoyed=True,
)
NEWS = News(uid="n1", at=AT, text="shipped", heard_by=("c1",))


class Stored(Contact, frozen=True, kw_only=True, omit_defaults=True):
    changed: str = ""


def exported(**changes) -> bytes:
    content = json.loads(export_json(Book.of([ANN, CALL, NEWS])))
    return json.dumps({**content, **changes}).encode()


def test_the_export_has_every_field_of_the_domain_and_none_of_the_storage():
    fields = {name: getattr(ANN, name) for name in ANN.__struct_fields__}
    stored = Stored(**fields, changed="then")
    content = json.loads(export_json(Book.of([stored, CALL, NEWS])))
    assert list(content) == ["contacts", "interactions", "news"]
    assert list(content["contacts"][0]) == list(Contact.__struct_fields__)
    assert content["contacts"][0]["phones"][0] == {
        "typed": "+1 212 555 0101",
        "e164": "+12125550101",
        "ext": "",
        "label": "",
        "wrong": False,
    }
    assert content["interactions"][0]["at"] == "2026-11-23T15:30:00Z"
    assert content["interactions"][0]["commitment"]["day"] == "2026-11-24"


def test_an_export_from_before_there_was_a_company_of_an_entry_is_read():
    entries = json.loads(export_json(Book.of([ANN, CALL])))["interactions"]
    del entries[0]["company"]
    people = read_people(exported(interactions=entries))
    assert people.interactions == {1: CALL}


def test_the_order_of_an_export_is_that_of_time_whatever_the_book_s():
    later = replace(ANN, uid="c0", added=AT + timedelta(days=1))
    assert export_json(Book.of([later, ANN])) == export_json(Book.of([ANN, later]))
    assert export_json(Book.of([later, ANN])).index(b'"c1"') > 0
    names = [c["uid"] for c in json.loads(export_json(Book.of([later, ANN])))["contacts"]]
    assert names == ["c1", "c0"]


def test_what_scripts_see_has_the_promised_fields():
    shown = shown_contact(ANN, stopped=True)
    promised = "uid name company role phones emails tz region stage tags stopped"
    assert set(promised.split()) <= set(shown)
    assert shown["stopped"] is True
    entry = shown_interaction(CALL)
    promised = "uid at channel direction outcome note commitment"
    assert set(promised.split()) <= set(entry)
    assert entry["direction"] == "outgoing"
    json.dumps([shown, entry])


NAMELESS = {"uid": "c1", "name": "\x1b[2J", "added": "2026-11-23T15:30:00Z"}
BUSY = {"uid": "i1", "contact": "c1", "outcome": "busy"}


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        (
            {"contacts": [NAMELESS]},
            ["contact 1: no name", "interaction 1: its contact is not in the file"],
        ),
        ({"contacts": [7], "interactions": []}, ["contact 1: Expected `object`, got `int`"]),
        (
            {"interactions": [{**BUSY, "at": "2026-11-23T15:30:00"}]},
            ["interaction 1: Expected `datetime` with a timezone component - at `$.at`"],
        ),
        (
            {"interactions": [{**BUSY, "at": "0001-01-01T00:00:00+05:00"}]},
            ["interaction 1: date value out of range"],
        ),
        ({"news": [{"uid": "", "at": "2026-11-23T15:30:00Z", "text": "x"}]}, ["news 1: no uid"]),
    ],
)
def test_a_record_that_does_not_fit_is_refused_by_its_place(changes, refused):
    assert [str(remark) for remark in read_people(exported(**changes)).refused] == refused


def test_texts_of_an_edited_export_are_cleaned_and_moments_are_utc():
    raw = {
        "uid": "c1",
        "name": "A\x1b[31m\nnn",
        "notes": "a\r\nb",
        "added": "2026-11-23T16:30:00+01:00",
    }
    [contact] = read_people(exported(contacts=[raw], interactions=[])).contacts.values()
    assert (contact.name, contact.notes) == ("A nn", "a\nb")
    assert (contact.added, contact.added.tzinfo) == (AT, UTC)


@given(books())
def test_an_export_comes_back_unchanged_into_an_empty_book(book):
    people = read_people(export_json(book))
    assert not people.refused
    assert imported(Book(), people) == book


@given(books())
def test_an_export_changes_nothing_in_the_book_it_comes_from(book):
    people = read_people(export_json(book))
    plan = plan_import(book, [people], at=AT, home_region="US", new_uid=str)
    assert plan.changes == ()


@given(books(), books())
def test_importing_another_book_twice_is_importing_it_once(mine, theirs):
    theirs = elsewhere(theirs)
    people = read_people(export_json(theirs))
    once = imported(mine, people)
    assert imported(once, people) == once
    kept = {entry.uid for history in once.histories.values() for entry in history}
    assert {e.uid for history in mine.histories.values() for e in history} <= kept
    assert set(mine.contacts) <= set(once.contacts)


def elsewhere(book: Book) -> Book:
    """The same book with other uids, as if it had been kept on another machine."""
    return Book.of(
        [replace(contact, uid=f"x{contact.uid}") for contact in book.contacts.values()]
        + [
            replace(e, uid=f"x{e.uid}", contact=f"x{e.contact}", lifts=e.lifts and f"x{e.lifts}")
            for history in book.histories.values()
            for e in history
        ]
    )
