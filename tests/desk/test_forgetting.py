"""Somebody who is forgotten: nothing of them stays, but that they asked to stop."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from followup_tui.desk.drafts import Drafts
from followup_tui.desk.entries import Call
from followup_tui.desk.forgetting import forget, refuse_other_name, what_goes
from followup_tui.desk.stop_markers import reaching
from followup_tui.desk.uniting import Pair, unite
from followup_tui.domain.book import Put
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Outcome
from followup_tui.domain.news import News
from followup_tui.domain.phone import Phone
from followup_tui.storage.drafts import DraftFiles
from followup_tui.storage.json_store import JsonStore
from followup_tui.storage.memory import MemoryDrafts
from tests.builders import NOW, NUMBER, OTHER_NUMBER, desk_with, entry, person, there, to_undo

DANA = person(
    uid="0a1b",
    company="Larkspur",
    emails=("Dana@larkspur.example",),
    tags=("fair",),
    notes="Met at the fair.",
)
ANN = person("Ann Ek", uid="0ann", phones=(OTHER_NUMBER,))


@pytest.fixture
def sat_down(calendar):
    def sit(*records, people=(DANA, ANN)):
        desk = desk_with(calendar, *people)
        desk._store.commit([Put(record) for record in records], desk.clock())
        return desk

    return sit


@pytest.fixture
def drafts():
    return Drafts(MemoryDrafts())


def of(contact, text, **more):
    return entry(text, contact=contact, **more)


def test_all_of_them_goes(sat_down, drafts):
    told = News(uid="prize", text="Won", at=there("Mon 16 Nov 09:00"), heard_by=("0a1b", "0ann"))
    desk = sat_down(of("0a1b", "Thu 19 Nov 09:12 met"), told)
    drafts.change("0a1b", note="half a word")
    drafts.change("0ann", note="another")
    assert forget(desk, drafts, "0a1b") == "Dana Whitfield is forgotten"
    assert set(desk.book.contacts) == {"0ann"}
    assert desk.book.histories == {}
    assert desk.book.news["prize"].heard_by == ("0ann",)
    assert drafts.noted == ["0ann"]
    assert [one.follow_up.contact for one in desk.queue().entries] == ["0ann"]


def test_there_is_no_undo_and_none_of_what_was_done_with_them_before(sat_down, drafts):
    desk = sat_down()
    desk.log("0ann", Call(Outcome.BUSY))
    desk.log("0a1b", Call(Outcome.VOICEMAIL, note="secret"))
    desk.undo()
    desk.redo()
    forget(desk, drafts, "0a1b")
    assert to_undo(desk) == "Ann Ek: busy"
    desk.undo()
    assert not to_undo(desk)
    assert set(desk.book.contacts) == {"0ann"}


def test_an_act_with_several_people_is_undone_for_the_others(sat_down, drafts):
    desk = sat_down()
    desk.set_stage(["0a1b", "0ann"], "closed")
    forget(desk, drafts, "0a1b")
    desk.undo()
    assert {uid: one.stage for uid, one in desk.book.contacts.items()} == {"0ann": "active"}


def test_what_goes_and_what_stays_is_said_before(sat_down):
    desk = sat_down(of("0a1b", "Thu 19 Nov 09:12 stop"))
    said = " ".join(what_goes(desk, "0a1b"))
    assert "the whole history (1 entry)" in said
    assert "There is no undo. Backups made before still hold them" in said
    assert "A hash that says nothing of them is kept" in said
    assert "hash" not in " ".join(what_goes(desk, "0ann"))


@pytest.mark.parametrize("typed", ["", "Dana", "Dana Whitfeld"])
def test_their_full_name_must_be_typed(sat_down, typed):
    desk = sat_down()
    with pytest.raises(FollowupError, match="type their name: Dana Whitfield"):
        refuse_other_name(desk, "0a1b", typed)
    refuse_other_name(desk, "0a1b", " dana  whitfield ")


@pytest.mark.parametrize(
    "again",
    [
        person("Somebody Else", uid="new", phones=(NUMBER,)),
        person("D", uid="new", phones=(), emails=("DANA@LARKSPUR.example",)),
    ],
)
def test_who_had_asked_to_stop_is_known_again_by_number_or_address(sat_down, drafts, again):
    desk = sat_down(of("0a1b", "Thu 19 Nov 09:12 stop"))
    forget(desk, drafts, "0a1b")
    with pytest.raises(FollowupError, match="asked to stop, and was forgotten"):
        desk.add(again)
    with pytest.raises(FollowupError, match="asked to stop, and was forgotten"):
        desk.add_number("0ann", NUMBER.typed)


def test_who_had_not_asked_to_stop_leaves_nothing_and_may_come_in_anew(sat_down, drafts):
    desk = sat_down()
    forget(desk, drafts, "0a1b")
    (kept,) = desk.book.forgotten.values()
    assert (kept.salt, kept.keys) == ("", ())
    desk.add(replace(DANA, uid="new"))
    assert desk.contact("new").name == "Dana Whitfield"


def test_a_number_that_others_have_too_knows_nobody_again(sat_down, drafts):
    desk = sat_down(
        of("0a1b", "Thu 19 Nov 09:12 stop"), people=(DANA, replace(ANN, phones=(NUMBER,)))
    )
    forget(desk, drafts, "0a1b")
    desk.add(replace(DANA, uid="new", emails=()))
    with pytest.raises(FollowupError):
        desk.add(replace(DANA, uid="newer", phones=()))


def test_a_number_with_its_extension_is_somebodys_and_without_it_a_companys(sat_down, drafts):
    desk = sat_down(
        of("0a1b", "Thu 19 Nov 09:12 stop"),
        people=(replace(DANA, phones=(replace(NUMBER, ext="12"),)), ANN),
    )
    forget(desk, drafts, "0a1b")
    desk.add(person("Sam", uid="sam", phones=(replace(NUMBER, ext="13"),)))
    with pytest.raises(FollowupError):
        desk.add(person("Sam", uid="same", phones=(replace(NUMBER, ext="12"),)))


def test_forgetting_the_one_forgets_who_turned_out_to_be_them(sat_down, drafts):
    twin = replace(DANA, uid="0twin", name="D. Whitfield")
    desk = sat_down(of("0twin", "Thu 19 Nov 09:12 stop"), people=(DANA, twin))
    stays = unite(desk, Pair(desk, "0a1b", "0twin"), {}).contact
    forget(desk, drafts, stays)
    assert not desk.book.contacts
    assert not desk.book.histories
    assert not desk.book.united
    assert not to_undo(desk)


words = st.text("abcdefgh ", min_size=6, max_size=12).map(lambda text: f"Q{text.strip()}Q")


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_byte_of_them_is_left_on_the_disk(calendar, tmp_path_factory, data):
    home = tmp_path_factory.mktemp("home")
    name, company, note, draft, tag = (data.draw(words) for _ in range(5))
    number = f"+1212555{data.draw(st.integers(1000, 9999))}"
    secrets = [name, company, note, draft, tag, number, "q@x.example", "Zeb"]
    dana = person(
        name,
        uid="0a1b",
        company=company,
        phones=(Phone(typed=number, e164=number),),
        emails=("q@x.example",),
        notes=f"{note}\nname Zeb",
        tags=(tag,),
    )
    twin = replace(dana, uid="0twin", name=f"Zeb {name}")
    store = JsonStore(home / "followup.json")
    store.commit([Put(dana), Put(twin), Put(ANN)], NOW)
    desk = desk_with(calendar)
    desk._store = store
    kept = DraftFiles(home / "drafts")
    noted = Drafts(kept)
    noted.change("0a1b", note=draft)
    for whom in data.draw(st.lists(st.sampled_from(["0a1b", "0twin"]), max_size=3)):
        desk.log(whom, Call(Outcome.TALKED, note=note))
    if data.draw(st.booleans()):
        desk.undo() if to_undo(desk) else None
    if data.draw(st.booleans()):
        desk.log("0twin", Call(Outcome.STOP, note=note))
    unite(desk, Pair(desk, "0a1b", "0twin"), {})
    (stays,) = set(desk.book.contacts) - {"0ann"}
    forget(desk, noted, stays)
    kept.close()
    left = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    for secret in secrets:
        assert secret.casefold().encode() not in left.lower(), secret
    assert b"Ann Ek" in left
    assert list(reaching(dana))
