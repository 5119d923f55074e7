"""An interview: when, where, everybody met, the next calls; one form, logged as one act."""

from followup_tui.desk.desk import Desk
from followup_tui.desk.drafts import Drafts
from followup_tui.desk.finding import Finder
from followup_tui.desk.interviews import Interview
from followup_tui.desk.meeting import MeetingReading, MeetingTyped, read_meeting
from followup_tui.desk.others import Others
from followup_tui.tui.screens.kept_form import KeptForm
from followup_tui.tui.widgets.meeting.fields import MeetingFields

_HOW = "An e-mail is owed to each. enter: the next one · tab: more about them"


class InterviewForm(KeptForm[Interview, MeetingReading]):
    """Answers with the interview to log; it logs nothing itself."""

    def __init__(self, desk: Desk, drafts: Drafts) -> None:
        typed = drafts.form("interview", MeetingTyped())
        fields = MeetingFields(typed, Finder(desk.book.contacts.values()).found)
        super().__init__(desk, drafts, "interview", fields, "Interview", _HOW)
        self._others = Others(desk.book, "")

    def read(self) -> MeetingReading:
        """How it reads, against everybody in the book."""
        self._others = self._others.in_book(self._desk.book)
        return read_meeting(self._desk, self._others, self._fields.typed)

    def answer(self, reading: MeetingReading) -> Interview:
        """The interview."""
        return reading.interview
