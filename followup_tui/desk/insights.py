"""The figures of persistence, and how they are said: for the screen and the shell alike."""

import re
from collections.abc import Iterator
from datetime import date
from textwrap import wrap

from followup_tui.desk.desk import Desk
from followup_tui.desk.wording import counted
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import Channel
from followup_tui.planning.insights import (
    DAYS_AHEAD,
    DAYS_BACK,
    Brought,
    Calls,
    Insights,
    Reached,
    Share,
    insights,
)

CHANNEL_WORDS: dict[Channel, str] = {
    Channel.PHONE: "telephone",
    Channel.EMAIL: "e-mail",
    Channel.MEETING: "meeting",
    Channel.MESSAGE: "message",
    Channel.APPLICATION: "application",
}
_BAR = 12
_NARROWEST = 20
_HELD = "\N{NO-BREAK SPACE}"
_TOGETHER = re.compile(r"(?<=they) | (?=[\d%])")

ANSWERED = "Answered, of the calls at that hour on their clock"

NAME_WIDTH = 10
"""How wide the column is in which the names of the figures stand."""


def insights_of(desk: Desk, whom: Contact | None = None) -> Insights:
    """The figures over everybody, or over one contact."""
    book = desk.book
    people = [whom] if whom else book.contacts.values()
    return insights(book, people, desk.policy, desk.calendar, desk.clock())


def share_words(share: Share, what: str) -> str:
    """As in "7 of 12 talks (58 %)"; without the percentage where there are fewer than five."""
    said = f"{share.count:,} of {share.of:,} {what}"
    return said if share.percent is None else f"{said} ({share.percent} %)"


def answered_words(calls: Calls) -> str:
    """How many calls were answered at all, who else answered, and what the hours leave out."""
    if not calls.answered.of:
        return "no calls so far"
    said = "In all " + share_words(calls.answered, "call" if calls.answered.of == 1 else "calls")
    if calls.asked_to_stop:
        said += f", {calls.asked_to_stop:,} to ask to stop"
    if calls.by_others:
        said += f"{';' if calls.asked_to_stop else ','} {calls.by_others:,} more by somebody else"
    if calls.without_hour == 1:
        said += "; 1 has no hour and is not above"
    elif calls.without_hour:
        said += f"; {calls.without_hour:,} have no hour and are not above"
    return said


def figures(found: Insights) -> Iterator[tuple[str, str]]:
    """Each figure by its name, in a sentence that says what it is out of."""
    yield "Reached", _one_reached(found) if found.people == 1 else _reached(found.reached)
    yield "Brought", _brought(found.brought)
    ended = share_words(found.dated, "talks and interviews ended with a date")
    yield "Dates", ended if found.dated.of else "no talks or interviews so far"
    promises = found.promises
    kept = share_words(promises, "kept")
    yield "Promises", kept if promises.of else "none has come due so far"
    yield "Channels", _channels(found)


def figure_lines(found: Insights, width: int) -> Iterator[tuple[str, str]]:
    """The figures, broken into lines no wider than `width`: the name's column, and what it says."""
    for name, said in figures(found):
        first, *more = broken(said, width - NAME_WIDTH)
        yield f"{name:<{NAME_WIDTH}}", first
        for line in more:
            yield " " * NAME_WIDTH, line


def broken(said: str, width: int) -> list[str]:
    """A sentence broken into lines between its words, a number never parted from what it counts."""
    held = _TOGETHER.sub(_HELD, said)
    lines = wrap(held, max(width, _NARROWEST), break_on_hyphens=False)
    return [line.replace(_HELD, " ") for line in lines]


def first_figure(found: Insights) -> str:
    """The first of them, in one line."""
    name, said = next(figures(found))
    return f"{name}: {said}"


def _one_reached(found: Insights) -> str:
    reached = found.reached
    if reached.calls:
        return f"after {counted(reached.calls[0], 'call')}"
    if reached.asked_to_stop:
        return "they asked to stop"
    if found.they_called:
        return "they called first"
    if not reached.called:
        return "not called so far"
    return f"not yet, in {counted(found.calls.answered.of, 'call')}"


def _reached(reached: Reached) -> str:
    if not reached.called:
        return "nobody called so far"
    said = share_words(reached.people, "person" if reached.called == 1 else "people")
    whom = ""
    if reached.called_first:
        said += f"; {reached.called_first:,} of them called first"
        whom = f"the other {len(reached.calls):,}"
    if reached.calls:
        said += f"{';' if whom else ','} {_took(reached.calls, reached.median, whom)}"
    if reached.asked_to_stop:
        said += f"; {reached.asked_to_stop:,} asked to stop"
    return said


def _took(calls: tuple[int, ...], median: int | None, whom: str) -> str:
    """The calls it took: each while they are few, then half of them and the most."""
    *some, most = calls
    if not some or calls[0] == most:
        each = "each " if some else ""
        return f"{whom} {each}after {counted(most, 'call')}".lstrip()
    if median is None:
        return f"{whom} after {', '.join(map(str, some))} and {most} calls".lstrip()
    of_whom = f" of {whom}" if whom else ""
    if median == most:
        return f"all{of_whom} by call {most}"
    return f"half{of_whom} by call {median}, all by call {most}"


def _brought(found: Brought) -> str:
    """What came of it, beside how often somebody was annoyed."""
    came = {"talk": found.talks, "answer": found.answers, "interview": found.interviews}
    said = ", ".join(counted(count, what) for what, count in came.items())
    annoyed = f"{found.complaints:,}" if found.complaints else "none"
    return f"{said}; complaints: {annoyed} of {found.interactions:,}"


def _channels(found: Insights) -> str:
    """The most used first, and what they are out of."""
    mix = [
        f"{CHANNEL_WORDS[name]} {count:,}"
        for name, count in sorted(found.channels.items(), key=lambda one: (-one[1], one[0]))
    ]
    if found.they_called:
        mix.append(f"they called {found.they_called:,}")
    of = counted(found.brought.interactions, "interaction")
    return f"{' · '.join(mix)} (of {of})" if mix else "nothing so far"


def days_of(found: Insights) -> dict[str, Iterator[tuple[str, str, int]]]:
    """The days behind and ahead, by which they are and how many calls they hold; see `bars`."""
    behind, ahead = f"Last {DAYS_BACK} days", f"Next {DAYS_AHEAD} days"
    return {
        f"{which}: {counted(sum(count for _, count in days), 'call')}": bars(days)
        for which, days in ((behind, found.per_day), (ahead, found.ahead))
    }


def bars(days: tuple[tuple[date, int], ...]) -> Iterator[tuple[str, str, int]]:
    """Each day with a bar in proportion to the busiest one, and its count."""
    most = max((count for _, count in days), default=0)
    for day, count in days:
        length = -(-count * _BAR // most) if most else 0
        yield f"{day:%a} {day.day:>2}", "█" * length, count
