from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from followup_tui.domain.book import Book, Delete, Put
from followup_tui.domain.interaction import Direction, Interaction, Outcome
from followup_tui.domain.news import News
from tests.builders import NOW, entry, person


def test_a_history_is_in_time_order_however_it_comes():
    late, early = entry("Fri 20 Nov 09:00 voicemail"), entry("Mon 9 Nov 09:00 busy")
    assert Book.of([late, early]).history("dana") == (early, late)
    assert Book().after([Put(late), Put(early)]).history("dana") == (early, late)


def test_nobody_has_an_empty_history():
    assert Book().history("nobody") == ()


def test_changing_a_book_leaves_the_old_one_as_it_was():
    before = Book.of([person()])
    after = before.after([Delete(person()), Put(person("Omar Adeyemi"))])
    assert list(before.contacts) == ["dana"]
    assert list(after.contacts) == ["omar"]


def test_a_record_is_its_uid_and_the_last_state_counts():
    told = News(uid="n", at=NOW, text="a prize")
    book = Book().after([Put(told), Put(News(uid="n", at=NOW, text="two prizes"))])
    assert [one.text for one in book.news.values()] == ["two prizes"]


def test_who_reached_out_follows_from_the_outcome():
    incoming = {Outcome.THEY_CALLED, Outcome.REPLIED}
    for outcome in Outcome:
        found = entry(f"Fri 20 Nov 09:00 {outcome}").direction
        assert (found is Direction.INCOMING) is (outcome in incoming)


_entries = st.builds(
    lambda uid, contact, minutes: Interaction(
        uid=uid,
        contact=f"{contact}{uid}"[:1],  # an entry stays with its contact
        at=NOW + timedelta(minutes=minutes),
        outcome=Outcome.VOICEMAIL,
    ),
    st.sampled_from("abcdef"),
    st.just(""),
    st.integers(-3, 3),
)
_changes = st.lists(st.one_of(st.builds(Put, _entries), st.builds(Delete, _entries)), max_size=12)


@given(_changes)
def test_a_book_changed_is_the_book_of_what_remains(changes):
    book = Book().after(changes)
    again = Book.of(book.records())
    assert {who: past for who, past in book.histories.items() if past} == dict(again.histories)
    assert Book().after(changes[:3]).after(changes[3:]) == book


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(["dana", "omar", "ken"]))))
def test_an_entry_is_in_one_history_wherever_it_goes(moves):
    book, where = Book(), {}
    for uid, contact in moves:
        moved = entry("Fri 20 Nov 09:00 voicemail", uid=uid, contact=contact)
        book = book.after([Put(moved, leaves=where.get(uid, ""))])
        where[uid] = contact
    found = {one.uid: who for who, past in book.histories.items() for one in past}
    assert found == where
    assert len(list(book.records())) == len(where)
