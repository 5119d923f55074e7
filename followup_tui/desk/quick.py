"""One typed line that logs a call: "dana voicemail tue 3pm", "ruth met yesterday: she agreed"."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime

import msgspec
from msgspec.structs import replace

from followup_tui.desk.agreeing import moment_for, read_day_off
from followup_tui.desk.briefing import plan_words
from followup_tui.desk.desk import Desk
from followup_tui.desk.echo import echo
from followup_tui.desk.entries import Call, entry_of, refuse_untrue
from followup_tui.desk.quick_names import is_full_name, people_named
from followup_tui.desk.quick_times import Times
from followup_tui.desk.quick_words import Spoken, says_nothing, spoken_at, without_annoyance
from followup_tui.desk.wording import (
    day_words,
    follow_up_words,
    happened,
    short_name,
)
from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import TALKS, Commitment, CommitmentKind, Outcome
from followup_tui.domain.text import one_line
from followup_tui.planning.when import Reading
from followup_tui.planning.zones import local

_WORD = re.compile(r"\S+")
_NOTE = re.compile(
    r"""(?<!\d):|:(?!\d)             # a colon that is not in a clock time
      | \s[-–—]+(?=\s) | —           # a dash between words
      | ["“](?P<quoted>[^"”]*)["”]?  # quoted words
    """,
    re.VERBOSE,
)
_NOTHING_AGREED = re.compile(r"[\s,;]*\b(?:nothing|no date) (?:was )?agreed\b", re.IGNORECASE)
_LENGTH = 40
_WHO_TOOK_IT = 4
_MOST_WORDS = 60
_AS_IN = "voicemail, no answer, talked, they called, replied, met"


class Quick(msgspec.Struct, frozen=True):
    """How a line reads so far.

    `contact` is the uid of whoever it is about and `who` their name and company; `candidates` are
    those it could be when there are several. `name_end` is where the name ends in what was typed,
    0 without one. One of `call`, `stop` and `snooze_until` is set when the line is `complete`;
    else `trouble` says what is missing or can't be read. A `stop` is to be confirmed before it is
    logged. `what`, `when`, `agreed`, `note` and `next` say in words how the line reads.
    """

    contact: str = ""
    who: str = ""
    candidates: tuple[Contact, ...] = ()
    name_end: int = 0
    call: Call | None = None
    stop: Call | None = None
    snooze_until: date | None = None
    what: str = ""
    when: str = ""
    agreed: str = ""
    note: str = ""
    next: str = ""
    trouble: str = ""

    @property
    def complete(self) -> bool:
        """Whether it says all that is needed."""
        return not self.trouble

    @property
    def echo(self) -> str:
        """All of it in one line, and what is missing."""
        note = f"“{self.note}”" if self.note else ""
        said = [self.who, self.what, self.when, self.agreed, note]
        coming = f"next: {self.next}" if self.next else ""
        return " · ".join(part for part in (*said, coming, self.trouble) if part)


Late = Callable[[str], datetime | None]
"""When it was (an instant), where that is put down for a call with a contact (a uid)."""


def read_quick(desk: Desk, typed: str, uid: str = "", late: Late = lambda _: None) -> Quick:
    """How a line reads, now. Never raises.

    A name comes first; the longest that leaves an outcome after it wins. Without a name it is
    about `uid`, whoever is highlighted or on the call. Where the line does not say when it was,
    `late` may.
    """
    if not typed.strip():
        return Quick(trouble=f"what happened? {_AS_IN}")
    if is_full_name(desk.book, typed):
        return _only_a_name(desk, typed)
    best, understood = Quick(), 0
    for people, end, spoken in _ways(desk, typed, uid):
        quick = _quick_of(people, end)
        if len(people) == 1:
            quick = _filled(desk, people[0], spoken, typed, quick, late(people[0].uid))
        if quick.complete or quick.candidates:
            return quick
        if spoken.end > understood:
            best, understood = quick, spoken.end
    begun = _only_a_name(desk, typed)
    return best if understood > begun.name_end else begun


def completed(desk: Desk, typed: str, quick: Quick, uid: str) -> str:
    """The line with the name in full of one of those it could be about."""
    contact = desk.contact(uid)
    rest = typed[quick.name_end :].lstrip()
    name = one_line(contact.name)
    lines = [f"{who} {rest}" for who in (name, f"{name} {one_line(contact.company)}", uid)]
    return next((line for line in lines if read_quick(desk, line).contact == uid), lines[-1])


def _ways(desk: Desk, typed: str, uid: str) -> Iterator[tuple[list[Contact], int, Spoken]]:
    """Whom the line can be about, where their name ends, what happened; the longest name first."""
    ends = [word.end() for word in _WORD.finditer(typed)][:_MOST_WORDS]
    for end in reversed(ends):
        if (spoken := spoken_at(typed, end)) and (people := _named(desk, typed[:end])):
            yield people, end, spoken
    if (spoken := spoken_at(typed, 0)) and uid in desk.book.contacts:
        yield [desk.book.contacts[uid]], 0, spoken


def _named(desk: Desk, typed: str) -> list[Contact]:
    """Whom the words name; "dana is" is "dana" and the beginning of "is busy"."""
    last = typed.split()[-1:]
    if last and says_nothing(last[0]) and not is_full_name(desk.book, typed):
        return []
    return people_named(desk.book, typed)


def _only_a_name(desk: Desk, typed: str) -> Quick:
    """The line while it says nobody or nothing yet: the longest name it begins with."""
    people: list[Contact] = []
    end = 0
    for word in _WORD.finditer(typed):
        if not (found := _named(desk, typed[: word.end()])) and not says_nothing(word[0]):
            break
        if found:
            people, end = found, word.end()
    if not people:
        first = _short(one_line(typed).partition(" ")[0])
        trouble = f"can't read {first!r}: nobody here is called that, and it is no outcome"
        return Quick(trouble=trouble)
    rest = one_line(typed[end:]).strip(" ,;:-")
    unread = f"can't read {_short(rest.partition(' ')[0])!r}; " if rest else ""
    quick = _quick_of(people, end)
    return quick if quick.candidates else replace(quick, trouble=f"{unread}what happened? {_AS_IN}")


def _quick_of(people: list[Contact], end: int) -> Quick:
    if len(people) > 1:
        return Quick(
            candidates=tuple(people), name_end=end, trouble=f"it could be {len(people)} people"
        )
    (contact,) = people
    return Quick(contact=contact.uid, who=_who(contact), name_end=end)


def _who(contact: Contact) -> str:
    company = _short(one_line(contact.company))
    return f"{short_name(contact)}, {company}" if company else short_name(contact)


def _short(text: str) -> str:
    return text if len(text) <= _LENGTH else f"{text[: _LENGTH - 1]}…"


def _filled(
    desk: Desk, contact: Contact, spoken: Spoken, typed: str, quick: Quick, late: datetime | None
) -> Quick:
    said, note = _without_note(typed[spoken.end :])
    try:
        if spoken.outcome is None:
            return _put_off(desk, contact, said, note, quick)
        said, annoyed = without_annoyance(said)
        if spoken.outcome in TALKS:
            said = _NOTHING_AGREED.sub("", said)
        took, said = _who_took_it(desk, contact, said) if spoken.with_whom else ("", said)
        note = ": ".join(part for part in (took, note) if part)
        was, agreed = Times(desk, contact, spoken.outcome, late).read(said)
        call = Call(spoken.outcome, late, spoken.channel, note, agreed, annoyed=annoyed)
        if was:
            call = replace(call, at=moment_for(desk, was, contact), day_only=was.day_only)
        return _logging(desk, contact, call, quick)
    except FollowupError as error:
        return replace(quick, trouble=one_line(str(error)))


def _without_note(text: str) -> tuple[str, str]:
    """What comes before the note and after it, and the note."""
    if not (mark := _NOTE.search(text)):
        return text, ""
    if (quoted := mark["quoted"]) is not None:
        return f"{text[: mark.start()]} {text[mark.end() :]}", quoted.strip()
    return text[: mark.start()], text[mark.end() :].strip()


def _who_took_it(desk: Desk, contact: Contact, said: str) -> tuple[str, str]:
    """Who took the message, as a note, and the rest: the fewest words that leave times."""
    words = said.split()
    if not words:
        raise FollowupError("left word with whom?")
    for count in range(1, min(len(words), _WHO_TOOK_IT) + 1):
        rest = " ".join(words[count:])
        try:
            Times(desk, contact, Outcome.GATEKEEPER).read(rest)
        except FollowupError:
            continue
        return f"left word with {' '.join(words[:count]).strip(',;')}", rest
    return f"left word with {words[0]}", " ".join(words[1:])


def _logging(desk: Desk, contact: Contact, call: Call, quick: Quick) -> Quick:
    """The reading that logs a call. Raises `FollowupError` for what may not be logged."""
    now, home = desk.clock(), desk.calendar.here.tz
    tz = desk.calendar.tz_of(contact)
    entry = entry_of(contact, call, tz, now)
    refuse_untrue(contact, desk.book.history(contact.uid), entry, now)
    if call.outcome is Outcome.STOP and call.commitment:
        raise FollowupError("after a stop there is no next time to agree")
    owed = desk.preview(contact.uid, call)
    coming = (
        follow_up_words(owed.next, now, home) if owed.next else plan_words(desk, contact.uid, owed)
    )
    stops = call.outcome is Outcome.STOP
    return replace(
        quick,
        call=None if stops else call,
        stop=call if stops else None,
        what=f"{happened(entry)}, annoyed" if call.annoyed else happened(entry),
        when=_moment_words(call.at, tz, now, home) if call.at else "now",
        agreed=_agreed_words(call.commitment, now, home) if call.commitment else "",
        note=one_line(call.note),
        next=coming,
    )


def _put_off(desk: Desk, contact: Contact, said: str, note: str, quick: Quick) -> Quick:
    """The reading that puts a call off. Raises `FollowupError` where that can't be."""
    if note:
        raise FollowupError("a call that is put off has no note")
    desk.refuse_unmovable(contact)
    words = re.sub(r"^\s*(?:to|until|till)\b", "", said, flags=re.IGNORECASE).strip()
    if not words:
        raise FollowupError("put it off to which day? thu, next week, 3bd")
    off = read_day_off(desk, contact, words)
    today = local(desk.clock(), desk.calendar.tz_of(contact)).date()
    what = f"put off to {day_words(off.day, today)}"
    return replace(quick, snooze_until=off.day, what=what, next=f"call {off.words}")


def _moment_words(at: datetime, tz: str, now: datetime, home: str) -> str:
    there = local(at, tz)
    return echo(Reading(there.date(), there.time(), "", tz), now, home)


def _agreed_words(agreed: Commitment, now: datetime, home: str) -> str:
    said = {
        CommitmentKind.APPOINTMENT: "agreed",
        CommitmentKind.SUGGESTION: "suggested",
        CommitmentKind.PROMISE: "promised by",
    }[agreed.kind]
    if agreed.day is None:
        return "promised to get back"
    return f"{said} {echo(Reading(agreed.day, agreed.time, agreed.part, agreed.tz), now, home)}"
