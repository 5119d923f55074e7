"""What people type for what happened and for what was agreed: "vm", "wrote back", "promised by"."""

import re
from functools import cache

import msgspec

from followup_tui.desk.agreeing import Asked
from followup_tui.domain.interaction import Channel, Outcome

_OUTCOMES: dict[tuple[Outcome | None, Channel], str] = {
    (Outcome.NO_ANSWER, Channel.PHONE): (
        "no answer, noanswer, na, n/a, nobody, nobody answered, nobody there, nobody picked up, "
        "didn't answer, did not answer, didn't pick up, did not pick up, no pick up, no pickup, "
        "rang out, unanswered"
    ),
    (Outcome.BUSY, Channel.PHONE): "busy, line busy, busy line, busy signal, busy tone, engaged",
    (Outcome.VOICEMAIL, Channel.PHONE): (
        "voicemail, vm, lvm, left vm, left a vm, left voicemail, left a voicemail, left message, "
        "left a message, left msg, left a msg, answering machine, machine, mailbox"
    ),
    (Outcome.GATEKEEPER, Channel.PHONE): (
        "gatekeeper, gatekeeper with, gk, left word, left word with, left message with, "
        "left a message with, assistant, secretary, reception, receptionist, front desk"
    ),
    (Outcome.TALKED, Channel.PHONE): (
        "talked, talk, spoke, spoken, chatted, reached, answered, picked up, had a call"
    ),
    (Outcome.THEY_CALLED, Channel.PHONE): (
        "they called, they called me, they called back, they called me back, called me, "
        "called back, called me back, they rang, they rang me, they rang back, they rang me back, "
        "rang me, rang back, rang me back, they phoned, they phoned me, they phoned back, "
        "phoned me, phoned back, returned my call, they returned my call"
    ),
    (Outcome.WRONG_NUMBER, Channel.PHONE): "wrong number, wrong, wn, bad number, not their number",
    (Outcome.STOP, Channel.PHONE): (
        "stop, asked to stop, asked me to stop, no more calls, do not call, don't call, "
        "do not call again, don't call again, dnc"
    ),
    (Outcome.SENT, Channel.EMAIL): (
        "emailed, email, mailed, sent, email sent, sent email, sent an email, wrote, wrote to them"
    ),
    (Outcome.SENT, Channel.MESSAGE): (
        "messaged, message sent, sent a message, texted, text sent, sent a text"
    ),
    (Outcome.SENT, Channel.APPLICATION): (
        "applied, application, application sent, sent application, sent an application"
    ),
    (Outcome.REPLIED, Channel.EMAIL): (
        "replied, reply, got a reply, wrote back, they wrote, they wrote back, wrote me, "
        "wrote to me, emailed back, emailed me, they emailed, they emailed me, they emailed back, "
        "answered by email, replied by email, heard back"
    ),
    (Outcome.REPLIED, Channel.MESSAGE): (
        "texted back, texted me, they texted, they texted me, they texted back, messaged back, "
        "messaged me, they messaged, they messaged me, replied by text, replied by message"
    ),
    (Outcome.MET, Channel.MEETING): "met, meeting, interview, interviewed, had an interview",
    (None, Channel.PHONE): "snooze, snoozed, put off, put it off, postpone, postponed",
}
"""Phrases by what they log; by `None`, those that put a call off."""

_SPELLINGS = {
    "they": "(?:they|she|he)",
    "didn't": "didn['’]?t",
    "don't": "don['’]?t",
    "email": "e[ -]?mail",
    "emailed": "e[ -]?mailed",
    "voicemail": "voice[ -]?mail",
}
_BESIDE = "i|we|they|she|he|it|was|were|is|got|had|has|just|called|rang|phoned|tried"
"""Words that may stand before an outcome and say nothing more."""

_GAP = r"[\s,;:–—-]"
_END = r"(?![\w'’])"

_ANNOYED = (
    r"[\s,;]*\b(?:(?:but|and|they|she|he|was|were|is|got)\s+)*"
    r"(?:annoyed|irritated|cross|complained)\b[\s,;]*"
)

_PROMISED = (
    r"(?:promise[sd]?|will(?=\s+(?:call|ring|get|write|reply|be)\b))"
    r"(?:\s+(?:to|call|ring|get|write|reply|be|in|touch|me|back))*(?:\s+by)?"
)
_LEADS: dict[Asked, tuple[str, str]] = {
    Asked.PROMISE: (_PROMISED, "by"),
    Asked.GOOD_TIME: ("suggest(?:s|ed)?", "try"),
    Asked.NEXT_CALL: (r"agreed(?:\s+on)?", r"next\s+(?:call|time)"),
}
"""What leads to a time, by what that time is; the first only somebody talked to can have said."""


class Spoken(msgspec.Struct, frozen=True):
    """What happened, in the words of a text; without an `outcome`, a call is put off.

    `end` is where the rest of the text begins; `with_whom` says that it begins with who took the
    message.
    """

    outcome: Outcome | None
    channel: Channel
    end: int
    with_whom: bool = False


def spoken_at(text: str, start: int) -> Spoken | None:
    """What happened, where the text says so from `start` on; the longest phrase wins."""
    found = [(match, what) for words, what in _outcomes() if (match := words.match(text, start))]
    if found:
        match, (outcome, channel) = max(
            found, key=lambda one: (one[0].end(), -one[0].start("said"))
        )
        return Spoken(outcome, channel, match.end(), match["said"].casefold().endswith("with"))
    if told := _told().match(text, start):
        return Spoken(Outcome.TALKED, Channel.PHONE, told.start("said"))
    return None


def says_nothing(text: str) -> bool:
    """Whether there are only words that may stand before any outcome: "we", "she just"."""
    return re.fullmatch(rf"(?:{_GAP}*(?:{_BESIDE}){_END})+{_GAP}*", text, re.IGNORECASE) is not None


def without_annoyance(text: str) -> tuple[str, bool]:
    """The text without the words that they were annoyed, and whether there were any."""
    rest, times = re.subn(_ANNOYED, " ", text, flags=re.IGNORECASE)
    return rest.strip() if times else text, bool(times)


def led_to(words: str) -> tuple[Asked | None, str]:
    """What a time is, where the words before it say so, and the time's own words."""
    for asked, leads in _leads().items():
        if match := leads.match(words):
            return asked, words[match.end() :].strip(" ,;")
    return None, words


@cache
def _outcomes() -> list[tuple[re.Pattern[str], tuple[Outcome | None, Channel]]]:
    return [(_after_others(_any_of(phrases)), what) for what, phrases in _OUTCOMES.items()]


@cache
def _told() -> re.Pattern[str]:
    return _after_others("|".join(surely for surely, _ in _LEADS.values()))


@cache
def _leads() -> dict[Asked, re.Pattern[str]]:
    return {
        asked: re.compile(rf"(?:(?:and|then|but)\s+)?(?:{'|'.join(words)}){_END}", re.IGNORECASE)
        for asked, words in _LEADS.items()
    }


def _after_others(words: str) -> re.Pattern[str]:
    return re.compile(rf"{_GAP}*(?:(?:{_BESIDE}){_GAP}+)*(?P<said>{words}){_END}", re.IGNORECASE)


def _any_of(phrases: str) -> str:
    longest_first = sorted(phrases.split(", "), key=len, reverse=True)
    return "|".join(
        r"[\s_-]+".join(_SPELLINGS.get(word, word) for word in phrase.split())
        for phrase in longest_first
    )
