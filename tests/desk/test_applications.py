"""An application: one act, to somebody or to a company where nobody is known, then rule 7."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.desk.applications import Application, hiring_team, log_application, owed_after
from followup_tui.desk.applying import ApplicationTyped, read_application
from followup_tui.desk.form_reader import NEW, PersonTyped
from followup_tui.desk.others import Others
from followup_tui.desk.work_search import work_search
from followup_tui.domain.book import Put
from followup_tui.domain.contact import Stage
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Channel, Outcome
from followup_tui.planning.followup import Why
from followup_tui.planning.when import Past
from tests.builders import NEW_YORK, NOW, OTHER_NUMBER, Clock, agreed, day, desk_with, entry, person

DANA = person(company="Larkspur", position="Analyst")
DAN = person("Dan Reed", uid="dan", phones=(OTHER_NUMBER,), company="Kestrel")
WEEK = (day("Mon 23 Nov"), day("Sun 29 Nov"))


@pytest.fixture
def desk(calendar):
    desk = desk_with(calendar, DANA, DAN, clock=Clock())
    desk.apply("", [Put(entry("Thu 19 Nov 09:00 stop", contact="dan"))])
    return desk


def test_a_call_agreed_where_nobody_is_to_be_called_is_not_dropped_in_silence(desk):
    whom = PersonTyped("Dana", next_call="tue 3pm")
    reading = read(desk, to=whom, position="Analyst", followed=False)
    assert reading.refused == ("next_call", 0)
    assert read(desk, to=whom, position="Analyst").refused is None


def to(contact, **more):
    return Application(**{"was": Past(NOW), "to": contact, **more})


def read(desk, name="", **fields):
    person = fields.pop("to", PersonTyped(name))
    return read_application(desk, Others(desk.book, ""), ApplicationTyped(to=person, **fields))


def test_it_is_logged_with_its_position_and_way_and_called_about_by_rule_7(desk):
    act = log_application(desk, to(DANA, position="Senior analyst", way="their website"))
    assert act.title == "Applied to Larkspur: Senior analyst"
    (sent,) = desk.book.history("dana")
    assert (sent.channel, sent.outcome) == (Channel.APPLICATION, Outcome.SENT)
    assert (sent.position, sent.place) == ("Senior analyst", "their website")
    call = desk.plan("dana").call
    assert (call.why, call.day) == (Why.WROTE, day("Fri 27 Nov"))


def test_a_company_without_anybody_has_one_hiring_team_for_all_that_goes_there(desk):
    for position, company in (("Buyer", "Tidewater"), ("Planner", "tidewater")):
        team = hiring_team(desk, company)
        log_application(desk, to(team, company=company, position=position))
    (found,) = [one for one in desk.book.contacts.values() if one.name == "Hiring team"]
    assert (found.company, found.position, found.stage) == ("Tidewater", "Buyer", Stage.ACTIVE)
    assert desk.plan(found.uid).needs_number
    assert [one.position for one in desk.book.history(found.uid)] == ["Buyer", "Planner"]


def test_the_record_names_employer_position_and_way_of_each(desk):
    log_application(desk, to(hiring_team(desk, "Tidewater"), company="Tidewater", position="Buyer",
                             way="a fair"))  # fmt: skip
    log_application(desk, to(hiring_team(desk, "Tidewater"), company="Tidewater", position="Cook"))
    log_application(desk, to(DANA))
    lines = work_search(desk.book, NEW_YORK, *WEEK, notes=False)
    assert sorted((one.employer, one.position, one.how) for one in lines) == [
        ("Larkspur", "Analyst", "application"),
        ("Tidewater", "Buyer", "application: a fair"),
        ("Tidewater", "Cook", "application"),
    ]


def test_what_follows_an_application_is_about_the_position_applied_for(desk):
    desk.apply("", [Put(entry("Mon 23 Nov 09:00 voicemail"))])
    log_application(desk, to(DANA, position="Planner"))
    desk.apply("", [Put(entry("Tue 24 Nov 09:00 voicemail"))])
    lines = work_search(desk.book, NEW_YORK, *WEEK, notes=False)
    theirs = [one.position for one in lines if one.employer == "Larkspur"]
    assert theirs == ["Analyst", "Planner", "Planner"]


def test_undo_takes_it_back_with_whoever_came_with_it(desk):
    before = set(desk.book.contacts)
    log_application(desk, to(hiring_team(desk, "Tidewater"), company="Tidewater"))
    desk.undo()
    assert set(desk.book.contacts) == before
    desk.redo()
    assert len(desk.book.contacts) == len(before) + 1


def test_the_call_is_as_agreed(desk):
    log_application(desk, to(DANA, agreed=agreed("Wed 25 Nov 15:00")))
    assert desk.plan("dana").call.why is Why.AGREED


def test_left_at_that_nobody_new_is_followed_up(desk):
    team = hiring_team(desk, "Tidewater", phone="212 555 0143")
    application = to(team, company="Tidewater", followed=False)
    assert owed_after(desk, application).call is None
    log_application(desk, application)
    assert desk.contact(team.uid).stage is Stage.LEAD


@pytest.mark.parametrize(
    ("application", "why"),
    [
        (to(person("Sam Okoye")), "needs a company"),
        (to(DAN), "asked to stop"),
        (to(person("D. R.", uid="new", phones=(OTHER_NUMBER,)), company="x"), "asked to stop"),
        (to(DANA, was=Past(NOW.replace(year=2027))), "not come yet"),
    ],
)
def test_what_can_not_be_is_refused(desk, application, why):
    before = desk.book
    with pytest.raises(FollowupError, match=why):
        log_application(desk, application)
    assert desk.book is before


# How the form reads


def test_nobody_named_is_the_hiring_team_and_said_so(desk):
    reading = read(desk, company="Tidewater")
    assert reading.new
    said = reading.said["people", 0].words
    assert said == "nobody: Hiring team, Tidewater · needs a number"
    log_application(desk, reading.application)
    assert not read(desk, company="tidewater").new


def test_somebody_known_brings_their_company_and_the_position_sought(desk):
    reading = read(desk, "dana", to=PersonTyped("dana", next_call="wed 3pm"))
    assert (reading.application.company, reading.application.position) == ("Larkspur", "Analyst")
    assert reading.said["company", 0].words == "empty: Larkspur, as Dana Whitfield's"
    assert reading.said["position", 0].words == "empty: Analyst, as before"
    assert reading.said["people", 0].words == "Larkspur · call Wed 25 Nov 15:00"


@pytest.mark.parametrize(
    ("fields", "spot", "why"),
    [
        ({}, ("company", 0), "which company"),
        ({"to": PersonTyped("Sam", picked=NEW)}, ("company", 0), "which company"),
        ({"company": "x", "when": "tomorrow"}, ("when", 0), "still to come"),
        ({"to": PersonTyped("dan reed")}, ("people", 0), "asked to stop"),
        ({"to": PersonTyped("da")}, ("people", 0), "could be 2 people"),
        ({"company": "x", "to": PersonTyped(next_call="soonish")}, ("next_call", 0), "soonish"),
    ],
)
def test_what_stands_against_it_is_said_at_its_field(desk, fields, spot, why):
    reading = read(desk, **fields)
    assert reading.refused == spot
    assert why in reading.said[spot].words


texts = st.text(max_size=12) | st.sampled_from(
    ["dana", "da", "fri 2pm", "Larkspur", "[/b]", "a\nBcc: x@y.example", "\x1b]0;x\x07"]
)


FORMS = st.builds(
    ApplicationTyped,
    to=st.builds(PersonTyped, *[texts] * 6),
    followed=st.booleans(),
    **dict.fromkeys(("when", "company", "position", "way", "note"), texts),
)


@given(FORMS)
def test_whatever_reads_without_refusal_can_be_logged_and_taken_back(calendar, typed):
    desk = desk_with(calendar, DANA, DAN, clock=Clock())
    reading = read_application(desk, Others(desk.book, ""), typed)
    if reading.refused is not None:
        return
    before = desk.book.contacts
    log_application(desk, reading.application)
    (sent,) = desk.book.history(reading.application.to.uid)
    assert "\n" not in sent.position + sent.place + desk.contact(sent.contact).company
    desk.undo()
    assert desk.book.contacts == before
