"""Which backups are still wanted as they grow old: arithmetic on their dates, no files."""

from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime, timedelta

_DAILY = timedelta(days=14)
_WEEKLY = timedelta(days=92)
"""Three months."""

Period = Callable[[date], tuple[int, ...]]


def superseded(made: Collection[datetime], today: date) -> dict[datetime, set[datetime]]:
    """The backups that may go, each with the newer ones that stand for it.

    All of today (a date on the clock that `made` is told on) are wanted, and of the days to come,
    should the clock have been wrong; then the newest of each day for two weeks, of each week
    (from Monday) for three months, and of each month for ever.
    """
    newest: dict[Period, dict[tuple[int, ...], datetime]] = {
        period: _newest(made, period) for period in (_day, _week, _month)
    }
    gone = {}
    for one in made:
        periods = _periods(today - one.date())
        stand_ins = {newest[period][period(one.date())] for period in periods}
        if periods and one not in stand_ins:
            gone[one] = stand_ins
    return gone


def _periods(age: timedelta) -> tuple[Period, ...]:
    """What a backup of this age may be the newest of, to be kept."""
    if age <= timedelta(0):
        return ()
    if age < _DAILY:
        return (_day, _week, _month)
    return (_week, _month) if age < _WEEKLY else (_month,)


def _newest(made: Iterable[datetime], period: Period) -> dict[tuple[int, ...], datetime]:
    newest: dict[tuple[int, ...], datetime] = {}
    for one in sorted(made):
        newest[period(one.date())] = one
    return newest


def _day(day: date) -> tuple[int, ...]:
    return (day.toordinal(),)


def _week(day: date) -> tuple[int, ...]:
    return tuple(day.isocalendar())[:2]


def _month(day: date) -> tuple[int, ...]:
    return (day.year, day.month)
