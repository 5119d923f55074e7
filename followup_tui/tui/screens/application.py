"""An application: when, where, for what, to whom, the call after it; one form, one act."""

from followup_tui.desk.applications import Application
from followup_tui.desk.applying import ApplicationReading, ApplicationTyped, read_application
from followup_tui.desk.desk import Desk
from followup_tui.desk.drafts import Drafts
from followup_tui.desk.finding import Finder
from followup_tui.desk.others import Others
from followup_tui.tui.screens.kept_form import KeptForm
from followup_tui.tui.widgets.meeting.application import ApplicationFields

_HOW = "Nobody to name? Then it goes to the company's hiring team."


class ApplicationForm(KeptForm[Application, ApplicationReading]):
    """Answers with the application to log; it logs nothing itself."""

    def __init__(self, desk: Desk, drafts: Drafts) -> None:
        typed = drafts.form("application", ApplicationTyped())
        fields = ApplicationFields(typed, Finder(desk.book.contacts.values()).found)
        super().__init__(desk, drafts, "application", fields, "Application", _HOW)
        self._others = Others(desk.book, "")

    def read(self) -> ApplicationReading:
        """How it reads, against everybody in the book."""
        self._others = self._others.in_book(self._desk.book)
        return read_application(self._desk, self._others, self._fields.typed)

    def answer(self, reading: ApplicationReading) -> Application | None:
        """The application."""
        return reading.application
