"""The ways from the session to the other screens, and what is done on coming back."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from textual.app import App

from followup_tui.desk.desk import Desk
from followup_tui.desk.drafts import Drafts
from followup_tui.desk.ports import Outside
from followup_tui.domain.acts import Act
from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import FollowupError
from followup_tui.tui.keymap import shown
from followup_tui.tui.screens.session import Session

if TYPE_CHECKING:
    from followup_tui.desk.applications import Application
    from followup_tui.desk.interviews import Interview
    from followup_tui.desk.letters import Sent
    from followup_tui.planning.spreading import Move
    from followup_tui.tui.everybody import Everybody


class Ways:
    """Each screen is imported when somebody first goes there: the first paint needs none."""

    def __init__(
        self,
        app: App[Any],
        desk: Desk,
        session: Session,
        drafts: Drafts,
        outside: Outside,
    ) -> None:
        self._app = app
        self._desk = desk
        self._key = partial(shown, desk.settings.keys)
        self._session = session
        self._drafts = drafts
        self._outside = outside

    def go(self, way: str) -> None:
        """Go the way of that name, as the table of commands has it."""
        ways = {
            "find": self._find,
            "history": self.history,
            "contacts": self._contacts,
            "quick": self._quick,
            "backlog": self._backlog,
            "add": self._add,
            "interview": self._interview,
            "application": self._application,
            "edit": self._edit,
            "forget": self._forget,
            "choose": self._choose,
            "import": self._import,
            "letter": self._letter,
            "news": self._news,
            "insights": self._insights,
            "welcome": self._welcome,
        }
        ways[way]()

    def history(self, at: str = "") -> None:
        """Read the history of whom the keys are about, from the entry with the uid `at` on."""
        from followup_tui.tui.screens.history import HistoryScreen

        uid = self._session.looked_at
        if not uid:
            self._session.say_nobody_is_chosen()
            return

        def back(words: str | None) -> None:
            self._session.come_back_to(uid)
            if words:
                self._session.heed_no_key_under_way()
                self._session.say(words)

        screen = HistoryScreen(self._desk, self._drafts, uid, at=at, saving=self._outside.saving)
        self._app.push_screen(screen, back)

    def _find(self) -> None:
        from followup_tui.tui.screens.find import Find

        def look(uid: str | None) -> None:
            if uid:
                self._session.go_to(uid)

        self._app.push_screen(Find(self._desk), look)

    def _contacts(self) -> None:
        from followup_tui.tui.screens.contacts import Contacts

        def look(uid: str | None) -> None:
            self._drafts.follow(self._desk.book)
            self._session.go_to(uid or "")

        saving = self._outside.saving
        self._app.push_screen(Contacts(self._desk, self._drafts, self._everybody, saving), look)

    @cached_property
    def _everybody(self) -> "Everybody":
        """Contacts as they were left."""
        from followup_tui.tui.everybody import Everybody

        return Everybody(self._desk)

    def _quick(self) -> None:
        from followup_tui.tui.screens.quick import QuickEntry

        entry = QuickEntry(self._desk, self._session.for_whom, self._drafts.late)
        self._app.push_screen(entry, self._session.enter)

    def _backlog(self) -> None:
        from followup_tui.tui.screens.backlog import Backlog

        def spread(moves: "tuple[Move, ...] | None") -> None:
            if moves:
                self._session.do(lambda: self._desk.put_off_all(moves))

        self._app.push_screen(Backlog(self._desk), spread)

    def _add(self) -> None:
        from followup_tui.tui.screens.contact_form import ContactForm

        def added(contact: Contact | None) -> None:
            if contact is None:
                self._welcome_who_has_nobody()
            else:
                self._session.do(lambda: self._desk.add(contact), stays=contact.uid)

        self._app.push_screen(ContactForm(self._desk), added)

    def _interview(self) -> None:
        from followup_tui.desk.interviews import log_interview
        from followup_tui.tui.screens.interview import InterviewForm

        def log(was: "Interview | None") -> None:
            self._log_form("interview", partial(log_interview, self._desk, was) if was else None)

        self._app.push_screen(InterviewForm(self._desk, self._drafts), log)

    def _application(self) -> None:
        from followup_tui.desk.applications import log_application
        from followup_tui.tui.screens.application import ApplicationForm

        def log(sent: "Application | None") -> None:
            act = partial(log_application, self._desk, sent) if sent else None
            self._log_form("application", act)

        self._app.push_screen(ApplicationForm(self._desk, self._drafts), log)

    def _log_form(self, command: str, log: Callable[[], Act] | None) -> None:
        """Log what a form answered with; what was typed is kept until that is done."""
        if log is None:
            self._session.say_what_is_kept()
        elif self._session.do(log):
            self._drafts.drop_form(command)

    def _edit(self) -> None:
        from followup_tui.tui.screens.contact_form import ContactForm

        def change(contact: Contact | None) -> None:
            if contact is not None:
                self._session.do(lambda: self._desk.edit(contact))

        if uid := self._session.for_whom:
            self._app.push_screen(ContactForm(self._desk, self._desk.contact(uid)), change)
        else:
            self._session.say_nobody_is_chosen()

    def _forget(self) -> None:
        from followup_tui.desk.forgetting import forget
        from followup_tui.tui.screens.forget import Forget

        def gone(whom: str | None) -> None:
            if whom and self._session.do(lambda: forget(self._desk, self._drafts, whom)):
                self._session.go_to("")

        if uid := self._session.for_whom:
            self._app.push_screen(Forget(self._desk, uid), gone)
        else:
            self._session.say_nobody_is_chosen()

    def _choose(self, came: int = 0) -> None:
        from followup_tui.tui.screens.choose import Choose

        def chosen(started: int | None) -> None:
            self._session.start_over()
            if came and not started:
                leads, undoes = self._key("contact.choose"), self._key("undo")
                chooses = f"{leads} chooses among them, {undoes} undoes it"
                self._session.say(f"{came:,} came in and wait: {chooses}")

        self._app.push_screen(Choose(self._desk), chosen)

    def _import(self) -> None:
        from followup_tui.tui.screens.import_file import ImportFile

        def imported(people: int | None) -> None:
            if people:
                self._choose(came=people)
            elif not self._welcome_who_has_nobody():
                self._session.rebuild()

        self._app.push_screen(ImportFile(self._desk, self._outside.address_books()), imported)

    def _letter(self) -> None:
        from followup_tui.desk.letters import NoAddressError, log_sent, refuse_letter
        from followup_tui.tui.screens.letter import LetterScreen

        if not (uid := self._session.for_whom):
            self._session.say_nobody_is_chosen()
            return
        try:
            refuse_letter(self._desk, uid)
        except NoAddressError as error:
            self._session.say(f"{error}: {self._key('contact.edit')} adds one", bad=True)
            return
        except FollowupError as error:
            self._session.say(str(error), bad=True)
            return

        def sent(letter: "Sent | None") -> None:
            if letter is None:
                self._session.rebuild()
            else:
                self._session.do(lambda: log_sent(self._desk, uid, letter), ends=uid)

        self._app.push_screen(LetterScreen(self._desk, self._drafts, self._outside.post, uid), sent)

    def _news(self) -> None:
        from followup_tui.tui.screens.news import NewsScreen

        screen = NewsScreen(self._desk, self._drafts, self._outside.saving)
        self._app.push_screen(screen, lambda _: self._session.rebuild())

    def _insights(self) -> None:
        from followup_tui.tui.screens.insights import InsightsScreen

        self._app.push_screen(InsightsScreen(self._desk, self._session.for_whom))

    def _welcome(self) -> None:
        from followup_tui.tui.screens.welcome import Welcome

        ways: dict[str | None, Callable[[], object]] = {
            "import": self._import,
            "add": self._add,
            "demo": lambda: self._app.exit("demo"),
            "quit": self._app.exit,
        }

        def go(way: str | None) -> None:
            if way in ways:
                ways[way]()

        self._app.push_screen(Welcome(self._desk.settings.keys), go)

    def _welcome_who_has_nobody(self) -> bool:
        """Back to the welcome while the book is empty; whether it was."""
        if self._desk.book.contacts:
            return False
        self._welcome()
        return True
