"""Days, times and outcomes in the words a person would use; for the screen and the shell alike."""

from datetime import date, datetime

from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import Channel, Commitment, Hint, Interaction, Outcome
from followup_tui.domain.text import one_line
from followup_tui.planning.followup import FollowUp, Kind
from followup_tui.planning.placing import Group
from followup_tui.planning.zones import city_of, local, moment

_NAME_LENGTH = 40
_A_WEEK, _A_MONTH, _A_YEAR = 7, 30.44, 365.25
_IN_DAYS, _IN_WEEKS, _IN_MONTHS = 10, 59, 18
_TO_TRY = {"try", "call", "ring", "phone"}

ANNOYED = "they were annoyed"

OUTCOME_WORDS: dict[Outcome, str] = {
    Outcome.NO_ANSWER: "no answer",
    Outcome.BUSY: "busy",
    Outcome.VOICEMAIL: "voicemail",
    Outcome.GATEKEEPER: "gatekeeper",
    Outcome.TALKED: "talked",
    Outcome.THEY_CALLED: "they called",
    Outcome.WRONG_NUMBER: "wrong number",
    Outcome.STOP: "asked to stop",
    Outcome.SENT: "sent",
    Outcome.REPLIED: "they replied",
    Outcome.MET: "met",
    Outcome.RESCHEDULED: "new time agreed",
    Outcome.STOP_LIFTED: "stop lifted",
}

CHANNEL_NOUNS: dict[Channel, str] = {
    Channel.PHONE: "call",
    Channel.EMAIL: "e-mail",
    Channel.MEETING: "meeting",
    Channel.MESSAGE: "message",
    Channel.APPLICATION: "application",
}

GROUP_WORDS: dict[Group, str] = {
    Group.NOW: "NOW",
    Group.GOOD_TIME_NOW: "GOOD TIME NOW",
    Group.LATER_TODAY: "LATER TODAY",
    Group.FIRST_CALLS: "FIRST CALLS",
    Group.EMAILS_OWED: "E-MAILS OWED",
}


def short_name(contact: Contact) -> str:
    """A contact's name for a sentence, cut where it would leave no room for the rest."""
    name = one_line(contact.name)
    return name if len(name) <= _NAME_LENGTH else f"{name[: _NAME_LENGTH - 1]}…"


def role_and_company(contact: Contact) -> str:
    """What somebody is, and where: "Head of Talent, Larkspur"; empty where neither is known."""
    said = (one_line(contact.role), one_line(contact.company))
    return ", ".join(part for part in said if part)


def day_words(day: date, today: date) -> str:
    """A day as one says it: "Tue 24 Nov", with the year when it is not this one's."""
    said = f"{day:%a} {day.day} {day:%b}"
    return said if day.year == today.year else f"{said} {day.year}"


def relative_day(day: date, today: date) -> str:
    """How far off a day is: "today", "tomorrow", "in 3 days", "2 days ago"."""
    away = (day - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    if away in near:
        return near[away]
    return f"in {away} days" if away > 0 else f"{-away} days ago"


def span(days: int) -> str:
    """So many days as a person would round them: "a week", "9 days", "6 weeks", "1½ years"."""
    if days == _A_WEEK:
        return "a week"
    if days <= _IN_DAYS:
        return "a day" if days == 1 else f"{days} days"
    if days <= _IN_WEEKS:
        return f"{max(round(days / _A_WEEK), 2)} weeks"
    months = round(days / _A_MONTH)
    if months < _IN_MONTHS:
        return "a year" if round(days / _A_YEAR, 1) == 1 else f"{months} months"
    years, half = divmod(round(days / _A_YEAR * 2), 2)
    return f"{years}{'½' * half} years"


def ago(day: date, today: date) -> str:
    """How long ago a day was: "yesterday", "4 days ago", "6 weeks ago"."""
    away = (today - day).days
    return relative_day(day, today) if away < _A_WEEK else f"{span(away)} ago"


def counted(number: int, what: str, several: str = "") -> str:
    """So many of something: "1 call", "2,000 entries"; `several` where no s makes it."""
    return f"1 {what}" if number == 1 else f"{number:,} {several or f'{what}s'}"


def ordinal(number: int) -> str:
    """A number that counts: "1st", "22nd", "13th"."""
    teens = range(11, 14)
    end = "th" if number % 100 in teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{end}"


def due_words(follow_up: FollowUp, now: datetime, home_tz: str = "") -> str:
    """When a follow-up is due, on the contact's clock: "Tue 24 Nov 15:00", "Tue 10 Nov, late".

    Where the user's clock in `home_tz` shows another time then, both are said, and its day where
    that is another. Of what is late only after some day, that one: "by Mon 23 Nov".
    """
    return f"{_due(follow_up, now, home_tz)}{_late(follow_up, now)}"


def due_day(follow_up: FollowUp, now: datetime) -> str:
    """The day of `due_words` alone, and whether it has passed: "Tue 10 Nov, late"."""
    said = day_words(follow_up.by or follow_up.day, local(now, follow_up.tz).date())
    return f"{said}{_late(follow_up, now)}"


def _due(follow_up: FollowUp, now: datetime, home_tz: str) -> str:
    today = local(now, follow_up.tz).date()
    if follow_up.by is not None:
        return f"by {day_words(follow_up.by, today)}"
    said = day_words(follow_up.day, today)
    due = follow_up.due
    if not isinstance(due, datetime):
        return said
    said = f"{said} {due:%H:%M}"
    yours = local(due, home_tz) if home_tz else due
    if yours.utcoffset() == due.utcoffset():
        return said
    return f"{said} there, {beside(yours, due.date(), today)} yours"


def _late(follow_up: FollowUp, now: datetime) -> str:
    """That its day has passed where the contact is; it was theirs to expect where they named it."""
    if (follow_up.by or follow_up.day) >= local(now, follow_up.tz).date():
        return ""
    return ", overdue" if follow_up.named else ", late"


def beside(at: datetime, day: date, today: date) -> str:
    """A time said after one of that `day` on another clock: with its own day where that differs."""
    own = "" if at.date() == day else f"{day_words(at.date(), today)} "
    return f"{own}{at:%H:%M}"


def follow_up_words(follow_up: FollowUp, now: datetime, home_tz: str = "") -> str:
    """A follow-up in one line: what, when, why, and why not another day."""
    what = "call" if follow_up.kind is Kind.CALL else "e-mail"
    despite = ", though they were annoyed" if follow_up.annoyed and follow_up.named else ""
    moved = f" ({follow_up.moved})" if follow_up.moved else ""
    return f"{what} {due_words(follow_up, now, home_tz)}: {follow_up.why}{despite}{moved}"


def commitment_words(agreed: Commitment, today: date, tz: str = "") -> str:
    """What was agreed: "agreed Tue 24 Nov 15:00", "promised by Fri 27 Nov".

    The clock is named where it is not the contact's, which is that of `tz`: "09:00 Berlin time".
    """
    said = {"appointment": "agreed", "suggestion": "suggested", "promise": "promised"}[agreed.kind]
    if agreed.day is None:
        return f"{said} to get back"
    by = " by" if agreed.kind == "promise" else ""
    clock = f" {city_of(agreed.tz)} time" if tz and not is_on_the_clock_of(tz, agreed) else ""
    return f"{said}{by} {agreed_for(agreed, today)}{clock}"


def is_on_the_clock_of(tz: str, agreed: Commitment) -> bool:
    """Whether the time of a commitment, if it has one, is what the clock of a zone shows then.

    It is not where a contact has moved since, or it was agreed on somebody else's clock.
    """
    if agreed.day is None or agreed.time is None or not agreed.tz:
        return True
    at = moment(agreed.day, agreed.time, agreed.tz)
    return local(at, tz).utcoffset() == local(at, agreed.tz).utcoffset()


def hint_words(hint: Hint) -> str:
    """When they said to try, in their words: "try after four", "call me after lunch"."""
    said = one_line(hint.words)
    return said if said.casefold().split(" ")[0] in _TO_TRY else f"try {said}"


def agreed_for(agreed: Commitment, today: date) -> str:
    """The day and time of a commitment: "Tue 24 Nov 15:00"; empty without a day."""
    if agreed.day is None:
        return ""
    when = agreed.part or (f"{agreed.time:%H:%M}" if agreed.time else "")
    return f"{day_words(agreed.day, today)} {when}".rstrip()


def happened(entry: Interaction) -> str:
    """What an interaction was: "voicemail", "e-mail sent", "application sent"."""
    said = OUTCOME_WORDS[entry.outcome]
    channels = {Channel.EMAIL: "e-mail", Channel.APPLICATION: "application"}
    if entry.outcome is Outcome.SENT:
        return f"{channels.get(entry.channel, 'message')} {said}"
    return said


def matter(entry: Interaction) -> str:
    """What it was about, as far as that is known: "Data lead, Client Corp", "at Client Corp"."""
    position, company = one_line(entry.position), one_line(entry.company)
    if not position:
        return f"at {company}" if company else ""
    return f"{position}, {company}" if company else position


def asides(entry: Interaction) -> list[str]:
    """What is good to know of an entry: where, how long, whether hidden."""
    known = {
        one_line(entry.place): bool(entry.place),
        f"{max(round((entry.seconds or 0) / 60), 1)} min": bool(entry.seconds),
        "number hidden": entry.hidden,
    }
    return [words for words, so in known.items() if so]


def spoken_day(day: date, today: date) -> str:
    """A day as one says it: "yesterday", "on Thursday", "on Monday the 16th", "tomorrow"."""
    away = (day - today).days
    if abs(away) < _A_WEEK:
        return {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(away, f"on {day:%A}")
    month = "" if (day.year, day.month) == (today.year, today.month) else f" of {day:%B}"
    return f"on {day:%A} the {ordinal(day.day)}{month}"
