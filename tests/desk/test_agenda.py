from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from followup_tui.desk.agenda import Agenda
from followup_tui.desk.settings import Settings, Shown
from followup_tui.domain.book import Book
from followup_tui.domain.contact import Snooze, Stage
from tests.builders import (
    LONDON,
    NEW_YORK,
    NOW,
    TOKYO,
    agreed,
    day,
    entry,
    person,
    suggested,
    there,
)

TALK = "Mon 23 Nov 09:30 talked"


@pytest.fixture
def items(calendar):
    def items(*records, at=NOW, notes=False, **shown):
        agenda = Agenda(Settings(calendar=Shown(**shown)), calendar, notes=notes)
        return agenda.items(Book.of(records), at)

    return items


def test_an_appointment_has_its_time_in_their_zone_and_is_firm(items):
    mei = person("Mei Tanaka", uid="dana", tz=TOKYO, company="Sumi")
    [item] = items(mei, entry(TALK, agreed("Wed 25 Nov 09:30", TOKYO)))
    assert item.starts == there("Wed 25 Nov 09:30", TOKYO)
    assert str(item.starts.tzinfo) == TOKYO
    assert (item.minutes, item.firm) == (15, True)
    assert item.title == "Call Mei Tanaka (Sumi)"
    assert item.text.splitlines()[1] == "agreed"


def test_a_suggested_part_of_a_day_has_its_time_and_is_not_firm(items):
    [item] = items(person(), entry(TALK, suggested("Tue 24 Nov", "13:00", "after lunch")))
    assert item.starts == there("Tue 24 Nov 13:00")
    assert not item.firm
    assert "they suggested it, after lunch" in item.text


def test_a_day_is_a_day_and_says_why_it_moved(items):
    [item] = items(person(), entry("Thu 19 Nov 09:12 voicemail"))
    assert (item.starts, item.day) == (None, day("Fri 27 Nov"))
    assert "once a week until they get back (not Thu 26 Nov" in item.text


def test_somebody_met_is_owed_a_call_and_an_e_mail(items):
    met = entry("Mon 23 Nov 09:30 met")
    call, email = items(person(emails=("dana@larkspur.example",)), met)
    assert call.title == "Call Dana Whitfield"
    assert email.title == "Write to Dana Whitfield"
    assert email.text.startswith("dana@larkspur.example\n")
    assert call.uid != email.uid


@pytest.mark.parametrize("stage", [Stage.LEAD, Stage.CLOSED])
def test_who_is_not_followed_up_is_not_on_it(items, stage):
    assert items(person(stage=stage)) == ()


def test_who_asked_to_stop_is_not_on_it(items):
    appointment = entry(TALK, agreed("Tue 24 Nov 15:00"))
    assert len(items(person(), appointment)) == 1
    assert items(person(), appointment, entry("Mon 23 Nov 10:00 stop")) == ()


def test_an_item_keeps_its_uid_while_its_day_changes(items):
    [first] = items(person())
    [later] = items(person(), entry("Mon 23 Nov 10:00 voicemail"))
    assert first.day != later.day
    assert first.uid == later.uid
    assert first.uid.startswith("followup-tui-")


def test_a_fixed_time_is_another_item_than_a_day(items):
    """A server takes no task in the place of an event."""
    [day_only] = items(person())
    [timed] = items(person(), entry(TALK, agreed("Tue 24 Nov 15:00")))
    assert day_only.uid != timed.uid


@pytest.mark.parametrize("uid", ["../../etc/passwd", "a/b", "C:1", "É", "x" * 300, ""])
def test_a_uid_is_fit_for_a_file_s_name(items, uid):
    [item] = items(person(uid=uid))
    assert item.uid.isascii()
    assert item.uid.replace("-", "").isalnum()
    assert len(item.uid) < 100


def test_neutral_titles_tell_nothing(items):
    met = entry("Mon 23 Nov 09:30 met", note="secret")
    whole = items(person(notes="secret"), met, titles="neutral", notes=True)
    assert [(item.title, item.text) for item in whole] == [
        ("Phone call", ""),
        ("Write an e-mail", ""),
    ]


def test_notes_are_on_it_only_where_asked_for(items):
    records = person(notes="knows Sam"), entry("Thu 19 Nov 09:12 voicemail", note="left word")
    [without], [with_notes] = items(*records), items(*records, notes=True)
    assert "word" not in without.text
    assert "Sam" not in without.text
    assert with_notes.text.splitlines()[2:] == [
        "Last: Thu 19 Nov voicemail · left word",
        "knows Sam",
    ]


def test_what_moves_a_cursor_is_not_passed_on(items):
    [item] = items(person("Da\x1b[2Jna\nX", uid="d", company="\u202eevil[/b]"))
    assert item.title == "Call Dana X (evil[/b])"


def test_it_is_owed_since_the_last_thing_that_happened(items):
    put_off = Snooze(until=day("Wed 25 Nov"), made=NOW)
    [item] = items(person(snooze=put_off), entry("Thu 19 Nov 09:12 voicemail"), at=NOW)
    assert item.made == NOW
    assert item.made.tzinfo is UTC
    assert item.day == day("Wed 25 Nov")


@pytest.mark.parametrize(
    ("agreed_for", "starts"),
    [
        ("Sun 14 Mar 2027 02:30", datetime(2027, 3, 14, 7, 30, tzinfo=UTC)),  # skipped: 03:30
        ("Sun 7 Nov 2027 01:30", datetime(2027, 11, 7, 5, 30, tzinfo=UTC)),  # twice: the first
    ],
)
def test_an_hour_that_is_skipped_or_comes_twice_is_one_moment(items, agreed_for, starts):
    [item] = items(person(), entry(TALK, agreed(agreed_for, NEW_YORK)))
    assert item.starts.astimezone(UTC) == starts


def test_first_calls_move_on_with_the_day(calendar):
    agenda = Agenda(Settings(), calendar)
    book = Book.of([person()])
    [first] = agenda.items(book, NOW)
    [later] = agenda.items(book, NOW + timedelta(days=1))
    assert (first.day, later.day) == (day("Mon 23 Nov"), day("Tue 24 Nov"))


def test_what_did_not_change_is_not_worked_out_again(calendar):
    agenda = Agenda(Settings(), calendar)
    dana, omar = person(), person("Omar Adeyemi", tz=LONDON)
    before = agenda.items(Book.of([dana, omar]), NOW)
    after = agenda.items(Book.of([dana, replace(omar, company="Kestrel")]), NOW)
    assert after[0] is before[0]
    assert after[1].title == "Call Omar Adeyemi (Kestrel)"
