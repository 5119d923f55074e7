"""`show`: one contact, their history, and what comes next."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

import click

from followup_tui.cli.as_json import coming_json, contact_json
from followup_tui.cli.columns import filled
from followup_tui.cli.coming import Coming, besides, coming, why_nothing
from followup_tui.cli.completing import people
from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option, say, say_json
from followup_tui.desk import finding
from followup_tui.desk.briefing import hint_of
from followup_tui.desk.desk import Desk
from followup_tui.desk.story import Story, Told
from followup_tui.desk.wording import day_words, follow_up_words, happened, matter
from followup_tui.domain.contact import Contact
from followup_tui.domain.phone import Phone, written_out
from followup_tui.domain.text import one_line, plain, sentence
from followup_tui.interchange.export_json import shown_interaction
from followup_tui.planning.zones import local

_WHEN, _WHAT = 22, 16


@click.command()
@click.argument("who", shell_complete=people)
@click.option("--find", "words", metavar="WORDS", help="Only what has these words in it.")
@json_option
@click.pass_obj
def show(session: Session, *, who: str, words: str | None, as_json: bool) -> None:
    """Show WHO: card, next follow-up, and history, newest first.

    Hours are yours, with theirs beside them where their clock shows another. --find looks through
    the history: what happened, was said and was agreed.
    """
    desk = session.desk
    contact = finding.who(desk.book, who)
    desk.learn()
    next_one = coming(desk, contact)
    story = Story(desk, contact.uid)
    places = range(len(story.history) - 1, -1, -1) if words is None else story.found(words)
    if not as_json:
        for line in (*_lines(desk, contact, next_one), *_history(story, places)):
            say(line)
        if words is not None and not places:
            say(f"Nothing in their history has {one_line(words)!r} in it.")
        return
    stopped = desk.plan(contact.uid).stopped
    history = (story.history[place] for place in places)
    say_json(
        {
            "contact": contact_json(contact, desk.calendar, stopped=stopped),
            "history": [shown_interaction(entry) for entry in history],
            "next": coming_json(next_one, desk.calendar.tz_of(contact)),
        }
    )


def _lines(desk: Desk, contact: Contact, next_one: Coming | None) -> Iterator[str]:
    now = desk.clock()
    owed = desk.plan(contact.uid)
    stage = "asked to stop" if owed.stopped else contact.stage.replace("_", " ")
    yield from _card(contact, stage, desk.calendar.here.region, now)
    if next_one is None:
        yield f"Next: {why_nothing(owed, contact)}"
    else:
        yield f"Next: {follow_up_words(next_one.follow_up, now, desk.calendar.here.tz)}"
        if next_one.window is not None:
            yield f"Try {next_one.window.hours} ({next_one.window.name}): {next_one.evidence}"
    if other := besides(desk, contact, next_one):
        yield f"Owed: {other}"
    history = desk.book.history(contact.uid)
    if not owed.stopped and (hint := hint_of(desk, contact, history)):
        yield sentence(hint)
    if history:
        yield ""


def _history(story: Story, places: Iterable[int]) -> Iterator[str]:
    days = {place: day.on for day in story.days for place in day.places}
    for place in places:
        yield _happened(story.told(place), days[place], story.today)


def _card(contact: Contact, stage: str, home: str, now: datetime) -> Iterator[str]:
    where = ", ".join(one_line(text) for text in (contact.role, contact.company) if text)
    yield one_line(contact.name) + (f" · {where}" if where else "")
    numbers = [one_line(_number(phone, home)) for phone in contact.phones]
    if reach := [*numbers, *(one_line(email) for email in contact.emails)]:
        yield " · ".join(reach)
    guessed = " (guessed)" if contact.tz_guessed else ""
    clock = "time zone unknown"
    if contact.tz:
        clock = f"{local(now, contact.tz):%H:%M} there, {contact.tz}{guessed}"
    if contact.hours:
        clock += f", called {contact.hours}"
    tags = [f"#{one_line(tag)}" for tag in contact.tags]
    yield " · ".join([clock, stage, *tags])
    yield from plain(contact.notes).splitlines()


def _number(phone: Phone, home: str) -> str:
    why = "" if phone.dialable else " (wrong number)" if phone.wrong else " (can't be dialled)"
    return f"{phone.label} {written_out(phone, home)}{why}"


def _happened(told: Told, day: date, today: date) -> str:
    """One line of the history: the user's hour first, and theirs behind what happened."""
    when = filled(f"{day_words(day, today)} {told.hour}".rstrip(), _WHEN)
    parts = (told.aside, *told.agreed, matter(told.entry), one_line(told.entry.note))
    said = " · ".join(text for text in parts if text)
    return f"{when}{filled(happened(told.entry), _WHAT)} {said}".rstrip()
