"""Which days a hint speaks for, by the words it was said in: "fridays after 3" for Fridays."""

import re
from datetime import date, timedelta

_WEEKDAY = re.compile(
    r"\b(?:(mon)(?:day)?|(tue)s?(?:day)?|(wed)(?:nesday)?|(thu)(?:r|rs|rsday)?|(fri)(?:day)?"
    r"|(sat)(?:urday)?|(sun)(?:day)?)s?\b",
    re.IGNORECASE,
)
_FROM_THEN = (
    (2, re.compile(r"\bday after tomorrow\b", re.IGNORECASE)),
    (1, re.compile(r"\b(?:tomm?orr?ow|tm(?:r|w|rw)|tom|2mor\w*)\b", re.IGNORECASE)),
    (0, re.compile(r"\b(?:today|tonight|tonite|2nite|this)\b", re.IGNORECASE)),
)
_DATE = re.compile(
    r"\d(?:st|nd|rd|th)\b|\d[/-]\d|\b(?:next|weeks?|days|months?|jan|feb|mar|apr|jun|jul|aug|sep"
    r"|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november"
    r"|december)\b",
    re.IGNORECASE,
)


def speaks_for(words: str, said: date, day: date) -> bool:
    """Whether words that were said on a day speak for another.

    Where a weekday is named, or a day from then, they do for that weekday; where a date is, for no
    other day that can be told.
    """
    named = {found.lastindex - 1 for found in _WEEKDAY.finditer(words) if found.lastindex}
    if named:
        return day.weekday() in named
    for days, what in _FROM_THEN:
        if what.search(words):
            return day.weekday() == (said + timedelta(days)).weekday()
    return not _DATE.search(words)
