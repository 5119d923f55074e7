import pytest

from followup_tui.desk.directory import Standing, everybody, next_days
from followup_tui.desk.narrowing import Due, Touched, Wanted, narrowing
from followup_tui.domain.book import Put
from followup_tui.domain.contact import Stage
from tests.builders import agreed, desk_with, entry, person

ANN = person("Ann Ek", uid="ann", company="Larkspur", tags=("Fair",))
BEA = person("bea Dietz", uid="bea", stage=Stage.LEAD, notes="met at the fair")
CY = person("Cy Dunn", uid="cy", tags=("fair", "old"))
DEE = person("Dee Estévez", uid="dee")


def listed(calendar, wanted, *happened, people=(CY, BEA, ANN, DEE)):
    """The uids of those who are wanted, on Monday 23 November."""
    desk = desk_with(calendar, *people)
    desk.apply("", [Put(each) for each in happened])
    known = everybody(desk)
    is_wanted = narrowing(wanted, desk.clock(), days=next_days(desk, known))
    return [one.uid for one in known if is_wanted(one)]


@pytest.mark.parametrize(
    ("typed", "standing", "found"),
    [
        ("", Standing.EVERYBODY, ["ann", "bea", "cy", "dee"]),
        ("lark", Standing.EVERYBODY, ["ann"]),
        ("fair", Standing.EVERYBODY, ["ann", "bea", "cy"]),
        ("#fair", Standing.EVERYBODY, ["ann", "cy"]),
        ("#FAIR #old", Standing.EVERYBODY, ["cy"]),
        ("#fai", Standing.EVERYBODY, []),
        ("#", Standing.EVERYBODY, ["ann", "bea", "cy", "dee"]),
        ("estevez", Standing.EVERYBODY, ["dee"]),
        ("", Standing.LEAD, ["bea"]),
        ("", Standing.ACTIVE, ["ann", "cy"]),
        ("", Standing.STOPPED, ["dee"]),
        ("", Standing.CLOSED, []),
    ],
)
def test_the_list_is_narrowed_by_words_tags_and_standing(calendar, typed, standing, found):
    stop = entry("Fri 20 Nov 10:00 stop", contact="dee")
    assert listed(calendar, Wanted(words=typed, standing=standing), stop) == found


@pytest.mark.parametrize(
    ("touched", "found"),
    [
        (Touched.WHENEVER, ["ann", "bea", "cy", "dee"]),
        (Touched.TWO_WEEKS, ["bea", "cy", "dee"]),
        (Touched.A_MONTH, ["bea", "dee"]),
        (Touched.THREE_MONTHS, ["bea"]),
        (Touched.NEVER, ["bea"]),
    ],
)
def test_by_neglect_those_are_listed_with_whom_nothing_happened_for_so_long(
    calendar, touched, found
):
    happened = [
        entry("Tue 10 Nov 23:00 voicemail", contact="ann"),
        entry("Mon 9 Nov 08:00 voicemail", contact="cy"),
        entry("Tue 1 Sep 08:00 voicemail", contact="dee"),
    ]
    assert listed(calendar, Wanted(touched=touched), *happened) == found


@pytest.mark.parametrize(
    ("due", "found"),
    [
        (Due.WHENEVER, ["ann", "bea", "cy", "dee", "eve", "flo"]),
        (Due.TODAY, ["ann", "flo"]),
        (Due.THIS_WEEK, ["ann", "cy", "flo"]),
        (Due.NEXT_WEEK, ["dee"]),
        (Due.NOTHING, ["bea"]),
    ],
)
def test_by_the_next_date_the_late_are_due_too_and_weeks_end_on_sunday(calendar, due, found):
    names = {"eve": "Eve Fox", "flo": "Flo Gray"}
    more = [person(name, uid=uid) for uid, name in names.items()]
    happened = [
        entry("Thu 19 Nov 10:00 talked", agreed(when), contact=uid)
        for uid, when in {
            "ann": "Mon 23 Nov 16:00",
            "cy": "Sun 29 Nov 10:00",
            "dee": "Mon 30 Nov 10:00",
            "eve": "Mon 7 Dec 10:00",
            "flo": "Fri 20 Nov 10:00",
        }.items()
    ]
    people = (ANN, BEA, CY, DEE, *more)
    assert listed(calendar, Wanted(due=due), *happened, people=people) == found


def test_one_must_be_wanted_in_every_way(calendar):
    talk = entry("Mon 9 Nov 08:00 voicemail", contact="cy")
    wanted = Wanted(words="#fair", touched=Touched.TWO_WEEKS, due=Due.TODAY)
    assert listed(calendar, wanted, talk) == ["ann", "cy"]
    never = Wanted(words="#fair", touched=Touched.NEVER, due=Due.TODAY)
    assert listed(calendar, never, talk) == ["ann"]
