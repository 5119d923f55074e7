import pytest

CONFIG = """
[calendars]
[[followups]]
path = {path}
type = calendar

[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = America/New_York
default_timezone = America/New_York
"""


@pytest.fixture
def khal(calls):
    calls.write("config/khal/config", CONFIG.format(path=calls.calendar))

    def listed(*words: str) -> list[str]:
        form = "{start-long-full} {end-time} {title} {alarm-symbol}"
        return calls.run("khal", "list", "-df", "", "-f", form, *words).splitlines()

    return listed


def test_khal_lists_agreed_times_on_the_user_s_clock_with_an_alarm(khal):
    days = ("2026-11-23", "2026-11-28")
    assert [line.split() for line in khal(*days)] == [
        [
            "2026-11-24",
            "15:00",
            "15:15",
            "Call",
            "Dana",
            "Whitfield",
            "(Lärkspur,",
            "Inc;",
            "[b])",
            "⏰",
        ],
        ["2026-11-24", "19:30", "19:45", "Call", "Mei", "Tanaka", "⏰"],
    ]


def test_khal_no_longer_lists_whoever_asked_to_stop(khal, calls):
    assert len(khal("2026-11-23", "2026-11-28")) == 2
    calls.ours("log", "dana", "stop")
    assert [line for line in khal("2026-11-23", "2026-11-28") if "Dana" in line] == []


def test_what_khal_adds_to_the_folder_stays_there(khal, calls):
    calls.run("khal", "new", "-a", "followups", "2026-11-25", "12:00", "13:00", "Lunch")
    calls.ours("log", "omar", "voicemail")
    calls.ours("log", "dana", "stop")
    assert [line for line in khal("2026-11-25", "2026-11-26") if "Lunch" in line]
