"""The past corrected: an entry put right, moved to whom it was with, or deleted, and undone."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from followup_tui.desk.correcting import STOPS, may_become
from followup_tui.desk.entries import Call
from followup_tui.domain.acts import differing
from followup_tui.domain.book import Delete, Put
from followup_tui.domain.contact import Contact, Stage
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import (
    OUTCOMES_BY_CHANNEL,
    Channel,
    Interaction,
    Outcome,
)
from followup_tui.storage.memory import MemoryStore
from tests.builders import (
    NEW_YORK,
    NOW,
    NUMBER,
    OTHER_NUMBER,
    TOKYO,
    Clock,
    agreed,
    desk_with,
    entry,
    person,
    there,
    to_undo,
)

DANA = person()
KEN = person("Ken Sato", tz=TOKYO, phones=(OTHER_NUMBER,))


@pytest.fixture
def sit(calendar):
    """A desk with Dana, Ken and these entries."""

    def sit(*entries: Interaction, dana=DANA):
        desk = desk_with(calendar, dana, KEN)
        desk._store.commit([Put(one) for one in entries], NOW)
        return desk

    return sit


def only(desk, uid: str) -> Interaction:
    (found,) = desk.book.history(uid)
    return found


def wrong(desk, uid: str) -> list[bool]:
    return [phone.wrong for phone in desk.contact(uid).phones]


def seen(book):
    """A book without the change times that a store keeps."""

    def fields(record, of):
        return [getattr(record, name) for name in of.__struct_fields__]

    people = {uid: fields(one, Contact) for uid, one in book.contacts.items()}
    pasts = {
        uid: [fields(one, Interaction) for one in past] for uid, past in book.histories.items()
    }
    return people, pasts


# Correcting


def test_a_corrected_entry_is_the_same_one(sit):
    desk = sit(entry("Thu 19 Nov 09:12 voicemail", uid="one", note="left word"))
    told = only(desk, "dana")
    act = desk.correct("dana", replace(told, outcome=Outcome.TALKED, note="with her"))
    now = only(desk, "dana")
    assert differing(told, now) == {"outcome", "note"}
    assert (now.uid, now.outcome, now.note) == ("one", Outcome.TALKED, "with her")
    assert act.title == "Dana Whitfield: talked, corrected"


def test_the_next_call_follows_from_the_corrected_entry(sit):
    desk = sit(entry("Thu 19 Nov 09:12 voicemail"))
    assert desk.plan("dana").call.day == there("Thu 26 Nov 09:00").date() + timedelta(days=1)
    told = only(desk, "dana")
    desk.correct("dana", replace(told, outcome=Outcome.TALKED))
    assert desk.plan("dana").call.day == there("Mon 23 Nov 09:00").date()


def test_what_an_entry_says_already_is_no_act(sit):
    desk = sit(entry("Thu 19 Nov 09:12 voicemail"))
    desk.correct("dana", only(desk, "dana"))
    assert to_undo(desk) == ""


def test_a_note_from_outside_is_kept_plain(sit):
    desk = sit(entry("Thu 19 Nov 09:12 voicemail"))
    desk.correct("dana", replace(only(desk, "dana"), note="a\x1b[2Jb\r\nc"))
    assert only(desk, "dana").note == "ab\nc"


def test_correcting_never_moves_an_entry(sit):
    desk = sit(entry("Thu 19 Nov 09:12 voicemail"))
    desk.correct("dana", replace(only(desk, "dana"), contact="ken", note="new"))
    assert only(desk, "dana").note == "new"
    assert desk.book.history("ken") == ()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"at": NOW + timedelta(minutes=1)}, "that moment has not come yet"),
        ({"outcome": Outcome.MET}, "by phone, an outcome is one of"),
        ({"outcome": Outcome.RESCHEDULED}, "by phone, an outcome is one of"),
        ({"outcome": Outcome.STOP_LIFTED}, "by phone, an outcome is one of"),
        ({"channel": Channel.EMAIL}, "by email, an outcome is one of"),
    ],
)
def test_what_can_not_have_happened_is_refused(sit, changes, why):
    desk = sit(entry("Thu 19 Nov 09:12 voicemail"))
    before = desk.book
    with pytest.raises(FollowupError, match=why):
        desk.correct("dana", replace(only(desk, "dana"), **changes))
    assert desk.book is before


def test_reaching_out_after_a_stop_is_refused_and_judged_without_the_entry_itself(sit):
    call = entry("Wed 18 Nov 09:00 voicemail")
    desk = sit(call, entry("Thu 19 Nov 09:12 stop"))
    with pytest.raises(FollowupError, match="asked to stop: nothing goes to them"):
        desk.correct("dana", replace(call, at=there("Fri 20 Nov 09:00")))
    with pytest.raises(FollowupError, match="asked to stop already"):
        desk.correct("dana", replace(call, outcome=Outcome.STOP))
    desk.correct("dana", replace(call, outcome=Outcome.THEY_CALLED, at=there("Fri 20 Nov 09:00")))
    assert desk.book.history("dana")[-1].outcome is Outcome.THEY_CALLED


def test_the_note_of_a_call_after_a_stop_can_be_corrected_all_the_same(sit):
    late = entry("Fri 20 Nov 09:00 voicemail")
    desk = sit(entry("Thu 19 Nov 09:12 stop"), late)
    desk.correct("dana", replace(late, note="it was dialled by mistake"))
    assert desk.book.history("dana")[-1].note == "it was dialled by mistake"


def test_a_call_that_was_a_stop_becomes_one(sit):
    call = entry("Thu 19 Nov 09:12 talked")
    desk = sit(call)
    desk.correct("dana", replace(call, outcome=Outcome.STOP))
    assert desk.plan("dana").stopped
    desk.undo()
    assert not desk.plan("dana").stopped


@pytest.mark.parametrize("outcome", [Outcome.STOP, Outcome.STOP_LIFTED])
@pytest.mark.parametrize(
    "changes",
    [
        {"outcome": Outcome.TALKED, "channel": Channel.PHONE},
        {"commitment": agreed("Mon 30 Nov 15:00")},
        {"lifts": "another"},
        {"channel": Channel.EMAIL},
    ],
)
def test_a_stop_and_what_lifted_it_are_never_rewritten(sit, outcome, changes):
    said = entry(f"Thu 19 Nov 09:12 {outcome}")
    desk = sit(said)
    before = desk.book
    for act in (
        lambda: desk.correct("dana", replace(said, **changes)),
        lambda: desk.move_entry(said, "ken"),
        lambda: desk.delete_entry(said),
    ):
        with pytest.raises(FollowupError, match="a stop is lifted, never rewritten") as refused:
            act()
        assert "\n" not in str(refused.value)
    assert desk.book is before


@pytest.mark.parametrize("outcome", [Outcome.STOP, Outcome.STOP_LIFTED, Outcome.RESCHEDULED])
def test_the_note_and_time_of_what_stays_can_be_corrected(sit, outcome):
    said = entry(f"Thu 19 Nov 09:12 {outcome}")
    desk = sit(said)
    earlier = there("Thu 19 Nov 08:00")
    desk.correct("dana", replace(said, note="by mail", at=earlier))
    assert (only(desk, "dana").note, only(desk, "dana").at) == ("by mail", earlier)
    with pytest.raises(FollowupError, match="not come yet"):
        desk.correct("dana", replace(said, at=NOW + timedelta(minutes=1)))


def test_a_stop_that_two_copies_told_twice_can_have_its_time_corrected(sit):
    one, two = entry("Thu 19 Nov 09:12 stop"), entry("Thu 19 Nov 09:13 stop")
    desk = sit(one, two)
    desk.correct("dana", replace(two, at=there("Thu 19 Nov 09:11")))
    assert desk.book.history("dana")[0].uid == two.uid


def test_an_entry_that_is_gone_is_not_brought_back(sit):
    call = entry("Thu 19 Nov 09:12 voicemail")
    desk = sit(call)
    desk.delete_entry(call)
    for act in (
        lambda: desk.correct("dana", replace(call, note="late")),
        lambda: desk.delete_entry(call),
        lambda: desk.move_entry(call, "ken"),
    ):
        with pytest.raises(FollowupError, match="no longer here"):
            act()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Thu 19 Nov 09:12 busy", OUTCOMES_BY_CHANNEL[Channel.PHONE]),
        ("Thu 19 Nov 09:12 sent", OUTCOMES_BY_CHANNEL[Channel.EMAIL]),
        ("Thu 19 Nov 09:12 stop", (Outcome.STOP,)),
        ("Thu 19 Nov 09:12 stop_lifted", (Outcome.STOP_LIFTED,)),
        (
            "Thu 19 Nov 09:12 rescheduled",
            (*OUTCOMES_BY_CHANNEL[Channel.MESSAGE], Outcome.RESCHEDULED),
        ),
    ],
)
def test_an_entry_may_become_what_its_channel_has(line, expected):
    assert may_become(entry(line)) == expected


# A wrong number


@pytest.mark.parametrize("number", [NUMBER.e164, ""])
def test_a_call_corrected_to_a_wrong_number_marks_it_and_back_again(sit, number):
    call = entry("Thu 19 Nov 09:12 no_answer", number=number)
    desk = sit(call, dana=person(phones=(NUMBER, OTHER_NUMBER)))
    desk.correct("dana", replace(call, outcome=Outcome.WRONG_NUMBER))
    assert wrong(desk, "dana") == [True, False]
    desk.correct("dana", replace(only(desk, "dana"), outcome=Outcome.BUSY))
    assert wrong(desk, "dana") == [False, False]


def test_correcting_anything_else_of_a_wrong_number_leaves_the_mark(sit):
    desk = sit()
    desk.log("dana", Call(Outcome.WRONG_NUMBER, number=NUMBER.e164))
    desk.correct("dana", replace(only(desk, "dana"), note="a bakery"))
    assert wrong(desk, "dana") == [True]


@pytest.mark.parametrize("number", [NUMBER.e164, ""])
@pytest.mark.parametrize(
    "act",
    [
        lambda desk, one: desk.delete_entry(one),
        lambda desk, one: desk.move_entry(one, "ken"),
        lambda desk, one: desk.correct("dana", replace(one, outcome=Outcome.NO_ANSWER)),
    ],
)
def test_the_mark_goes_with_the_entry_that_made_it_and_comes_back_with_undo(sit, act, number):
    desk = sit()
    desk.log("dana", Call(Outcome.WRONG_NUMBER, number=number))
    act(desk, only(desk, "dana"))
    assert wrong(desk, "dana") == [False]
    assert wrong(desk, "ken") == [False]
    desk.undo()
    assert wrong(desk, "dana") == [True]


def test_the_mark_stays_while_another_entry_says_it(sit):
    one = entry("Wed 18 Nov 09:00 wrong_number", number=NUMBER.e164)
    two = entry("Thu 19 Nov 09:12 wrong_number", number=NUMBER.e164)
    desk = sit(one, two, dana=person(phones=(replace(NUMBER, wrong=True),)))
    desk.delete_entry(one)
    assert wrong(desk, "dana") == [True]
    desk.delete_entry(two)
    assert wrong(desk, "dana") == [False]


def test_an_entry_that_could_have_meant_several_numbers_leaves_the_marks(sit):
    both = tuple(replace(phone, wrong=True) for phone in (NUMBER, OTHER_NUMBER))
    call = entry("Thu 19 Nov 09:12 wrong_number")
    desk = sit(call, dana=person(phones=both))
    desk.delete_entry(call)
    assert wrong(desk, "dana") == [True, True]


def test_a_wrong_number_moved_to_whose_number_it_is_marks_it_there(sit):
    call = entry("Thu 19 Nov 09:12 wrong_number", number=OTHER_NUMBER.e164)
    desk = sit(call)
    desk.move_entry(call, "ken")
    assert wrong(desk, "ken") == [True]


# Moving


def test_a_moved_entry_is_the_same_one_in_another_history(sit):
    call = entry(
        "Thu 19 Nov 09:12 talked",
        agreed("Mon 30 Nov 15:00"),
        number=NUMBER.e164,
        note="with Ken",
        seconds=90,
    )
    desk = sit(call)
    act = desk.move_entry(call, "ken")
    assert desk.book.history("dana") == ()
    moved = only(desk, "ken")
    assert differing(call, moved) == {"contact", "tz", "number"}
    assert (moved.uid, moved.tz, moved.number) == (call.uid, TOKYO, "")
    assert (act.contact, act.title) == ("dana", "Dana Whitfield: talked moved to Ken Sato")


@pytest.mark.parametrize(
    ("own", "kept"), [("Agency", "Client Corp"), ("client corp", ""), ("", "Client Corp")]
)
def test_the_company_an_entry_was_about_stays_unless_it_is_their_own_now(sit, own, kept):
    desk = sit(entry("Thu 19 Nov 09:12 met", company="Client Corp"))
    desk._store.commit([Put(replace(KEN, company=own))], NOW)
    desk.correct("dana", replace(only(desk, "dana"), note="by video"))
    assert only(desk, "dana").company == "Client Corp"
    desk.move_entry(only(desk, "dana"), "ken")
    assert only(desk, "ken").company == kept


def test_a_number_that_is_theirs_moves_too(sit):
    call = entry("Thu 19 Nov 09:12 talked", number=OTHER_NUMBER.e164)
    desk = sit(call)
    desk.move_entry(call, "ken")
    assert only(desk, "ken").number == OTHER_NUMBER.e164


def test_a_move_is_undone_and_redone_as_a_whole(sit):
    call = entry("Thu 19 Nov 09:12 talked", note="with Ken")
    desk = sit(call)
    desk.move_entry(call, "ken")
    desk.undo()
    assert differing(only(desk, "dana"), call) == set()
    assert desk.book.history("ken") == ()
    desk.redo()
    assert only(desk, "ken").uid == call.uid
    assert desk.book.history("dana") == ()


def test_a_move_is_one_state_of_one_record_for_a_merge(sit):
    call = entry("Thu 19 Nov 09:12 talked")
    desk = sit(call)
    desk.move_entry(call, "ken")
    store = desk._store
    assert isinstance(store, MemoryStore)
    assert [one.uid for one in desk.book.records() if isinstance(one, Interaction)] == [call.uid]
    assert not list(store._ledger.deletions.records())


def test_nothing_moves_to_the_person_it_is_with(sit):
    call = entry("Thu 19 Nov 09:12 talked")
    desk = sit(call)
    with pytest.raises(FollowupError, match="in Dana Whitfield's history already"):
        desk.move_entry(call, "dana")


def test_nothing_moves_to_somebody_who_is_not_there(sit):
    call = entry("Thu 19 Nov 09:12 talked")
    with pytest.raises(FollowupError, match="no longer here"):
        sit(call).move_entry(call, "nobody")


@pytest.mark.parametrize(
    ("line", "moves"),
    [
        ("Fri 20 Nov 09:00 voicemail", False),
        ("Fri 20 Nov 09:00 sent", False),
        ("Fri 20 Nov 09:00 rescheduled", False),
        ("Fri 20 Nov 09:00 they_called", True),
        ("Wed 18 Nov 09:00 voicemail", True),
        ("Wed 18 Nov 09:00 rescheduled", True),
    ],
)
def test_reaching_out_does_not_move_behind_a_stop(sit, line, moves):
    call = entry(line)
    desk = sit(call, entry("Thu 19 Nov 09:12 stop", contact="ken"))
    if moves:
        desk.move_entry(call, "ken")
        assert call.uid in {one.uid for one in desk.book.history("ken")}
    else:
        with pytest.raises(FollowupError, match="Ken Sato asked to stop"):
            desk.move_entry(call, "ken")


# Deleting


def test_a_deleted_entry_is_gone_until_undone(sit):
    call = entry("Thu 19 Nov 09:12 talked", note="long")
    desk = sit(call)
    act = desk.delete_entry(call)
    assert act.steps[0].after is None
    assert isinstance(act.again(desk.book)[0], Delete)
    assert desk.book.history("dana") == ()
    desk.undo()
    assert differing(only(desk, "dana"), call) == set()
    assert act.title == "Dana Whitfield: talked deleted"


# What always holds


PEOPLE = (
    person("Dana", phones=(NUMBER, replace(OTHER_NUMBER, wrong=True))),
    person("Ken", tz=TOKYO, phones=(NUMBER, OTHER_NUMBER), stage=Stage.KEEP_IN_TOUCH),
    person("Una", tz="", phones=()),
)
_WHAT = [(channel, one) for channel, all_ in OUTCOMES_BY_CHANNEL.items() for one in all_]
_WHAT += [(Channel.MESSAGE, Outcome.RESCHEDULED), (Channel.MESSAGE, Outcome.STOP_LIFTED)]

uids = st.sampled_from([contact.uid for contact in PEOPLE])
moments = st.integers(-3, 400).map(lambda hours: NOW - timedelta(hours=hours))
pasts = st.lists(
    st.builds(
        lambda what, **told: {"channel": what[0], "outcome": what[1], **told},
        st.sampled_from(_WHAT),
        contact=uids,
        at=moments.filter(lambda at: at <= NOW),
        number=st.sampled_from(["", NUMBER.e164, OTHER_NUMBER.e164]),
        lifts=st.sampled_from(["", "", "e0", "e1"]),
    ),
    min_size=1,
    max_size=8,
).map(lambda told: [Interaction(uid=f"e{nth}", tz=NEW_YORK, **one) for nth, one in enumerate(told)])
acts = st.lists(
    st.tuples(
        st.sampled_from(["correct", "correct", "move", "delete"]),
        st.integers(0, 7),
        uids,
        st.fixed_dictionaries(
            {},
            optional={
                "at": moments,
                "outcome": st.sampled_from(Outcome),
                "note": st.text(max_size=5),
                "annoyed": st.booleans(),
                "commitment": st.sampled_from([None, agreed("Mon 30 Nov 15:00")]),
            },
        ),
    ),
    min_size=1,
    max_size=5,
)


@given(pasts, acts)
def test_any_correction_is_refused_or_undone_exactly_and_no_stop_ever_goes(calendar, past, story):
    desk = desk_with(calendar, *PEOPLE, clock=Clock())
    desk._store.commit([Put(one) for one in past], NOW)
    stops = {(one.uid, one.contact, one.lifts) for one in past if one.outcome in STOPS}
    books = [desk.book]
    for what, nth, whom, changes in story:
        told = past[nth % len(past)]
        now = {one.uid: one for found in desk.book.histories.values() for one in found}
        told = now.get(told.uid, told)
        before, undone_next = desk.book, to_undo(desk)
        try:
            if what == "correct":
                desk.correct(told.contact, replace(told, **changes))
            elif what == "move":
                desk.move_entry(told, whom)
            else:
                desk.delete_entry(told)
        except FollowupError as refusal:
            assert len(str(refusal).splitlines()) == 1  # noqa: PT017 - many acts are not refused
            assert (desk.book, to_undo(desk)) == (before, undone_next)
            continue
        if desk.book is not before:
            books.append(desk.book)
        held = [one for found in desk.book.histories.values() for one in found]
        assert len({one.uid for one in held}) == len(held)
        assert all(one.contact == uid for uid, f in desk.book.histories.items() for one in f)
        assert stops <= {(one.uid, one.contact, one.lifts) for one in held if one.outcome in STOPS}
        assert all(one.at <= NOW for one in held)
    for book in reversed(books[:-1]):
        desk.undo()
        assert seen(desk.book) == seen(book)
    for book in books[1:]:
        desk.redo()
        assert seen(desk.book) == seen(book)
