"""What the desk may rely on, whichever store it has."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pendulum
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followup_tui.desk.ports import Store
from followup_tui.domain.book import Book, Delete, Put
from followup_tui.domain.contact import Contact, Snooze, Stage
from followup_tui.domain.errors import StoreError
from followup_tui.domain.interaction import Commitment, CommitmentKind, Interaction, Outcome
from followup_tui.domain.news import News
from followup_tui.domain.phone import Phone
from followup_tui.storage.json_store import JsonStore
from followup_tui.storage.memory import MemoryStore
from followup_tui.storage.parts import parts_of

LATER = timedelta(minutes=5)


@pytest.fixture(params=["file", "memory"])
def store(request, path: Path) -> Store:
    return JsonStore(path) if request.param == "file" else MemoryStore()


def plain(record):
    """The record as the domain knows it, without change times."""
    form = next(form for form in (Contact, Interaction, News) if isinstance(record, form))
    return form(**{name: getattr(record, name) for name in form.__struct_fields__})


def contents(book: Book):
    return (
        {uid: plain(record) for uid, record in book.contacts.items()},
        {uid: [plain(entry) for entry in found] for uid, found in book.histories.items() if found},
        {uid: plain(record) for uid, record in book.news.items()},
    )


def test_a_new_store_is_empty(store):
    assert contents(store.book) == contents(Book())
    assert contents(store.refresh()) == contents(Book())


def test_what_was_put_is_in_the_book(store, contact, call, news, morning):
    records = [
        contact(
            phones=(Phone("212 555 0188", "+12125550188"),),
            stage=Stage.KEEP_IN_TOUCH,
            snooze=Snooze(date(2026, 12, 1), morning),
        ),
        call(
            commitment=Commitment(
                CommitmentKind.APPOINTMENT, date(2026, 11, 24), time(15), tz="America/New_York"
            )
        ),
        news(heard_by=("dana",)),
    ]
    book = store.commit([Put(record) for record in records], morning)
    assert contents(book) == contents(Book.of(records))
    assert contents(store.book) == contents(store.refresh()) == contents(book)


def test_a_second_put_is_a_new_state_of_the_same_record(store, contact, morning):
    store.commit([Put(contact(name="Dana"))], morning)
    book = store.commit([Put(contact(name="Dana W"))], morning)
    assert [person.name for person in book.contacts.values()] == ["Dana W"]


def test_a_deleted_record_is_gone_and_can_be_put_again(store, contact, call, morning):
    store.commit([Put(contact()), Put(call())], morning)
    book = store.commit([Delete(call()), Delete(contact())], morning)
    assert contents(book) == contents(Book())
    book = store.commit([Put(contact()), Put(call())], morning)
    assert contents(book) == contents(Book.of([contact(), call()]))


def test_deleting_what_is_not_there_changes_nothing(store, contact, morning):
    assert contents(store.commit([Delete(contact())], morning)) == contents(Book())


def test_the_last_of_several_changes_to_one_record_in_one_act_stands(store, contact, morning):
    store.commit([Put(contact(name="a"))], morning)
    book = store.commit([Put(contact(name="b")), Put(contact(name="a"))], morning)
    assert book.contacts["dana"].name == "a"
    book = store.commit([Delete(contact()), Put(contact(name="c"))], morning)
    assert book.contacts["dana"].name == "c"
    book = store.commit([Put(contact(name="d")), Delete(contact())], morning)
    assert not book.contacts


def test_an_interaction_can_move_to_another_contact(store, call, morning):
    store.commit([Put(call(contact="dana"))], morning)
    book = store.commit([Put(call(contact="omar"))], morning)
    assert not book.history("dana")
    assert [entry.uid for entry in book.history("omar")] == ["call"]


def test_only_the_fields_that_changed_get_a_new_change_time(store, contact, morning):
    store.commit([Put(contact(role="CTO"))], morning)
    dana = store.commit([Put(contact(role="CEO"))], morning + LATER).contacts["dana"]
    assert parts_of(dana)["role"].at == morning + LATER
    assert parts_of(dana)["name"].at == morning
    assert dana.changed == {"": morning, "role": morning + LATER}


def test_change_times_only_move_forward(store, contact, call, morning):
    store.commit([Put(contact(name="a")), Put(call(note="a"))], morning)
    earlier = morning - LATER
    book = store.commit([Put(contact(name="b")), Put(call(note="b"))], earlier)
    tick = timedelta(microseconds=1)
    assert book.contacts["dana"].changed["name"] == morning + tick
    assert book.history("dana")[0].changed == morning + tick
    store.commit([Delete(call()), Delete(contact())], earlier)
    book = store.commit([Put(contact(name="b"))], earlier)
    assert min(book.contacts["dana"].changed.values()) > morning + tick


def test_a_put_that_changes_nothing_leaves_the_change_times(store, contact, call, morning):
    before = store.commit([Put(contact()), Put(call())], morning)
    after = store.commit([Put(contact()), Put(call())], morning + LATER)
    assert after.contacts["dana"] == before.contacts["dana"]
    assert after.history("dana") == before.history("dana")


def test_a_record_from_the_book_can_be_changed_and_put_back(store, contact, morning):
    dana = store.commit([Put(contact())], morning).contacts["dana"]
    later = store.commit([Put(msgspec.structs.replace(dana, role="CTO"))], morning + LATER)
    assert later.contacts["dana"].role == "CTO"
    assert later.contacts["dana"].changed["role"] == morning + LATER
    assert hash(later.contacts["dana"])


def test_what_happened_is_kept_in_utc_whatever_zone_it_came_in(store, call, morning):
    at = morning.astimezone(timezone(timedelta(hours=-5)))
    entry = store.commit([Put(call(at=at))], at).history("dana")[0]
    assert entry.at == morning
    assert entry.at.tzinfo is UTC
    assert entry.changed.tzinfo is UTC


def test_pendulum_moments_are_kept_as_plain_ones(store, call):
    at = pendulum.datetime(2026, 11, 23, 10, 42, tz="America/New_York")
    promise = Commitment(CommitmentKind.PROMISE, pendulum.date(2026, 11, 27))
    entry = store.commit([Put(call(at=at, commitment=promise))], at).history("dana")[0]
    assert type(entry.at) is datetime
    assert entry.commitment == Commitment(CommitmentKind.PROMISE, date(2026, 11, 27))


@pytest.mark.parametrize(
    "fields",
    [
        {"added": datetime(2026, 11, 23)},  # noqa: DTZ001 - without a zone is the point
        {"name": "\ud800"},
        {"name": 7},
        {"tags": object()},
    ],
)
def test_what_could_not_be_read_again_is_refused_with_everything_in_its_act(
    store, contact, morning, fields
):
    before = store.commit([Put(contact())], morning)
    with pytest.raises(StoreError) as refused:
        store.commit([Put(contact(role="new")), Put(contact("omar", **fields))], morning)
    assert "\n" not in str(refused.value)
    assert store.book is before
    assert contents(store.refresh()) == contents(before)


def test_an_act_without_a_zone_is_refused(store, contact):
    with pytest.raises(ValueError, match="offset"):
        store.commit([Put(contact())], datetime(2026, 11, 23))  # noqa: DTZ001


def test_a_book_once_given_does_not_change(store, contact, morning):
    before = store.commit([Put(contact())], morning)
    store.commit([Put(contact("omar"))], morning)
    assert list(before.contacts) == ["dana"]


def test_a_contact_stays_while_there_are_interactions_with_them(store, contact, call, morning):
    store.commit([Put(contact(role="CTO")), Put(call())], morning)
    book = store.commit([Delete(contact())], morning)
    assert contents(book) == contents(Book.of([contact(role="CTO"), call()]))
    assert not store.commit([Delete(contact()), Delete(call())], morning).contacts


def test_nothing_is_listed_twice(store, contact, morning):
    office, again = Phone("212 555 0188", "+12125550188"), Phone("(212) 5550188", "+12125550188")
    book = store.commit([Put(contact(tags=("a", "b", "a"), phones=(office, again)))], morning)
    assert book.contacts["dana"].tags == ("a", "b")
    assert book.contacts["dana"].phones == (office,)


text = st.text(st.characters(codec="utf-8"), max_size=12)
uids = st.sampled_from(["a", "b", "c", "d"])
days = st.dates(date(10, 1, 1), date(9989, 12, 31))
moments = st.datetimes(
    datetime(2000, 1, 1),  # noqa: DTZ001 - the zone is the strategy's
    datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
people = st.builds(
    Contact,
    uid=uids,
    name=text,
    notes=text,
    tags=st.lists(text, max_size=2, unique=True).map(tuple),
    phones=st.lists(
        st.builds(Phone, typed=text, label=text), max_size=2, unique_by=lambda phone: phone.typed
    ).map(tuple),
    stage=st.sampled_from(Stage),
    snooze=st.none() | st.builds(Snooze, until=days, made=moments),
    added=moments,
)
entries = st.builds(
    Interaction,
    uid=uids,
    contact=uids,
    at=moments,
    note=text,
    outcome=st.sampled_from(Outcome),
    commitment=st.none()
    | st.builds(Commitment, kind=st.sampled_from(CommitmentKind), day=st.none() | days, words=text),
)
items = st.builds(
    News, uid=uids, at=moments, text=text, heard_by=st.lists(uids, unique=True).map(tuple)
)
acts = st.lists(
    st.tuples(
        st.lists(
            st.builds(
                lambda make, record: make(record),
                st.sampled_from([Put, Delete]),
                st.one_of(people, entries, items),
            ),
            max_size=3,
        ),
        moments,
    ),
    max_size=6,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(acts)
def test_any_sequence_of_acts_reads_back_as_the_book_in_memory(sequence):
    with TemporaryDirectory() as home:
        path = Path(home) / "followup.json"
        stores: list[Store] = [JsonStore(path), MemoryStore()]
        expected: dict[tuple[type, str], object] = {}
        gone: dict[tuple[type, str], object] = {}
        for changes, at in sequence:
            for change in changes:
                key = (type(change.record), change.record.uid)
                if (taken := expected.pop(key, None)) is not None:
                    gone[key] = taken
                if isinstance(change, Put):
                    expected[key] = change.record
            for entry in [one for one in expected.values() if isinstance(one, Interaction)]:
                key = (Contact, entry.contact)
                if key not in expected and key in gone:
                    expected[key] = gone[key]
            for store in stores:
                store.commit(changes, at)
        known = contents(Book.of(expected.values()))  # type: ignore[arg-type]
        for book in (*(store.book for store in stores), JsonStore(path).book):
            assert contents(book) == known
