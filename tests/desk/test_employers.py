"""The company an interview or an application was about, where it is not the contact's own."""

import pytest

from followup_tui.desk.applications import Application, log_application
from followup_tui.desk.applying import ApplicationTyped, read_application
from followup_tui.desk.employers import another_than_theirs, spoken_of
from followup_tui.desk.form_reader import PersonTyped
from followup_tui.desk.interviews import Interview, Met, log_interview
from followup_tui.desk.meeting import MeetingTyped, read_meeting
from followup_tui.desk.others import Others
from followup_tui.desk.work_search import work_search
from followup_tui.domain.interaction import Channel
from followup_tui.planning.when import Past
from tests.builders import (
    NEW_YORK,
    NOW,
    OTHER_NUMBER,
    Clock,
    day,
    desk_with,
    entry,
    history,
    person,
)

AGENT = person("Ag Ent", uid="dana", company="Agency", position="Temp")
DANA = person("Dana Whitfield", uid="whit", company="Larkspur", phones=(OTHER_NUMBER,))
NOBODYS = person("Sam Okoye", uid="sam", phones=())
WEEK = (day("Mon 23 Nov"), day("Sun 29 Nov"))


@pytest.fixture
def desk(calendar):
    return desk_with(calendar, AGENT, DANA, NOBODYS, clock=Clock())


def companies(desk, *uids):
    return [desk.book.history(uid)[-1].company for uid in uids]


def applied(desk, **more):
    application = Application(was=Past(NOW), to=desk.contact("dana"), **more)
    log_application(desk, application)


def met(desk, *uids, **more):
    people = tuple(Met(contact=desk.contact(uid)) for uid in uids)
    log_interview(desk, Interview(was=Past(NOW), people=people, **more))


@pytest.mark.parametrize(
    ("own", "said", "another"),
    [
        ("Agency", "Client Corp", "Client Corp"),
        ("Agency", " agency ", ""),
        ("Société X", "societe x", ""),
        ("Agency", "", ""),
        ("", "Client Corp", ""),
        ("Agency", "Client\nCorp\x1b[0m", "Client Corp"),
    ],
)
def test_another_company_is_one_they_are_not_with(own, said, another):
    assert another_than_theirs(person(company=own), said) == another


def test_an_interview_keeps_its_company_with_whoever_has_another(desk):
    met(desk, "dana", "whit", "sam", company="Larkspur")
    assert companies(desk, "dana", "whit", "sam") == ["Larkspur", "", ""]
    assert [desk.contact(uid).company for uid in ("dana", "sam")] == ["Agency", "Larkspur"]


def test_a_company_that_was_not_said_is_nobody_s_who_has_another(desk):
    people = (PersonTyped("ag ent"), PersonTyped("dana whitfield"), PersonTyped("sam okoye"))
    reading = read_meeting(desk, Others(desk.book, ""), MeetingTyped(people=people))
    log_interview(desk, reading.interview)
    assert companies(desk, "dana", "whit", "sam") == ["", "", ""]
    assert desk.contact("sam").company == "Agency"


def test_a_company_that_was_typed_is_kept(desk):
    typed = MeetingTyped(company="Client Corp", people=(PersonTyped("ag ent"),))
    log_interview(desk, read_meeting(desk, Others(desk.book, ""), typed).interview)
    assert companies(desk, "dana") == ["Client Corp"]


def test_an_application_elsewhere_leaves_the_contact_as_they_are(desk):
    applied(desk, company="Client Corp", position="Data lead")
    assert companies(desk, "dana") == ["Client Corp"]
    assert (desk.contact("dana").company, desk.contact("dana").position) == ("Agency", "Temp")


@pytest.mark.parametrize(("company", "position"), [("Client Corp", ""), ("agency", "Temp")])
def test_the_position_as_before_is_of_their_own_company_only(desk, company, position):
    typed = ApplicationTyped(company=company, to=PersonTyped("ag ent"))
    reading = read_application(desk, Others(desk.book, ""), typed)
    assert reading.application.position == position
    log_application(desk, reading.application)
    assert desk.contact("dana").position == "Temp"


def test_undo_takes_the_company_back_and_redo_brings_it(desk):
    applied(desk, company="Client Corp")
    desk.undo()
    assert desk.book.history("dana") == ()
    desk.redo()
    assert companies(desk, "dana") == ["Client Corp"]


def test_the_record_names_the_employer_it_was_about_and_by_whom(desk):
    applied(desk, company="Client Corp", position="Data lead")
    (line,) = work_search(desk.book, NEW_YORK, *WEEK, notes=False)
    assert (line.employer, line.address, line.position) == ("Client Corp", "", "Data lead")
    assert line.person == "Ag Ent, Agency"


SENT = {"channel": Channel.APPLICATION}
ELSEWHERE = entry("Mon 2 Nov 09:00 sent", company="Client Corp", **SENT)
OWN = entry("Tue 3 Nov 09:00 sent", **SENT)


@pytest.mark.parametrize(
    ("past", "company"),
    [
        ([], "Agency"),
        ([ELSEWHERE], "Client Corp"),
        ([ELSEWHERE, entry("Wed 4 Nov 09:00 talked")], "Client Corp"),
        ([ELSEWHERE, OWN], "Agency"),
        ([OWN, entry("Wed 4 Nov 09:00 met", company="Heron")], "Heron"),
    ],
)
def test_one_speaks_of_the_company_of_the_last_interview_or_application(past, company):
    assert spoken_of(AGENT, history(*past)) == company
