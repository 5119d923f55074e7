"""Two contacts who are one person."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from followup_tui.desk.desk import Desk
from followup_tui.desk.filling import names_taken
from followup_tui.desk.settings import Settings
from followup_tui.desk.uniting import Pair, Side, unite
from followup_tui.domain.book import Book, Put
from followup_tui.domain.contact import Stage
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Outcome
from followup_tui.domain.news import News
from tests.builders import (
    NUMBER,
    OTHER_NUMBER,
    Clock,
    agreed,
    desk_with,
    entry,
    person,
    promised,
    suggested,
    there,
)

DANA = person(
    uid="dana",
    company="Larkspur",
    emails=("dana@larkspur.example",),
    tags=("fair",),
    notes="Met at the fair.",
)
TWIN = person(
    "D. Whitfield",
    uid="twin",
    company="Larkspur Ltd",
    role="Head of Talent",
    phones=(OTHER_NUMBER, NUMBER),
    emails=("DANA@larkspur.example", "dw@home.example"),
    tags=("Fair", "talent"),
    notes="Ask for Sam.\n\nThen wait.",
    added=there("Mon 9 Nov 09:00"),
)


@pytest.fixture
def sat_down(calendar):
    def sit(*records, people=(DANA, TWIN)):
        desk = desk_with(calendar, *people)
        desk._store.commit([Put(record) for record in records], desk.clock())
        return desk

    return sit


def made_one(desk, sides=None):
    return unite(desk, Pair(desk, "dana", "twin"), sides or {})


def of(contact, text, commitment=None, **more):
    return entry(text, commitment, contact=contact, **more)


def test_the_one_has_all_numbers_addresses_tags_and_notes_of_both(sat_down):
    desk = sat_down()
    made_one(desk)
    (one,) = desk.book.contacts.values()
    assert [phone.e164 for phone in one.phones] == [NUMBER.e164, OTHER_NUMBER.e164]
    assert one.emails == ("dana@larkspur.example", "dw@home.example")
    assert one.tags == ("fair", "talent")
    assert one.notes.startswith("Met at the fair.\nAsk for Sam.\n\nThen wait.")
    assert one.role == "Head of Talent"
    assert one.added == DANA.added


def test_what_they_say_differently_is_asked_and_what_is_not_chosen_is_kept_in_the_notes(sat_down):
    desk = sat_down()
    pair = Pair(desk, "dana", "twin")
    assert pair.asked == ("name", "company")
    assert pair.one({}).company == "Larkspur"
    chosen = pair.one({"company": Side.RIGHT})
    assert chosen.company == "Larkspur Ltd"
    assert "Company before: Larkspur" in chosen.notes.splitlines()


@pytest.mark.parametrize(
    ("left", "right", "field", "side"),
    [
        ({"name": "D. Whitfield"}, {"name": "Dana Whitfield"}, "name", Side.RIGHT),
        ({"name": "Dana Whitfield"}, {"name": "D. Whitfield"}, "name", Side.LEFT),
        ({"stage": Stage.LEAD}, {"stage": Stage.ACTIVE}, "stage", Side.RIGHT),
        ({"stage": Stage.ACTIVE}, {"stage": Stage.CLOSED}, "stage", Side.LEFT),
        ({"tz_guessed": True}, {"tz": "Europe/London"}, "tz", Side.RIGHT),
        ({"company": "A"}, {"company": "B"}, "company", Side.LEFT),
    ],
)
def test_the_fuller_name_the_livelier_stage_and_the_zone_that_was_told_are_taken_unless_chosen(
    sat_down, left, right, field, side
):
    desk = sat_down(people=(replace(DANA, **left), replace(TWIN, added=DANA.added, **right)))
    desk._store.commit([Put(of("dana", "Thu 19 Nov 09:12 voicemail"))], desk.clock())
    assert Pair(desk, "twin", "dana").side(field) is side


def test_who_was_called_otherwise_is_known_by_that_name_too(sat_down):
    desk = sat_down(people=(DANA, replace(TWIN, name="Mo Two")))
    made_one(desk)
    one = desk.contact("dana")
    assert "Was called: Mo Two" in one.notes.splitlines()
    assert names_taken(one) == ("Dana Whitfield", "Mo Two")


def test_the_one_with_the_longer_history_stays_and_has_every_entry(sat_down):
    mine, theirs = [of("dana", "Thu 19 Nov 09:12 voicemail")], [
        of("twin", "Tue 17 Nov 09:12 no_answer"),
        of("twin", "Wed 18 Nov 16:12 no_answer"),
    ]  # fmt: skip
    desk = sat_down(*mine, *theirs)
    act = made_one(desk)
    assert act.contact == "twin"
    assert set(desk.book.contacts) == {"twin"}
    assert [one.uid for one in desk.book.history("twin")] == [
        theirs[0].uid, theirs[1].uid, mine[0].uid,
    ]  # fmt: skip
    assert desk.contact("dana").uid == "twin"
    assert desk.book.history("dana") == desk.book.history("twin")


def test_a_stop_of_either_is_a_stop_of_the_one(sat_down):
    for whose in ("dana", "twin"):
        desk = sat_down(of(whose, "Thu 19 Nov 09:12 stop"))
        act = made_one(desk)
        assert desk.plan(act.contact).stopped
        assert desk.queue().entries == ()


def test_an_email_owed_to_both_is_owed_once_and_to_either_stays_owed(sat_down):
    met = "Fri 20 Nov 15:00 met"
    for whose in (["dana", "twin"], ["dana"], ["twin"]):
        desk = sat_down(*(of(uid, met) for uid in whose))
        act = made_one(desk)
        owed = [one for one in desk.queue().entries if one.follow_up.kind == "email"]
        assert [one.follow_up.contact for one in owed] == [act.contact]


def test_news_told_to_either_was_told_to_the_one(sat_down):
    told = News(uid="prize", text="Won", at=there("Mon 16 Nov 09:00"), heard_by=("twin", "x"))
    desk = sat_down(told)
    made_one(desk, {})
    (left,) = desk.book.contacts
    assert desk.book.news["prize"].heard_by == (left, "x")


def test_annoyance_with_either_stays(sat_down):
    desk = sat_down(
        of("dana", "Tue 10 Nov 09:12 talked", agreed("Fri 27 Nov 10:00")),
        of("twin", "Thu 19 Nov 09:12 no_answer", annoyed=True),
        of("twin", "Fri 20 Nov 09:12 no_answer"),
    )
    act = made_one(desk)
    contact = desk.contact(act.contact)
    assert desk.situation(contact, desk.book.history(act.contact)).annoyed_in is not None


BOTH = [
    # mine, theirs, what stays, what is said besides
    (agreed("Tue 24 Nov 15:00"), agreed("Fri 27 Nov 10:00"), "Tue 24 Nov", "Fri 27 Nov 10:00"),
    (agreed("Fri 27 Nov 10:00"), agreed("Tue 24 Nov 15:00"), "Tue 24 Nov", "Fri 27 Nov 10:00"),
    (suggested("Wed 25 Nov"), agreed("Fri 27 Nov 10:00"), "Wed 25 Nov", "Fri 27 Nov 10:00"),
    (agreed("Fri 27 Nov 10:00"), None, "Fri 27 Nov", ""),
    (promised("Wed 25 Nov"), None, "Fri 27 Nov", ""),
]


@pytest.mark.parametrize(("mine", "theirs", "stays", "besides"), BOTH)
def test_of_two_calls_agreed_the_earlier_stays_and_the_other_is_said(
    sat_down, mine, theirs, stays, besides
):
    desk = sat_down(
        of("dana", "Tue 17 Nov 09:12 talked", mine), of("twin", "Thu 19 Nov 10:00 talked", theirs)
    )
    said = " ".join(Pair(desk, "dana", "twin").consequences({}))
    act = made_one(desk)
    call = desk.plan(act.contact).call
    assert f"{call.day:%a} {call.day.day} {call.day:%b}" == stays
    assert besides in said
    assert besides in desk.book.history(act.contact)[-1].note


def test_what_was_agreed_and_used_up_by_a_call_to_the_other_does_not_come_back(sat_down):
    desk = sat_down(
        of("dana", "Tue 17 Nov 09:12 talked", agreed("Thu 19 Nov 15:00")),
        of("twin", "Thu 19 Nov 15:02 talked"),
    )
    act = made_one(desk)
    assert len(desk.book.history(act.contact)) == 2


def test_nobody_is_united_with_themselves(sat_down):
    desk = sat_down()
    with pytest.raises(FollowupError, match="twice"):
        Pair(desk, "dana", "dana")


entries = st.lists(
    st.tuples(
        st.sampled_from(["dana", "twin"]),
        st.integers(1, 22),
        st.sampled_from(["voicemail", "talked", "stop", "met", "sent"]),
        st.sampled_from([None, agreed("Fri 27 Nov 10:00"), promised()]),
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(entries, st.dictionaries(st.sampled_from(["name", "company"]), st.sampled_from(Side)))
def test_every_entry_is_there_exactly_once_and_one_undo_brings_the_very_same_back(
    calendar, told, sides
):
    desk = desk_with(calendar, DANA, TWIN)
    made = [
        replace(entry(f"Mon 2 Nov 0{n % 9}:00 {outcome}", what), contact=whose)
        for n, (whose, _, outcome, what) in enumerate(told)
    ]
    desk._store.commit([Put(one) for one in made], desk.clock())
    before = contents(desk)
    act = made_one(desk, sides)
    united = desk.book.history(act.contact)
    here = [one.uid for one in united if one.outcome is not Outcome.RESCHEDULED]
    assert sorted(here) == sorted(one.uid for one in made)
    assert len(desk.book.contacts) == 1
    desk.undo()
    assert contents(desk) == before
    desk.redo()
    assert list(map(as_told, desk.book.history(act.contact))) == list(map(as_told, united))
    desk.undo()
    assert contents(desk) == before


def contents(desk):
    return (
        {uid: as_told(one) for uid, one in desk.book.contacts.items()},
        {uid: list(map(as_told, found)) for uid, found in desk.book.histories.items()},
        {uid: as_told(one) for uid, one in desk.book.news.items()},
    )


def as_told(record):
    return {name: getattr(record, name) for name in record.__struct_fields__ if name != "changed"}


class Unwritten:
    """A store whose disk has nothing yet: what was done is in the book alone."""

    def __init__(self, *records):
        self.book = Book().after([Put(record) for record in records])

    def refresh(self):
        return self.book

    def commit(self, changes, at):
        self.book = self.book.after(changes)
        return self.book


@pytest.mark.parametrize(
    "act",
    [made_one, lambda desk: desk.move_entry(desk.book.history("twin")[0], "dana")],
    ids=["made one", "moved"],
)
def test_each_entry_is_in_one_history_before_anything_is_on_the_disk(calendar, act):
    stop = entry("Fri 13 Nov 09:00 stop", uid="s")
    talk = entry("Mon 9 Nov 09:00 talked", uid="t", contact="twin")
    desk = Desk(Unwritten(DANA, TWIN, talk, stop), calendar, Settings(), Clock())
    before = desk.book
    act(desk)
    after = desk.book
    assert len(list(after.records())) == len({one.uid for one in after.records()})
    desk.undo()
    assert desk.book == before
    desk.redo()
    assert desk.book == after
