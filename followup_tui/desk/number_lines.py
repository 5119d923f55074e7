"""A number on a line of its own, as people note it down: "mobile +1 212 555 0188 x204"."""

import re

from followup_tui.domain.phone import Phone, read_phone, written_out, zone_of
from followup_tui.domain.text import one_line
from followup_tui.planning.zones import city_of, country_names

_NUMBER = re.compile(r"[+(]*\d")
_NAMED = re.compile(r"(?P<label>.*):(?P<number>[^:]*)")
_LIKE_A_NUMBER = re.compile(r"[\d:]")
_AROUND_LABELS = " ,;:-–()"


def line_of(phone: Phone) -> str:
    """The line a number stands on: its label, the number as typed, its extension."""
    label, typed = one_line(phone.label), one_line(phone.typed)
    if phone.ext and not typed.endswith(phone.ext):
        typed = f"{typed} x{phone.ext}"
    return f"{label}{':' if _LIKE_A_NUMBER.search(label) else ''} {typed}".strip()


def read_line(line: str, country: str) -> Phone:
    """The number on a line, without a country code as in `country`; what it is called is its label.

    A line that can't be dialled is kept whole.
    """
    line = one_line(line)
    if named := _NAMED.fullmatch(line):
        label, number = named["label"], named["number"]
    else:
        found = _NUMBER.search(line)
        begins = found.start() if found else 0
        label, number = line[:begins], line[begins:]
    phone = read_phone(number, country, label.strip(_AROUND_LABELS))
    return phone if phone.e164 else Phone(typed=line)


def number_in(phone: Phone) -> str:
    """What makes it the same number, whatever it is called and however it is written."""
    return phone.e164 or phone.typed


def reading_of(phone: Phone, home: str) -> str:
    """How a number reads: as people in `home` write it, and where it is."""
    tz = zone_of(phone)
    where = city_of(tz) if tz else _country_of(phone)
    return ", ".join(filter(None, (f"= {written_out(phone, home)}", where)))


def _country_of(phone: Phone) -> str:
    import phonenumbers

    code = phonenumbers.region_code_for_number(phonenumbers.parse(phone.e164)) or ""
    return country_names().get(code, "")
