"""The figures of persistence, and how they are said: for the screen and the shell alike."""

from collections.abc import Iterator
from datetime import date

from followup_tui.desk.desk import Desk
from followup_tui.desk.wording import counted
from followup_tui.domain.interaction import Channel
from followup_tui.planning.insights import Brought, Insights, Share, insights

CHANNEL_WORDS: dict[Channel, str] = {
    Channel.PHONE: "telephone",
    Channel.EMAIL: "e-mail",
    Channel.MEETING: "meeting",
    Channel.MESSAGE: "message",
    Channel.APPLICATION: "application",
}
_USUAL_HOURS = range(8, 18)
_USUAL_DAYS = range(5)
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_CELL, _DAY, _BAR = 6, 5, 12

ANSWERED = "Answered, of the calls at that hour on their clock"

NAME_WIDTH = 10
"""How wide the column is in which the names of the figures stand."""


def insights_of(desk: Desk, uid: str = "") -> Insights:
    """The figures over everybody, or over one contact."""
    people = [desk.contact(uid)] if uid else desk.book.contacts.values()
    return insights(desk.book, people, desk.policy, desk.calendar, desk.clock())


def hours_head(found: Insights) -> str:
    """The hours over the columns of `answered_rows`: the usual ones, and any other called in."""
    return " " * _DAY + "".join(f"{hour:>{_CELL}}" for hour in _hours(found))


def answered_rows(found: Insights) -> Iterator[tuple[str, list[tuple[str, Share | None]]]]:
    """Each weekday with its cells, as wide as their columns: the usual ones, and any other.

    A cell comes with the share it says, or with none.
    """
    hours = _hours(found)
    for day in sorted({*_USUAL_DAYS, *(day for day, _ in found.answered)}):
        shares = [found.answered.get((day, hour)) for hour in hours]
        yield f"{_WEEKDAYS[day]:<{_DAY}}", [(_cell(share), share) for share in shares]


def _hours(found: Insights) -> list[int]:
    return sorted({*_USUAL_HOURS, *(hour for _, hour in found.answered)})


def _cell(share: Share | None) -> str:
    said = f"{share.count}/{share.of}" if share else "·"
    return f" {said:>{_CELL - 1}}"


def share_words(share: Share, what: str) -> str:
    """As in "7 of 12 talks (58 %)"; without the percentage where there are fewer than five."""
    said = f"{share.count} of {share.of} {what}"
    return said if share.percent is None else f"{said} ({share.percent} %)"


def figures(found: Insights) -> Iterator[tuple[str, str]]:
    """Each figure by its name, in a sentence that says what it is out of."""
    yield "Reached", _reached(found)
    yield "Brought", _brought(found.brought)
    ended = share_words(found.dated, "talks and interviews ended with a date")
    yield "Dates", ended if found.dated.of else "no talks or interviews so far"
    promises = found.promises
    kept = share_words(promises, "kept")
    yield "Promises", kept if promises.of else "none has come due so far"
    mix = [
        f"{CHANNEL_WORDS[name]} {count}"
        for name, count in sorted(found.channels.items(), key=lambda one: (-one[1], one[0]))
    ]
    if found.they_called:
        mix.append(f"they called {found.they_called}")
    yield "Channels", " · ".join(mix) or "nothing so far"


def first_figure(found: Insights) -> str:
    """The first of them, in one line."""
    name, said = next(figures(found))
    return f"{name} {said}"


def _reached(found: Insights) -> str:
    reached = found.reached
    if not reached.called:
        return "nobody called so far"
    if reached.called == 1:
        return f"after {counted(reached.calls[0], 'call')}" if reached.calls else "not yet"
    said = share_words(Share(len(reached.calls), reached.called), "people")
    if not reached.calls:
        return said
    half = f"half of them by call {reached.median}"
    return f"{said}, {half}; the longest that paid off took {counted(reached.calls[-1], 'call')}"


def _brought(found: Brought) -> str:
    """What came of it, beside how often somebody was annoyed."""
    came = {"talk": found.talks, "answer": found.answers, "interview": found.interviews}
    said = ", ".join(counted(count, what) for what, count in came.items())
    return f"{said}; complaints: {found.complaints or 'none'}"


def days_of(found: Insights) -> dict[str, Iterator[tuple[str, str, int]]]:
    """The days behind and ahead, by what is counted of them; see `bars`."""
    return {"Calls made": bars(found.per_day), "Calls due": bars(found.ahead)}


def bars(days: tuple[tuple[date, int], ...]) -> Iterator[tuple[str, str, int]]:
    """Each day with a bar in proportion to the busiest one, and its count."""
    most = max((count for _, count in days), default=0)
    for day, count in days:
        length = -(-count * _BAR // most) if most else 0
        yield f"{day:%a} {day.day:>2}", "█" * length, count
