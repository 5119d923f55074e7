"""How an interview's form reads: each field with its remark, nothing guessed in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.desk.form_reader import NEW, PersonTyped
from followup_tui.desk.meeting import MeetingTyped, read_meeting
from followup_tui.desk.others import Others
from followup_tui.domain.book import Put
from followup_tui.domain.contact import Stage
from followup_tui.domain.interaction import CommitmentKind
from tests.builders import OTHER_NUMBER, TOKYO, Clock, day, desk_with, entry, person, there

DANA = person(company="Larkspur", role="Head of Talent", emails=("dana@x.example",))
DAN = person("Dan Reed", uid="dan", phones=(OTHER_NUMBER,), company="Kestrel")
MEI = person("Mei Tanaka", tz=TOKYO, stage=Stage.CLOSED)


@pytest.fixture
def desk(calendar):
    desk = desk_with(calendar, DANA, DAN, MEI, clock=Clock())
    desk.apply("", [Put(entry("Thu 19 Nov 09:00 stop", contact="dan"))])
    return desk


@pytest.fixture
def read(desk):
    def read(*people, **fields):
        typed = (PersonTyped(one) if isinstance(one, str) else one for one in people)
        return read_meeting(
            desk, Others(desk.book, ""), MeetingTyped(people=tuple(typed), **fields)
        )

    return read


def names(reading):
    return [met.contact.name for met in reading.interview.people]


@pytest.mark.parametrize("typed", ["dana", "Dana Whitfield", "whit", "dana w", " DANA  whitfield "])
def test_somebody_known_is_found_by_the_beginnings_of_their_names(read, typed):
    reading = read(typed)
    assert (names(reading), reading.new, reading.refused) == (["Dana Whitfield"], set(), None)
    said = reading.said["people", 0].words
    assert said == "Head of Talent, Larkspur · e-mail by Tue 24 Nov"


def test_an_e_mail_that_is_still_owed_from_before_is_said_to_be_late(desk, read):
    desk.apply("", [Put(entry("Thu 19 Nov 09:00 met"))])
    assert read("dana").said["people", 0].words.endswith("e-mail by Fri 20 Nov, late")
    long_ago = read("dana", when="last tuesday").said["people", 0].words
    assert "e-mail by Wed 18 Nov" in long_ago


def test_to_whom_one_wrote_since_the_interview_no_e_mail_is_owed(desk, read):
    desk.apply("", [Put(entry("Fri 20 Nov 09:00 sent"))])
    assert "e-mail" not in read("dana", when="thursday 9am").said["people", 0].words


@pytest.mark.parametrize("typed", ["Dana Smith", "Ann", "ana"])
def test_whoever_is_not_called_so_is_new(read, typed):
    reading = read(typed, company="Larkspur")
    assert (names(reading), reading.new) == ([typed], {0})
    assert reading.interview.people[0].contact.company == "Larkspur"
    assert "new here" in reading.said["people", 0].words
    assert "no address yet" in reading.said["people", 0].words


def test_a_name_that_could_be_several_people_is_not_guessed(read):
    reading = read("da")
    assert reading.refused == ("people", 0)
    assert "could be 2 people" in reading.said["people", 0].words


def test_whoever_was_picked_is_meant_whatever_others_are_called(read):
    assert names(read(PersonTyped("da", picked="dana"))) == ["Dana Whitfield"]
    reading = read(PersonTyped("Dana", picked=NEW))
    assert (names(reading), reading.new) == (["Dana"], {0})


def test_somebody_new_comes_with_an_address_and_a_number(read):
    sam = PersonTyped(
        "Sam Okoye", email="mailto:sam@x.example", phone="212 555 0143", about="rugby"
    )
    (met,) = read(sam, about="the move").interview.people
    assert met.contact.emails == ("sam@x.example",)
    assert [phone.e164 for phone in met.contact.phones] == ["+12125550143"]
    assert met.note == "rugby"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("sam@new.example", "that is no name: write the name before it"),
        ("<sam@new.example>", "that is no name: write the name before it"),
        ("<a@b>", "that is no name: write the name before it"),
        ("+1 212 555 0199", "that is no name: write the name before it"),
        ("DANA@x.example", "that is Dana Whitfield's: write their name"),
        (OTHER_NUMBER.typed, "that is Dan Reed's: write their name"),
    ],
)
def test_an_address_or_a_number_alone_is_no_name(read, typed, said):
    for person_typed in (typed, PersonTyped(typed, picked=NEW)):
        reading = read(person_typed, "Mei Tanaka")
        assert reading.refused == ("people", 0)
        assert reading.said["people", 0].words == said
        assert names(reading) == ["Mei Tanaka"]


def test_an_address_in_angle_brackets_behind_a_name_is_theirs(read):
    (met,) = read(PersonTyped("Newman O'Neil <n@x.example>")).interview.people
    assert (met.contact.name, met.contact.emails) == ("Newman O'Neil", ("n@x.example",))


def test_an_address_and_a_number_typed_behind_a_name_are_theirs(read):
    reading = read(PersonTyped("Sam Okoye, sam@x.example, 212 555 0143", picked=NEW))
    (met,) = reading.interview.people
    assert (met.contact.name, met.contact.emails) == ("Sam Okoye", ("sam@x.example",))
    assert [phone.e164 for phone in met.contact.phones] == ["+12125550143"]
    assert "new here: Sam Okoye" in reading.said["people", 0].words


def test_a_comma_in_a_name_is_of_the_name(read):
    assert names(read("Okoye, Sam")) == ["Okoye, Sam"]


def test_an_address_typed_behind_a_name_that_is_known_is_not_lost(read):
    reading = read("dana, new@x.example")
    assert reading.refused == ("people", 0)
    assert "is here already: leave only the name" in reading.said["people", 0].words


def test_what_can_not_be_reached_is_remarked_and_kept(read):
    reading = read(PersonTyped("Sam", email="sam at x", phone="12"))
    assert "kept as typed" in reading.said["email", 0].words
    assert "kept as typed" in reading.said["phone", 0].words
    assert reading.refused is None


@pytest.mark.parametrize(
    ("people", "spot", "why"),
    [
        ((), ("people", 0), "whom did you meet"),
        (("dana", "dan reed"), ("people", 1), "asked to stop: nothing goes to them"),
        (("dana", "whitfield"), ("people", 1), "named twice"),
        ((PersonTyped("Nobody Else", phone=OTHER_NUMBER.typed),), ("phone", 0), "asked to stop"),
    ],
)
def test_what_stands_against_it_is_said_at_its_field(read, people, spot, why):
    reading = read(*people)
    assert reading.refused == spot
    assert why in reading.said[spot].words


def test_an_address_that_somebody_has_is_remarked(read):
    reading = read(PersonTyped("Sam", email="Dana@x.example"))
    assert reading.said["email", 0].words == "Dana Whitfield has it too"
    assert reading.refused is None


@pytest.mark.parametrize(
    ("typed", "said", "at"),
    [
        ("", "empty: now", there("Mon 23 Nov 10:30")),
        ("fri 2pm", "= Fri 20 Nov 14:00 · 3 days ago", there("Fri 20 Nov 14:00")),
        ("fri", "= Fri 20 Nov · 3 days ago", there("Fri 20 Nov 12:00")),
    ],
)
def test_when_is_read_on_the_users_clock(read, typed, said, at):
    reading = read("dana", when=typed)
    assert (reading.said["when", 0].words, reading.interview.was.at) == (said, at)


@pytest.mark.parametrize("typed", ["tomorrow", "soonish"])
def test_a_day_to_come_or_none_is_refused(read, typed):
    assert read("dana", when=typed).refused == ("when", 0)


def test_a_next_call_is_read_from_when_the_interview_was(read):
    reading = read(PersonTyped("dana", next_call="tomorrow 3pm"), when="nov 17 2pm")
    assert reading.interview.people[0].agreed.day == day("Wed 18 Nov")
    assert reading.said["next_call", 0].words == "agreed: Wed 18 Nov 15:00 · 5 days ago"


def test_each_next_call_is_read_on_the_clock_of_whom_it_was_agreed_with(read):
    reading = read(
        PersonTyped("dana", next_call="thu"), PersonTyped("mei", next_call="wed 9am"), "Sam"
    )
    dana, mei, sam = reading.interview.people
    assert (dana.agreed.kind, dana.agreed.day) == (CommitmentKind.SUGGESTION, day("Thu 26 Nov"))
    assert (mei.agreed.kind, mei.agreed.day) == (CommitmentKind.APPOINTMENT, day("Wed 25 Nov"))
    assert mei.agreed.tz == TOKYO
    assert "agreed: Wed 25 Nov 09:00 their time" in reading.said["next_call", 1].words
    assert sam.agreed is None
    assert read("dana", PersonTyped("mei", next_call="whenever")).refused == ("next_call", 1)


def test_what_becomes_of_somebody_is_said(read):
    assert "followed up from now on" in read("mei").said["people", 0].words
    assert "no more calls" in read("dana", interested=False).said["people", 0].words


def test_the_company_is_the_first_one_known(read):
    reading = read(PersonTyped("Sam", picked=NEW), "dana")
    assert reading.interview.company == "Larkspur"
    assert reading.said["company", 0].words == "empty: Larkspur, as Dana Whitfield's"


texts = st.text(max_size=12) | st.sampled_from(
    ["dana", "da", "fri 2pm", "[/b]", "a\nBcc: x@y.example", "\x1b]0;x\x07", "\u202eanad"]
)


@given(st.lists(st.builds(PersonTyped, *[texts] * 6), max_size=3), texts, texts)
def test_whatever_is_typed_is_read_without_a_fault_on_lines_of_their_own(
    calendar, people, one, other
):
    desk = desk_with(calendar, DANA, DAN, MEI, clock=Clock())
    typed = MeetingTyped(when=one, place=other, company=one, people=tuple(people))
    reading = read_meeting(desk, Others(desk.book, ""), typed)
    for met in reading.interview.people:
        for text in (met.contact.name, *met.contact.emails, reading.interview.place):
            assert "\n" not in text
            assert "\x1b" not in text
