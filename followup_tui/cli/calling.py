"""The options of a call: which number it went to, whether yours was hidden, how long it took."""

from datetime import timedelta
from typing import Any

import click

from followup_tui.desk.entries import Call
from followup_tui.domain.interaction import Channel, Outcome

_A_DAY = 24 * 60


def _of_a_call(_ctx: click.Context, _param: click.Parameter, minutes: float | None) -> float | None:
    if minutes is None or 0 <= minutes <= _A_DAY:
        return minutes
    raise click.BadParameter("a call takes from no time to a day")


_OPTIONS = (
    click.option(
        "--number", metavar="NUMBER", help="Which of their numbers you called, or its label."
    ),
    click.option("--hidden", is_flag=True, help="Your number was hidden from them."),
    click.option(
        "--minutes",
        type=float,
        metavar="MINUTES",
        callback=_of_a_call,
        help="How long the call took; without --at it has just ended.",
    ),
)


def call_options(command: Any) -> Any:
    """Give a command the options, in this order."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def how_long(minutes: float | None) -> timedelta:
    """How long a call took; no time where that is not said."""
    return timedelta(seconds=round((minutes or 0) * 60))


def refuse_no_call(call: Call) -> None:
    """Refuse what only a call has of anything else. Raises click's usage error."""
    by_phone = call.channel is Channel.PHONE
    if not by_phone and call.seconds is not None:
        raise click.UsageError("--minutes says how long a call took; this was none")
    made = by_phone and call.outcome is not Outcome.THEY_CALLED
    if not made and (call.number or call.hidden):
        raise click.UsageError("--number and --hidden are of a call you made; this was none")
