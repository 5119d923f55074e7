"""What was done with somebody, and what comes next for them."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from followup_tui.cli.as_json import coming_json
from followup_tui.cli.coming import besides, coming, why_nothing
from followup_tui.cli.output import say, say_json
from followup_tui.desk.desk import Desk
from followup_tui.desk.story import Story
from followup_tui.desk.wording import day_words, follow_up_words, happened
from followup_tui.domain.acts import Act
from followup_tui.domain.interaction import Interaction
from followup_tui.domain.text import one_line
from followup_tui.planning.zones import local


def tell(
    desk: Desk,
    act: Act,
    lines: Iterable[str],
    *,
    as_json: bool,
    also: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Print what an act with one contact was, and the next follow-up.

    As JSON, the uids of the contact and of the entry that it is about, if any, and what there is
    `also` to say stand for the lines.
    """
    if as_json:
        desk.learn()
    contact = desk.contact(act.contact)
    next_one = coming(desk, contact)
    if as_json:
        entry = act.logged or act.righted
        uid = {"uid": entry.uid} if entry else {}
        following = coming_json(next_one, desk.calendar.tz_of(contact))
        say_json({**also, **uid, "contact": contact.uid, "next": following})
        return
    for line in lines:
        say(line)
    if next_one is None:
        say(f"Next: {why_nothing(desk.plan(contact.uid), contact)}")
    else:
        here = desk.calendar.here.tz
        say(f"Next: {follow_up_words(next_one.follow_up, desk.clock(), here)}")
    if owed := besides(desk, contact, next_one):
        say(f"Owed: {owed}")


def agreed_words(desk: Desk, entry: Interaction) -> str:
    """What was agreed in an entry: "Agreed Tue 24 Nov 15:00 “tue 3pm”: to come"; or empty."""
    if entry.commitment is None:
        return ""
    story = Story(desk, entry.contact)
    said = story.agreed(story.place_of(entry.uid))[0]
    return said[0].upper() + said[1:]


def entry_words(desk: Desk, entry: Interaction) -> str:
    """Whose entry it is, what it was and when: "Dana Whitfield, voicemail, Mon 23 Nov 10:30".

    It is said on the user's clock, but for one of which only the day is known.
    """
    here = desk.calendar.here.tz
    at = local(entry.at, entry.tz if entry.tz and entry.day_only else here)
    day = day_words(at.date(), local(desk.clock(), here).date())
    hour = "" if entry.day_only else f" {at:%H:%M}"
    name = one_line(desk.contact(entry.contact).name)
    return f"{name}, {happened(entry)}, {day}{hour}"
