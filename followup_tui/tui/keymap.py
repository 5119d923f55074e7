"""The user's own keys, checked before they are used: a wrong one would silently hide a command."""

from collections.abc import Mapping
from difflib import get_close_matches

from followup_tui.domain.errors import FollowupError
from followup_tui.tui.commands import COMMANDS


def checked(keys: Mapping[str, str]) -> dict[str, str]:
    """The same keys. Raises `FollowupError` that names an unknown command or a key used twice."""
    known = {command.id: command.key for command in COMMANDS}
    for name in keys:
        if name not in known:
            near = get_close_matches(name, known, n=3) or sorted(known)
            raise FollowupError(f"[keys]: no command {name!r}; perhaps {', '.join(near)}")
    taken: dict[str, str] = {}
    for name, typed in {**known, **keys}.items():
        for key in (part.strip() for part in typed.split(",")):
            if key in taken:
                raise FollowupError(f"[keys]: {key!r} is for both {taken[key]} and {name}")
            taken[key] = name
    return dict(keys)
