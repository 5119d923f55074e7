"""What a phrase means as a whole: the nearest moment ahead of now, or behind it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from followup_tui.planning.calendar import NYSE
from followup_tui.planning.when.days import DAY, spoken
from followup_tui.planning.when.gathering import Said, gathered
from followup_tui.planning.when.reading import Past, Reading, WhenContext, WhenError
from followup_tui.planning.when.words import AFTER_CLOSE
from followup_tui.planning.zones import local, moment, moments_of

_FARTHEST = timedelta(days=3660)
_NEW_YORK = "America/New_York"
_MINUTE = timedelta(minutes=1)
_DAYS_TO_TRY = 10
"""How many days are tried for one that will do; the exchange is never shut for so long."""


def ahead(phrase: str, context: WhenContext) -> Reading:
    """The nearest reading that has not passed; see `read_when`."""
    said = gathered(phrase, context, back=False)
    if _has_time(said):
        there = local(_next_moment(said, context), context.tz)
        part = _named(said, there)
        skipped = said.at if said.at not in {None, local(there, said.tz).time()} else None
        reading = Reading(there.date(), there.time(), part, context.tz, said.first_of, skipped)
    else:
        day = _day_of(said)
        if _is_today(said) and said.now.date() > local(context.now, context.tz).date():
            day = said.now.date()
        if day < said.now.date():
            raise WhenError(f"{spoken(day)} has passed")
        reading = Reading(day, None, "", context.tz, said.first_of)
    if reading.day - said.now.date() > _FARTHEST:
        raise WhenError(f"{spoken(reading.day)} is more than ten years ahead")
    return reading


def behind(phrase: str, context: WhenContext) -> Past:
    """The latest moment that is not still to come; see `read_past`."""
    said = gathered(phrase, context, back=True)
    now = context.now.astimezone(UTC)
    if _has_time(said):
        moments = _moments(said, context, back=True)
    else:
        day = _day_of(said)
        noon = moment(day, time(12), said.tz)
        moments = iter([min(noon, now) if day == said.now.date() else noon])
    first = next(moments)
    past = first if first <= now else next((at for at in moments if at <= now), None)
    if past is None:
        raise WhenError(f"{_told(first, said)} is still to come")
    if now - past > _FARTHEST:
        raise WhenError(f"{spoken(local(past, said.tz).date())} is more than ten years ago")
    return Past(past, day_only=not _has_time(said))


def _has_time(said: Said) -> bool:
    return bool(said.exact or said.part) or said.at is not None


def _named(said: Said, there: datetime) -> str:
    """The part of the day, its own times shown on the clock of `there`."""
    if said.part is None:
        return ""
    if not said.part.timed:
        return said.part.name
    day = local(there, said.tz).date()
    return said.part.named(local(moment(day, said.part.start, said.tz), str(there.tzinfo)))


def _day_of(said: Said) -> date:
    if said.day is None:
        raise WhenError("say a day or a time")
    return said.day


def _told(at: datetime, said: Said) -> str:
    there = local(at, said.tz)
    return f"{spoken(there.date())} {there:%H:%M}"


def _next_moment(said: Said, context: WhenContext) -> datetime:
    """The first moment (UTC) that has not passed; of a part of the day that has begun, this minute.

    "This afternoon" can be said in the afternoon.
    """
    now = context.now.astimezone(UTC)
    this_minute = now.replace(second=0, microsecond=0)
    moments = list(_moments(said, context, back=False))
    if found := [at for at in moments if at >= this_minute]:
        return found[0]
    if said.part and now < moments[0] + said.part.length:
        return this_minute if now == this_minute else this_minute + _MINUTE
    raise WhenError(f"{_told(moments[0], said)} has passed")


def _moments(said: Said, context: WhenContext, *, back: bool) -> Iterator[datetime]:
    """The moments (UTC) that a phrase with a time can mean, nearest first."""
    if said.exact:
        at = said.exact.astimezone(UTC)
        yield at if back else at.replace(second=0, microsecond=0)
    elif said.part == AFTER_CLOSE:
        yield from _closes(said, context, back=back)
    else:
        start = said.part.start if said.part else time(0)
        for day in _candidates(said, said.now.date(), back=back):
            if said.at is None:
                yield moment(day, start, said.tz)
            else:
                yield from sorted(moments_of(day, said.at, said.tz), reverse=back)


def _candidates(said: Said, today: date, *, back: bool) -> list[date]:
    """The day said, and those that will do instead; with no day said, today and the days on."""
    if said.day and not said.every:
        return [said.day]
    step = (said.every or DAY) * (-1 if back else 1)
    first = today if not back and _is_today(said) else said.day or today
    return [first + step * count for count in range(_DAYS_TO_TRY)]


def _is_today(said: Said) -> bool:
    """Whether today is such a day as was said, where another would do."""
    return bool(said.day and said.every and said.day - said.every == said.now.date())


def _closes(said: Said, context: WhenContext, *, back: bool) -> Iterator[datetime]:
    """When the exchange closes (UTC) on the day said, as New York counts days.

    Raises `WhenError` when it is shut on the very day that was said.
    """
    for day in _candidates(said, local(context.now, _NEW_YORK).date(), back=back):
        close = context.calendar.exchange_close(day)
        if close:
            yield moment(day, close, _NEW_YORK)
        elif said.day:
            why = context.calendar.why_not(day, NYSE)
            raise WhenError(f"the exchange is shut on {spoken(day)}: {why}")
