"""Whose clock a phrase names: "PT", "my time", "London time", "Europe/Berlin", "UTC+2"."""

import re
from functools import cache
from zoneinfo import available_timezones

from lark import Token

from followup_tui.planning.when.reading import WhenContext, WhenError
from followup_tui.planning.when.words import BETWEEN_HOURS, CITIES, ZONES
from followup_tui.planning.zones import zone_named

_AFTER_A_TIME = re.compile(
    r"(?:(?<=[0-9m])|(?<=noon)|(?<=midday)|(?<=midnight)) (?:in )?([a-z]+(?: [a-z]+)*)"
)


def zone_said(word: Token, context: WhenContext) -> str:
    """The IANA zone that a word of the grammar's rule `zone` names.

    Raises `WhenError` when there is none.
    """
    match word.type:
        case "MY_TIME":
            return context.home_tz
        case "THEIR_TIME":
            return context.their_tz or context.tz
        case "ZONE_CODE":
            return ZONES[word.removesuffix(" time").replace(" ", "_")]
        case "UTC_OFFSET":
            return _zone_at(word[3:], word)
        case "CITY_TIME":
            city = word.removesuffix(" time").replace(" ", "_")
            return _cities().get(CITIES.get(city, city)) or _zone_named(city, word)
        case _:
            return _zone_named(word, word)


def _zone_at(offset: str, word: str) -> str:
    """The zone that keeps an offset from UTC all year, such as "+2" or "+5:30"."""
    hours, _, minutes = offset.partition(":")
    if int(minutes or 0):
        return _zone_named(BETWEEN_HOURS.get(f"{int(hours):+}:{minutes}", word), word)
    return _zone_named(f"Etc/GMT{-int(hours):+}", word)  # Etc counts to the west


def _zone_named(name: str, word: str) -> str:
    try:
        return zone_named(name)
    except ValueError:
        raise WhenError(f"can't read {str(word)!r}: there is no such time zone") from None


def with_city_times(text: str) -> str:
    """A phrase whose cities are said to be a clock's: "9am paris", "tue 3pm in new york".

    Only what follows a time of day may be one: a digit, "am", "noon".
    """
    return _AFTER_A_TIME.sub(_with_time, text)


def _with_time(found: re.Match[str]) -> str:
    words = found[1].split()
    for count in (2, 1):
        city = "_".join(words[:count])
        is_one = len(words) >= count and (city in CITIES or city in _cities())
        if is_one and words[count : count + 1] != ["time"]:
            return f" {' '.join([*words[:count], 'time', *words[count:]])}"
    return found[0]


@cache
def _cities() -> dict[str, str]:
    """The last part of each zone's name, in lower case, to the zone."""
    names = sorted(available_timezones(), reverse=True)
    return {name.rpartition("/")[2].casefold(): name for name in names if "/" in name}
