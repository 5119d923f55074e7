"""`stats`: the figures behind Insights."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import click
from msgspec.structs import asdict

from followup_tui.cli.completing import people
from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option, say, say_json
from followup_tui.desk import finding
from followup_tui.desk.insights import (
    ANSWERED,
    NAME_WIDTH,
    answered_rows,
    days_of,
    figures,
    hours_head,
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
    uid = finding.who(desk.book, who).uid if who else ""
    found = insights_of(desk, uid)
    if as_json:
        say_json(_json(found))
        return
    for line in _lines(found):
        say(line.rstrip())


def _json(found: Insights) -> dict[str, Any]:
    reached = found.reached
    return {
        "answered": [
            {"weekday": weekday, "hour": hour, **_share(share)}
            for (weekday, hour), share in found.answered.items()
        ],
        "reached": {
            **_share(Share(len(reached.calls), reached.called)),
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


def _lines(found: Insights) -> Iterator[str]:
    yield ANSWERED
    yield hours_head(found)
    for weekday, cells in answered_rows(found):
        yield weekday + "".join(cell for cell, _ in cells)
    yield ""
    for name, said in figures(found):
        yield f"{name:<{NAME_WIDTH}}{said}"
    for title, days in days_of(found).items():
        yield ""
        yield title
        for name, bar, count in days:
            yield f"{name}  {bar} {count}" if bar else f"{name}  {count}"
