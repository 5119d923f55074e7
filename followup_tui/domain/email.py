"""E-mail addresses."""

import re

_ADDRESS = re.compile(r"[^\s@,;<>()\"]+@[^\s@.,;<>()\"]+(\.[^\s@.,;<>()\"]+)+")


def is_address(text: str) -> bool:
    """Whether a text is one address that mail could be sent to; whether it arrives is not known."""
    return bool(_ADDRESS.fullmatch(text))
