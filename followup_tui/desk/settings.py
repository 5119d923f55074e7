"""What the user may set; read from `config.toml`, each key with a default and a meaning."""

from typing import Annotated

import msgspec
from msgspec import Meta

from followup_tui.planning.policy import Policy


class You(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the user is."""

    zone: Annotated[
        str, Meta(description="your time zone, as in Europe/Berlin; empty: this computer's")
    ] = ""
    region: Annotated[
        str, Meta(description="your country, as in US or US-CA; empty: your time zone's")
    ] = ""


class Dates(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How dates are read."""

    day_first: Annotated[bool, Meta(description="read 5/12 as 5 December, not May 12")] = False


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of `config.toml`."""

    you: You = You()
    dates: Dates = Dates()
    policy: Policy = Policy()
    keys: Annotated[
        dict[str, str],
        Meta(description='a command\'s id, as `?` lists them, and its key or keys: "snooze" = "s"'),
    ] = {}
