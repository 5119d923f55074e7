"""An interview: everybody met is owed an e-mail, and a call by what was agreed (rule 8)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import msgspec
from msgspec.structs import replace

from followup_tui.desk.agreeing import moment_for
from followup_tui.desk.desk import Desk
from followup_tui.desk.employers import another_than_theirs
from followup_tui.desk.entries import Call, entry_of, refuse_untrue
from followup_tui.desk.names import same_name
from followup_tui.desk.others import Others
from followup_tui.desk.people import name_and_ways, new_contact, refuse_unfit
from followup_tui.desk.wording import short_name
from followup_tui.domain.acts import Act
from followup_tui.domain.book import Book, Change, Put
from followup_tui.domain.contact import Contact, Stage
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Channel, Commitment, Interaction, Outcome
from followup_tui.domain.text import one_line
from followup_tui.planning.followup import Plan
from followup_tui.planning.when import Past

_NOT_FOLLOWED = frozenset({Stage.LEAD, Stage.CLOSED})
_LONGEST_COMPANY = 40
_ANOTHER = "somebody else comes in by: add NAME, and then by their uid"


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """One of those met, known or new to the book.

    `note` is what was talked about with them, where that was something else than with all;
    `agreed` is what was agreed with them about the next call.
    """

    contact: Contact
    note: str = ""
    agreed: Commitment | None = None


class Interview(msgspec.Struct, frozen=True, kw_only=True):
    """Everybody met at one time. `note` is what was talked about.

    Where the user is not `interested` any more, the e-mails are owed all the same, and say so. A
    company that is `assumed` is of one of them and was not said: it is nobody's who has another.
    """

    was: Past
    people: tuple[Met, ...]
    place: str = ""
    company: str = ""
    assumed: bool = False
    note: str = ""
    interested: bool = True


def log_interview(desk: Desk, interview: Interview) -> Act:
    """Log it with each person met, those who are new added, all in one act.

    Whoever was no longer or not yet followed up is from now on. Without interest that is whom
    something was agreed with, and calls to the others end with it (see `planning.rules`), but for
    keeping in touch. Refused: nobody met, somebody
    named twice, a moment still to come, and anybody who asked to stop, as nothing goes to them.
    """
    people = interview.people
    if not people:
        raise FollowupError("whom did you meet? one name at least")
    twice = [uid for uid, times in Counter(met.contact.uid for met in people).items() if times > 1]
    if twice:
        named = next(met.contact for met in people if met.contact.uid == twice[0])
        raise FollowupError(f"{short_name(named)} is named twice")
    changes = [change for met in people for change in _changes(desk, interview, met)]
    return desk.apply(_title(interview), changes, people[0].contact.uid if len(people) == 1 else "")


def call_of(desk: Desk, interview: Interview, met: Met) -> Call:
    """What was, as it is logged with one person."""
    company = "" if interview.assumed else interview.company
    return Call(
        Outcome.MET,
        moment_for(desk, interview.was, met.contact),
        Channel.MEETING,
        note=met.note.strip() or interview.note,
        commitment=met.agreed,
        day_only=interview.was.day_only,
        place=interview.place,
        company=another_than_theirs(met.contact, company),
        no_interest=not interview.interested,
    )


def followed_after(interview: Interview, met: Met) -> Contact:
    """The contact as an interview leaves them: their stage, and the company where it was empty."""
    contact, stage = met.contact, met.contact.stage
    if (interview.interested or met.agreed is not None) and stage in _NOT_FOLLOWED:
        stage = Stage.ACTIVE
    company = contact.company or one_line(interview.company)
    return replace(contact, stage=stage, company=company)


def owed_after(desk: Desk, interview: Interview, met: Met) -> Plan:
    """What is owed to one of those met once it is logged (rule 8 says the e-mail)."""
    return desk.plan_with(followed_after(interview, met), _entry(desk, interview, met))


def somebody_new(text: str, *, at: datetime, home: str, company: str = "") -> Contact:
    """A contact from "Sam Okoye, sam@larkspur.example, +1 212 555 0143"; `at` they come in.

    After the name come an address and a number, either or both. Refused is what is neither.
    """
    name, emails, phones = name_and_ways(text)
    if "," in name:
        part = name.partition(",")[2]
        raise FollowupError(f"{one_line(part)!r} is neither an e-mail address nor a number")
    made = new_contact(name, at=at, home=home, company=company, phones=phones, emails=emails)
    if not made.name:
        raise FollowupError("whoever is new needs a name, before an address or a number")
    return made


def refuse_known(book: Book, added: Sequence[Contact], instead: str) -> None:
    """Refuse to add somebody who is here already, or twice; `instead` is what to do.

    They are known by their very name, an address or a number. Who asked to stop is refused as that
    once they are logged (see `people.refuse_unfit`).
    """
    others = Others(book, "")
    for at, new in enumerate(added):
        if any(same_name(new.name, other.name) for other in added[:at]):
            raise FollowupError(f"{short_name(new)} is named twice")
        if any(same_name(new.name, known.name) for known in book.contacts.values()):
            raise FollowupError(f"{short_name(new)} is here already: {instead}; {_ANOTHER}")
        for way in (*new.emails, *(phone.e164 for phone in new.dialable)):
            other = others.reached_at(way)
            if other is not None and not others.stopped(other):
                whose = f"{way} is {short_name(other)}'s, who is here already"
                raise FollowupError(f"{whose}: {instead}; {_ANOTHER}")


def _changes(desk: Desk, interview: Interview, met: Met) -> Iterator[Change]:
    known = desk.book.contacts.get(met.contact.uid)
    entry = _entry(desk, interview, met)
    refuse_untrue(met.contact, desk.book.history(met.contact.uid), entry, desk.clock())
    after = followed_after(interview, met)
    if known is None:
        refuse_unfit(desk.book, after)
    if after != known:
        yield Put(after)
    yield Put(entry)


def _entry(desk: Desk, interview: Interview, met: Met) -> Interaction:
    tz = desk.calendar.tz_of(met.contact)
    return entry_of(met.contact, call_of(desk, interview, met), tz, desk.clock().astimezone(UTC))


def _title(interview: Interview) -> str:
    company, people = one_line(interview.company), interview.people
    where = f" at {company[:_LONGEST_COMPANY]}" if company else ""
    if len(people) == 1:
        return f"{short_name(people[0].contact)}: interview{where}, an e-mail owed"
    return f"Interview{where}: {len(people)} people met, an e-mail owed to each"
