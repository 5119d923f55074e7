"""What two copies make together: each law by an example."""

from datetime import timedelta
from functools import reduce

import msgspec
import pytest

from followup_tui.domain.book import Delete, Put
from followup_tui.domain.interaction import Outcome
from followup_tui.domain.phone import Phone
from followup_tui.planning.situation import stop_in_force
from followup_tui.storage.applying import apply
from followup_tui.storage.codec import encode
from followup_tui.storage.ledger import Ledger
from followup_tui.storage.merging import merge
from followup_tui.storage.records import Kind
from tests.storage.conftest import MORNING

OFFICE, MOBILE, HOME = (Phone(f"555 01{nn}", f"+121255501{nn}") for nn in (10, 20, 30))


def after(copy: Ledger, *changes, minutes: float = 0) -> Ledger:
    """A copy some minutes into the morning, once these changes are made in it."""
    return apply(changes, MORNING + timedelta(minutes=minutes), copy, copy)[0]


def both(*copies: Ledger) -> Ledger:
    """The copies merged, the same in either order."""
    made, turned = reduce(merge, copies), reduce(merge, reversed(copies))
    assert encode(made) == encode(turned)
    return made


def person(copy: Ledger, uid: str = "dana"):
    return copy.records[Kind.CONTACT].get(uid)


def entry(copy: Ledger, uid: str = "call"):
    return copy.records[Kind.INTERACTION].get(uid)


@pytest.fixture
def base(contact) -> Ledger:
    return after(Ledger(), Put(contact(phones=(OFFICE,), tags=("warm",))))


def test_what_only_one_side_has_is_kept(base, contact, call):
    made = both(
        after(base, Put(call("a")), Put(contact("omar"))), after(base, Put(call("b")), minutes=1)
    )
    assert {one.uid for one in made.all_records()} == {"dana", "omar", "a", "b"}


def test_changes_of_different_fields_are_both_there(base, contact):
    dana = person(base)
    a = after(base, Put(msgspec.structs.replace(dana, role="CTO")), minutes=1)
    b = after(base, Put(msgspec.structs.replace(dana, company="Larkspur")), minutes=2)
    assert (person(both(a, b)).role, person(both(a, b)).company) == ("CTO", "Larkspur")


def test_of_two_changes_of_one_field_the_newer_wins(base):
    dana = person(base)
    a = after(base, Put(msgspec.structs.replace(dana, role="CTO")), minutes=1)
    b = after(base, Put(msgspec.structs.replace(dana, role="CEO")), minutes=2)
    assert person(both(a, b)).role == "CEO"


def test_a_guessed_zone_never_passes_for_one_that_was_told(base):
    dana = person(base)
    told = {"tz": "Europe/Berlin", "tz_guessed": False}
    guessed = {"tz": "Asia/Tokyo", "tz_guessed": True}
    a = after(base, Put(msgspec.structs.replace(dana, **told)), minutes=1)
    b = after(base, Put(msgspec.structs.replace(dana, **guessed)), minutes=2)
    assert (person(both(a, b)).tz, person(both(a, b)).tz_guessed) == ("Asia/Tokyo", True)


class TestLists:
    def having(self, base: Ledger, *phones: Phone, minutes: float) -> Ledger:
        return after(
            base, Put(msgspec.structs.replace(person(base), phones=phones)), minutes=minutes
        )

    def test_a_number_added_on_each_side_is_two_numbers(self, base):
        a = self.having(base, OFFICE, MOBILE, minutes=1)
        b = self.having(base, OFFICE, HOME, minutes=2)
        assert person(both(a, b)).phones == (OFFICE, MOBILE, HOME)

    def test_the_number_put_first_stays_first(self, base):
        a = self.having(base, MOBILE, OFFICE, minutes=1)
        b = self.having(base, OFFICE, HOME, minutes=2)
        assert person(both(a, b)).phones == (MOBILE, OFFICE, HOME)

    def test_a_number_taken_away_stays_away(self, base):
        a = self.having(base, minutes=1)
        b = self.having(base, OFFICE, HOME, minutes=2)
        assert person(both(a, b)).phones == (HOME,)

    def test_a_number_found_wrong_on_one_side_is_wrong(self, base):
        wrong = msgspec.structs.replace(OFFICE, wrong=True)
        a = self.having(base, wrong, minutes=1)
        b = self.having(base, MOBILE, OFFICE, minutes=2)
        assert person(both(a, b)).phones == (MOBILE, wrong)

    def test_who_was_told_on_either_side_has_heard_the_news(self, base, news):
        base = after(base, Put(news(heard_by=("x",))))
        a = after(base, Put(news(heard_by=("x", "dana"))), minutes=1)
        b = after(base, Put(news(heard_by=("x", "omar"))), minutes=2)
        assert both(a, b).records[Kind.NEWS].get("prize").heard_by == ("x", "dana", "omar")


def test_an_interaction_is_taken_as_the_newer_whole(base, call):
    base = after(base, Put(call()))
    a = after(base, Put(call(note="a", seconds=5)), minutes=1)
    b = after(base, Put(call(note="b")), minutes=2)
    assert (entry(both(a, b)).note, entry(both(a, b)).seconds) == ("b", None)


class TestDeletions:
    def test_what_was_deleted_stays_deleted_in_an_older_copy(self, base, call, news):
        base = after(base, Put(call()), Put(news()))
        a = after(base, Delete(call()), Delete(person(base)), Delete(news()), minutes=1)
        assert not list(both(a, base).all_records())

    def test_what_was_changed_after_it_was_deleted_lives(self, base, call):
        base = after(base, Put(call()))
        a = after(base, Delete(call()), minutes=1)
        b = after(base, Put(call(note="new")), minutes=2)
        assert entry(both(a, b)).note == "new"
        assert not list(both(a, b).deletions.records())

    def test_a_deleted_contact_comes_back_for_a_call_and_goes_with_it(self, base, call):
        gone = after(base, Delete(person(base)), minutes=5)
        called = after(base, Put(call()), minutes=1)
        made = both(gone, called)
        assert person(made).phones == (OFFICE,)
        uncalled = after(made, Delete(call()), minutes=9)
        assert person(uncalled) is None
        assert person(both(uncalled, made, base)) is None

    def test_a_contact_comes_back_as_it_was_told_last_by_anybody(self, base, call):
        changed = after(base, Put(msgspec.structs.replace(person(base), role="CTO")), minutes=1)
        gone = after(base, Delete(person(base)), minutes=5)
        called = after(base, Put(call()), minutes=2)
        assert person(both(gone, changed)) is None
        assert person(merge(merge(gone, changed), called)).role == "CTO"


class TestStops:
    @pytest.fixture
    def stop(self, call):
        return call("stop", outcome=Outcome.STOP)

    def lift(self, call, *of: str):
        return [Put(call(f"lift-{uid}", outcome=Outcome.STOP_LIFTED, lifts=uid)) for uid in of]

    def stopped(self, copy: Ledger) -> bool:
        return stop_in_force(list(copy.records[Kind.INTERACTION].records())) is not None

    def test_a_stop_on_one_side_wins_over_calls_on_the_other(self, base, call, stop):
        a = after(base, Put(stop), minutes=1)
        b = after(base, *(Put(call(str(n))) for n in range(5)), minutes=9)
        assert self.stopped(both(a, b))

    def test_a_stop_survives_its_own_deletion_and_its_contacts(self, base, stop):
        a = after(base, Put(stop))
        b = after(a, Delete(stop), Delete(person(a)), minutes=60)
        made = both(a, b)
        assert self.stopped(made)
        assert person(made) is not None

    def test_a_stop_survives_being_rewritten(self, base, call, stop):
        a = after(base, Put(stop))
        b = after(a, Put(call("stop", outcome=Outcome.TALKED)), minutes=60)
        assert self.stopped(both(a, b))

    def test_a_lift_beats_the_stop_it_names(self, base, call, stop):
        base = after(base, Put(stop))
        assert not self.stopped(both(base, after(base, *self.lift(call, "stop"), minutes=1)))

    def test_a_lift_does_not_beat_a_stop_it_did_not_know_of(self, base, call, stop):
        base = after(base, Put(stop))
        a = after(base, *self.lift(call, "stop"), minutes=60)
        b = after(base, Put(call("again", outcome=Outcome.STOP)), minutes=1)
        assert self.stopped(both(a, b))

    def test_a_lift_taken_back_stays_back(self, base, call, stop):
        lifted = after(base, Put(stop), *self.lift(call, "stop"))
        (back,) = self.lift(call, "stop")
        a = after(lifted, Delete(back.record), minutes=1)
        noted = msgspec.structs.replace(back.record, note="they rang")
        b = after(lifted, Put(noted), minutes=60)
        assert self.stopped(both(a, b))

    def test_a_new_lift_lifts_after_one_that_was_taken_back(self, base, call, stop):
        lifted = after(base, Put(stop), *self.lift(call, "stop"))
        (back,) = self.lift(call, "stop")
        a = after(lifted, Delete(back.record), minutes=1)
        again = call("anew", outcome=Outcome.STOP_LIFTED, lifts="stop")
        assert not self.stopped(both(after(a, Put(again), minutes=2), lifted))


@pytest.mark.parametrize("wrong_by", [timedelta(days=-400), timedelta(days=400)])
def test_a_clock_that_is_wrong_only_picks_the_other_change(base, call, contact, wrong_by):
    dana = person(base)
    mine = [Put(msgspec.structs.replace(dana, role="mine", tags=("warm", "a"))), Put(call("a"))]
    theirs = [Put(msgspec.structs.replace(dana, role="theirs", tags=("b",))), Put(call("b"))]
    a = after(base, *mine, Put(contact("omar")), minutes=5)
    b, _ = apply(theirs, MORNING + wrong_by, base, base)
    made = both(a, b)
    assert {one.uid for one in made.all_records()} == {"dana", "omar", "a", "b"}
    assert set(person(made).tags) == {"a", "b"}
    assert person(made).role == ("theirs" if wrong_by > timedelta() else "mine")


def test_a_change_made_after_a_merge_is_newer_than_a_clock_that_was_ahead(base):
    dana = person(base)
    ahead, _ = apply(
        [Put(msgspec.structs.replace(dana, role="ahead"))], MORNING + timedelta(days=9), base, base
    )
    made = both(base, ahead)
    later = after(made, Put(msgspec.structs.replace(person(made), role="later")), minutes=1)
    assert person(both(later, ahead)).role == "later"


def test_documents_are_numbered_in_the_order_in_which_they_came(base, call, contact):
    at = {uid: MORNING + timedelta(minutes=n) for n, uid in enumerate("cab")}
    a = after(base, *(Put(call(uid, at=at[uid])) for uid in "bc"))
    b = after(
        base,
        Put(call("a", at=at["a"])),
        Put(contact("omar", added=MORNING - timedelta(days=9000))),
    )
    made = both(a, b)
    rows = made.records[Kind.INTERACTION].rows()
    assert {number: row.uid for number, row in rows.items()} == {1: "c", 2: "a", 3: "b"}
    assert made.records[Kind.CONTACT].number("omar") == 1


def test_fields_and_tables_of_others_are_kept_from_both_sides(base):
    raw = msgspec.json.encode
    a, b = base.copy(), base.copy()
    a.unknown_fields["contacts"] = {"dana": {"mood": "sunny"}}
    b.unknown_fields["contacts"] = {"dana": {"shoe": {"z": 1, "a": 2}}}
    a = Ledger(
        a.records,
        a.deletions,
        msgspec.Raw(raw({"1": {"schema_version": 1, "x": 1}})),
        a.unknown_fields,
        {"theirs": msgspec.Raw(raw({"1": {"uid": "a"}, "2": {"n": 1}}))},
    )
    b = Ledger(
        b.records,
        b.deletions,
        b.meta,
        b.unknown_fields,
        {"theirs": msgspec.Raw(raw({"1": {"n": 2}, "4": {"uid": "a", "changed": "2026"}}))},
    )
    made = both(a, b)
    assert made.unknown(Kind.CONTACT, "dana") == {"mood": "sunny", "shoe": {"a": 2, "z": 1}}
    assert msgspec.json.decode(made.meta) == {"1": {"schema_version": 1, "x": 1}}
    rows = msgspec.json.decode(made.unknown_tables["theirs"])
    assert sorted(map(str, rows.values())) == sorted(
        map(str, [{"n": 1}, {"n": 2}, {"changed": "2026", "uid": "a"}])
    )
