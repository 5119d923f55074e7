"""The user's own keys, checked before they are used: a wrong one would silently hide a command."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from textual.keys import Keys, _character_to_key, format_key

from followup_tui.domain.errors import FollowupError
from followup_tui.tui.commands import COMMANDS

_DEFAULTS = {command.id: command.key for command in COMMANDS}
_MODIFIERS = {"ctrl", "shift", "alt", "super", "hyper", "meta"}
_NAMED = {key.value for key in Keys} | {_character_to_key(chr(code)) for code in range(32, 127)}
_TAKEN = {
    **dict.fromkeys(("up", "down", "j", "k", "home", "end", "pageup", "pagedown"), "the lists"),
    **dict.fromkeys(("tab", "shift+tab"), "going from pane to pane"),
    **dict.fromkeys(("ctrl+p", "ctrl+q", "ctrl+c"), "the program itself"),
    **dict.fromkeys(("ctrl+m", "ctrl+j"), "enter, on most terminals,"),
    "ctrl+i": "tab, on most terminals,",
    "ctrl+h": "backspace, on most terminals,",
}


class KeymapError(FollowupError):
    """A key in the settings that can't be used; `command` is the id it stands at."""

    def __init__(self, command: str, why: str) -> None:
        super().__init__(f"[keys]: {why}")
        self.command = command


def checked(keys: Mapping[str, str]) -> dict[str, str]:
    """The same keys as Textual names them.

    Raises `KeymapError` that names an unknown command, a key there is none of, or one used twice.
    """
    for name in keys:
        if name not in _DEFAULTS:
            near = get_close_matches(name, _DEFAULTS, n=3) or sorted(_DEFAULTS)
            raise KeymapError(name, f"there is no command {name!r}; perhaps {', '.join(near)}")
    named = {name: ",".join(_keys(name, typed)) for name, typed in keys.items()}
    taken = dict(_TAKEN)
    for name, typed in {**_DEFAULTS, **named}.items():
        for key in typed.split(","):
            if key in taken:
                own = name if name in keys else next((n for n in keys if n == taken[key]), name)
                raise KeymapError(own, f"{key!r} is for both {taken[key]} and {name}")
            taken[key] = name
    return named


def shown(keymap: Mapping[str, str], command: str) -> str:
    """The key of a command as it stands on the keyboard; `keymap` holds the user's own."""
    return format_key(keymap.get(command, _DEFAULTS[command]).split(",")[0])


def _keys(command: str, typed: str) -> Iterator[str]:
    for part in typed.split(","):
        *modifiers, key = part.strip().rsplit("+", 1) if len(part.strip()) > 1 else [part.strip()]
        name = _character_to_key(key) if len(key) == 1 else key
        wrong = set("+".join(modifiers).split("+")) - _MODIFIERS if modifiers else set()
        if name not in _NAMED or wrong:
            raise KeymapError(
                command,
                f"{command} has {part.strip()!r}, which is no key; "
                "they are written as in m, f5, ctrl+u",
            )
        yield "+".join([*modifiers, name])
