from datetime import timedelta

import pytest

from followup_tui.cli.demo import DEMO_START, demo_book
from followup_tui.domain.contact import Stage
from followup_tui.domain.interaction import Channel, Outcome
from followup_tui.planning.calendar import Calendar, Here, LibraryHolidays
from followup_tui.planning.followup import Why
from followup_tui.planning.placing import Group
from followup_tui.planning.policy import Policy
from followup_tui.planning.queue import build_queue
from followup_tui.planning.rules import plan
from followup_tui.planning.zones import local

NEW_YORK = "America/New_York"


@pytest.fixture(scope="module")
def calendar():
    return Calendar(LibraryHolidays(), Here(NEW_YORK, "US"))


@pytest.fixture(scope="module")
def book():
    return demo_book(DEMO_START)


@pytest.fixture(scope="module")
def queue(book, calendar):
    return build_queue(book, Policy(), calendar, DEMO_START)


def test_it_opens_on_the_monday_of_thanksgiving_week_at_half_past_ten():
    assert f"{DEMO_START:%a %d %b %Y %H:%M %Z}" == "Mon 23 Nov 2026 10:30 EST"


def test_it_opens_on_dana_whitfield_whose_appointment_is_now(queue):
    first = queue.entries[0]
    card = first.contact
    assert (card.name, card.role, card.company) == (
        "Dana Whitfield",
        "Head of Talent",
        "Larkspur Capital",
    )
    assert card.phones[0].e164 == "+12125550188"
    assert (first.group, first.follow_up.why, first.attempt) == (Group.NOW, Why.AGREED, 16)
    assert first.follow_up.due == DEMO_START


def test_every_group_of_the_queue_has_somebody(queue):
    groups = [entry.group for entry in queue.entries]
    assert {group: groups.count(group) >= 2 for group in Group} == dict.fromkeys(Group, True)
    assert 13 <= len(groups) <= 18
    assert not queue.rolled
    assert len(queue.done) == 3
    assert len(queue.needs_number) == 2


def test_now_holds_each_sort_of_call_that_presses(queue):
    now = {e.follow_up.why: e for e in queue.entries if e.group is Group.NOW}
    assert {Why.AGREED, Why.PROMISED, Why.SUGGESTED} < now.keys()
    overdue = now.keys() - {Why.AGREED, Why.PROMISED, Why.SUGGESTED}
    assert any(now[why].follow_up.day < DEMO_START.date() for why in overdue)


def test_later_today_holds_an_appointment_in_the_afternoon(queue):
    later = [entry for entry in queue.entries if entry.group is Group.LATER_TODAY]
    assert any(e.follow_up.fixed and e.follow_up.due.hour >= 12 for e in later)
    assert any(e.window for e in later)


def test_everybody_met_in_the_interview_on_friday_is_owed_an_e_mail_today(queue, book):
    owed = [entry for entry in queue.entries if entry.group is Group.EMAILS_OWED]
    friday = [one for one in owed if not one.late]
    assert [one.contact.name for one in friday] == ["Gideon Park", "Ruth Varga"]
    assert {(one.follow_up.day, one.follow_up.by) for one in friday} == {
        (DEMO_START.date() - timedelta(days=3), DEMO_START.date())
    }
    assert len({book.history(one.contact.uid)[-1].at for one in friday}) == 1


def test_an_e_mail_is_late_to_somebody_whose_work_is_no_longer_of_interest(queue, book):
    (late,) = (one for one in queue.entries if one.group is Group.EMAILS_OWED and one.late)
    assert late.contact.name == "Leonor Baptista"
    assert book.history(late.contact.uid)[-1].no_interest


def test_a_first_call_in_the_network_has_news_to_tell(queue, book):
    first = [one.contact for one in queue.entries if one.group is Group.FIRST_CALLS]
    new = [one for one in first if "network" in one.tags]
    assert new
    assert not any({one.uid for one in new} & set(piece.heard_by) for piece in book.news.values())


def test_somebody_was_annoyed_and_is_due_again_and_somebody_had_only_emails(queue):
    due = {entry.contact.name: entry for entry in queue.entries}
    assert due["Sanne de Vries"].follow_up.moved == "not Mon 16 Nov, they were annoyed"
    assert due["Ben Okafor"].emails == 3


def test_somebody_is_in_every_stage_and_one_asked_to_stop(book, calendar):
    assert {contact.stage for contact in book.contacts.values()} == set(Stage)
    plans = [
        plan(contact, book.history(contact.uid), Policy(), calendar, DEMO_START)
        for contact in book.contacts.values()
    ]
    assert sum(owed.stopped for owed in plans) == 1
    assert any(owed.call and owed.call.why is Why.SNOOZED for owed in plans)
    assert any(owed.call and "Thanksgiving" in owed.call.moved for owed in plans)


def test_the_people_are_many_and_of_many_places(book):
    people = book.contacts.values()
    assert 30 <= len(people) <= 40
    assert len({contact.tz for contact in people}) >= 8
    assert any(not contact.name.isascii() for contact in people)
    assert max(len(history) for history in book.histories.values()) >= 16


def test_every_number_can_be_dialled_and_is_reserved_for_fiction(book):
    fiction = ("55501", "+442079460", "+493023125")
    for contact in book.contacts.values():
        for phone in contact.phones:
            assert phone.e164, contact.name
            assert phone.e164[5:10] == fiction[0] or phone.e164.startswith(fiction[1:])


def test_histories_are_of_the_past_and_of_working_hours(book, calendar):
    for history in book.histories.values():
        for entry in history:
            there = local(entry.at, entry.tz)
            assert entry.at <= DEMO_START
            if entry.channel is Channel.PHONE and entry.outcome is not Outcome.THEY_CALLED:
                contact = book.contacts[entry.contact]
                assert calendar.is_working(there.date(), calendar.region_of(contact)), contact.name
                assert 8 <= there.hour < 18, contact.name


def test_it_is_the_same_data_every_time():
    assert demo_book(DEMO_START) == demo_book(DEMO_START)


@pytest.mark.parametrize("days", range(1, 8))
def test_it_can_be_asked_for_on_another_day(days, calendar):
    now = DEMO_START + timedelta(days=days, hours=days)
    assert build_queue(demo_book(now), Policy(), calendar, now).entries
