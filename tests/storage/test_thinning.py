"""All of today, daily for two weeks, weekly for three months, monthly for ever."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.storage.thinning import superseded
from tests.builders import day

TODAY = day("Mon 23 Nov")


def made(*when: str) -> set[datetime]:
    """ "Mon 23 Nov 10:30" each."""
    return {
        datetime.combine(day(text.rpartition(" ")[0]), time.fromisoformat(text[-5:]))
        for text in when
    }


def left(*when: str, today: date = TODAY) -> set[datetime]:
    backups = made(*when)
    return backups - superseded(backups, today).keys()


def test_all_of_today_stay():
    assert left("Mon 23 Nov 08:00", "Mon 23 Nov 08:01", "Mon 23 Nov 09:00") == made(
        "Mon 23 Nov 08:00", "Mon 23 Nov 08:01", "Mon 23 Nov 09:00"
    )


def test_of_a_day_of_the_last_two_weeks_the_newest_stays():
    assert left(
        "Sun 22 Nov 08:00", "Sun 22 Nov 09:00", "Tue 10 Nov 08:00", "Tue 10 Nov 09:00"
    ) == made("Sun 22 Nov 09:00", "Tue 10 Nov 09:00")


def test_after_two_weeks_the_newest_of_a_week_stays():
    assert left("Mon 2 Nov 08:00", "Thu 5 Nov 08:00", "Sun 8 Nov 08:00", "Mon 9 Nov 08:00") == made(
        "Sun 8 Nov 08:00", "Mon 9 Nov 08:00"
    )


def test_after_three_months_the_newest_of_a_month_stays():
    assert left("Mon 3 Aug 08:00", "Mon 10 Aug 08:00", "Fri 21 Aug 08:00", "Fri 31 Jul 08:00") == (
        made("Fri 21 Aug 08:00", "Fri 31 Jul 08:00")
    )


def test_the_newest_of_a_month_stays_though_its_week_goes_on_in_the_next():
    assert left("Wed 30 Sep 08:00", "Fri 2 Oct 08:00") == made(
        "Wed 30 Sep 08:00", "Fri 2 Oct 08:00"
    )


def test_a_backup_from_the_future_stays():
    """The clock was wrong once, or is wrong now."""
    assert left("Tue 24 Nov 08:00", "Tue 24 Nov 09:00") == made(
        "Tue 24 Nov 08:00", "Tue 24 Nov 09:00"
    )


def test_each_that_goes_names_those_that_stand_for_it():
    backups = made("Thu 12 Nov 08:00", "Thu 12 Nov 09:00", "Fri 13 Nov 09:00", "Sun 22 Nov 09:00")
    assert superseded(backups, TODAY) == {
        min(backups): made("Thu 12 Nov 09:00", "Fri 13 Nov 09:00", "Sun 22 Nov 09:00")
    }


@pytest.mark.parametrize("years", [1, 5])
def test_a_backup_a_day_becomes_a_few_dozen(years):
    kept: set[datetime] = set()
    for nth in range(365 * years):
        now = datetime.combine(date(2022, 1, 1), time(9)) + timedelta(days=nth)
        kept.add(now)
        kept -= superseded(kept, now.date()).keys()
    assert len(kept) in range(24 + 12 * (years - 1), 40 + 12 * (years - 1))


moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 3, 1)).map(  # noqa: DTZ001 - the user's clock
    lambda at: at.replace(microsecond=0)
)
days = st.dates(date(2026, 6, 1), date(2027, 6, 1))


@given(st.sets(moments, max_size=40), days, days)
def test_thinning_on_the_way_leaves_what_thinning_once_would(backups, one, other):
    early, late = sorted((one, other))
    backups = {at for at in backups if at.date() <= early}
    on_the_way = backups - superseded(backups, early).keys()
    assert on_the_way - superseded(on_the_way, late).keys() == (
        backups - superseded(backups, late).keys()
    )


@given(st.sets(moments, max_size=40), days)
def test_whatever_goes_newer_ones_that_stay_stand_for_it(backups, today):
    gone = superseded(backups, today)
    for old, stand_ins in gone.items():
        assert stand_ins
        assert all(newer > old and newer not in gone for newer in stand_ins)
