import json
from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from followup_tui.desk.importing import plan_import
from followup_tui.domain.book import Book
from followup_tui.domain.contact import Contact, Snooze, Stage
from followup_tui.domain.interaction import (
    Channel,
    Commitment,
    CommitmentKind,
    Interaction,
    Outcome,
)
from followup_tui.domain.news import News
from followup_tui.domain.person import People
from followup_tui.domain.phone import Phone
from followup_tui.domain.text import one_line, plain
from followup_tui.interchange.address_books import read_people
from followup_tui.interchange.export_json import export_json, shown_contact, shown_interaction

LIFTED = Outcome.STOP_LIFTED
AT = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)
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


LINES = st.text("aé[]'\"= \n\x1b…", max_size=8).map(plain)
LINE = LINES.map(one_line)
INSTANT = st.datetimes(
    datetime(1990, 1, 1),  # noqa: DTZ001 - hypothesis wants naive bounds
    datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=30))]),
)
DAY = st.dates(date(1990, 1, 1), date(2100, 1, 1))
ZONE = st.sampled_from(["", "Asia/Tokyo", "America/New_York"])
CONTACT = st.builds(
    Contact,
    uid=st.just(""),
    name=st.sampled_from(["Ann Lee", "A. Lee", "Bo"]),
    company=st.sampled_from(["", "Kestrel"]) | LINE,
    phones=st.lists(
        st.builds(Phone, LINE, st.sampled_from(["", "+12125550101"]), wrong=st.booleans()),
        max_size=2,
    ).map(tuple),
    emails=st.lists(LINE, max_size=2).map(tuple),
    tz=ZONE,
    tz_guessed=st.booleans(),
    stage=st.sampled_from(Stage),
    tags=st.lists(LINE, max_size=2).map(tuple),
    notes=LINES,
    url=LINE,
    snooze=st.none() | st.builds(Snooze, until=DAY, made=INSTANT),
    added=INSTANT,
)
ENTRY = st.builds(
    Interaction,
    uid=st.just(""),
    contact=st.just(""),
    at=INSTANT,
    tz=ZONE,
    channel=st.sampled_from(Channel),
    outcome=st.sampled_from([Outcome.STOP, LIFTED, *Outcome]),
    note=LINES,
    commitment=st.none()
    | st.builds(
        Commitment,
        kind=st.sampled_from(CommitmentKind),
        day=st.none() | DAY,
        time=st.none() | st.times(),
        tz=ZONE,
    ),
    seconds=st.none() | st.integers(0, 5000),
)
PIECE = st.builds(News, uid=st.just(""), at=INSTANT, text=LINES, heard_by=st.just(()))


@st.composite
def books(draw) -> Book:
    contacts = [
        replace(contact, uid=f"c{number}")
        for number, contact in enumerate(draw(st.lists(CONTACT, min_size=1, max_size=4)))
    ]
    uids = [contact.uid for contact in contacts]
    entries: list[Interaction] = []
    for number, entry in enumerate(draw(st.lists(ENTRY, max_size=5))):
        contact = draw(st.sampled_from(uids))
        stops = [e.uid for e in entries if e.contact == contact and e.outcome is Outcome.STOP]
        lifts = draw(st.sampled_from(stops)) if stops and entry.outcome is LIFTED else ""
        entries.append(replace(entry, uid=f"i{number}", contact=contact, lifts=lifts))
    told = st.lists(st.sampled_from(uids), unique=True).map(tuple)
    news = [
        replace(piece, uid=f"n{number}", heard_by=draw(told))
        for number, piece in enumerate(draw(st.lists(PIECE, max_size=2)))
    ]
    return Book.of([*contacts, *entries, *news])


def imported(book: Book, *files: People) -> Book:
    uids = (f"new{number}" for number in count(len(book.contacts)))
    plan = plan_import(book, files, at=AT, home_region="US", new_uid=lambda: next(uids))
    return book.after(plan.changes)


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
