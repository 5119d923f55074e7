"""The card: a briefing in the order one needs it."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from followup_tui.desk.briefing import Briefing
from followup_tui.desk.day import DayEnd
from followup_tui.desk.wording import role_and_company
from followup_tui.domain.contact import Stage
from followup_tui.domain.draft import Draft
from followup_tui.domain.phone import written_out
from followup_tui.domain.text import one_line
from followup_tui.tui.keymap import shown

_LONG_HAUL = 16
_INDENT = 7


class Card(Widget):
    """Who, the number, their time, what was agreed, when to try."""

    briefing: reactive[Briefing | None] = reactive(None)
    day_end: reactive[DayEnd | None] = reactive(None)
    at_hand: reactive[Draft | None] = reactive(None)

    def __init__(self, home_region: str, keymap: Mapping[str, str]) -> None:
        super().__init__(id="card")
        self._keymap = keymap
        self.home_region = home_region

    def watch_briefing(self, briefing: Briefing | None) -> None:
        """Name the person on the border."""
        self.border_title = Content(_title(briefing)) if briefing else ""
        stopped = briefing is not None and briefing.plan.stopped
        long_haul = briefing is not None and briefing.attempt >= _LONG_HAUL and not stopped
        self.border_subtitle = "people were hired after 63 calls" if long_haul else ""

    def render(self) -> Content:
        """The card's lines."""
        if self.briefing is None:
            return self._nobody()
        lines = [_Line(0, self._reach(self.briefing)), *self._story(self.briefing)]
        return _fitted(lines, max(self.size.width, 1), self.size.height)

    def _nobody(self) -> Content:
        day = self.day_end
        lines = [_Line(0, Content(_greeting(day)))]
        if day is not None:
            lines += _told(1, "Today", day.done)
            lines += _told(4, "Talked", day.talked)
            lines += _told(5, "Agreed", day.agreed)
            lines += _told(2, "Next", day.next)
            lines += _told(3, "Owed", day.owed)
            lines += self._waiting(day)
        lines.append(_Line(6, self._ways()))
        return _fitted(lines, max(self.size.width, 1), self.size.height)

    def _waiting(self, day: DayEnd) -> Iterator["_Line"]:
        """Who could be called if something were done first."""
        if day.need_number:
            adds = shown(self._keymap, "contact.number")
            need = "1 needs" if day.need_number == 1 else f"{day.need_number:,} need"
            yield from _told(2, "Wait", f"{need} a number: {adds} adds one")
        if day.leads:
            chooses = shown(self._keymap, "contact.choose")
            leads = "1 lead" if day.leads == 1 else f"{day.leads:,} leads"
            yield from _told(2, "Leads", f"{leads}: {chooses} chooses whom to start on")

    def _ways(self) -> Content:
        find, add, read = (shown(self._keymap, c) for c in ("find", "contact.add", "import"))
        return Content.styled(f"{find} finds anybody, {add} adds, {read} imports", "$quiet")

    def _reach(self, card: Briefing) -> Content:
        there = f"  {card.there:%H:%M} there" if card.there else "  their time unknown"
        guessed = " (zone guessed)" if card.contact.tz_guessed else ""
        attempt = "" if card.plan.stopped else f"  {_attempt(card.attempt)}"
        number, more = self._number(card)
        return Content.assemble(number, there, (f"{guessed}{attempt}{more}", "$quiet"))

    def _number(self, card: Briefing) -> tuple[Content, str]:
        """The number a call goes to, and the keys to their others and to its extension."""
        if card.phone is None:
            return self._no_number(card), ""
        chosen = self.at_hand.number if self.at_hand else ""
        numbers = card.contact.dialable
        phone = next((one for one in numbers if one.e164 == chosen), card.phone)
        more = ""
        if len(numbers) > 1:
            at = f"{numbers.index(phone) + 1} of {len(numbers)}"
            more = f"  {at}, {shown(self._keymap, 'call.number')} other"
        if phone.ext:
            more += f"  {shown(self._keymap, 'call.extension')} extension"
        label = f"{one_line(phone.label)} " if phone.label else ""
        written = written_out(phone, self.home_region)
        return Content.assemble((label, "$quiet"), (written, "bold $text-accent")), more

    def _no_number(self, card: Briefing) -> Content:
        if not card.contact.phones:
            adds = shown(self._keymap, "contact.number")
            return Content.styled(f"no number yet: {adds} adds one", "$text-warning")
        first = card.contact.phones[0]
        why = "somebody else's" if first.wrong else "no number to dial"
        return Content.styled(f"{one_line(first.typed)}: {why}", "$text-warning")

    def _story(self, card: Briefing) -> Iterator["_Line"]:
        if card.plan.stopped:
            stopped = "Asked to stop. No more calls. Respect it."
            yield _Line(0, Content.styled(stopped, "bold $text-error"))
        elif card.plan.no_interest or card.contact.stage in {Stage.LEAD, Stage.CLOSED}:
            follows = shown(self._keymap, "contact.start")
            why = "no longer interested" if card.plan.no_interest else card.contact.stage
            lead = Content.assemble(f"{why}: ", (f"{follows} follows up", "bold"))
            yield _Line(1, lead)
        if card.caution and not card.plan.stopped:
            yield _Line(1, Content.styled(f"! {card.caution}", "$text-warning"))
        if card.annoyed:
            yield _Line(4, Content.styled(card.annoyed, "$text-warning"))
        window = card.entry.window if card.entry else None
        tried = f"{window.hours} {window.name}" if window else ""
        evidence = f"  {card.entry.evidence}" if card.entry and tried else ""
        yield from _told(3, "Next", card.next)
        yield from _told(3, "Owed", card.besides)
        yield from _told(5, "They", card.promise, wraps=True)
        yield from _told(6, "Try", tried, evidence)
        yield from self._to_say(card)
        yield from self._news(card)
        yield from _told(7, "Last", card.last)
        for note in card.earlier:
            yield from _told(10, "Before", note)
        tried = f": {card.tried}" if card.tried else ""
        yield from _told(9, "So far", card.ways, tried)
        if card.hint:
            yield _Line(3, Content.styled(card.hint, "$text-warning"))
        yield from _told(11, "Notes", one_line(card.contact.notes))

    def _to_say(self, card: Briefing) -> Iterator["_Line"]:
        """The words to begin with, and those for a machine; while it rings they come first."""
        say, leave = (1, 2) if self._calling else (4, 13)
        yield from _told(say, "Say", card.to_say.opening, wraps=True)
        yield from _told(leave, "Leave", card.to_say.voicemail, whole=True)

    @property
    def _calling(self) -> bool:
        return self.at_hand is not None and self.at_hand.began is not None

    def watch_at_hand(self) -> None:
        """While it rings there is room for all that is to be said."""
        self.set_class(self._calling, "-calling")

    def _news(self, card: Briefing) -> Iterator["_Line"]:
        """What to tell them, or that there is nothing they have not heard."""
        if card.news:
            told = f"  {shown(self._keymap, 'news.tell')} when told"
            yield from _told(3, "News", card.news, told)
        elif card.wants_news and not card.plan.stopped:
            adds = f"nothing they haven't heard: {shown(self._keymap, 'news')} adds some"
            yield from _told(9, "News", "", adds)


class _Line(msgspec.Struct, frozen=True):
    """A line of the card; those of a high `rank` go first where there is no room.

    One that `wraps` takes the lines it needs before those of a higher rank come in; a `whole` one
    is there with all of its lines, or not at all.
    """

    rank: int
    content: Content
    whole: bool = False
    wraps: bool = False
    indent: int = 0

    def wrapped(self, width: int) -> list[Content]:
        """The line in as many as it takes, the later ones under its words."""
        head, words = self.content[: self.indent], self.content[self.indent :]
        first, *rest = words.wrap(max(width - self.indent, 1)) or [words]
        return [head + first, *(Content(" " * self.indent) + line for line in rest)]


def _told(
    rank: int,
    label: str,
    words: str,
    more: str = "",
    *,
    whole: bool = False,
    wraps: bool = False,
) -> Iterator[_Line]:
    if words or more:
        said = Content.assemble((f"{label:<{_INDENT}}", "$quiet"), words, (more, "$quiet"))
        yield _Line(rank, said, whole, wraps, _INDENT)


def _fitted(lines: Sequence[_Line], width: int, room: int) -> Content:
    """As many lines as there is room for, in their order, wrapped as far as that leaves any."""
    kept: dict[int, list[Content]] = {}
    spare = room
    for at in sorted(range(len(lines)), key=lambda at: lines[at].rank):
        wrapped = lines[at].wrapped(width)
        first = lines[at].whole or (lines[at].wraps and len(wrapped) <= spare)
        cut = wrapped if first else [_cut(lines[at].content, width)]
        if len(cut) <= spare:
            kept[at] = cut
            spare -= len(cut)
    drawn: list[Content] = []
    for at, cut in sorted(kept.items()):
        wrapped = lines[at].wrapped(width)
        fits = len(wrapped) - len(cut) <= spare
        spare -= len(wrapped) - len(cut) if fits else 0
        drawn += wrapped if fits else cut
    return Content("\n").join(drawn)


def _cut(line: Content, width: int) -> Content:
    """The line in one, cut behind a word."""
    if line.cell_length <= width:
        return line
    cut = line.truncate(max(width - 2, 0))
    between = line.plain.startswith(" ", len(cut.plain))
    word = len(cut.plain) if between else cut.plain.rfind(" ")
    kept = cut[:word] if word > width // 2 else cut
    return kept.rstrip(" ,;:–(") + Content(" …")


def _greeting(day: DayEnd | None) -> str:
    if day is None or not (day.done or day.talked or day.next):
        return "Nothing to do today."
    return "That was today. Well done." if day.done or day.talked else "Nothing more today."


def _title(card: Briefing) -> str:
    contact = card.contact
    where = role_and_company(contact)
    return f"{one_line(contact.name)} ─ {where}" if where else one_line(contact.name)


def _attempt(number: int) -> str:
    return f"attempt {number}" if number > 1 else "first call"
