"""What a command is: something a key does, declared once, in `command_table`.

Bindings, footer, help screen and palette are made from the table, so none can drift.
"""

from enum import StrEnum
from typing import Any

import msgspec
from textual.binding import Binding
from textual.screen import Screen


class Scope(StrEnum):
    """Where a command works."""

    SESSION = "Calls"
    HISTORY = "History"
    SEARCH = "Searching a history"
    FORM = "Questions"
    CONTACT = "A contact's form"
    LOGGING = "Interview, application"
    CORRECT = "Correcting an entry"
    CHOICE = "A choice"
    CONTACTS = "Contacts"
    TOGETHER = "Changing several"
    UNITE = "Two who are one"
    FORGET = "Forgetting somebody"
    FIND = "Find"
    QUICK = "Quick entry"
    CHOOSE = "Choosing leads"
    NUMBERS = "Their numbers"
    IMPORT = "Import"
    PREVIEW = "What a file holds"
    COLUMNS = "Its columns"
    BACKLOG = "Backlog"
    LETTER = "Writing an e-mail"
    NEWS = "News"
    INSIGHTS = "Insights"
    WELCOME = "Welcome"
    HELP = "Help"
    LIST = "Lists"
    EVERYWHERE = "Everywhere"


TYPING = frozenset(
    {
        Scope.FORM,
        Scope.CONTACT,
        Scope.LOGGING,
        Scope.CORRECT,
        Scope.TOGETHER,
        Scope.FORGET,
        Scope.FIND,
        Scope.SEARCH,
        Scope.QUICK,
        Scope.NUMBERS,
        Scope.IMPORT,
        Scope.LETTER,
    }
)
"""Where the user types: a key that types something can't be a command there."""


def scopes_of(screen: Screen[Any]) -> tuple[Scope, ...]:
    """The scopes that work where the focus is, the nearest first; going through a list is last."""
    places = screen.focused.ancestors_with_self if screen.focused else [screen]
    found = (scope for place in places for scope in getattr(place, "SCOPES", ()))
    return tuple(sorted(dict.fromkeys(found), key=lambda scope: scope is Scope.LIST))


class Command(msgspec.Struct, frozen=True):
    """Something a key does. `footer` puts it on the bottom line (six at most in a scope).

    `key` may be several, with commas; the first is the one that is shown. `action` is Textual's,
    on whatever has the scope, or on the app with `app.` before it.
    """

    id: str
    key: str
    title: str
    action: str
    help: str
    scope: Scope
    footer: bool = False
    priority: bool = False

    def binding(self) -> Binding:
        """The key binding; its id is what `[keys]` in the config refers to."""
        return Binding(
            self.key,
            self.action,
            self.title,
            show=self.footer,
            id=self.id,
            tooltip=self.help,
            priority=self.priority,
        )
