"""Every command of the app, with its key, in the order of the help."""

from collections.abc import Iterator
from functools import partial

import msgspec
from textual.binding import Binding

from followup_tui.domain.interaction import Channel, Outcome
from followup_tui.tui.commands import Command, Scope


class OutcomeKey(msgspec.Struct, frozen=True):
    """An outcome and the key that logs it; `asks` for those that open a form first."""

    outcome: Outcome
    key: str
    words: str
    help: str
    asks: bool = False
    channel: Channel = Channel.PHONE


class OtherOutcome(msgspec.Struct, frozen=True):
    """An outcome without a key of its own; `asks` as above."""

    outcome: Outcome
    channel: Channel
    words: str
    asks: bool = False


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


OTHER_OUTCOMES: tuple[OtherOutcome, ...] = (
    OtherOutcome(Outcome.REPLIED, Channel.EMAIL, "they replied", asks=True),
    OtherOutcome(Outcome.MET, Channel.MEETING, "you met", asks=True),
    OtherOutcome(Outcome.SENT, Channel.APPLICATION, "you applied"),
    OtherOutcome(Outcome.SENT, Channel.MESSAGE, "you sent a message"),
)


def _outcomes() -> Iterator[Command]:
    for key in OUTCOME_KEYS:
        name = f"outcome.{key.outcome}"
        action = f"outcome('{key.outcome}')"
        yield Command(name, key.key, key.words, action, key.help, Scope.SESSION)


_session = partial(Command, scope=Scope.SESSION)
_history = partial(Command, scope=Scope.HISTORY)
_search = partial(Command, scope=Scope.SEARCH)
_form = partial(Command, scope=Scope.FORM)
_contact = partial(Command, scope=Scope.CONTACT)
_logging = partial(Command, scope=Scope.LOGGING)
_correct = partial(Command, scope=Scope.CORRECT)
_choice = partial(Command, scope=Scope.CHOICE)
_contacts = partial(Command, scope=Scope.CONTACTS)
_together = partial(Command, scope=Scope.TOGETHER)
_unite = partial(Command, scope=Scope.UNITE)
_forget = partial(Command, scope=Scope.FORGET)
_find = partial(Command, scope=Scope.FIND)
_quick = partial(Command, scope=Scope.QUICK)
_choose = partial(Command, scope=Scope.CHOOSE)
_numbers = partial(Command, scope=Scope.NUMBERS)
_import = partial(Command, scope=Scope.IMPORT)
_preview = partial(Command, scope=Scope.PREVIEW)
_columns = partial(Command, scope=Scope.COLUMNS)
_backlog = partial(Command, scope=Scope.BACKLOG)
_welcome = partial(Command, scope=Scope.WELCOME)
_list = partial(Command, scope=Scope.LIST)

# fmt: off
COMMANDS: tuple[Command, ...] = (
    _session("call.start", "enter", "Call", "call",
             "Start the call: stamps the time, copies the number", footer=True),
    *_outcomes(),
    _session("outcome.other", "r", "replied, met…", "ask('other')",
             "They replied, you met, you applied: choose which"),
    _session("interview", "R", "Interview", "app.go('interview')",
             "You were interviewed: everybody you met, the next call"),
    _session("application", "A", "Application", "app.go('application')",
             "You applied: where, for what, to whom or to nobody, the call after it"),
    _session("outcome.stop", "S", "asked to stop", "ask('stop')",
             "They asked not to be called again; on somebody who did: lift it"),
    _session("call.note", "m", "Note", "ask('note')",
             "Write a note for whatever comes of the call", footer=True),
    _session("call.number", "o", "Other number", "telephone('other_number')",
             "Take the next of their numbers"),
    _session("call.extension", "x", "Extension", "telephone('extension')",
             "Copy the extension, to dial once somebody answers"),
    _session("call.hide", "asterisk", "Hide my number", "telephone('hide')",
             "Hide your number for this one call"),
    _session("call.annoyed", "exclamation_mark", "Annoyed", "telephone('annoyed')",
             "They are annoyed: the next call waits longer"),
    _session("call.when", "at", "Logged late", "ask('when')",
             "Say when it was, for a call logged late: -20m, at 9:40"),
    _session("call.cancel", "escape", "Not calling", "telephone('cancel')",
             "Stop the timer without logging", footer=True),
    _session("snooze", "z", "Snooze", "ask('snooze')", "Put this call off to another day",
             footer=True),
    _session("find", "slash", "Find", "app.go('find')", "Find anybody, due or not", footer=True),
    _session("quick", "colon", "Quick entry", "app.go('quick')",
             "Log in one line: dana voicemail, omar talked next tue 3pm"),
    _session("undo", "u", "Undo", "undo", "Take the last thing back, as a whole", footer=True),
    _session("redo", "ctrl+r", "Redo", "redo", "Do again what was taken back"),
    _session("history", "h", "History", "app.go('history')",
             "The whole history: read it, search it, put it right"),
    _session("contacts", "C", "Contacts", "app.go('contacts')",
             "Everybody: find, order, narrow down, change together"),
    _session("contact.add", "a", "Add", "app.go('add')", "Add a contact"),
    _session("contact.edit", "E", "Edit", "app.go('edit')", "Change anything of this contact"),
    _session("contact.number", "p", "Add a number", "ask('number')",
             "Give this contact a number to call"),
    _session("contact.start", "f", "Follow up", "follow_up", "Start following this contact up"),
    _session("contact.keep_in_touch", "K", "Keep in touch", "keep_in_touch",
             "Call this contact once a month, with news"),
    _session("contact.forget", "X", "Forget", "app.go('forget')",
             "Take all of this contact out of your data, for good"),
    _session("contact.choose", "l", "Leads", "app.go('choose')",
             "Choose whom to start on among the leads"),
    _session("import", "i", "Import", "app.go('import')", "Read contacts from a file"),
    _session("backlog", "B", "Backlog", "app.go('backlog')",
             "Spread what is more than a day holds over the days to come"),
    _session("letter", "W", "Write", "app.go('letter')",
             "Write an e-mail from a template, then send it from your mail program"),
    _session("news.tell", "y", "News told", "tell", "They have heard your newest news"),
    _session("news", "N", "News", "app.go('news')",
             "Write down what is new with you, and see who has heard it"),
    _session("insights", "I", "Insights", "app.go('insights')",
             "See when people answer, what it took, and what the days hold"),
    _session("quit", "q", "Quit", "app.quit", "Leave; everything is saved"),

    _history("entry.correct", "enter", "Correct", "correct", "Correct this entry", footer=True),
    _history("entry.delete", "d,delete", "Delete", "delete", "Delete this entry", footer=True),
    _history("entry.move", "M", "Move", "move_entry",
             "It was with somebody else: move this entry to them", footer=True),
    _history("history.search", "slash", "Search", "search", "Search this history", footer=True),
    _history("history.leave", "escape", "Back", "leave",
             "Leave the search, then the history", footer=True),
    _history("history.next", "n", "Next match", "match(1)", "The next match, further back"),
    _history("history.previous", "N", "Match before", "match(-1)",
             "The match before, towards today"),
    _history("history.undo", "u", "Undo", "undo", "Take the last change back"),
    _history("history.redo", "ctrl+r", "Redo", "redo", "Do again what was taken back"),
    _history("history.down", "down,j", "Later", "entry(1)", "The entry after in time"),
    _history("history.up", "up,k", "Earlier", "entry(-1)", "The entry before in time"),
    _history("history.pagedown", "pagedown,space", "Page down", "page(1)", "A page towards today"),
    _history("history.pageup", "pageup", "Page up", "page(-1)", "A page further back"),
    _history("history.newest", "end", "Newest", "edge(True)", "The newest entry"),
    _history("history.oldest", "home", "First", "edge(False)", "The first entry"),

    _search("search.read", "enter", "Go there", "screen.read", "Go to what was found",
            footer=True, priority=True),
    _search("search.next", "up", "Next match", "screen.match(1)", "The next match, further back",
            footer=True),
    _search("search.previous", "down", "Match before", "screen.match(-1)",
            "The match before, towards today", footer=True),
    _search("search.leave", "escape", "Back", "screen.leave", "Leave the search", footer=True),

    _form("form.answer", "enter", "Go on", "answer", "Take the answer as it reads",
          footer=True, priority=True),
    _form("form.back", "up,shift+tab", "Before", "back", "Back to the question before"),
    _form("form.line", "ctrl+j,shift+enter", "New line", "line", "Break the line in a note",
          priority=True),
    _form("form.annoyed", "ctrl+t", "Annoyed", "annoyed",
          "They are annoyed, or not after all", priority=True),
    _form("form.leave", "escape", "Back", "leave", "Leave; what was typed is kept", footer=True),

    _contact("contact_form.save", "ctrl+s", "Save", "save", "Save the contact", footer=True,
             priority=True),
    _contact("contact_form.next", "down", "Next", "next", "The next field, or place listed"),
    _contact("contact_form.previous", "up", "Before", "previous",
             "The field before, or place listed"),
    _contact("contact_form.mark", "ctrl+t", "Theirs or not", "mark",
             "Mark a number as somebody else's, or as theirs after all", footer=True),
    _contact("contact_form.leave", "escape", "Back", "leave",
             "Leave; asks again when something was changed", footer=True),

    _logging("logging.save", "ctrl+s", "Log it", "save", "Log it, all in one act",
             footer=True, priority=True),
    _logging("logging.next", "down", "Next", "next", "The next field, or person listed"),
    _logging("logging.previous", "up", "Before", "previous", "The field before, or person listed"),
    _logging("logging.discard", "ctrl+n", "Discard", "discard",
             "Throw away what was typed, and leave; asks again", footer=True, priority=True),
    _logging("logging.leave", "escape", "Back", "leave", "Leave; what was typed is kept",
             footer=True),

    _correct("correct.save", "ctrl+s", "Save", "save", "Save the entry as it is now",
             footer=True, priority=True),
    _correct("correct.go_on", "enter", "Next", "go_on",
             "Go to the next field; from the last one save", footer=True, priority=True),
    _correct("correct.line", "ctrl+j,shift+enter", "New line", "line",
             "Break the line in the note", priority=True),
    _correct("correct.next", "down", "Next field", "app.focus_next", "Go to the next field"),
    _correct("correct.previous", "up", "Field before", "app.focus_previous",
             "Go to the field before"),
    _correct("correct.leave", "escape", "Back", "leave", "Leave the entry as it was", footer=True),

    _choice("choice.after", "right,l", "After", "choose(1)", "Choose the next"),
    _choice("choice.before", "left,h", "Before", "choose(-1)", "Choose the one before"),

    _contacts("contacts.look", "enter", "Look at", "look", "Go to this person in the calls",
              footer=True),
    _contacts("contacts.mark", "space", "Mark", "mark", "Mark or unmark this person", footer=True),
    _contacts("contacts.change", "e", "Change", "change",
              "Change the marked together: stage, tags, time zone", footer=True),
    _contacts("contacts.find", "slash", "Find", "narrow", "Narrow the list down", footer=True),
    _contacts("contacts.leave", "escape", "Back", "leave", "Back to the calls", footer=True),
    _contacts("contacts.order", "o", "Order", "go_round('order')",
              "By name, by neglect, by the next date"),
    _contacts("contacts.standing", "w", "Whom", "go_round('standing')",
              "Leads, active, keep in touch, closed, asked to stop, perhaps one person, or all"),
    _contacts("contacts.touched", "t", "By neglect", "go_round('touched')",
              "Who was not touched for 2 weeks, a month, 3 months, or never, or all"),
    _contacts("contacts.due", "d", "By next date", "go_round('due')",
              "Whose next date is by today, this week, next week, who has none, or all"),
    _contacts("contacts.everybody", "c", "Everybody", "everybody",
              "List everybody again, whatever was typed or chosen"),
    _contacts("contacts.unite", "m", "Make one", "unite",
              "Two who are one person: make one contact of the two marked"),
    _contacts("contacts.all", "A", "Mark all", "mark_all", "Mark all who are listed, or none"),
    _contacts("contacts.forget", "X", "Forget", "forget",
              "Take all of this person out of your data, for good"),
    _contacts("contacts.undo", "u", "Undo", "undo", "Take the last change back"),
    _contacts("contacts.redo", "ctrl+r", "Redo", "redo", "Do again what was taken back"),

    _together("together.save", "ctrl+s", "Change them", "save", "Change them all, in one act",
              footer=True, priority=True),
    _together("together.next", "down", "Next", "next", "The next field, or place listed"),
    _together("together.previous", "up", "Before", "previous",
              "The field before, or place listed"),
    _together("together.leave", "escape", "Back", "dismiss(None)", "Leave everybody as they are",
              footer=True),

    _unite("unite.do", "enter", "Make them one", "do", "Make them one contact, in one act",
           footer=True),
    _unite("unite.next", "down", "Next", "app.focus_next", "The next field to choose in",
           priority=True),
    _unite("unite.previous", "up", "Before", "app.focus_previous", "The field before",
           priority=True),
    _unite("unite.leave", "escape", "Back", "dismiss(None)", "Leave the two as they are",
           footer=True),

    _forget("forget.do", "enter", "Forget them", "do", "Forget them, once their name is typed",
            footer=True, priority=True),
    _forget("forget.leave", "escape", "Back", "dismiss(None)", "Leave; nobody is forgotten",
            footer=True),

    _find("find.go", "enter", "Choose", "go", "Take whoever is highlighted",
          footer=True, priority=True),
    _find("find.down", "down", "Down", "move(1)", "The next who matches"),
    _find("find.up", "up", "Up", "move(-1)", "The one before who matches"),
    _find("find.leave", "escape", "Back", "dismiss(None)", "Leave", footer=True),

    _quick("quick.log", "enter", "Log it", "log", "Log what the line says",
           footer=True, priority=True),
    _quick("quick.complete", "tab", "Complete", "complete",
           "Write the name in full of whom the line is about", footer=True),
    _quick("quick.down", "down", "Down", "move(1)", "The next it could be about"),
    _quick("quick.up", "up", "Up", "move(-1)", "The one before it could be about"),
    _quick("quick.leave", "escape", "Back", "dismiss(None)", "Leave; nothing is logged",
           footer=True),

    _choose("choose.mark", "space", "Choose", "mark", "Mark or unmark this person", footer=True),
    _choose("choose.start", "enter", "Start on them", "start", "Follow the marked up", footer=True),
    _choose("choose.find", "slash", "Find", "narrow", "Narrow the list down", footer=True),
    _choose("choose.leave", "escape", "Back", "leave", "Leave; nobody is started", footer=True),

    _numbers("numbers.next", "enter", "Next", "answer", "Take it; without one, later",
             footer=True, priority=True),
    _numbers("numbers.back", "up,shift+tab", "The one before", "back",
             "Ask for the one before again", footer=True),
    _numbers("numbers.leave", "escape", "The rest later", "dismiss(None)",
             "Leave the rest for later", footer=True),

    _import("import.go_on", "enter", "Go on", "go_on", "Read the file, then take in what it holds",
            footer=True, priority=True),
    _import("import.down", "down", "Down", "move(1)", "The next file"),
    _import("import.up", "up", "Up", "move(-1)", "The file before"),
    _import("import.leave", "escape", "Back", "leave",
            "Give up what is being read, or leave; nothing comes in", footer=True),

    _preview("preview.take", "enter", "Take them in", "take", "Take them in, as one act",
             footer=True),
    _preview("preview.next", "tab", "Next group", "group(1)",
             "Go to the next group: left out, worth a look, new", footer=True),
    _preview("preview.previous", "shift+tab", "Group before", "group(-1)",
             "Go to the group before"),
    _preview("preview.columns", "c", "Columns", "columns", "Say what the columns of a table are",
             footer=True),
    _preview("preview.leave", "escape", "Back", "dismiss('')", "Leave; nothing comes in",
             footer=True),

    _columns("columns.after", "space,right", "Change", "choose(1)", "Take the next thing it may be",
             footer=True),
    _columns("columns.before", "left", "Change back", "choose(-1)",
             "Take the one before it may be"),
    _columns("columns.go_on", "enter", "Go on", "go_on", "Read the table so", footer=True),
    _columns("columns.leave", "escape", "Back", "dismiss(None)", "Leave; nothing comes in",
             footer=True),

    _backlog("backlog.spread", "enter", "Spread them", "spread",
             "Put each call off to the day it stands under", footer=True),
    _backlog("backlog.fewer", "minus,left", "Fewer a day", "capacity(-5)", "Five fewer calls a day",
             footer=True),
    _backlog("backlog.more", "plus,right", "More a day", "capacity(5)", "Five more calls a day",
             footer=True),
    _backlog("backlog.leave", "escape", "Back", "dismiss(None)", "Leave everything as it is",
             footer=True),

    _list("list.down", "down,j", "Down", "move(1)", "The next one"),
    _list("list.up", "up,k", "Up", "move(-1)", "The one before"),
    _list("list.pagedown", "pagedown", "Page down", "page(1)", "A page down"),
    _list("list.pageup", "pageup", "Page up", "page(-1)", "A page up"),
    _list("list.first", "home", "First", "edge(False)", "The first one"),
    _list("list.last", "end", "Last", "edge(True)", "The last one"),

    Command("letter.sent", "ctrl+s", "Sent", "sent", "You have sent it: log it",
            Scope.LETTER, footer=True, priority=True),
    Command("letter.open", "ctrl+o", "Open", "open", "Open it in your mail program",
            Scope.LETTER, footer=True, priority=True),
    Command("letter.copy", "ctrl+b", "Copy", "copy", "Copy it to the clipboard",
            Scope.LETTER, footer=True, priority=True),
    Command("letter.kind", "ctrl+n", "Kind", "kind(1)", "Begin from the next template",
            Scope.LETTER, priority=True),
    Command("letter.edit", "ctrl+g", "Editor", "edit", "Go on in $EDITOR", Scope.LETTER,
            footer=True, priority=True),
    Command("letter.leave", "escape", "Back", "leave", "Leave; what was written is kept",
            Scope.LETTER, footer=True),

    Command("news.write", "a", "Add", "write", "Write down something new", Scope.NEWS,
            footer=True),
    Command("news.reword", "enter", "Reword", "reword", "Say it in other words", Scope.NEWS,
            footer=True),
    Command("news.delete", "d,delete", "Delete", "delete", "Delete this piece of news",
            Scope.NEWS, footer=True),
    Command("news.undo", "u", "Undo", "undo", "Take the last change back", Scope.NEWS,
            footer=True),
    Command("news.leave", "escape", "Back", "leave", "Back to the calls", Scope.NEWS, footer=True),

    Command("insights.one", "o", "This person, or all", "one_or_all",
            "The person looked at alone, or everybody", Scope.INSIGHTS, footer=True),
    Command("insights.leave", "escape,q", "Back", "dismiss(None)", "Back to the calls",
            Scope.INSIGHTS, footer=True),

    _welcome("welcome.go", "enter", "Go", "go", "Go the way that is highlighted", footer=True),
    _welcome("welcome.import", "i", "Import", "dismiss('import')", "Import your contacts"),
    _welcome("welcome.add", "a", "Add", "dismiss('add')", "Add one person"),
    _welcome("welcome.demo", "d", "Look around", "dismiss('demo')",
             "Look around among sample data; nothing is kept"),
    _welcome("welcome.quit", "q", "Quit", "dismiss('quit')", "Leave"),
    _welcome("welcome.leave", "escape", "Later", "dismiss('')", "Put the welcome aside",
             footer=True),

    Command("help.leave", "escape,q,question_mark", "Back", "dismiss(None)", "Leave the help",
            Scope.HELP, footer=True),
    Command("help", "question_mark,f1", "Help", "app.help", "All the keys", Scope.EVERYWHERE,
            footer=True),
    Command("focus.next", "tab", "Next field", "app.focus_next", "The next field, or list",
            Scope.EVERYWHERE),
    Command("focus.previous", "shift+tab", "Field before", "app.focus_previous",
            "The field before, or list", Scope.EVERYWHERE),
)
# fmt: on

POINTLESS_ON_A_CALL = frozenset({"call.start", "snooze"})
POINTLESS_OFF_A_CALL = frozenset({"call.cancel"})
POINTLESS_FOR_NOBODY = POINTLESS_OFF_A_CALL | {"call.start", "call.note", "snooze"}
"""What the bottom line leaves out at such a moment, by id; the keys say so when pressed."""


def commands_of(*scopes: Scope) -> list[Command]:
    """The commands of these scopes, in the order of the table."""
    return [command for command in COMMANDS if command.scope in scopes]


def in_scope(*scopes: Scope) -> list[Binding]:
    """The bindings of these scopes."""
    return [command.binding() for command in commands_of(*scopes)]
