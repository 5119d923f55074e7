"""What the user may set; read from `config.toml`, each key with a default and a meaning."""

from typing import Annotated

import msgspec
from msgspec import Meta

from followup_tui.domain.errors import FollowupError
from followup_tui.planning.policy import Policy


class SettingError(FollowupError):
    """A setting that can't be used; `key` is where it stands in the file."""

    def __init__(self, key: tuple[str, ...], why: str) -> None:
        super().__init__(why)
        self.key = key


class You(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who and where the user is."""

    name: Annotated[str, Meta(description="your name, as your e-mails end with it")] = ""
    phone: Annotated[
        str, Meta(description="your number, as you leave it on an answering machine")
    ] = ""
    zone: Annotated[
        str, Meta(description="your time zone, as in Europe/Berlin; empty: this computer's")
    ] = ""
    region: Annotated[
        str, Meta(description="your country, as in US or US-CA; empty: your time zone's")
    ] = ""


class Dates(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How dates are read."""

    day_first: Annotated[bool, Meta(description="read 5/12 as 5 December, not May 12")] = False


class Looks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How it looks."""

    theme: Annotated[
        str, Meta(description="a theme, as the palette lists them; empty: followup-dark")
    ] = ""
    status: Annotated[
        bool,
        Meta(
            description="one line that says in words which call goes on, whom you are on and "
            "what is owed to them, as for a screen reader"
        ),
    ] = False


class Calls(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a call is made."""

    dial_with: Annotated[
        str,
        Meta(
            description="the program that opens tel: links, as in xdg-open; system: this "
            "computer's own; empty: nothing is opened"
        ),
    ] = ""
    hide_prefix: Annotated[
        str,
        Meta(
            pattern=r"^[0-9*#]{0,8}\Z",
            title="at most 8 of digits, * and #, in quotes",
            description="what to dial first to hide your number, as in *67; empty: your country's",
        ),
    ] = ""


class Shown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is owed, in the calendar of other programs. Your notes are never put there."""

    vdir: Annotated[
        str,
        Meta(
            description="a folder to keep it in, one .ics file for each call or e-mail owed, as "
            "khal, todoman and vdirsyncer read it; empty: none is kept"
        ),
    ] = ""
    titles: Annotated[
        str,
        Meta(
            pattern=r"^(full|neutral)\Z",
            title='"full" or "neutral"',
            description="full: whom to call, and why; neutral: only that there is a call, for "
            "calendars that others see",
        ),
    ] = "full"
    alarm: Annotated[
        int,
        Meta(ge=0, le=1440, description="minutes before an agreed time at which it rings"),
    ] = 10


class Emails(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an e-mail is written. Your own templates are the files in `letters/` beside this one.

    `followup-tui lines --letter thank_you` prints ours to begin with, and the words it may use;
    it is saved as `letters/thank_you.txt`. `followup-tui lines --help` names the others.
    """

    open_with: Annotated[
        str,
        Meta(
            description="the program that opens mailto: links and letters, as in thunderbird; "
            "system: this computer's own; empty: nothing is opened"
        ),
    ] = "system"


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of `config.toml`."""

    you: You = You()
    dates: Dates = Dates()
    policy: Policy = Policy()
    calls: Calls = Calls()
    calendar: Shown = Shown()
    emails: Emails = Emails()
    looks: Looks = Looks()
    keys: Annotated[
        dict[str, str],
        Meta(description='a command\'s id, as `?` lists them, and its key or keys: "snooze" = "s"'),
    ] = {}
