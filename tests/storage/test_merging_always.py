"""The laws of merging, on copies that really were edited apart, and on files nobody ever wrote."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import reduce
from itertools import permutations
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_tui.domain.book import Change, Delete, Put
from followup_tui.domain.contact import Contact, Stage
from followup_tui.domain.interaction import Interaction, Outcome
from followup_tui.domain.news import News
from followup_tui.domain.phone import Phone
from followup_tui.storage.applying import apply
from followup_tui.storage.codec import decode, encode, verified
from followup_tui.storage.ledger import TABLES, Ledger, deletions_table, records_table
from followup_tui.storage.merging import merge
from followup_tui.storage.records import (
    FIELDS,
    Deletion,
    Into,
    Kind,
    StoredContact,
    StoredInteraction,
    StoredNews,
)

START = datetime(2026, 11, 23, 15, 42, tzinfo=UTC)
HERE = Path("followup.json")

uids = st.sampled_from("abc")
words = st.sampled_from(["", "x", "y", "é"])
moments = st.integers(0, 6).map(lambda minutes: START + timedelta(minutes=minutes))
numbers = st.sampled_from(["+12125550188", "+12125550110", ""])
phones = st.builds(Phone, typed=words, e164=numbers, label=words, wrong=st.booleans())
outcomes = st.sampled_from([Outcome.VOICEMAIL, Outcome.STOP, Outcome.STOP_LIFTED])


def some(of, **options):
    return st.lists(of, max_size=3, **options).map(tuple)


contact_fields = {
    "name": words,
    "role": words,
    "phones": some(phones),
    "tags": some(words),
    "tz": words,
    "tz_guessed": st.booleans(),
    "stage": st.sampled_from(Stage),
    "added": moments,
}
entry_fields = {
    "at": moments,
    "note": words,
    "company": words,
    "outcome": outcomes,
    "annoyed": st.booleans(),
}
news_fields = {"at": moments, "text": words, "heard_by": some(uids)}


# Copies edited apart: each edit is one act through `apply`, on what that copy held then.


@dataclass(frozen=True)
class Edit:
    kind: Kind
    uid: str
    fields: dict
    deletes: bool
    on: str
    lifts: str
    at: datetime
    unites: bool = False

    def changes(self, copy: Ledger) -> list[Change]:
        known = copy.records[self.kind].get(self.uid)
        if self.deletes:
            into = self.on if self.unites and self.on in copy.book().contacts else ""
            return [] if known is None else [Delete(known, into if into != self.uid else "")]
        fields = dict(self.fields)
        if self.kind is Kind.CONTACT:
            new = Contact(uid=self.uid, name="new", added=START)
        elif self.kind is Kind.NEWS:
            new = News(uid=self.uid, text="new", at=START)
        else:
            if copy.records[Kind.CONTACT].get(self.on) is None:
                return []
            new = Interaction(uid=self.uid, contact=self.on, at=START, outcome=Outcome.VOICEMAIL)
            if known is not None and known.outcome is not Outcome.VOICEMAIL:
                fields.pop("outcome", None)  # the desk rewrites no stop and no lift
            elif fields.get("outcome") is Outcome.STOP_LIFTED:
                fields["lifts"] = self.lifts
        return [Put(msgspec.structs.replace(known or new, **fields))]


def edits_of(kind: Kind, fields: dict):
    return st.builds(
        Edit,
        kind=st.just(kind),
        uid=uids,
        fields=st.fixed_dictionaries({}, optional=fields),
        deletes=st.sampled_from([False, False, False, True]),
        on=uids,
        lifts=uids,
        at=moments,
        unites=st.booleans() if kind is Kind.CONTACT else st.just(False),
    )


edits = st.one_of(
    edits_of(Kind.CONTACT, contact_fields),
    edits_of(Kind.INTERACTION, entry_fields),
    edits_of(Kind.NEWS, news_fields),
)
stories = st.lists(edits, max_size=8)


def edited(copy: Ledger, story: list[Edit]) -> Ledger:
    for edit in story:
        copy, _ = apply(edit.changes(copy), edit.at, copy, copy)
    return reread(copy)


def reread(ledger: Ledger) -> Ledger:
    """The ledger as the next program finds it in the file."""
    content = encode(ledger)
    return verified(decode(content, HERE), content, HERE)


def forks(number: int):
    return st.tuples(stories, st.tuples(*[stories] * number)).map(
        lambda told: [edited(edited(Ledger(), told[0]), story) for story in told[1]]
    )


# Files that no program of ours wrote: any moments, deletions of what is there, links to nowhere.


def stamps(kind: Kind):
    return st.dictionaries(
        st.sampled_from([*FIELDS[kind], "tags/x", "tags#x", "heard_by/a", "mood"]),
        moments,
        max_size=6,
    )


stored_contacts = st.builds(StoredContact, uid=uids, **contact_fields, changed=stamps(Kind.CONTACT))
stored_entries = st.builds(
    StoredInteraction,
    uid=uids,
    contact=uids,
    **entry_fields,
    lifts=st.sampled_from(["", "a"]),
    changed=moments,
)
stored_news = st.builds(StoredNews, uid=uids, **news_fields, changed=stamps(Kind.NEWS))
strangers = st.dictionaries(
    st.sampled_from(["mood", "rating"]),
    st.sampled_from([None, 1, 1.0, True, {"b": 1, "a": 2}, [{"z": 1, "y": 2}]]),
)
was = st.one_of(
    st.builds(
        lambda record, more: {**msgspec.to_builtins(record), **more},
        st.one_of(stored_contacts, stored_news),
        strangers,
    ),
    strangers,
)
deletions = st.builds(
    Deletion,
    uid=uids,
    kind=st.sampled_from(Kind),
    at=moments,
    was=was,
    into=st.one_of(st.none(), st.builds(Into, uid=uids, at=moments)),
)
their_rows = st.dictionaries(
    st.sampled_from(["1", "2", "7"]),
    st.fixed_dictionaries({}, optional={"uid": uids, "changed": words, "n": st.integers(0, 2)}),
)


def table(strategy, made, key):
    found = st.lists(strategy, max_size=3, unique_by=key)
    return found.map(lambda rows: made(dict(enumerate(rows, 3))))


def by_uid(record):
    return record.uid


@st.composite
def ledgers(draw) -> Ledger:
    made = Ledger(
        {
            Kind.CONTACT: draw(table(stored_contacts, records_table, by_uid)),
            Kind.INTERACTION: draw(table(stored_entries, records_table, by_uid)),
            Kind.NEWS: draw(table(stored_news, records_table, by_uid)),
        },
        draw(table(deletions, deletions_table, lambda one: (one.kind, one.uid))),
        msgspec.Raw(msgspec.json.encode({"1": {"schema_version": 1, **draw(strangers)}})),
        {
            name: {
                uid: fields
                for uid in draw(st.lists(uids, unique=True))
                if (fields := draw(strangers))
            }
            for name in TABLES.values()
        },
        {
            name: msgspec.Raw(msgspec.json.encode(draw(their_rows)))
            for name in draw(st.sets(st.sampled_from(["theirs", "others"])))
        },
    )
    return reread(made)


def all_orders(ledgers: list[Ledger]) -> set[bytes]:
    return {encode(reduce(merge, order)) for order in permutations(ledgers)}


three = st.one_of(forks(3), st.lists(ledgers(), min_size=3, max_size=3))


@settings(max_examples=150, deadline=None)
@given(three)
def test_the_order_of_merging_does_not_matter(copies):
    first, *others = all_orders(copies)
    assert others == [], first


@settings(max_examples=150, deadline=None)
@given(three)
def test_who_merged_first_with_whom_does_not_matter(copies):
    a, b, c = copies
    made = encode(merge(merge(a, b), c))
    assert encode(merge(a, merge(b, c))) == made
    assert encode(merge(merge(c, a), merge(b, a))) == made


@settings(max_examples=150, deadline=None)
@given(three)
def test_merging_again_changes_nothing(copies):
    made = reduce(merge, copies)
    for again in (made, reread(made), *copies):
        assert encode(merge(made, again)) == encode(made)
        assert encode(merge(again, reread(made))) == encode(made)


@settings(max_examples=150, deadline=None)
@given(st.one_of(forks(2), st.lists(ledgers(), min_size=2, max_size=2)))
def test_every_stop_and_every_contact_with_an_interaction_is_there_after_a_merge(copies):
    made = reduce(merge, copies)
    for copy in copies:
        for entry in copy.records[Kind.INTERACTION].records():
            if entry.outcome is Outcome.STOP:
                assert made.records[Kind.INTERACTION].get(entry.uid).outcome is Outcome.STOP
    known = {one.uid for copy in copies for one in copy.records[Kind.CONTACT].records()}
    for entry in made.records[Kind.INTERACTION].records():
        assert entry.contact not in known or made.shown(entry).contact in made.book().contacts


@settings(max_examples=150, deadline=None)
@given(forks(2))
def test_nothing_is_lost_but_what_was_deleted_or_changed_later(copies):
    made = reduce(merge, copies)
    for copy in copies:
        for kind in Kind:
            for record in copy.records[kind].records():
                gone = [one.deletions.get((kind, record.uid)) for one in copies]
                assert any(gone) or made.records[kind].get(record.uid) is not None
        for person in copy.records[Kind.CONTACT].records():
            there = made.records[Kind.CONTACT].get(person.uid)
            for tag in person.tags if there else ():
                others = [one.records[Kind.CONTACT].get(person.uid) for one in copies]
                taken = any(one and f"tags/{tag}" in one.changed for one in others)
                assert tag in there.tags or taken


@settings(max_examples=100, deadline=None)
@given(forks(2), stories)
def test_a_merged_copy_can_be_edited_on_and_merged_again(copies, story):
    a, b = copies
    both = reread(merge(a, b))
    later = edited(both, story)
    assert encode(merge(merge(later, a), b)) == encode(merge(later, both))
