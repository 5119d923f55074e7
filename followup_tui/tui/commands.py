"""Every command of the app, declared once: its id, key, title, help and scope.

Bindings, footer, help screen and palette are made from this table, so none can drift.
"""

from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding

from followup_tui.domain.interaction import Channel, Outcome


class Scope(StrEnum):
    """Where a command works."""

    SESSION = "Calls"
    EVERYWHERE = "Everywhere"


@dataclass(frozen=True, slots=True)
class Command:
    """Something a key does. `footer` puts it on the bottom line (six at most in a scope)."""

    id: str
    key: str
    title: str
    help: str
    scope: Scope
    action: str
    footer: bool = False

    def binding(self) -> Binding:
        """The key binding; its id is what `[keys]` in the config refers to."""
        return Binding(
            self.key,
            self.action,
            self.title,
            show=self.footer,
            id=self.id,
            tooltip=self.help,
        )


@dataclass(frozen=True, slots=True)
class OutcomeKey:
    """An outcome and the key that logs it; `asks` for those that open a form first."""

    outcome: Outcome
    key: str
    words: str
    help: str
    asks: bool = False
    channel: Channel = Channel.PHONE


OUTCOME_KEYS: tuple[OutcomeKey, ...] = (
    OutcomeKey(Outcome.NO_ANSWER, "n", "no answer", "It rang and nobody took it"),
    OutcomeKey(Outcome.VOICEMAIL, "v", "voicemail", "You left a message on the machine"),
    OutcomeKey(Outcome.BUSY, "b", "busy", "The line was busy"),
    OutcomeKey(Outcome.GATEKEEPER, "g", "gatekeeper", "You left word with somebody"),
    OutcomeKey(
        Outcome.TALKED, "t", "talked", "You talked: note it, agree the next call", asks=True
    ),
    OutcomeKey(
        Outcome.THEY_CALLED,
        "c",
        "they called",
        "They called you: note it, agree the next",
        asks=True,
    ),
    OutcomeKey(Outcome.WRONG_NUMBER, "w", "wrong number", "That number is somebody else's"),
    OutcomeKey(Outcome.SENT, "e", "e-mail sent", "You wrote to them", channel=Channel.EMAIL),
)


def _outcome_command(key: OutcomeKey) -> Command:
    return Command(
        id=f"outcome.{key.outcome}",
        key=key.key,
        title=key.words,
        help=key.help,
        scope=Scope.SESSION,
        action=f"outcome('{key.outcome}')",
    )


COMMANDS: tuple[Command, ...] = (
    Command(
        "call.start",
        "enter",
        "Call",
        "Start the call: stamps the time, copies the number",
        Scope.SESSION,
        "call",
        footer=True,
    ),
    *(_outcome_command(key) for key in OUTCOME_KEYS),
    Command(
        "outcome.stop",
        "S",
        "asked to stop",
        "They asked not to be called again; on somebody who did: lift it",
        Scope.SESSION,
        "stop",
    ),
    Command(
        "call.cancel",
        "escape",
        "Not calling",
        "Stop the timer without logging",
        Scope.SESSION,
        "cancel_call",
    ),
    Command(
        "snooze",
        "z",
        "Snooze",
        "Put this call off to another day",
        Scope.SESSION,
        "snooze",
        footer=True,
    ),
    Command(
        "find", "slash", "Find", "Find anybody, due or not", Scope.SESSION, "app.find", footer=True
    ),
    Command(
        "undo",
        "u",
        "Undo",
        "Take the last thing back, as a whole",
        Scope.SESSION,
        "undo",
        footer=True,
    ),
    Command("redo", "ctrl+r", "Redo", "Do again what was taken back", Scope.SESSION, "redo"),
    Command("contact.add", "a", "Add", "Add a contact", Scope.SESSION, "app.add", footer=True),
    Command(
        "contact.number",
        "p",
        "Add a number",
        "Give this contact a number to call",
        Scope.SESSION,
        "number",
    ),
    Command(
        "contact.start",
        "f",
        "Follow up",
        "Start following this contact up",
        Scope.SESSION,
        "follow_up",
    ),
    Command(
        "contact.choose",
        "l",
        "Leads",
        "Choose whom to start on among the leads",
        Scope.SESSION,
        "app.choose",
    ),
    Command("import", "i", "Import", "Read contacts from a file", Scope.SESSION, "app.import_file"),
    Command(
        "help", "question_mark", "Help", "All the keys", Scope.EVERYWHERE, "app.help", footer=True
    ),
    Command("quit", "q", "Quit", "Leave; everything is saved", Scope.EVERYWHERE, "app.quit"),
)


def in_scope(*scopes: Scope) -> list[Binding]:
    """The bindings of these scopes."""
    return [command.binding() for command in COMMANDS if command.scope in scopes]
