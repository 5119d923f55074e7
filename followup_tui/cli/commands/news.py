"""`news`: what is worth a call, and who has heard it."""

from collections.abc import Iterator

import click

from followup_tui.cli.completing import people
from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option, say, say_json
from followup_tui.desk import finding
from followup_tui.desk import news as on_the_desk
from followup_tui.desk.desk import Desk
from followup_tui.desk.wording import day_words
from followup_tui.domain.acts import Act
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.news import News
from followup_tui.domain.text import one_line
from followup_tui.interchange.export_json import shown_news
from followup_tui.planning.zones import local

_INDENT = 3


@click.command()
@click.argument("text", nargs=-1)
@click.option("--told", metavar="WHO", shell_complete=people, help="WHO heard the newest.")
@click.option("--drop", metavar="NUMBER", type=int, help="Take away the one with this number.")
@json_option
@click.pass_obj
def news(
    session: Session, *, text: tuple[str, ...], told: str | None, drop: int | None, as_json: bool
) -> None:
    """Write down what is new with you, or list it with its numbers.

    It is told when you keep in touch, once to each: next says what to tell, and --told that WHO
    has heard the newest they had not.
    """
    if bool(text) + (told is not None) + (drop is not None) > 1:
        raise click.UsageError("give what is new, or --told, or --drop: one of them")
    desk = session.desk
    act: Act | None = None
    if text:
        act = on_the_desk.write(desk, " ".join(text))
    elif told is not None:
        act = on_the_desk.tell(desk, finding.who(desk.book, told).uid)
    elif drop is not None:
        act = on_the_desk.drop(desk, _numbered(desk, drop))
    if as_json:
        say_json([shown_news(piece) for piece in on_the_desk.newest_first(desk)])
    elif act is not None:
        say(_done(desk, act), _INDENT)
    else:
        for line in _lines(desk):
            say(line, _INDENT)


def _done(desk: Desk, act: Act) -> str:
    """What was done, with the whole of the news."""
    (step,) = act.steps
    what = "News" if step.after else "News deleted"
    if act.contact:
        what = f"{one_line(desk.contact(act.contact).name)} heard"
    pieces = (one for one in (step.after, step.before) if isinstance(one, News))
    return f"{what}: {one_line(next(pieces).text)}"


def _numbered(desk: Desk, number: int) -> News:
    listed = on_the_desk.newest_first(desk)
    if not 0 < number <= len(listed):
        raise FollowupError(f"there is no news with the number {number}; news lists them")
    return listed[number - 1]


def _lines(desk: Desk) -> Iterator[str]:
    listed = on_the_desk.newest_first(desk)
    here = desk.calendar.here.tz
    today = local(desk.clock(), here).date()
    for number, piece in enumerate(listed, 1):
        heard = f"heard by {len(piece.heard_by)}" if piece.heard_by else "new to everybody"
        day = day_words(local(piece.at, here).date(), today)
        yield f"{number}. {day}: {one_line(piece.text)} ({heard})"
    if not listed:
        yield 'Nothing is new yet. What did you finish, learn or win? followup-tui news "…"'
