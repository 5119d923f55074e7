"""`stats`: the figures behind Insights."""

import shutil
from collections.abc import Iterator
from datetime import date
from typing import Any

import click
from msgspec.structs import asdict

from followup_tui.cli.completing import people
from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option, say_as_it_is, say_json
from followup_tui.desk import finding
from followup_tui.desk.heat_map import heat_map
from followup_tui.desk.insights import (
    ANSWERED,
    answered_words,
    broken,
    days_of,
    figure_lines,
    insights_of,
)
from followup_tui.planning.insights import Insights, Share


@click.command()
@click.argument("who", required=False, shell_complete=people)
@json_option
@click.pass_obj
def stats(session: Session, *, who: str | None, as_json: bool) -> None:
    """Show what persistence adds up to, over everybody or over WHO.

    A percentage is only given where there are five or more to speak of.
    """
    desk = session.desk
    found = insights_of(desk, finding.who(desk.book, who) if who else None)
    if as_json:
        say_json(_json(found))
        return
    for line in _lines(found, shutil.get_terminal_size().columns):
        say_as_it_is(line.rstrip())


def _json(found: Insights) -> dict[str, Any]:
    calls, reached = found.calls, found.reached
    return {
        "people": found.people,
        "calls": {
            **_share(calls.answered),
            "asked_to_stop": calls.asked_to_stop,
            "by_others": calls.by_others,
            "without_hour": calls.without_hour,
        },
        "answered": [
            {"weekday": weekday, "hour": hour, **_share(share)}
            for (weekday, hour), share in calls.by_hour.items()
        ],
        "reached": {
            **_share(reached.people),
            "called_first": reached.called_first,
            "asked_to_stop": reached.asked_to_stop,
            "calls": list(reached.calls),
            "median": reached.median,
            "longest": reached.longest,
        },
        "dated": _share(found.dated),
        "promises": _share(found.promises),
        "brought": asdict(found.brought),
        "channels": {name.value: count for name, count in found.channels.items()},
        "they_called": found.they_called,
        "calls_per_day": _days(found.per_day),
        "ahead": _days(found.ahead),
    }


def _share(share: Share) -> dict[str, int | None]:
    return {"count": share.count, "of": share.of, "percent": share.percent}


def _days(days: tuple[tuple[date, int], ...]) -> list[dict[str, Any]]:
    return [{"day": day.isoformat(), "calls": count} for day, count in days]


def _lines(found: Insights, width: int) -> Iterator[str]:
    yield ANSWERED
    shown = heat_map(found.calls.by_hour, width)
    yield shown.head
    for row in shown.rows:
        yield row.weekday + "".join(cell for cell, _ in row.cells)
    yield from broken(answered_words(found.calls), width)
    yield ""
    for name, said in figure_lines(found, width):
        yield name + said
    for title, days in days_of(found).items():
        yield ""
        yield title
        for name, bar, count in days:
            yield f"{name}  {bar} {count}" if bar else f"{name}  {count}"
