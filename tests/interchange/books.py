"""Books of any content, as hypothesis draws them, and what importing does to them."""

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count

from hypothesis import strategies as st
from msgspec.structs import replace

from followup_tui.desk.importing import plan_import
from followup_tui.domain.book import Book
from followup_tui.domain.contact import Contact, Hours, Snooze, Stage
from followup_tui.domain.interaction import (
    Channel,
    Commitment,
    CommitmentKind,
    Hint,
    Interaction,
    Outcome,
)
from followup_tui.domain.news import News
from followup_tui.domain.person import People
from followup_tui.domain.phone import Phone
from followup_tui.domain.text import one_line, plain

LIFTED = Outcome.STOP_LIFTED
AT = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)

LINES = st.text("aé[]'\"= \n\x1b…,;:\\+@-", max_size=8).map(plain)
LINE = LINES.map(one_line)
INSTANT = st.datetimes(
    datetime(1990, 1, 1),  # noqa: DTZ001 - hypothesis wants naive bounds
    datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=30))]),
)
DAY = st.dates(date(1990, 1, 1), date(2100, 1, 1))
ZONE = st.sampled_from(["", "Asia/Tokyo", "America/New_York"])
HOURS = st.builds(Hours, st.integers(0, 11), st.integers(12, 24))
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
    hours=st.none() | HOURS,
    url=LINE,
    address=LINE,
    position=LINE,
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
    position=LINE,
    company=LINE,
    commitment=st.none()
    | st.builds(
        Commitment,
        kind=st.sampled_from(CommitmentKind),
        day=st.none() | DAY,
        time=st.none() | st.times(),
        tz=ZONE,
    ),
    seconds=st.none() | st.integers(0, 5000),
    hint=st.none() | st.builds(Hint, st.none() | st.times(), st.none() | st.times(), LINES),
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
