"""An interview: one act, an e-mail owed to each person met, the call that was agreed."""

from datetime import timedelta

import pytest

from followup_tui.desk.interviews import Interview, Met, log_interview, somebody_new
from followup_tui.desk.letters import fitting
from followup_tui.desk.people import name_and_ways
from followup_tui.domain.book import Put
from followup_tui.domain.contact import Stage
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Channel, Outcome
from followup_tui.domain.letter import LetterKind
from followup_tui.planning.followup import Why
from followup_tui.planning.placing import Group
from followup_tui.planning.when import Past
from followup_tui.planning.zones import local
from tests.builders import (
    NOW,
    OTHER_NUMBER,
    TOKYO,
    Clock,
    agreed,
    day,
    desk_with,
    entry,
    person,
    suggested,
    there,
)

DANA = person(company="Larkspur")
OMAR = person("Omar Adeyemi", phones=(OTHER_NUMBER,), stage=Stage.LEAD)
MEI = person("Mei Tanaka", tz=TOKYO, phones=(), stage=Stage.KEEP_IN_TOUCH)
FRIDAY = Past(there("Fri 20 Nov 14:00"))
SAM = somebody_new("Sam Okoye, sam@larkspur.example", at=NOW, home="US", company="Larkspur")


@pytest.fixture
def desk(calendar):
    return desk_with(calendar, DANA, OMAR, MEI, clock=Clock())


def interview(*people, **more):
    met = tuple(one if isinstance(one, Met) else Met(contact=one) for one in people)
    return Interview(**{"was": FRIDAY, "people": met, "note": "the move to Boston", **more})


def owed_by_mail(desk):
    entries = desk.queue().entries
    return [one.contact.uid for one in entries if one.group is Group.EMAILS_OWED]


def test_each_person_met_is_owed_one_e_mail_from_that_moment(desk):
    act = log_interview(
        desk, interview(DANA, OMAR, MEI, SAM, company="Larkspur", place="5th floor")
    )
    assert act.title == "Interview at Larkspur: 4 people met, an e-mail owed to each"
    assert sorted(owed_by_mail(desk)) == sorted([DANA.uid, OMAR.uid, MEI.uid, SAM.uid])
    for contact in (DANA, OMAR, SAM):
        (met,) = desk.book.history(contact.uid)
        assert (met.outcome, met.channel, met.at) == (Outcome.MET, Channel.MEETING, FRIDAY.at)
        assert (met.place, met.note) == ("5th floor", "the move to Boston")
        assert desk.plan(contact.uid).email.by == day("Mon 23 Nov")


def seen(book):
    """Who is there, in which stage, and how long their histories are."""
    people = {uid: (one.stage, one.company) for uid, one in book.contacts.items()}
    return people, {uid: len(past) for uid, past in book.histories.items()}


def test_all_of_it_is_one_act(desk):
    before = seen(desk.book)
    log_interview(desk, interview(DANA, OMAR, SAM, company="Kestrel"))
    after = seen(desk.book)
    assert after != before
    desk.undo()
    assert (seen(desk.book), owed_by_mail(desk)) == (before, [])
    desk.redo()
    assert seen(desk.book) == after
    assert len(owed_by_mail(desk)) == 3


def test_the_call_is_as_agreed_with_whom_it_was_agreed_else_by_the_rule(desk):
    tuesday = agreed("Tue 24 Nov 15:00")
    log_interview(desk, interview(Met(contact=DANA, agreed=tuesday), OMAR))
    calls = {uid: desk.plan(uid).call for uid in (DANA.uid, OMAR.uid)}
    assert (calls[DANA.uid].why, calls[DANA.uid].day) == (Why.AGREED, day("Tue 24 Nov"))
    assert (calls[OMAR.uid].why, calls[OMAR.uid].day) == (Why.TALKED, day("Mon 23 Nov"))


def test_what_was_said_with_one_of_them_stands_for_what_was_said_with_all(desk):
    log_interview(desk, interview(Met(contact=DANA, note="her sailing"), OMAR))
    notes = {uid: desk.book.history(uid)[-1].note for uid in (DANA.uid, OMAR.uid)}
    assert notes == {DANA.uid: "her sailing", OMAR.uid: "the move to Boston"}


@pytest.mark.parametrize("stage", [Stage.LEAD, Stage.ACTIVE, Stage.CLOSED])
def test_whoever_was_met_is_followed_up_from_now_on(calendar, stage):
    desk = desk_with(calendar, person(stage=stage), clock=Clock())
    log_interview(desk, interview(desk.contact("dana")))
    assert desk.contact("dana").stage is Stage.ACTIVE
    assert desk.plan("dana").call is not None


@pytest.mark.parametrize("stage", [Stage.LEAD, Stage.ACTIVE, Stage.CLOSED])
def test_without_interest_the_e_mail_is_owed_all_the_same_and_says_so(calendar, stage):
    desk = desk_with(calendar, person(stage=stage), clock=Clock())
    log_interview(desk, interview(desk.contact("dana"), interested=False))
    assert desk.contact("dana").stage is stage
    assert (desk.plan("dana").call, owed_by_mail(desk)) == (None, ["dana"])
    assert fitting(desk, "dana") is LetterKind.THANK_YOU_NO_INTEREST


def test_interested_after_all_they_are_called_again_and_the_letter_says_so(desk):
    log_interview(desk, interview(DANA, interested=False))
    act = desk.follow_up(DANA.uid)
    assert act.title == "Dana Whitfield: interested again"
    assert desk.plan(DANA.uid).call is not None
    assert fitting(desk, DANA.uid) is LetterKind.THANK_YOU
    desk.undo()
    assert desk.plan(DANA.uid).call is None


def test_without_interest_what_was_agreed_is_kept_and_so_is_keeping_in_touch(desk):
    wednesday = suggested("Wed 25 Nov")
    log_interview(desk, interview(Met(contact=DANA, agreed=wednesday), MEI, interested=False))
    assert desk.plan(DANA.uid).call.why is Why.SUGGESTED
    assert desk.contact(MEI.uid).stage is Stage.KEEP_IN_TOUCH


def test_an_e_mail_after_it_is_the_end_of_it_and_undo_brings_it_back(desk):
    log_interview(desk, interview(DANA, OMAR))
    desk.apply("", [Put(entry("Mon 23 Nov 10:00 sent"))], "dana")
    assert owed_by_mail(desk) == [OMAR.uid]
    desk.undo()
    assert sorted(owed_by_mail(desk)) == [DANA.uid, OMAR.uid]


def test_a_day_without_an_hour_is_that_day_wherever_they_are(desk):
    noon = Past(there("Fri 20 Nov 12:00"), day_only=True)
    log_interview(desk, interview(DANA, MEI, was=noon))
    for contact in (DANA, MEI):
        (met,) = desk.book.history(contact.uid)
        assert local(met.at, met.tz).date() == day("Fri 20 Nov")
        assert met.day_only


def test_today_without_an_hour_is_never_still_to_come(desk):
    log_interview(desk, interview(DANA, was=Past(NOW, day_only=True)))
    (met,) = desk.book.history(DANA.uid)
    assert met.at == NOW


def test_a_company_fills_only_an_empty_one(desk):
    log_interview(desk, interview(DANA, OMAR, company="Kestrel"))
    assert [desk.contact(uid).company for uid in (DANA.uid, OMAR.uid)] == ["Larkspur", "Kestrel"]


@pytest.mark.parametrize(
    ("people", "more", "why"),
    [
        ((), {}, "whom did you meet"),
        ((DANA, OMAR, DANA), {}, "Dana Whitfield is named twice"),
        ((DANA,), {"was": Past(NOW + timedelta(hours=1))}, "has not come yet"),
        ((person(""),), {}, "needs a name"),
    ],
)
def test_what_can_not_be_is_refused_as_a_whole(desk, people, more, why):
    before = desk.book
    with pytest.raises(FollowupError, match=why):
        log_interview(desk, interview(*people, **more))
    assert desk.book is before


def test_nothing_is_owed_to_whoever_asked_to_stop_known_or_come_back_as_somebody_new(desk):
    desk.apply("", [Put(entry("Thu 19 Nov 09:00 stop", contact=OMAR.uid))])
    back = somebody_new(f"O. A., {OTHER_NUMBER.typed}", at=NOW, home="US")
    before = desk.book
    for one in (OMAR, back):
        with pytest.raises(FollowupError, match="asked to stop"):
            log_interview(desk, interview(DANA, one))
    assert desk.book is before


@pytest.mark.parametrize(
    ("text", "email", "number"),
    [
        ("Sam Okoye", (), ()),
        ("Sam Okoye, sam@x.example", ("sam@x.example",), ()),
        ("Sam Okoye , 212 555 0143", (), ("+12125550143",)),
        ("Sam Okoye,+1 212 555 0143,<sam@x.example>", ("sam@x.example",), ("+12125550143",)),
        (" Sam Okoye <sam@x.example>", ("sam@x.example",), ()),
        ("Sam Okoye<sam@x.example>, 212 555 0143", ("sam@x.example",), ("+12125550143",)),
        ('"Okoye, Sam" <mailto:sam@x.example>', ("sam@x.example",), ()),
    ],
)
def test_somebody_new_has_a_name_and_perhaps_an_address_and_a_number(text, email, number):
    sam = somebody_new(text, at=NOW, home="US", company="Larkspur")
    assert (sam.name, sam.company, sam.stage) == ("Sam Okoye", "Larkspur", Stage.ACTIVE)
    assert (sam.emails, tuple(phone.e164 for phone in sam.phones)) == (email, number)


def test_a_family_name_first_keeps_the_first_name_before_an_address_in_brackets():
    name, emails, phones = name_and_ways("Okoye, Sam, 212 555 0143 <sam@x.example>")
    assert (name, emails, phones) == ("Okoye, Sam", ("sam@x.example",), ("212 555 0143",))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "needs a name"),
        (", a@b.example", "needs a name"),
        ("a@b.example", "needs a name, before an address or a number"),
        ("<a@b>", "needs a name"),
        ('"," <a@b.example>', "needs a name"),
        ("<a@b.example>, 212 555 0143", "needs a name"),
        ("+1 (212) 555-0143", "needs a name"),
        ("Sam, x", "'x'"),
    ],
)
def test_somebody_new_without_a_name_or_with_what_is_neither_is_refused(text, why):
    with pytest.raises(FollowupError, match=why):
        somebody_new(text, at=NOW, home="US")


@pytest.mark.parametrize("name", ["Agent 007", "R2-D2", "Room 101 desk", "3M", "J@ne Doe"])
def test_somebody_new_may_have_digits_and_signs_in_their_name(name):
    assert somebody_new(f"{name}, sam@x.example", at=NOW, home="US").name == name
