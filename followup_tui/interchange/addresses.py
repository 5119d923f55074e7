"""Addresses in a file: of e-mail, with the names that programs write before them; of places."""

import re
from collections.abc import Iterable

from followup_tui.domain.email import bare
from followup_tui.domain.text import plain
from followup_tui.interchange.cells import WORDS, split

_PART = r"[^<>\"@;,]{1,80}"
_WHOLE = rf'"[^"]{{0,200}}"\s*<[^<>]*>|(?<![^\s;,])(?!\s){_PART},{_PART}<[^<>]*@[^<>]*>'
"""An address with a comma in the name before it, as in `"Lee, Ann" <ann@lee.example>`."""

_NAMED = re.compile(r"([^<>]*)<[^<>]*@[^<>]*>")
_DISPLAYED = re.compile(r"(.*?)\s*\(\S+@\S+\)")
_LAST_FIRST = re.compile(r"([^,]+), *([^,]+)")
_DEGREE = re.compile(r"[A-Z.]{2,5}")


def emails_in(cells: Iterable[str]) -> tuple[str, ...]:
    """The addresses in these cells, each with the name before it if it has one."""
    return tuple(email for cell in cells for email in split(cell, WORDS, _WHOLE))


def name_before(emails: Iterable[str]) -> str:
    """The name before the first address that has one: for rows that say no other."""
    for email in emails:
        found = _NAMED.fullmatch(email) if bare(email) != email else None
        if found and (name := named(found[1])):
            return name
    return ""


def named(displayed: str) -> str:
    """The name in what a mail program displays: `"Lee, Ann"`, `Ann Lee (ann@lee.example)`."""
    if found := _DISPLAYED.fullmatch(displayed.strip()):
        displayed = found[1]
    name = displayed.strip("\"' ")
    if "@" in name:
        return ""
    turned = _LAST_FIRST.fullmatch(name)
    if turned and not _DEGREE.fullmatch(turned[2]):
        return f"{turned[2]} {turned[1]}"
    return name


def place(parts: Iterable[str]) -> str:
    """A postal address on one line, out of its parts from the street to the country."""
    lines = (line.strip() for part in parts for line in plain(part).splitlines())
    return ", ".join(" ".join(line.split()) for line in lines if line)
