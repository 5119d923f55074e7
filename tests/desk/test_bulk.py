import pytest

from followup_tui.desk.bulk import Together, change_together, read_together
from followup_tui.domain.contact import Stage
from followup_tui.domain.errors import FollowupError
from tests.builders import desk_with, person, to_undo

ANN = person("Ann Ek", uid="ann", tags=("Fair", "old"), tz="", phones=())
BEA = person("Bea Dietz", uid="bea", stage=Stage.LEAD)


@pytest.fixture
def desk(calendar):
    return desk_with(calendar, ANN, BEA)


@pytest.mark.parametrize(
    ("typed", "together"),
    [
        (("", "", ""), Together()),
        (("closed", "", ""), Together(stage=Stage.CLOSED)),
        (("", "fair, two words ,, #met", ""), Together(tags=("fair", "two words", "met"))),
        (("", "-old, - #tired,-", ""), Together(untagged=("old", "tired"))),
        (("", "fair -ref", ""), Together(tags=("fair",), untagged=("ref",))),
        (("", "walk-in  -old two -x", ""),
         Together(tags=("walk-in",), untagged=("old two", "x"))),
        (("", "", "berlin"), Together(tz="Europe/Berlin")),
        (("lead", "a,-b", "America/Chicago"),
         Together(Stage.LEAD, ("a",), ("b",), "America/Chicago")),
    ],
)  # fmt: skip
def test_what_is_typed_for_all_of_them(typed, together):
    assert read_together(*typed) == together
    assert together.is_nothing == (typed == ("", "", ""))


def test_a_zone_there_is_none_of_is_refused():
    with pytest.raises(FollowupError, match="no time zone called"):
        read_together("", "", "Atlantis")


def test_all_of_them_change_in_one_act_and_one_undo_takes_it_back(desk):
    def standing():
        return [(one.stage, one.tags, one.tz) for one in desk.book.by_age()]

    before = standing()
    changed = Together(Stage.ACTIVE, ("fair", "new"), ("OLD",), "Europe/Berlin")
    assert change_together(desk, ["ann", "bea"], changed).title == "2 people changed"
    ann, bea = desk.contact("ann"), desk.contact("bea")
    assert (ann.tags, bea.tags) == (("Fair", "new"), ("fair", "new"))
    assert ann.stage is bea.stage is Stage.ACTIVE
    assert (ann.tz, ann.tz_guessed) == ("Europe/Berlin", False)
    desk.undo()
    assert standing() == before


def test_what_is_not_said_stays_as_it_is(desk):
    change_together(desk, ["ann", "bea"], Together(tags=("x",)))
    assert (desk.contact("ann").stage, desk.contact("bea").stage) == (Stage.ACTIVE, Stage.LEAD)
    assert desk.contact("bea").tz == BEA.tz


def test_changing_nothing_is_said_and_is_no_act(desk):
    with pytest.raises(FollowupError, match="so already"):
        change_together(desk, ["ann"], Together(stage=Stage.ACTIVE, tags=("FAIR",)))
    assert to_undo(desk) == ""
