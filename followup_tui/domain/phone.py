"""Phone numbers: kept as typed, understood as E.164, shown as people write them.

The numbering plans are those of the `phonenumbers` library, imported only where a number is read
or written out: it is not needed to open the queue.
"""

import msgspec


class Phone(msgspec.Struct, frozen=True, omit_defaults=True):
    """One number of a contact.

    `typed` is what the user or a file said. `e164` is that number with its country code, or empty
    when it is none that can be dialled. `wrong` marks a number that reached somebody else
    (rule 11).
    """

    typed: str
    e164: str = ""
    ext: str = ""
    label: str = ""
    wrong: bool = False

    @property
    def dialable(self) -> bool:
        """Whether a call can be made to it."""
        return bool(self.e164) and not self.wrong


def read_phone(typed: str, region: str = "", label: str = "") -> Phone:
    """Read a number as people write it; one that can't be dialled keeps only what was typed.

    `region` is the country ("US", "US-CA" works too) whose habits apply when there is no country
    code.
    """
    import phonenumbers

    typed = " ".join(typed.split())
    try:
        number = phonenumbers.parse(typed, region[:2].upper() or None)
    except phonenumbers.NumberParseException:
        return Phone(typed=typed, label=label)
    if not phonenumbers.is_valid_number(number):
        return Phone(typed=typed, label=label)
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return Phone(typed=typed, e164=e164, ext=number.extension or "", label=label)


def written_out(phone: Phone, home: str = "") -> str:
    """The number as people in `home` (a country) write it; what was typed when it can't be read."""
    if not phone.e164:
        return phone.typed
    import phonenumbers

    number = phonenumbers.parse(phone.e164)
    number.extension = phone.ext or None
    style = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    if home and phonenumbers.region_code_for_number(number) == home[:2].upper():
        style = phonenumbers.PhoneNumberFormat.NATIONAL
    return phonenumbers.format_number(number, style)


def zone_of(phone: Phone) -> str:
    """The one time zone a number belongs to, or empty when it has none or several."""
    if not phone.e164:
        return ""
    import phonenumbers
    from phonenumbers import timezone

    zones = timezone.time_zones_for_number(phonenumbers.parse(phone.e164))
    if len(zones) != 1 or zones[0] == timezone.UNKNOWN_TIMEZONE:
        return ""
    return zones[0]
