"""A line to open the call with: gracious on the first as on the sixtieth.

The kind of line follows from what happened last and what was agreed, the line itself from how many
calls there were, so that no two in a row are the same.
"""

from datetime import date

from followup_tui.desk.wording import ordinal
from followup_tui.domain.book import History
from followup_tui.domain.contact import Contact, Stage
from followup_tui.domain.interaction import Interaction, Outcome
from followup_tui.domain.text import one_line
from followup_tui.planning.followup import Plan, Why
from followup_tui.planning.situation import attempts
from followup_tui.planning.zones import local

_A_WEEK, _LONGEST_NAME, _MOST_NAMES = 7, 20, 6
_TITLES = {"dr", "dr.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "prof", "prof.", "sir", "frau"}

_FIRST = (
    "Hello{name}, have I caught you at a good moment for two minutes?",
    "Hello{name}, I admire what you do there; do you have two minutes?",
    "Good day{name}, we haven't spoken before; is now a good time?",
)
_BY_PLAN: dict[Why, tuple[str, ...]] = {
    Why.AGREED: (
        "Hello{name}, we said we'd talk now; is it still good for you?",
        "Hello{name}, here I am, as we agreed. How are you?",
        "Hello{name}, you gave me this time; thank you for keeping it.",
    ),
    Why.SUGGESTED: (
        "Hello{name}, you said this would be a good time to try you.",
        "Hello{name}, I'm calling when you suggested. Does it suit you?",
        "Hello{name}, thank you for naming a time; is now still good?",
    ),
    Why.PROMISED: (
        "Hello{name}, I know it's busy there; is there any news yet?",
        "Hello{name}, I thought I'd save you the call. How does it look?",
        "Hello{name}, how did it go on your side since we talked?",
    ),
}
_LEFT_WORD = (
    "Hello{name}, I left you a message {day}; I'm glad I reach you.",
    "Hello{name}, I know how full your days are; is now a good moment?",
    "Hello{name}, I'd still love to talk with you; do you have a minute?",
    "Hello{name}, you may have heard my message; may I tell you myself?",
)
_TALKED = (
    "Hello{name}, it was good to talk {day}; I have thought it over.",
    "Hello{name}, I enjoyed our talk {day}. May I go on from there?",
    "Hello{name}, thank you again for your time {day}; how are you?",
)
_BY_OUTCOME: dict[Outcome, tuple[str, ...]] = {
    Outcome.VOICEMAIL: _LEFT_WORD,
    Outcome.GATEKEEPER: _LEFT_WORD,
    Outcome.TALKED: _TALKED,
    Outcome.THEY_CALLED: (
        "Hello{name}, thank you for calling me {day}; is now a good time?",
        "Hello{name}, I was glad of your call {day}. May I go on from there?",
        "Hello{name}, how good that you rang {day}; I have thought it over.",
    ),
    Outcome.MET: (
        "Hello{name}, it was good to meet you {day}. How are you?",
        "Hello{name}, I enjoyed meeting you {day}; is now a good time?",
        "Hello{name}, thank you again for your time {day}; I learnt a lot.",
    ),
    Outcome.REPLIED: (
        "Hello{name}, thank you for your answer {day}; may I ask one thing?",
        "Hello{name}, I was glad of your lines {day}. Is now a good time?",
        "Hello{name}, you wrote to me {day}; I wanted to thank you myself.",
    ),
    Outcome.SENT: (
        "Hello{name}, I wrote to you {day} and wanted you to hear a voice too.",
        "Hello{name}, what I wrote {day} says little; may I tell you more?",
        "Hello{name}, I sent you a few lines {day}; is now a good time?",
    ),
}
_IN_TOUCH = (
    "Hello{name}, I have some news you might like. How are you?",
    "Hello{name}, I thought of you this week. How is it going there?",
    "Hello{name}, nothing urgent: I wanted to hear how you are.",
)
_NOTICED = frozenset(_BY_OUTCOME)


def opening_line(
    contact: Contact, history: History, owed: Plan, today: date, *, news: bool = True
) -> str:
    """What to say first when they answer; empty for somebody who asked to stop.

    `owed` is the plan that follows from the history, `today` the date on the contact's clock. What
    was agreed for a later day is not spoken of: they are not asked before it. Without `news` that
    they have not heard, none are spoken of either.
    """
    if owed.stopped:
        return ""
    last = next((entry for entry in reversed(history) if entry.outcome in _NOTICED), None)
    due = owed.call.why if owed.call and owed.call.day <= today else None
    lines = _lines(contact, due, last)
    if lines is _IN_TOUCH and not news:
        lines = tuple(line for line in lines if "news" not in line)
    day = spoken_day(local(last.at, last.tz or "UTC").date(), today) if last else ""
    name = first_name(contact)
    return lines[attempts(history) % len(lines)].format(name=f" {name}" if name else "", day=day)


def _lines(contact: Contact, why: Why | None, last: Interaction | None) -> tuple[str, ...]:
    if why in _BY_PLAN:
        return _BY_PLAN[why]
    if contact.stage is Stage.KEEP_IN_TOUCH:
        return _IN_TOUCH
    if last is None:
        return _FIRST
    return _BY_OUTCOME.get(last.outcome, _TALKED)


def spoken_day(day: date, today: date) -> str:
    """A day as one says it: "yesterday", "on Thursday", "on Monday the 16th"."""
    ago = (today - day).days
    if ago < _A_WEEK:
        return {0: "today", 1: "yesterday"}.get(ago, f"on {day:%A}")
    month = "" if (day.year, day.month) == (today.year, today.month) else f" of {day:%B}"
    return f"on {day:%A} the {ordinal(day.day)}{month}"


def first_name(contact: Contact) -> str:
    """What one calls them; nothing where that is not sure."""
    words = one_line(contact.name).split()
    if not words or len(words) > _MOST_NAMES:
        return ""
    called = [words[0], words[-1]] if words[0].casefold() in _TITLES else words[:1]
    sure = all(word.replace("-", "").rstrip(".").isalpha() for word in called)
    name = " ".join(called) if sure and called != [words[0], words[0]] else ""
    return name if len(name) <= _LONGEST_NAME else ""
