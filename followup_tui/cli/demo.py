"""Sample data for `--demo`, tests and screenshots: a search in full swing, on a Monday at 10:30.

Everybody here is made up, and so is every company; the phone numbers are those that numbering
plans reserve for fiction. Who stands in for Tokyo and Amsterdam, where none are reserved, has a
London number.
"""

import re
from datetime import date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

import msgspec

from followup_tui.desk.settings import You
from followup_tui.domain.book import Book, Record
from followup_tui.domain.contact import Contact, Snooze, Stage
from followup_tui.domain.interaction import (
    ATTEMPTS,
    Channel,
    Commitment,
    CommitmentKind,
    Interaction,
    Outcome,
)
from followup_tui.domain.news import News
from followup_tui.domain.phone import Phone, read_phone
from followup_tui.planning.zones import moment

DEMO_START = datetime(2026, 11, 23, 10, 30, tzinfo=ZoneInfo("America/New_York"))
"""The Monday of Thanksgiving week on which the demo opens."""

DEMO_YOU = You(name="Robin Vale", zone="America/New_York", region="US", phone="212 555 0177")
"""Who makes the demo's calls."""

_PEOPLE = """
Dana Whitfield | Head of Talent | Larkspur Capital | +1 212 555 0188 | New York | active | finance
  # Sam is her assistant and likes to be asked how the marathon training goes.
  80 10:00 applied (their website)  Senior analyst: reference LC-204
  76 09:20 no_answer ; 75 13:10 no_answer ; 74 16:15 voicemail  Name, number, one sentence.
  68 09:05 voicemail  Said I know it is results season. ; 61 13:20 no_answer ; 60 16:40 busy
  59 11:30 gatekeeper  Sam answered, and was lovely. Mornings are meetings.
  52 13:05 voicemail  Kept it under thirty seconds.
  45 13:30 talked  Liked the Ridgeway project. No opening before the new budget.
  41 10:10 voicemail  Sent the one-pager she asked about.
  34 14:20 gatekeeper  Sam: she is in Boston all week.
  27 11:10 voicemail ; 20 13:45 gatekeeper  Sam wished me luck; I wished him a good long run.
  13 09:15 no_answer
  6 16:05 they_called  From the train!  > agreed 0 10:30: will know after the offsite
  4 09:12 voicemail  Left word with Sam that Monday half past ten stands.
Priya Raman | Engineering Manager | Tidewater Health | +1 312 555 0142 | Chicago | active | referral
  # Omar gave me her name. She answers fast when she can and says so when she can't.
  20 08:40 voicemail ; 13 13:15 no_answer ; 11 15:20 voicemail  Mentioned Omar.
  5 15:10 talked  Warm. The panel votes this week.  > promised -3: I'll ring you Friday, promise
Tomasz Zieliński | VP Operations | Brightwater Logistics | +1 617 555 0119 | New York | active | ops
  25 08:30 voicemail ; 18 13:40 voicemail  Congratulated him on the new depot.
  11 16:20 gatekeeper  Ines will put a note on his desk. Thanked her by name.
Gloria Mensah | Director of Recruiting | Halcyon Foods | +1 404 555 0163 | New York | active | food
  17 13:00 voicemail  Easy tone, no hurry.
  10 16:10 no_answer
  5 08:50 talked  Mid-sentence in a review.  > suggested 0 09:00 morning: try me Monday morning
Omar Adeyemi | Head of Platform | Ridgeline Robotics | +1 303 555 0127 | Denver | active | robotics
  21 13:05 voicemail  Introduced myself. ; 14 14:20 voicemail  Told him Priya's team says hello.
  7 13:30 voicemail  Still smiling. Third message, same good cheer.
Luis Ortega-Peña | CTO | Mesa Verde Energy | +1 505 555 0175 | Denver | active | energy
  20 08:10 talked  Curious about the battery work; asked for a page on it. > promised -13
  13 08:25 talked  Read it on the bus. Liked the second half better than the first.
  12 11:00 emailed  The page again, second half first.
  3 08:20 talked  Board meets Monday; nothing agreed. I'll try him again after.
Katrin Sørensen | People Partner | Nordlicht Software | +49 30 23125 014 | Berlin | active | remote
  10 08:30 voicemail  In German, slowly. It went fine.
  3 13:10 no_answer
Ben Okafor | Hiring Manager | Pier 9 Media | +1 646 555 0154 | New York | active | media
  24 08:40 voicemail  Loved the harbour series, told his mailbox so.
  17 09:00 emailed  The three ideas. ; 10 14:00 emailed  A fourth. ; 4 11:20 emailed  Clips.
Mei Tanaka | Talent Lead | Corvid Analytics | +1 332 555 0131 | New York | active | first choice
  24 11:00 applied (through Priya)  Data product lead
  21 13:05 voicemail ; 14 08:30 voicemail  Offered two times that suit me, asked for hers.
  7 13:20 voicemail  Said I'd try again in a week, and that I look forward to it.
Walter Brandt | COO | Prairie Rail | +1 773 555 0108 | Chicago | active | ops
  19 15:40 voicemail ; 11 09:10 gatekeeper  Joan runs the place. She found me a slot.
  6 13:10 talked  Twenty good minutes on timetables.  > agreed 0 14:00: bring the depot numbers
佐藤 健 (Ken Satō) | Country Manager | Aldgate Systems | +44 20 7946 0281 | Tokyo | active | japan
  # Through the London switchboard, who put me on to Tokyo. Eight in the evening here is ten there.
  13 09:30 no_answer ; 12 13:20 voicemail  Apologised for my Japanese. He laughed, I hear.
  3 10:15 talked  Kind and precise. Will look at the two profiles.
Annelise Dupré | Recruiter | Wren & Sable | +44 20 7946 0147 | London | active | agency, network
Jordan Blake | Head of People | Copperline Solar | +1 415 555 0136 | Los Angeles | active | energy
Ruth Varga | Research Director | Fernhill Institute | +1 718 555 0170 | New York | active | science
  31 09:00 voicemail ; 24 16:30 talked  Invited me in. I hung up and danced.
  3 14:00 met (their library)  The tidal model, for two hours.  > promised 2: you hear by Wednesday
Gideon Park | Lab Manager | Fernhill Institute | +1 718 555 0171 | New York | active | science
  3 14:00 met (their library)  How his lab shares its data.  > promised 2: Ruth will tell me
Leonor Baptista | People Lead | Osier Paper | +1 718 555 0172 | New York | active | ops
  4 11:00 met- (the mill)  The paper machines, and her kayak.
Samir Haddad | Chief of Staff | Ashgrove Bank | +44 20 7946 0533 | London | active | finance
  14 11:00 voicemail ; 7 13:15 voicemail  Wished him luck with the audit.
  0 95m voicemail  Audit is over, says his greeting. Said congratulations.
Claire Fontaine | Managing Editor | Quillwork Press | +1 917 555 0114 | New York | active | media
  6 10:00 emailed  Three clips and a thank-you.
  0 60m no_answer
Marcus Bell | Regional Director | Delmar Freight | +1 314 555 0199 | Chicago | active | ops
  21 13:10 voicemail ; 10 16:00 talked  Busy, but said the CV was on top of the pile.
  0 25m talked  Had it open in front of him!  > agreed 8 09:30: Tuesday, with Jo from finance
Eleni Papadaki | Principal | Stonebridge Partners | +1 857 555 0122 | New York | active | finance
  11 08:15 voicemail ; 4 13:30 voicemail  Wished her a good Thanksgiving.
Noah Lindqvist | Studio Head | Palisade Games | +1 310 555 0157 | Los Angeles | active | games
  11 16:10 voicemail ; 5 13:20 voicemail  Two lines about the level editor, then out.
Greg Tillman | Site Lead | Basin Water | +1 720 555 0181 | Denver | active | energy
  6 08:20 no_answer ; 5 13:10 busy ; 4 14:30 no_answer
Sofia Marchetti | Creative Director | Olive & Ash | +1 212 555 0110 | New York | active | media
  10 15:00 emailed  The portfolio, the short one.
  6 11:20 wrote_back  Loves the ferry posters.  > suggested 8 14:00 afternoon: after the holiday
Jürgen Weiß | Abteilungsleiter | Kranich Optik | +49 30 23125 077 | Berlin | active | optics
  19 09:10 voicemail
  5 16:30 talked  He asks the works council first.  > promised 7: I'll know by Monday
Nadia Rahman | VP Product | Seacliff Maps | +1 213 555 0144 | Los Angeles | active | first choice
  25 08:10 voicemail ; 18 16:15 talked  Sent her the transit prototype.
  6 11:00 they_called  She has tried it!  > agreed 2 11:00: with the whole map team
Victor Lang | Purchasing | Harrow Tools | +1 216 555 0103 | New York | active | ops
  11 16:00 voicemail  Nice greeting, made me laugh.
  snoozed 2
Sanne de Vries | Talent Partner | Noordkade | +44 20 7946 0619 | Amsterdam | active | remote
  21 13:15 voicemail  Congratulated her on the launch.
  14 09:20 gatekeeper!  They have had enough of me this month, says her desk. Apologised.
Tasha Greene | Dean of Students | Alder College | +1 206 555 0166 | Los Angeles | active | education
  1 18:00 applied (their portal)  Programme coordinator
Imani Brooks | Founder | Tallow Street Bakery | | Chicago | active | food
  4 10:00 emailed  Asked for a number I may ring.
Peter Novák | Dispatcher | Gray Harbor Lines | +1 503 555 0152 | Los Angeles | active | ops
  6 13:00 wrong_number  A patient lady who gets his calls all day. Apologised.
Lars Eriksen | Head of Data | Fjordkraft Labs | +44 20 7946 0844 | London | lead | data
Camila Reyes | Operations Lead | Sonora Freight | +1 602 555 0177 | Denver | lead | ops, referral
Yuki Arai | Design Manager | Little Kite | +1 628 555 0120 | Los Angeles | lead | design
Howard Pell | Partner | Pell & Strand | +1 202 555 0150 | New York | active | law
  20 09:00 voicemail ; 13 09:40 stop  Asked me not to call again. Said of course, and sorry.
Miriam Katz | HR Director | Elmwood Clinics | +1 267 555 0191 | New York | closed | health
  45 13:20 voicemail ; 38 16:05 talked  They hired from inside. She told me herself; I thanked her.
Deborah Lin | Editor | Harbor Review | +1 415 555 0185 | Los Angeles | keep_in_touch | media
  40 11:00 met  Second of two. She said I made it hard for them. ; 39 09:00 emailed  Thank you.
  10 13:10 talked  Told her about the prize. She cheered.
André Silva | Lab Manager | Coral Bio | +1 305 555 0129 | New York | keep_in_touch | science
  53 15:00 met  Not hired, but walked me to the door. ; 52 10:00 emailed  Thank you.
  17 16:20 voicemail  Asked after the new microscope.
Fiona MacLeod | Festival Director | Leith Lights | +44 20 7946 0925 | London | keep_in_touch | arts
  19 13:25 talked  Next year's call opens in February. She will think of me.
"""
"""The card of each person, then their history: days ago, time there, what (where, or how), note.
Of an application the note begins with the position.

After `>` what was agreed: a day from today, a time, a part of day, and the words. `#` is a note on
the card; `0 25m` is 25 minutes ago; `snoozed 2` puts the call off to the day after tomorrow,
`gatekeeper!` says that they were annoyed, and `met-` that the user is no longer interested.
"""

_NEWS = (
    (9, "The harbour data project won the city's open-data prize", ("Deborah Lin",)),
    (33, "Finished the certificate in transport planning", ("Walter Brandt", "Fiona MacLeod")),
)

_ZONES = {
    "New York": "America/New_York",
    "Chicago": "America/Chicago",
    "Denver": "America/Denver",
    "Los Angeles": "America/Los_Angeles",
    "London": "Europe/London",
    "Amsterdam": "Europe/Amsterdam",
    "Berlin": "Europe/Berlin",
    "Tokyo": "Asia/Tokyo",
}
_WRITTEN = {
    "applied": (Channel.APPLICATION, Outcome.SENT),
    "emailed": (Channel.EMAIL, Outcome.SENT),
    "wrote_back": (Channel.EMAIL, Outcome.REPLIED),
    "met": (Channel.MEETING, Outcome.MET),
}
_AGREED = {
    "agreed": CommitmentKind.APPOINTMENT,
    "suggested": CommitmentKind.SUGGESTION,
    "promised": CommitmentKind.PROMISE,
}
_ENTRY = re.compile(
    r"(\d+) (?:(\d+)m|(\d\d:\d\d)) (\w+)([!-]?)(?: \(([^)]+)\))?(?:  ([^>]+?))?(?: +> (.+))?"
)
_COMMITMENT = re.compile(r"(\w+) (-?\d+)(?: (\d\d:\d\d))?(?: ([a-z ]+))?(?:: (.+))?")


def demo_book(now: datetime) -> Book:
    """The sample data as of `now` (an aware instant); full at `DEMO_START` and its weekday."""
    records: list[Record] = []
    for block in re.split(r"\n(?=\S)", _PEOPLE.strip()):
        records += _person(block.splitlines(), now)
    for days, text, heard in _NEWS:
        told = tuple(_uid(name) for name in heard)
        at = now - timedelta(days=days)
        records.append(News(uid=_uid(text), at=_utc(at), text=text, heard_by=told))
    return Book.of(records)


def _person(block: list[str], now: datetime) -> list[Record]:
    name, role, company, number, city, stage, tags = (part.strip() for part in block[0].split("|"))
    lines = [line.strip() for line in block[1:]]
    past = " ; ".join(line for line in lines if line[0].isdigit()).split(" ; ")
    phone = read_phone(number) if number else None
    history = [
        _interaction(_uid(name), text, nth, _ZONES[city], phone, now)
        for nth, text in enumerate(past)
        if text
    ]
    if phone and history and history[-1].outcome is Outcome.WRONG_NUMBER:
        phone = msgspec.structs.replace(phone, wrong=True)
    put_off = next((int(line.split()[1]) for line in lines if line.startswith("snoozed")), 0)
    until = Snooze(until=_day(now, put_off), made=_utc(now - timedelta(days=1)))
    first = history[0].at if history else _utc(now)
    slug, firm = (re.sub(r"\W+", ".", word.casefold()).strip(".") for word in (name, company))
    card = Contact(
        uid=_uid(name),
        name=name,
        company=company,
        role=role,
        phones=(phone,) if phone else (),
        emails=(f"{slug}@{firm.replace('.', '-')}.example",) if slug.isascii() else (),
        tz=_ZONES[city],
        stage=Stage(stage),
        tags=tuple(tag.strip() for tag in tags.split(",")),
        notes=" ".join(line[2:] for line in lines if line.startswith("#")),
        snooze=until if put_off else None,
        added=first - timedelta(days=2),
    )
    return [card, *history]


def _interaction(
    contact: str, text: str, nth: int, tz: str, phone: Phone | None, now: datetime
) -> Interaction:
    if (found := _ENTRY.fullmatch(text.strip())) is None:
        raise ValueError(f"can't read {text!r}")
    days, minutes, clock, what, mark, place, note, agreed = found.groups()
    position = ""
    if what == "applied":
        position, _, note = note.partition(": ")
    by_phone = what not in _WRITTEN
    channel, outcome = _WRITTEN[what] if not by_phone else (Channel.PHONE, Outcome(what))
    if minutes:
        at = _utc(now - timedelta(minutes=int(minutes)))
    else:
        at = moment(_day(now, -int(days)), time.fromisoformat(clock), tz)
    return Interaction(
        uid=_uid(f"{contact}/{nth}"),
        contact=contact,
        at=at,
        tz=tz,
        channel=channel,
        outcome=outcome,
        note=note or "",
        place=place or "",
        position=position,
        commitment=_commitment(agreed, tz, now) if agreed else None,
        seconds=20 + 6 * len(note) if note and by_phone else None,
        number=phone.e164 if phone and outcome in ATTEMPTS | {Outcome.WRONG_NUMBER} else "",
        annoyed=mark == "!",
        no_interest=mark == "-",
    )


def _commitment(text: str, tz: str, now: datetime) -> Commitment:
    if (found := _COMMITMENT.fullmatch(text)) is None:
        raise ValueError(f"can't read {text!r}")
    kind, days, clock, part, words = found.groups()
    return Commitment(
        kind=_AGREED[kind],
        day=_day(now, int(days)),
        time=time.fromisoformat(clock) if clock else None,
        part=part or "",
        tz=tz,
        words=words or "",
    )


def _day(now: datetime, days: int) -> date:
    return now.date() + timedelta(days=days)


def _utc(at: datetime) -> datetime:
    return at.astimezone(ZoneInfo("UTC"))


def _uid(of: str) -> str:
    return uuid5(NAMESPACE_URL, f"followup-tui/demo/{of}").hex
