"""An accomplishment or project worth a call, and who has heard it."""

import msgspec

from followup_tui.domain.contact import Instant


class News(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One piece of news; `heard_by` holds the uids of the contacts who were told."""

    uid: str
    at: Instant
    text: str
    heard_by: tuple[str, ...] = ()
