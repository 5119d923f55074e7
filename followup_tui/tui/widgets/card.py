"""The card: a briefing in the order one needs it."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from followup_tui.desk.briefing import Briefing
from followup_tui.desk.wording import day_words
from followup_tui.domain.contact import Stage
from followup_tui.domain.phone import written_out
from followup_tui.domain.text import one_line, plain
from followup_tui.planning.queue import Queue

_LONG_HAUL = 16


class Card(Widget):
    """Who, the number, their time, what was agreed, when to try."""

    briefing: reactive[Briefing | None] = reactive(None)
    queue: reactive[Queue] = reactive(Queue)

    def __init__(self, home_region: str) -> None:
        super().__init__(id="card")
        self._home_region = home_region

    def watch_briefing(self, briefing: Briefing | None) -> None:
        """Name the person on the border."""
        self.border_title = Content(_title(briefing)) if briefing else ""
        long_haul = briefing is not None and briefing.attempt >= _LONG_HAUL
        self.border_subtitle = "people were hired after 63 calls" if long_haul else ""

    def render(self) -> Content:
        """The card's lines."""
        if self.briefing is None:
            return self._nobody()
        lines = [self._reach(self.briefing), *self._story(self.briefing)]
        return Content("\n").join(lines)

    def _nobody(self) -> Content:
        done = len(self.queue.done)
        said = f"That was today: {done} done. Well done." if done else "Nothing to do today."
        lines = [Content(said)]
        if self.queue.next_day is not None:
            day = day_words(self.queue.next_day, self.queue.next_day)
            lines.append(Content(f"Next: {day}, {len(self.queue.ahead)} to call."))
        lines.append(Content.styled("/ finds anybody, a adds somebody", "$quiet"))
        return Content("\n").join(lines)

    def _reach(self, card: Briefing) -> Content:
        parts: list[str | tuple[str, str]] = []
        if card.phone:
            parts.append((written_out(card.phone, self._home_region), "bold $text-accent"))
        elif card.contact.phones:
            parts.append(
                (f"{one_line(card.contact.phones[0].typed)}: not a number to dial", "$text-warning")
            )
        else:
            parts.append(("no number yet: p adds one", "$text-warning"))
        if card.there is None:
            parts.append(("  their time unknown", "$quiet"))
        else:
            guessed = " (zone guessed)" if card.contact.tz_guessed else ""
            parts.append(f"  {card.there:%H:%M} there")
            parts.append((guessed, "$quiet"))
        parts.append((f"  {_attempt(card.attempt)}", "$quiet"))
        return Content.assemble(*parts)

    def _story(self, card: Briefing) -> list[Content]:
        lines = []
        if card.plan.stopped:
            lines.append(
                Content.styled("Asked to stop. No more calls. Respect it.", "bold $text-error")
            )
        elif card.contact.stage in {Stage.LEAD, Stage.CLOSED}:
            lines.append(Content.assemble(f"{card.contact.stage}: ", ("f follows up", "bold")))
        if card.next:
            lines.append(Content.assemble(("Next   ", "$quiet"), card.next))
        if card.promise:
            lines.append(Content.assemble(("They   ", "$quiet"), card.promise))
        if card.last:
            lines.append(Content.assemble(("Last   ", "$quiet"), card.last))
        if card.entry and card.entry.window:
            window = card.entry.window
            said = f"{window.hours} {window.name}"
            lines.append(
                Content.assemble(
                    ("Try    ", "$quiet"), said, (f"  {card.entry.evidence}", "$quiet")
                )
            )
        if card.hint:
            lines.append(Content.styled(card.hint, "$text-warning"))
        if card.contact.notes:
            lines.append(
                Content.assemble(("Notes  ", "$quiet"), " ".join(plain(card.contact.notes).split()))
            )
        return lines


def _title(card: Briefing) -> str:
    contact = card.contact
    where = ", ".join(part for part in (one_line(contact.role), one_line(contact.company)) if part)
    return f"{one_line(contact.name)} ─ {where}" if where else one_line(contact.name)


def _attempt(number: int) -> str:
    return f"attempt {number}" if number > 1 else "first call"
