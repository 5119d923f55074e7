"""People whose day is prepared: who is due, who is not, what was said before."""

from collections.abc import Iterable
from pathlib import Path

from followup_tui.domain.book import Put, Record
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import Commitment, Interaction
from followup_tui.domain.phone import Phone
from followup_tui.storage.json_store import JsonStore
from tests.builders import NEW_YORK, NOW, entry, person

NAMES = (
    "Ada Birch",
    "Bo Calder",
    "Cy Dunmore",
    "Di Eastman",
    "Ed Fairley",
    "Fay Granger",
    "Gus Holloway",
    "Hal Ingram",
    "Ida Jessop",
    "Jay Kimball",
    "Kit Lorimer",
    "Lou Mercer",
    "May Norwood",
    "Ned Osgood",
    "Ora Pelham",
    "Pip Quincy",
    "Ray Sutcliff",
    "Sal Thorne",
    "Ty Underhill",
    "Val Winslow",
)


def known(name: str, nth: int = 0, **card: object) -> Contact:
    """A contact in New York with a number of their own."""
    number = Phone(typed=f"212 555 01{nth:02}", e164=f"+121255501{nth:02}")
    plain = {"uid": uid(name), "phones": (number,), "company": "Larkspur"}
    return person(name, **{**plain, **card})


def uid(name: str) -> str:
    """The uid of a prepared person."""
    return name.casefold().replace(" ", "-")


def said(name: str, text: str, commitment: Commitment | None = None, **more: str) -> Interaction:
    """One entry of a prepared person's history: "Mon 16 Nov 09:12 voicemail"."""
    return entry(text, commitment, contact=uid(name), tz=NEW_YORK, **more)


def due_today(names: Iterable[str] = NAMES) -> list[Record]:
    """These people, each to be called on Monday 23 November since a voicemail a week before."""
    records: list[Record] = []
    for nth, name in enumerate(names):
        records.append(known(name, nth))
        records.append(said(name, f"Mon 16 Nov 09:{nth:02} voicemail"))
    return records


def written(home: Path, records: Iterable[Record]) -> Path:
    """The data file in `home` with these records in it."""
    file = home / "followup.json"
    JsonStore(file).commit([Put(record) for record in records], NOW)
    return file
