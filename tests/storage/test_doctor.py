"""What the doctor finds in a file, how it puts it right, and what it never does."""

import json
from copy import deepcopy
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_tui.domain.book import Delete, Put
from followup_tui.domain.errors import StoreError, UnreadableError
from followup_tui.domain.interaction import Outcome
from followup_tui.planning.situation import stop_in_force
from followup_tui.storage.backups import Backups
from followup_tui.storage.doctor import examine, mend
from followup_tui.storage.json_store import JsonStore
from tests.storage.test_migrations import VERSIONS

NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)
WHEN = "2026-11-23T15:42:00Z"
DANA = {"uid": "dana", "name": "Dana", "added": WHEN, "changed": {}}
CALL = {"uid": "call", "contact": "dana", "at": WHEN, "outcome": "voicemail", "changed": WHEN}
STOP = {**CALL, "uid": "stop", "outcome": "stop"}
NEWS = {"uid": "prize", "at": WHEN, "text": "won", "changed": {}}
GONE = {"uid": "call", "kind": "interaction", "at": WHEN}
SNOOZE = {"until": "2027-01-01", "made": "2026-12-24T00:00:00Z"}
DAY = {"kind": "appointment", "day": "2026-11-30"}


def tables(contacts=(DANA,), interactions=(CALL,), news=(), deletions=(), **more):
    given = {
        "contacts": contacts,
        "interactions": interactions,
        "news": news,
        "deletions": deletions,
    }
    rows = {
        name: {str(nth): row for nth, row in enumerate(rows, 1)} for name, rows in given.items()
    }
    return {"meta": {"1": {"schema_version": 1}}, **rows, **more}


def examined(found, path):
    return examine(json.dumps(found).encode(), path, NOW)


def wrong(examination) -> list[str]:
    return [finding.said() for finding in examination.findings if finding.wrong]


def mended(examination, path):
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(examination.mended)
    store = JsonStore(path)
    store.refresh()
    return store.refresh()


def test_a_file_of_this_programs_making_is_well(file, path, contact, call, news, morning):
    file.commit([Put(contact()), Put(call()), Put(call("2")), Put(news())], morning)
    file.commit([Delete(call("2"))], morning)
    assert examine(path.read_bytes(), path, NOW).findings == ()


@pytest.mark.parametrize("old", VERSIONS, ids=lambda path: path.stem)
def test_a_file_of_a_past_version_is_well(old, path):
    found = examine(old.read_bytes(), path, NOW + timedelta(days=10))
    assert [finding.what for finding in found.findings] == [
        "has a field of another program, 'mood'"
    ]
    assert not wrong(found)


FOUND = {
    "an interaction without its contact": (
        tables(contacts=()),
        "an interaction is with a contact who is not there ('dana'); brings back 'Unknown (dana)'",
    ),
    "two of one uid": (
        tables(interactions=(CALL, CALL)),
        "interactions 2: has the uid of interactions 1, and says the same; takes one out",
    ),
    "two of one uid that differ": (
        tables(contacts=(DANA, {**DANA, "role": "CTO"})),
        "contacts 2: has the uid of contacts 1; unites the two, as merge does",
    ),
    "a lift of no stop": (
        tables(interactions=({**CALL, "outcome": "stop_lifted", "lifts": "x"},)),
        "lifts the stop 'x', which there is not, and so lifts nothing; takes it out",
    ),
    "an appointment without a time": (
        tables(interactions=({**CALL, "commitment": DAY},)),
        "has no time for the appointment; makes it a suggestion",
    ),
    "an appointment without a day": (
        tables(interactions=({**CALL, "commitment": {"kind": "appointment"}},)),
        "has no day for the appointment; moves what was said to the note",
    ),
    "a contact's unknown zone": (
        tables(contacts=({**DANA, "tz": "Mars/Olympus"},)),
        "contact 'Dana': has the time zone 'Mars/Olympus', which there is not",
    ),
    "a zone that is a path": (
        tables(contacts=({**DANA, "tz": "../../etc/passwd"},)),
        "has the time zone '../../etc/passwd', which there is not",
    ),
    "an interaction's unknown zone": (
        tables(interactions=({**CALL, "tz": "x"},)),
        "was in the time zone 'x', which there is not; takes the contact's",
    ),
    "an agreed time's unknown zone": (
        tables(interactions=({**CALL, "commitment": {"kind": "promise", "tz": "x"}},)),
        "was agreed in the time zone 'x', which there is not; takes the contact's",
    ),
    "a number that is no E.164": (
        tables(contacts=({**DANA, "phones": [{"typed": "212 555 0188", "e164": "212"}]},)),
        "has the number '212', which is no E.164; reads it again as typed",
    ),
    "a call to what is no E.164": (
        tables(interactions=({**CALL, "number": "tel:1"},)),
        "went to 'tel:1', which is no E.164; moves it to the note",
    ),
    "put off on a day to come": (
        tables(contacts=({**DANA, "snooze": SNOOZE},)),
        "was put off on 2026-12-24, which is to come",
    ),
    "a deletion of what is there": (
        tables(deletions=(GONE,)),
        "says that interaction 'call' was deleted, which is there; forgets the deletion",
    ),
    "two deletions of one record": (
        tables(interactions=(), deletions=(GONE, {**GONE, "at": "2026-11-24T00:00:00Z"})),
        "deletions 1: says the same as deletions 2; keeps the later",
    ),
    "a field of the wrong type": (
        tables(contacts=({**DANA, "role": 7},)),
        "contacts 1: can't be read (Expected `str`, got `int` - at `$.role`); saves what can be",
    ),
    "a call before all time": (
        tables(interactions=(CALL, {**CALL, "uid": "c", "at": "0001-01-01T00:00:00+14:00"})),
        "interactions 2: can't be read (a moment so far off that there is no reckoning with it",
    ),
    "agreed for the last day there is": (
        tables(interactions=({**CALL, "commitment": {**DAY, "day": "9999-12-31"}},)),
        "- at `$.commitment.day`); saves what can be",
    ),
    "a change before all time": (
        tables(contacts=({**DANA, "changed": {"role": "0001-01-01T00:00:00+14:00"}},)),
        "- at `$.changed.role`); saves what can be",
    ),
    "a record without a name": (
        tables(contacts=({"uid": "dana", "added": WHEN, "changed": {}},)),
        "contacts 1: can't be read",
    ),
    "a record that is none": (
        tables(interactions=(CALL, 7)),
        "interactions 2: can't be read (Expected `object`, got `int`); takes it out and keeps it",
    ),
    "a record without a number": (
        {**tables(), "contacts": {"x": DANA}},
        "contacts 'x': has no number; gives it 1",
    ),
    "a field inside a number": (
        tables(contacts=({**DANA, "phones": [{"typed": "1", "fax": True}]},)),
        "has in it what this version has no word for, 'phones[0].fax'",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("found", "says"), FOUND.values(), ids=FOUND)
def test_what_is_wrong_is_one_line_and_gone_once_it_is_mended(path, found, says):
    examination = examined(found, path)
    (line,) = wrong(examination)
    assert says in line
    assert line.isprintable()
    assert examination.fixable
    again = examine(examination.mended, path, NOW)
    assert wrong(again) == []
    mended(examination, path)


def test_a_moment_to_come_is_left_to_the_user(path):
    examination = examined(tables(interactions=({**CALL, "at": "2027-01-01T00:00:00Z"},)), path)
    assert wrong(examination) == [
        "interaction 'call' of 2027-01-01: is still to come; correct it in the app"
    ]
    assert not examination.fixable


def test_the_fields_and_tables_of_others_are_no_fault_and_stay(path):
    found = tables(contacts=({**DANA, "mood": "sunny", "tz": "x"},), theirs={"1": {"any": "thing"}})
    examination = examined(found, path)
    assert len(wrong(examination)) == 1
    made = json.loads(examination.mended)
    assert made["contacts"]["1"]["mood"] == "sunny"
    assert made["theirs"] == {"1": {"any": "thing"}}


@pytest.mark.parametrize("deep", [300, 600])
def test_a_table_of_others_may_be_as_deep_as_it_likes(path, deep):
    content = json.dumps(tables())[:-1] + ', "theirs": {"1": {"x": ' + "[" * deep + "]" * deep
    assert not wrong(examine(f"{content}}}}}}}".encode(), path, NOW))


def test_several_faults_of_one_record_are_mended_together(path):
    bad = {
        **DANA,
        "tz": "x",
        "phones": [{"typed": "+1 212 555 0188", "e164": "1"}],
        "snooze": SNOOZE,
    }
    call = {**CALL, "tz": "x", "number": "1", "commitment": {**DAY, "tz": "x"}, "note": "said so"}
    book = mended(examined(tables(contacts=(bad,), interactions=(call,)), path), path)
    dana, (entry,) = book.contacts["dana"], book.history("dana")
    assert (dana.tz, dana.phones[0].e164) == ("", "+12125550188")
    assert dana.snooze is not None
    assert dana.snooze.made == NOW
    assert (entry.tz, entry.number, entry.note) == ("", "", "said so\n(number: 1)")
    assert entry.commitment is not None
    assert (entry.commitment.kind, entry.commitment.tz) == ("suggestion", "")


def test_what_is_taken_out_is_set_aside(path):
    bad = {**CALL, "uid": "bad", "outcome": "?"}
    made = json.loads(examined(tables(interactions=(CALL, bad)), path).mended)
    assert made["set_aside"] == {"1": {"table": "interactions", "number": "2", "row": bad}}
    assert list(made["interactions"].values()) == [CALL]


def test_two_states_of_one_contact_become_one_with_what_was_changed_last(path):
    early, late = {"role": "2026-11-01T00:00:00Z"}, {"role": "2026-11-02T00:00:00Z"}
    two = ({**DANA, "role": "CEO", "changed": late}, {**DANA, "role": "CTO", "changed": early})
    book = mended(examined(tables(contacts=two), path), path)
    assert book.contacts["dana"].role == "CEO"


def test_who_was_deleted_comes_back_as_they_were_with_their_history(path):
    was = {**DANA, "name": "Dana Whitfield", "company": "Larkspur"}
    gone = {"uid": "dana", "kind": "contact", "at": WHEN, "was": was}
    book = mended(examined(tables(contacts=(), deletions=(gone,)), path), path)
    assert book.contacts["dana"].company == "Larkspur"


STOPS = {
    "without its contact": tables(contacts=(), interactions=(STOP,)),
    "with an unreadable note": tables(interactions=({**STOP, "note": 7},)),
    "without a moment": tables(interactions=({**STOP, "at": "once"},)),
    "with nothing but what it is": tables(
        interactions=({"uid": "stop", "contact": "dana", "outcome": "stop"},)
    ),
    "twice": tables(interactions=(STOP, STOP)),
    "with another entry's uid": tables(
        interactions=(STOP, {**CALL, "uid": "stop", "changed": "2026-11-24T00:00:00Z"})
    ),
    "remembered as deleted": tables(
        interactions=(STOP,), deletions=({**GONE, "uid": "stop"},)
    ),
    "with a lift of another": tables(
        interactions=(STOP, {**CALL, "outcome": "stop_lifted", "lifts": "other"})
    ),
}  # fmt: skip


@pytest.mark.parametrize("found", STOPS.values(), ids=STOPS)
def test_a_stop_is_in_force_whatever_is_mended(path, found):
    book = mended(examined(found, path), path)
    assert stop_in_force(book.history("dana")) is not None
    assert "dana" in book.contacts


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"[]", "no followup-tui"),
        (json.dumps(tables()).encode()[:-9], "is damaged"),
        (json.dumps({**tables(), "contacts": [1]}).encode(), "can't be read as tables"),
        (json.dumps(tables()).replace('version": 1', 'version": 2').encode(), "newer version's"),
    ],
)
def test_what_is_no_data_file_of_ours_is_refused(path, content, says):
    with pytest.raises(UnreadableError, match=says):
        examine(content, path, NOW)


def test_mending_keeps_the_file_as_it_was_first(path):
    path.parent.mkdir()
    before = json.dumps(tables(contacts=())).encode()
    path.write_bytes(before)
    backups = Backups(path, "America/New_York")
    examination, kept = mend(path, backups, NOW)
    assert kept is not None
    assert kept.read_bytes() == before
    assert path.read_bytes() == examination.mended
    again, nothing = mend(path, backups, NOW)
    assert (again.findings, nothing) == ((), None)
    assert path.read_bytes() == examination.mended


def test_mending_changes_nothing_when_it_cannot_keep_what_was(path):
    path.parent.mkdir()
    before = json.dumps(tables(contacts=())).encode()
    path.write_bytes(before)
    (path.parent / "backups").write_text("in its way")
    with pytest.raises(StoreError):
        mend(path, Backups(path, "UTC"), NOW)
    assert path.read_bytes() == before


odd = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(max_size=3),
    st.lists(st.integers(), max_size=1),
)
spoilt = st.lists(
    st.tuples(
        st.sampled_from(["contacts", "interactions", "news", "deletions"]),
        st.sampled_from(["1", "2"]),
        st.sampled_from(["uid", "name", "contact", "at", "outcome", "tz", "changed", "kind", "x"]),
        odd,
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=120)
@given(spoilt)
def test_however_a_file_is_spoilt_it_can_be_mended_for_good(tmp_path_factory, spoiling):
    path = tmp_path_factory.mktemp("spoilt") / "followup.json"
    lift = {**CALL, "outcome": "stop_lifted", "lifts": "other"}
    found = deepcopy(
        tables(
            contacts=(DANA, {**DANA, "uid": "omar"}),
            interactions=(STOP, lift),
            news=(NEWS,),
            deletions=(GONE, {**GONE, "kind": "news", "uid": "prize"}),
        )
    )
    kept = True
    for table, number, field, value in spoiling:
        if number in found[table]:
            found[table][number][field] = value
            kept = kept and (table, number) != ("interactions", "1")
    examination = examined(found, path)
    assert wrong(examine(examination.mended, path, NOW)) == []
    book = mended(examination, path)
    if kept:
        entries = [entry for history in book.histories.values() for entry in history]
        assert any(entry.outcome is Outcome.STOP for entry in entries)


def test_the_store_goes_on_from_a_mended_file(path, call, morning):
    mended(examined(tables(contacts=()), path), path)
    book = JsonStore(path).commit([Put(call("new"))], morning)
    assert len(book.history("dana")) == 2
