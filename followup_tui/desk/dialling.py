"""What is dialled: the number as the clipboard and a `tel:` link need it, with the user's hidden.

The prefixes are those of the networks of the user's own country, since it is their exchange that
reads them; where none is known, the one that the GSM standard gives every mobile phone. A prefix
that only landlines know is left to the config: in Germany theirs is `*31#`, with which a mobile
phone shows the number.
"""

from urllib.parse import quote

from followup_tui.domain.phone import Phone

_GSM = "#31#"
_PREFIXES = {
    "US": "*67",
    "CA": "*67",
    "GB": "141",
    "IE": "141",
    "AU": "1831",
    "NZ": "0197",
    "JP": "184",
    "HK": "133",
}


def hide_prefix(region: str, chosen: str = "") -> str:
    """The digits that hide one's number for one call; `chosen` by the user goes before."""
    return chosen or _PREFIXES.get(region[:2].upper(), _GSM)


def dialled(phone: Phone, home: str, prefix: str = "") -> str:
    """The digits to dial: E.164, or behind a prefix.

    Behind a prefix a number of `home` (the user's country) is dialled as at home, any other as one
    dials abroad from there, in the US 011 and the country's code: a landline knows no plus sign,
    and a mobile phone takes both. Where `home` is unknown the plus sign stays.
    """
    if not prefix:
        return phone.e164
    import phonenumbers

    number, country = phonenumbers.parse(phone.e164), home[:2].upper()
    if phonenumbers.region_code_for_number(number) == country:
        written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    else:
        written = phonenumbers.format_out_of_country_calling_number(number, country)
    return prefix + "".join(letter for letter in written if letter in "+0123456789")


def tel_uri(digits: str, ext: str = "") -> str:
    """The `tel:` link (RFC 3966) that dials these digits, with the extension behind them."""
    link = f"tel:{quote(digits, safe='+')}"
    return f"{link};ext={quote(ext, safe='')}" if ext else link
