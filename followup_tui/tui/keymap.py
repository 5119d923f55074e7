"""The user's own keys, checked before they are used: a wrong one would silently hide a command."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from textual.keys import Keys, _character_to_key, format_key

from followup_tui.desk.settings import SettingError
from followup_tui.tui.command_table import COMMANDS
from followup_tui.tui.commands import TYPING, Command, Scope

_DEFAULTS = {command.id: command.key for command in COMMANDS}
_SCOPES = {command.id: command.scope for command in COMMANDS}
_IN_WORDS = {"enter", "backspace"}
"""Keys that Textual draws, which the sentences of the app name."""

_MODIFIERS = {"ctrl", "shift", "alt", "super", "hyper", "meta"}
PRINTABLE = {_character_to_key(chr(code)) for code in range(32, 127)}
_NAMED = {key.value for key in Keys} | PRINTABLE
_RESERVED = {
    **dict.fromkeys(("tab",), "going from pane to pane"),
    **dict.fromkeys(("ctrl+p", "ctrl+q", "ctrl+c"), "the program itself"),
    **dict.fromkeys(("ctrl+pageup", "ctrl+pagedown"), "moving sideways"),
    "ctrl+m": "enter, on most terminals,",
    "ctrl+i": "tab, on most terminals,",
    "ctrl+h": "backspace, on most terminals,",
}
_BESIDE: dict[Scope, set[Scope]] = {
    Scope.SESSION: {Scope.LIST},
    Scope.HISTORY: {Scope.SEARCH},
    Scope.CHOICE: {Scope.FORM, Scope.CONTACT, Scope.CORRECT, Scope.TOGETHER},
    Scope.CONTACTS: {Scope.LIST},
    Scope.CHOOSE: {Scope.LIST},
    Scope.NEWS: {Scope.LIST},
    Scope.WELCOME: {Scope.LIST},
    Scope.LIST: {Scope.SESSION, Scope.CHOOSE, Scope.CONTACTS, Scope.NEWS, Scope.WELCOME},
    Scope.EVERYWHERE: set(Scope),
}
"""Which other scopes work at the same time."""


class KeymapError(SettingError):
    """A key in the settings that can't be used; `command` is the id it stands at."""

    def __init__(self, command: str, why: str) -> None:
        super().__init__(("keys", command), f"[keys]: {why}")


def checked(keys: Mapping[str, str]) -> dict[str, str]:
    """The same keys as Textual names them.

    Raises `KeymapError` that names an unknown command, a key there is none of, one that does two
    things in the same place, or one that would be typed where its command works.
    """
    for name in keys:
        if name not in _DEFAULTS:
            near = get_close_matches(name, _DEFAULTS, n=3) or sorted(_DEFAULTS)
            raise KeymapError(name, f"there is no command {name!r}; perhaps {', '.join(near)}")
    named = {name: ",".join(_keys(name, typed)) for name, typed in keys.items()}
    everything = {**_DEFAULTS, **named}
    for name, typed in named.items():
        for key in typed.split(","):
            _refuse_unusable(name, key)
            for other, theirs in everything.items():
                if other != name and key in theirs.split(",") and _clash(name, other, key):
                    raise KeymapError(name, f"{key!r} is for both {other} and {name}")
    return named


def first_key(keymap: Mapping[str, str], command: str) -> str:
    """The key of a command, as Textual names it; `keymap` holds the user's own."""
    return keymap.get(command, _DEFAULTS[command]).split(",")[0]


def shown(keymap: Mapping[str, str], command: str) -> str:
    """The key of a command as it stands on the keyboard; `keymap` holds the user's own."""
    return spelled(first_key(keymap, command))


def spelled(key: str) -> str:
    """A key as it is written everywhere: "enter", "ctrl+s", "?"."""
    return key if key in _IN_WORDS else format_key(key)


def all_shown(keymap: Mapping[str, str], command: Command) -> str:
    """All the keys of a command, as they stand on the keyboard."""
    return " ".join(spelled(key) for key in keymap.get(command.id, command.key).split(","))


def _refuse_unusable(name: str, key: str) -> None:
    if key in _RESERVED and key not in _DEFAULTS[name].split(","):
        raise KeymapError(name, f"{key!r} is for both {_RESERVED[key]} and {name}")
    if key.removeprefix("shift+") in PRINTABLE and _SCOPES[name] in TYPING:
        raise KeymapError(
            name, f"{name} works while you type, so it can't be {key!r}: that would be typed"
        )


def _clash(one: str, other: str, key: str) -> bool:
    """Whether two commands of this key work in the same place.

    Where they share it by default, the nearer one is meant.
    """
    if all(key in _DEFAULTS[name].split(",") for name in (one, other)):
        return False
    mine, theirs = _SCOPES[one], _SCOPES[other]
    return mine is theirs or theirs in _BESIDE.get(mine, ()) or mine in _BESIDE.get(theirs, ())


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
