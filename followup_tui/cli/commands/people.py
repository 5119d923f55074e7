"""`people`: everybody, or those who are sought."""

from collections.abc import Iterator
from typing import Any

import click

from followup_tui.cli.as_json import coming_json, contact_json
from followup_tui.cli.columns import filled, widest
from followup_tui.cli.coming import Coming
from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option, say, say_json
from followup_tui.desk.desk import Desk
from followup_tui.desk.directory import Listed, Order, Standing, everybody, in_order, next_days
from followup_tui.desk.finding import told_apart
from followup_tui.desk.narrowing import Due, Touched, Wanted, narrowing
from followup_tui.desk.wording import due_words
from followup_tui.domain.contact import Stage
from followup_tui.domain.text import folded, one_line, tag_in
from followup_tui.planning.followup import Kind

_STOPPED = "stopped"
_STANDINGS = {
    Stage.LEAD.value: Standing.LEAD,
    Stage.ACTIVE.value: Standing.ACTIVE,
    Stage.KEEP_IN_TOUCH.value: Standing.KEEP_IN_TOUCH,
    Stage.CLOSED.value: Standing.CLOSED,
    _STOPPED: Standing.STOPPED,
}
_TOUCHED = {
    "2weeks": Touched.TWO_WEEKS,
    "month": Touched.A_MONTH,
    "3months": Touched.THREE_MONTHS,
    "never": Touched.NEVER,
}
_DUE = {
    "today": Due.TODAY,
    "this_week": Due.THIS_WEEK,
    "next_week": Due.NEXT_WEEK,
    "nothing": Due.NOTHING,
}
_ORDERS = {"name": Order.NAME, "neglect": Order.NEGLECT, "next": Order.NEXT}
_STANDING = 13
_NAMES, _COMPANIES = (22, 26), (16, 20)
"""The least and the most that a column takes."""

_OF_NEXT = ("due", "kind", "reason")


@click.command()
@click.argument("text", nargs=-1)
@click.option(
    "--stage",
    metavar="STAGE",
    type=click.Choice(list(_STANDINGS)),
    help="Only those: lead, active, keep_in_touch, closed or stopped.",
)
@click.option("--tag", "tags", multiple=True, help="Only those with this tag; with several, all.")
@click.option(
    "--untouched",
    metavar="TIME",
    type=click.Choice(list(_TOUCHED)),
    help="Only those with whom nothing happened for: 2weeks, month, 3months; or never.",
)
@click.option(
    "--due",
    metavar="DATE",
    type=click.Choice(list(_DUE)),
    help="Only those whose next date is: today (or late), this_week, next_week; or nothing.",
)
@click.option(
    "--order",
    metavar="ORDER",
    type=click.Choice(list(_ORDERS)),
    default="name",
    help="name; neglect, longest untouched first; or next, next date first.",
)
@json_option
@click.pass_obj
def people(  # noqa: PLR0913 - one parameter for each option
    session: Session,
    *,
    text: tuple[str, ...],
    stage: str | None,
    tags: tuple[str, ...],
    untouched: str | None,
    due: str | None,
    order: str,
    as_json: bool,
) -> None:
    """List everybody, or whom TEXT finds, with what comes next.

    All words of TEXT are looked for in names, companies, notes, tags, addresses and numbers. Who
    asked to stop is in no other stage. Namesakes are listed with what tells them apart.
    """
    desk = session.desk
    wanted = Wanted(
        " ".join(text),
        _STANDINGS[stage] if stage else Standing.EVERYBODY,
        _TOUCHED[untouched] if untouched else Touched.WHENEVER,
        _DUE[due] if due else Due.WHENEVER,
    )
    listed = everybody(desk)
    days = next_days(desk, listed) if due or order == "next" else {}
    is_wanted, wanted_tags = narrowing(wanted, desk.clock(), days=days), set(map(_folded, tags))
    found = [one for one in listed if is_wanted(one) and wanted_tags <= one.tags]
    found = in_order(found, _ORDERS[order], days)
    if as_json:
        say_json([_as_json(desk, one) for one in found])
        return
    for line in _lines(desk, found):
        say(line)
    if not found:
        say(
            "Nobody."
            if desk.book.contacts
            else "Nobody here yet. Add somebody: add NAME; or import."
        )


def _folded(tag: str) -> str:
    return folded(tag_in(tag))


def _lines(desk: Desk, found: list[Listed]) -> Iterator[str]:
    names = widest((one_line(one.contact.name) for one in found), *_NAMES)
    companies = widest((one_line(one.contact.company) for one in found), *_COMPANIES)
    beside = told_apart(desk.book.contacts.values())
    for one in found:
        name = filled(one_line(one.contact.name), names)
        company = filled(one_line(one.contact.company), companies)
        stands = one.standing
        stage = filled(stands if stands is Standing.STOPPED else one.contact.stage, _STANDING)
        line = f"{name} {company} {stage.replace('_', ' ')} {_next(desk, one)}".rstrip()
        apart = beside.get(one.uid, "")
        yield f"{line} · {apart}" if apart not in {"", one_line(one.contact.company)} else line


def _next(desk: Desk, one: Listed) -> str:
    owed = desk.plan(one.uid)
    if owed.next is None:
        return "needs a number" if owed.needs_number else ""
    what = "call" if owed.next.kind is Kind.CALL else "e-mail"
    return f"{what} {due_words(owed.next, desk.clock(), desk.calendar.here.tz)}"


def _as_json(desk: Desk, one: Listed) -> dict[str, Any]:
    owed = desk.plan(one.uid)
    following = coming_json(Coming(owed.next), one.tz) if owed.next else None
    return {
        **contact_json(one.contact, desk.calendar, stopped=owed.stopped),
        "last": one.last.isoformat() if one.last else None,
        "next": {name: following[name] for name in _OF_NEXT} if following else None,
        "needs_number": owed.needs_number,
    }
