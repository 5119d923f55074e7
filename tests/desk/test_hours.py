import pytest

from followup_tui.desk.hours import hours_meant
from followup_tui.domain.contact import Hours
from followup_tui.domain.errors import FollowupError


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("9-17", Hours(9, 17)),
        ("9–17", Hours(9, 17)),
        (" 9 to 5 ", Hours(9, 17)),
        ("9am-5pm", Hours(9, 17)),
        ("9:00 - 17:00", Hours(9, 17)),
        ("between 10 and 4", Hours(10, 16)),
        ("7-3", Hours(7, 15)),
        ("12pm to 8pm", Hours(12, 20)),
        ("0-24", Hours(0, 24)),
        ("12-12am", None),
        ("9:30-17", None),
        ("17-9am", None),
        ("9-25", None),
        ("13am-5", None),
        ("mornings", None),
        ("9", None),
    ],
)
def test_hours_are_read_as_they_are_said(typed, hours):
    if hours is None:
        with pytest.raises(FollowupError):
            hours_meant(typed)
    else:
        assert hours_meant(typed) == hours


def test_hours_are_shown_as_they_can_be_typed_again():
    assert hours_meant(str(Hours(7, 15))) == Hours(7, 15)
