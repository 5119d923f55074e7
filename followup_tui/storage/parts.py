"""What a contact or a piece of news consists of, each part with the moment it was last changed.

A part is a field, or one thing in a list: two copies that each added a number to the same contact
have both afterwards, and a number taken away stays away. In a record's `changed` stand

- `role`: when that field was changed. Of a list, when it was first written; that holds for all in
  it of which nothing else is said.
- `phones/+12125550188`: when that number came in, went, or something about it was changed. One that
  is not in the list any more has gone.
- `phones#+12125550188`: its place in the list, which is in the order of these moments; else the
  things of a list follow each other by a microsecond each.

- nothing, an empty name: when every field was changed of which nothing else is said.
- `mood`, a field this version has no word for: the same. Not there any more, it has gone.

`tz` and `tz_guessed` are one part: a zone that was guessed is never taken for one that was told.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from followup_tui.domain.book import Record
from followup_tui.domain.listed import by_name
from followup_tui.storage.records import (
    FIELDS,
    LISTS,
    NEVER,
    STORED,
    Kind,
    Parted,
    StoredInteraction,
    StoredRecord,
    kind_of,
)

_LATEST = datetime.max.replace(tzinfo=NEVER.tzinfo) - timedelta(days=1)
"""A moment nobody lives to see, after which there is still room."""

_ZONE, _GUESSED = "tz", "tz_guessed"
_UNKNOWN = "?"
_REST = ""
_THING, _PLACE = "/", "#"
_OF_LISTS = {
    kind: tuple(name + mark for name in names for mark in (_THING, _PLACE))
    for kind, names in LISTS.items()
}


class Part(NamedTuple):
    """A value, and when it was last changed; `None` stands for what is not there."""

    at: datetime
    value: Any = None


Parts = Mapping[str, Part]


def after(moment: datetime, at: datetime) -> datetime:
    """The instant `at`, or the microsecond after `moment` when that is later."""
    return at if moment < at else _later(moment, 1)


def all_at(moment: datetime) -> dict[str, datetime]:
    """The change times of a record all of which was changed at one moment."""
    return {_REST: moment}


def parts_of(record: Parted, unknown: Mapping[str, Any] | None = None) -> dict[str, Part]:
    """The parts of a record, the fields this version has no word for among them."""
    kind, changed = kind_of(record), dict(record.changed)
    rest = changed.pop(_REST, NEVER)
    parts = {_key(kind, name): Part(at) for name, at in changed.items()}
    for name in FIELDS[kind]:
        at, value = changed.get(name, rest), getattr(record, name)
        if name not in LISTS[kind]:
            parts[name] = Part(at, value)
            continue
        parts[name] = Part(at)
        for index, (key, thing) in enumerate(by_name(value).items()):
            there, place = name + _THING + key, name + _PLACE + key
            parts[there] = Part(changed.get(there, at), thing)
            parts[place] = Part(changed.get(place, _later(at, index)))
    if kind is Kind.CONTACT:
        guessed, zone = parts.pop(_GUESSED), parts[_ZONE]
        parts[_ZONE] = Part(max(zone.at, guessed.at), (zone.value, guessed.value))
    for name, value in (unknown or {}).items():
        key = _UNKNOWN + name
        parts[key] = Part(parts[key].at if key in parts else NEVER, [value])
    return parts


def record_of(kind: Kind, uid: str, parts: Parts) -> tuple[Parted, dict[str, Any]]:
    """The record that consists of these parts, and its fields that this version has no word for.

    Its change times are in alphabetical order, and say no more than they must.
    """
    stamps = {name.removeprefix(_UNKNOWN): part.at for name, part in sorted(parts.items())}
    implied: dict[str, datetime] = {}
    values: dict[str, Any] = {}
    for name in FIELDS[kind]:
        if name in LISTS[kind]:
            things = things_in(name, parts)
            values[name] = tuple(things.values())
            for index, key in enumerate(things):
                implied[name + _THING + key] = stamps[name]
                implied[name + _PLACE + key] = _later(stamps[name], index)
        elif name == _ZONE:
            values[_ZONE], values[_GUESSED] = parts[_ZONE].value
            stamps[_GUESSED] = stamps[_ZONE]
        elif name != _GUESSED:
            values[name] = parts[name].value
    rest = _most([stamps[name] for name in FIELDS[kind]])
    implied |= dict.fromkeys(FIELDS[kind], rest) | {_REST: NEVER}
    stamps[_REST] = rest
    changed = {name: at for name, at in sorted(stamps.items()) if at != implied.get(name, NEVER)}
    unknown = {
        name.removeprefix(_UNKNOWN): part.value[0]
        for name, part in sorted(parts.items())
        if name.startswith(_UNKNOWN) and part.value is not None
    }
    form: Any = STORED[kind]
    return form(uid=uid, **values, changed=changed), unknown


def _most(stamps: list[datetime]) -> datetime:
    """The moment that holds for most, the earliest of several; never, if that holds for any."""
    if NEVER in stamps:
        return NEVER
    return min(stamps, key=lambda at: (-stamps.count(at), at))


def things_in(name: str, parts: Parts) -> dict[str, Any]:
    """What is in a list, by what tells things apart, in its order."""
    prefix = name + _THING
    keys = [
        key.removeprefix(prefix)
        for key, part in parts.items()
        if key.startswith(prefix) and part.value is not None
    ]
    keys.sort(key=lambda key: (parts[name + _PLACE + key].at, key))
    return {key: parts[prefix + key].value for key in keys}


def last_change(record: StoredRecord) -> datetime:
    """When any part of a record was last changed."""
    if isinstance(record, StoredInteraction):
        return record.changed
    return max(part.at for part in parts_of(record).values())


def with_field(
    parts: Parts, name: str, before: Record | None, record: Record, at: datetime
) -> dict[str, Part]:
    """The parts once a field is changed as it was from `before` to `record`, at this instant.

    Of a list, only what came, went or changed in it does; what something else did to it stands.
    """
    if name in {_ZONE, _GUESSED}:
        zone = (getattr(record, _ZONE), getattr(record, _GUESSED))
        return {**parts, _ZONE: Part(after(parts[_ZONE].at, at), zone)}
    value = getattr(record, name)
    if name not in LISTS[kind_of(record)]:
        return {**parts, name: Part(after(parts[name].at, at), value)}
    was = by_name(getattr(before, name)) if before is not None else {}
    return _with_list(parts, name, was, by_name(value), at)


def _with_list(
    parts: Parts, name: str, was: Mapping[str, Any], becomes: Mapping[str, Any], at: datetime
) -> dict[str, Part]:
    made = dict(parts)

    def moment(part: str) -> datetime:
        return made[part].at if part in made else NEVER

    for key in {**was, **becomes}:
        if was.get(key) != becomes.get(key):
            there = name + _THING + key
            made[there] = Part(after(moment(there), at), becomes.get(key))
    last = NEVER
    for key in becomes:
        place = name + _PLACE + key
        if place not in made or moment(place) <= last:
            made[place] = Part(after(max(moment(place), last), at))
        last = moment(place)
    return made


def _key(kind: Kind, name: str) -> str:
    """The part that a change time is of: ours, or a field that this version has no word for."""
    ours = name in FIELDS[kind] or name.startswith(_OF_LISTS[kind])
    return name if ours else _UNKNOWN + name


def _later(moment: datetime, ticks: int) -> datetime:
    return min(moment, _LATEST) + timedelta(microseconds=ticks)
