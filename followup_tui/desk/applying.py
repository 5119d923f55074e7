"""What is typed of an application, read into it, with a remark on each field."""

from collections.abc import Iterator, Mapping

import msgspec

from followup_tui.desk.applications import Application, hiring_team, owed_after, team_at
from followup_tui.desk.desk import Desk
from followup_tui.desk.editing import Said, Spot, Tone
from followup_tui.desk.employers import another_than_theirs
from followup_tui.desk.form_reader import FormReader, PersonTyped
from followup_tui.desk.others import Others
from followup_tui.desk.wording import due_words, role_and_company, short_name
from followup_tui.domain.contact import Contact
from followup_tui.domain.text import one_line, plain


class ApplicationTyped(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in the fields; without a name in `to` it goes to the company's hiring team."""

    when: str = ""
    company: str = ""
    position: str = ""
    way: str = ""
    to: PersonTyped = msgspec.field(default_factory=PersonTyped)
    note: str = ""
    followed: bool = True

    @property
    def filled(self) -> "ApplicationTyped":
        """The same: no field of it is one of several."""
        return self


class ApplicationReading(msgspec.Struct, frozen=True):
    """The application that is described, where it can be one, and the remarks on its fields.

    `new` says that whoever it goes to is not in the book.
    """

    application: Application | None
    said: Mapping[Spot, Said]
    new: bool

    @property
    def refused(self) -> Spot | None:
        """The first field that must be seen to before it can be logged."""
        return next((spot for spot, said in self.said.items() if said.refuses), None)


def read_application(desk: Desk, others: Others, typed: ApplicationTyped) -> ApplicationReading:
    """How it reads, now; `others` is everybody in the desk's book. Never raises."""
    return _Reader(desk, others, typed).read()


class _Reader(FormReader):
    def __init__(self, desk: Desk, others: Others, typed: ApplicationTyped) -> None:
        super().__init__(desk, others)
        self._typed = typed

    def read(self) -> ApplicationReading:
        typed, was = self._typed, self.was(self._typed.when.strip())
        to = self._whom()
        application = None
        if to is not None and not self.stopped(0, to):
            application = Application(
                was=was,
                to=to,
                company=self._company(to),
                position=one_line(typed.position) or self._sought(to),
                way=one_line(typed.way),
                note=plain(typed.note),
                agreed=self.next_call(0, to, typed.to.next_call.strip()),
                followed=typed.followed,
            )
            self._remark(application)
        said = {spot: self.said[spot] for spot in _FIELDS if spot in self.said}
        return ApplicationReading(application, said, bool(self.new))

    def _whom(self) -> Contact | None:
        typed, company = self._typed.to, one_line(self._typed.company)
        if one_line(typed.name):
            return self.person(0, typed, company)
        if not company:
            self.said["company", 0] = Said("which company? or a name below", refuses=True)
            return None
        if team_at(self._desk.book, company) is None:
            self.new.add(0)
        return hiring_team(self._desk, company, phone=typed.phone, email=typed.email)

    def _company(self, to: Contact) -> str:
        if typed := one_line(self._typed.company):
            return typed
        if company := one_line(to.company):
            self.said["company", 0] = Said(f"empty: {company}, as {short_name(to)}'s")
        else:
            self.said["company", 0] = Said("which company?", Tone.BAD, refuses=True)
        return company

    def _sought(self, to: Contact) -> str:
        """The position sought with them so far, unless this is another company's."""
        return "" if another_than_theirs(to, self._typed.company) else one_line(to.position)

    def _remark(self, application: Application) -> None:
        if not one_line(self._typed.position):
            known = application.position
            as_before = f"empty: {known}, as before"
            unnamed = "empty: none; a work-search record asks for it"
            self.said["position", 0] = Said(as_before if known else unnamed)
        if self.new:
            self.remark_on_ways(0, application.to)
        if application.agreed is not None and not application.followed:
            no = "nobody is to be called: leave it out, or call them after all"
            self.said["next_call", 0] = Said(no, Tone.BAD, refuses=True)
        said = " · ".join(self._about(application))
        self.said["people", 0] = Said(said, Tone.GOOD)

    def _about(self, application: Application) -> Iterator[str]:
        to = application.to
        if not one_line(self._typed.to.name):
            yield f"nobody: {short_name(to)}, {one_line(to.company)}"
        elif self.new:
            yield "new here"
        else:
            yield role_and_company(to) or "known"
        owed, now = owed_after(self._desk, application), self._desk.clock()
        if owed.call:
            yield f"call {due_words(owed.call, now, self._desk.calendar.here.tz)}"
        elif owed.needs_number:
            yield "needs a number"
        else:
            yield "no call"


_FIELDS: tuple[Spot, ...] = tuple(
    (name, 0) for name in ("when", "company", "position", "people", "email", "phone", "next_call")
)
"""From the top of the form to its end."""
