"""Places as people call them: a time zone by its city or country, a region by its name."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache
from math import inf

import msgspec

from followup_tui.desk.names import words
from followup_tui.domain.errors import FollowupError
from followup_tui.planning.when.words import ZONES
from followup_tui.planning.zones import (
    city_of,
    country_names,
    database_rows,
    spelled_region,
    zone_named,
)

_PART = re.compile(r"[A-Z0-9]{1,3}")
_ABBREVIATION = 3
_NAMED = 3
_ALSO = {
    "AE": ("uae",),
    "GB": ("uk", "united kingdom", "great britain"),
    "NL": ("holland",),
    "US": ("usa", "america"),
}
"""What people call countries that the table of ISO 3166 has under another name."""

_IN_ENGLISH = {
    "AT-2": "Carinthia",
    "AT-3": "Lower Austria",
    "AT-4": "Upper Austria",
    "AT-6": "Styria",
    "AT-7": "Tyrol",
    "AT-9": "Vienna",
    "CH-BL": "Basel Country",
    "CH-BS": "Basel City",
    "CH-GE": "Geneva",
    "CH-GR": "Grisons",
    "CH-LU": "Lucerne",
    "CH-SG": "St Gallen",
    "DE-BW": "Baden Wurttemberg",
    "DE-BY": "Bavaria",
    "DE-HE": "Hesse",
    "DE-MV": "Mecklenburg Western Pomerania",
    "DE-NI": "Lower Saxony",
    "DE-NW": "North Rhine Westphalia",
    "DE-RP": "Rhineland Palatinate",
    "DE-SN": "Saxony",
    "DE-ST": "Saxony Anhalt",
    "DE-TH": "Thuringia",
    "ES-AN": "Andalusia",
    "ES-CL": "Castile and Leon",
    "ES-CM": "Castile La Mancha",
    "ES-CN": "Canary Islands",
    "ES-CT": "Catalonia",
    "ES-IB": "Balearic Islands",
    "ES-NC": "Navarre",
    "ES-PV": "Basque Country",
    "ES-VC": "Valencia",
    "FI-01": "Aland",
    "FI-10": "Lapland",
    "FR-973": "French Guiana",
    "FR-974": "Reunion",
    "FR-NC": "New Caledonia",
    "FR-PF": "French Polynesia",
    "IT-BZ": "South Tyrol",
    "IT-FI": "Florence",
    "IT-GE": "Genoa",
    "IT-MI": "Milan",
    "IT-MN": "Mantua",
    "IT-NA": "Naples",
    "IT-PD": "Padua",
    "IT-RM": "Rome",
    "IT-SR": "Syracuse",
    "IT-TN": "Trent",
    "IT-TO": "Turin",
    "IT-VE": "Venice",
    "PL-02": "Lower Silesia",
    "PL-12": "Lesser Poland",
    "PL-14": "Mazovia",
    "PL-22": "Pomerania",
    "PL-24": "Silesia",
    "PL-30": "Greater Poland",
    "PT-11": "Lisbon",
    "PT-20": "Azores",
    "PT-30": "Madeira",
}
"""What parts are called in English, which the library of holidays names in their own language."""


class Place(msgspec.Struct, frozen=True):
    """A time zone or a region.

    `code` is its IANA name or its code of ISO 3166. It is `called` each of these, word by word,
    as is the country it is `within`; `words` are all that may be typed to find it. `remark` tells
    it from others in its country.
    """

    code: str
    name: str
    called: frozenset[tuple[str, ...]]
    words: frozenset[str]
    within: frozenset[tuple[str, ...]] = frozenset()
    remark: str = ""


def matching(places: Iterable[Place], text: str) -> list[Place]:
    """The places with a word that begins so for each word typed.

    Those called just that come first, then those of a country called that, then short names that
    begin so.
    """
    typed = words(text)
    begun = " ".join(typed)

    def distance(place: Place) -> tuple[bool, bool, float]:
        names = map(" ".join, place.called)
        letters = min((len(name) for name in names if name.startswith(begun)), default=inf)
        return typed not in place.called, typed not in place.within, letters

    found = [
        place
        for place in places
        if all(any(word.startswith(part) for word in place.words) for part in typed)
    ]
    return sorted(found, key=distance)


def zone_meant(text: str) -> str:
    """The IANA zone a text can only mean. Raises `FollowupError` where it is none or several."""
    if meant := _meant(zones(), text):
        return meant
    try:
        return zone_named(text)
    except ValueError:
        close = get_close_matches(text.strip().replace(" ", "_"), _names(zones()))
        hint = f"did you mean {' or '.join(close)}?" if close else "try a country or a big city"
        raise FollowupError(f"there is no time zone called {text.strip()!r}; {hint}") from None


def region_meant(text: str) -> str:
    """The region a text can only mean. Raises `FollowupError` where it is none or several."""
    if meant := _meant(regions(), text):
        return meant
    country = spelled_region(text).partition("-")[0]
    parts = [place.code for place in regions() if place.code.startswith(f"{country}-")]
    hint = f"{country} has {' '.join(parts)}" if country and parts else "try a country, or US-CA"
    raise FollowupError(f"there is no region called {text.strip()!r}; {hint}")


def zone_name(tz: str) -> str:
    """What a zone is called: "New York, United States"; an unlisted one by its IANA name."""
    return _names(zones()).get(tz, tz)


def region_name(region: str) -> str:
    """What a region is called: "Germany", "California, United States"."""
    if "-" in region:
        return _names(regions()).get(region, region)
    return country_names().get(region, region)


@cache
def zones() -> tuple[Place, ...]:
    """Every zone of the IANA table, the larger ones of a country first, and UTC."""
    rows = database_rows("zone.tab")
    alone = {code for code, count in Counter(row[0] for row in rows).items() if count == 1}
    return (
        *(_zone(row[2], row[0], "".join(row[3:]), alone=row[0] in alone) for row in rows),
        Place("UTC", "UTC", frozenset({("utc",), ("gmt",)}), frozenset({"utc", "gmt"})),
    )


@cache
def regions() -> tuple[Place, ...]:
    """Every country, and the parts of countries that have holidays of their own.

    The first time takes a while: the parts come from the library of holidays.
    """
    import holidays

    parts = holidays.list_supported_countries(include_aliases=False)
    found = []
    for country, name in country_names().items():
        called = _country_called(country)
        found.append(Place(country, name, frozenset(called), _all_words(called)))
        names = getattr(getattr(holidays, country, None), "subdivisions_aliases", {})
        for part in filter(_PART.fullmatch, parts.get(country, ())):
            aliases = [alias for alias, code in names.items() if code == part]
            found.append(_part(country, part, aliases))
    return tuple(found)


def _zone(tz: str, country: str, remark: str, *, alone: bool) -> Place:
    city, land = city_of(tz), country_names()[country]
    called = [words(city), words(tz), *((code,) for code, name in ZONES.items() if name == tz)]
    lands = _country_called(country)
    every = _all_words([*called, *lands, words(remark)])
    called += lands if alone else ()
    apart = "" if remark == city else remark
    return Place(tz, f"{city}, {land}", frozenset(called), every, frozenset(lands), apart)


def _part(country: str, part: str, aliases: Sequence[str]) -> Place:
    name = next((alias for alias in aliases if len(alias) > _ABBREVIATION), part)
    code = f"{country}-{part}"
    english = _IN_ENGLISH.get(code, code)
    called, lands = [words(code), words(english), *map(words, aliases)], _country_called(country)
    name = f"{name}, {country_names()[country]}"
    every = _all_words([*called, *lands])
    return Place(code, name, frozenset(called), every, frozenset(lands))


def _country_called(country: str) -> list[tuple[str, ...]]:
    name, _, more = country_names()[country].partition(" (")
    said = [name, f"{more} {name}"] if more else [name]
    return [words(one) for one in (country, *said, *_ALSO.get(country, ()))]


def _meant(places: Sequence[Place], text: str) -> str:
    """The code of the place that is meant, empty for none; several are refused."""
    code = text.strip().replace(" ", "_").casefold()
    if (same := next((p.code for p in places if p.code.casefold() == code), None)) is not None:
        return same
    found = matching(places, text)
    exact = [place for place in found if words(text) in place.called] or found
    if len(exact) > 1:
        some = ", ".join(place.code for place in exact[:_NAMED])
        raise FollowupError(f"that could be {len(exact)} places: choose one, as {some}")
    return exact[0].code if exact else ""


@cache
def _names(places: tuple[Place, ...]) -> dict[str, str]:
    return {place.code: place.name for place in places}


def _all_words(names: Iterable[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(word for name in names for word in name)
