"""The card: a briefing in the order one needs it."""

from collections.abc import Iterator, Mapping

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from followup_tui.desk.briefing import Briefing
from followup_tui.desk.wording import day_words
from followup_tui.domain.contact import Stage
from followup_tui.domain.phone import written_out
from followup_tui.domain.text import one_line
from followup_tui.planning.queue import Queue
from followup_tui.tui.keymap import shown

_LONG_HAUL = 16
_ROOMY = 6


class Card(Widget):
    """Who, the number, their time, what was agreed, when to try."""

    briefing: reactive[Briefing | None] = reactive(None)
    queue: reactive[Queue] = reactive(Queue)

    def __init__(self, home_region: str, keymap: Mapping[str, str]) -> None:
        super().__init__(id="card")
        self._keymap = keymap
        self._home_region = home_region

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
        lines = [self._reach(self.briefing), *self._story(self.briefing)]
        if self.size.height < _ROOMY:
            lines = [line.truncate(self.size.width, ellipsis=True) for line in lines]
        return Content("\n").join(lines)

    def _nobody(self) -> Content:
        done = len(self.queue.done)
        said = f"That was today: {done} done. Well done." if done else "Nothing to do today."
        lines = [Content(said)]
        if self.queue.next_day is not None:
            day = day_words(self.queue.next_day, self.queue.next_day)
            lines.append(Content(f"Next: {day}, {len(self.queue.ahead)} to call."))
        lines.append(Content.styled(self._ways(), "$quiet"))
        return Content("\n").join(lines)

    def _ways(self) -> str:
        find, add, read = (shown(self._keymap, c) for c in ("find", "contact.add", "import"))
        return f"{find} finds anybody, {add} adds somebody, {read} imports an address book"

    def _reach(self, card: Briefing) -> Content:
        there = f"  {card.there:%H:%M} there" if card.there else "  their time unknown"
        guessed = " (zone guessed)" if card.contact.tz_guessed else ""
        attempt = "" if card.plan.stopped else f"  {_attempt(card.attempt)}"
        return Content.assemble(self._number(card), there, (f"{guessed}{attempt}", "$quiet"))

    def _number(self, card: Briefing) -> Content:
        if card.phone:
            written = written_out(card.phone, self._home_region)
            return Content.styled(written, "bold $text-accent")
        if not card.contact.phones:
            adds = shown(self._keymap, "contact.number")
            return Content.styled(f"no number yet: {adds} adds one", "$text-warning")
        first = card.contact.phones[0]
        why = "somebody else's" if first.wrong else "no number to dial"
        return Content.styled(f"{one_line(first.typed)}: {why}", "$text-warning")

    def _story(self, card: Briefing) -> Iterator[Content]:
        if card.plan.stopped:
            yield Content.styled("Asked to stop. No more calls. Respect it.", "bold $text-error")
        elif card.contact.stage in {Stage.LEAD, Stage.CLOSED}:
            follows = shown(self._keymap, "contact.start")
            yield Content.assemble(f"{card.contact.stage}: ", (f"{follows} follows up", "bold"))
        window = card.entry.window if card.entry else None
        told = {
            "Next": card.next,
            "They": card.promise,
            "Try": f"{window.hours} {window.name}" if window else "",
            "Last": card.last,
        }
        for label, words in told.items():
            if words:
                evidence = f"  {card.entry.evidence}" if label == "Try" and card.entry else ""
                yield Content.assemble((f"{label:<7}", "$quiet"), words, (evidence, "$quiet"))
        if card.hint:
            yield Content.styled(card.hint, "$text-warning")
        if card.contact.notes:
            yield Content.assemble(("Notes  ", "$quiet"), one_line(card.contact.notes))


def _title(card: Briefing) -> str:
    contact = card.contact
    where = ", ".join(part for part in (one_line(contact.role), one_line(contact.company)) if part)
    return f"{one_line(contact.name)} ─ {where}" if where else one_line(contact.name)


def _attempt(number: int) -> str:
    return f"attempt {number}" if number > 1 else "first call"
