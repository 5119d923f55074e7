"""Several contacts changed together, as one act."""

import re
from collections.abc import Iterable

import msgspec

from followup_tui.desk.desk import Desk
from followup_tui.desk.places import zone_meant
from followup_tui.desk.wording import short_name
from followup_tui.domain.acts import Act
from followup_tui.domain.book import Put
from followup_tui.domain.contact import Contact, Stage
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.text import one_line, tag_in

_BETWEEN_TAGS = re.compile(r",|\s+(?=-)")


class Together(msgspec.Struct, frozen=True):
    """What changes for each of them; what is empty stays as it is.

    `tags` are put on, `untagged` taken off. `tz` is an IANA zone.
    """

    stage: Stage | None = None
    tags: tuple[str, ...] = ()
    untagged: tuple[str, ...] = ()
    tz: str = ""

    @property
    def is_nothing(self) -> bool:
        """Whether nothing would change."""
        return self == Together()


def read_together(stage: str, tags: str, zone: str) -> Together:
    """What was typed for all of them: "fair, -old" or "fair -old" puts one tag on, takes one off.

    Raises `FollowupError` for a zone there is none of.
    """
    words = [one_line(word) for word in _BETWEEN_TAGS.split(tags)]
    on = (tag_in(word) for word in words if not word.startswith("-"))
    off = (tag_in(word.lstrip("- ")) for word in words if word.startswith("-"))
    return Together(
        stage=Stage(stage) if stage else None,
        tags=tuple(filter(None, on)),
        untagged=tuple(filter(None, off)),
        tz=zone_meant(zone) if zone.strip() else "",
    )


def change_together(desk: Desk, uids: Iterable[str], together: Together) -> Act:
    """Change them all in one act. Refused when nothing would be another than it is."""
    people = [desk.contact(uid) for uid in uids]
    changes = [Put(changed) for one in people if (changed := _changed(one, together)) != one]
    if not changes:
        raise FollowupError("they are so already: nothing to change")
    alone = len(people) == 1
    whom = short_name(people[0]) if alone else f"{len(people):,} people"
    return desk.apply(f"{whom} changed", changes, people[0].uid if alone else "")


def _changed(contact: Contact, together: Together) -> Contact:
    has, off = _folded(contact.tags), _folded(together.untagged)
    stay = (tag for tag in contact.tags if tag.casefold() not in off)
    new = (tag for tag in together.tags if tag.casefold() not in has)
    changed = msgspec.structs.replace(
        contact, stage=together.stage or contact.stage, tags=(*stay, *new)
    )
    if together.tz:
        changed = msgspec.structs.replace(changed, tz=together.tz, tz_guessed=False)
    return changed


def _folded(tags: Iterable[str]) -> set[str]:
    return {tag.casefold() for tag in tags}
