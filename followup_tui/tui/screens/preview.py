"""What a file would bring, person by person, before anything is taken in."""

import asyncio
from collections.abc import Iterator
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from followup_tui.desk.importing import STOPPED, ImportPlan, Met, Seen
from followup_tui.desk.incoming import MANY, Incoming
from followup_tui.desk.wording import role_and_company
from followup_tui.domain.contact import Contact
from followup_tui.domain.text import one_line
from followup_tui.tui.command_table import in_scope
from followup_tui.tui.commands import Scope
from followup_tui.tui.in_words import sentences
from followup_tui.tui.stated import StatedScreen
from followup_tui.tui.widgets.key_line import KeyLine
from followup_tui.tui.widgets.record_list import RecordList, Row

_FIELDS = {
    "phones": "number",
    "emails": "e-mail",
    "tz": "time zone",
    "url": "web page",
}
_ROW_WIDTH = 12


class Preview(StatedScreen[str]):
    """Answers with "take", "columns" or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [*in_scope(Scope.PREVIEW, Scope.EVERYWHERE)]
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.PREVIEW,)

    def __init__(self, incoming: Incoming) -> None:
        super().__init__()
        self._incoming = incoming
        self._rows = tuple(rows_of(incoming.plan))
        self._by_key = {row.key: row for row in self._rows if row.key}

    def compose(self) -> ComposeResult:
        """How many are new, known and left out; then each of them; then one of them in full."""
        plan = self._incoming.plan
        with Vertical(classes="page") as box:
            box.border_title = Content(f"{self._incoming.name} ─ {plan.files[0].format}")
            yield Static(Content(counted(self._incoming)), id="how")
            yield RecordList(lead_width=_ROW_WIDTH, tail_first=True, id="people")
            yield Static(classes="echo", id="whole")
        yield KeyLine()

    def on_mount(self) -> None:
        """Start in the list."""
        people = self.query_one(RecordList)
        people.set_rows(self._rows)
        people.focus()

    def where(self) -> str:
        """The row that is highlighted, and the group it stands in."""
        people = self.query_one(RecordList)
        above = [row.body for row in self._rows[: people.place] if row.is_heading]
        row = f"{above[-1].capitalize()}. {people.in_words}" if above else people.in_words
        return sentences(f"What {self._incoming.name} holds", row)

    @on(RecordList.Highlighted)
    def _show_whole(self, event: RecordList.Highlighted) -> None:
        event.stop()
        row = self._by_key.get(event.key)
        words = " · ".join(filter(None, (row.lead, row.body, row.tail))) if row else ""
        self.query_one("#whole", Static).update(Content(words))

    async def action_take(self) -> None:
        """Take them in; where they are many that takes a while, and it is said before."""
        if len(self._incoming.plan.changes) >= MANY:
            self.query_one("#how", Static).update("Taking them in …")
            said = asyncio.Event()
            self.call_after_refresh(said.set)
            await said.wait()
        self.dismiss("take")

    def action_columns(self) -> None:
        """Say what the columns are."""
        self.dismiss("columns")

    def action_group(self, by: int) -> None:
        """Go to the first row of the next group, round and round."""
        people = self.query_one(RecordList)
        firsts = [
            below.key
            for above, below in zip(self._rows, self._rows[1:], strict=False)
            if above.is_heading
        ]
        if not firsts:
            return
        keys = [row.key for row in self._rows]
        here = keys.index(people.highlighted)
        group = sum(keys.index(first) <= here for first in firsts) - 1
        people.highlighted = firsts[(group + by) % len(firsts)]


def counted(incoming: Incoming) -> str:
    """How many people of the file are new, known, and left out, and what happens next."""
    plan, report = incoming.plan, incoming.plan.files[0]
    parts = [f"{report.new:,} new", f"{report.known:,} known"]
    if plan.filled:
        parts.append(f"{plan.filled:,} of them with something added")
    if report.again:
        parts.append(f"{report.again:,} more than once")
    parts.append(f"{len(report.refused):,} left out")
    said = " · ".join(parts)
    if report.unused:
        said += f"\nNot used: {', '.join(report.unused)}."
    if not plan.changes:
        return f"{said}\nNothing in it is new: everybody is here already."
    said += "\nenter takes them in as leads; u would undo it all."
    new = {one.uid for one in report.seen if one.met is Met.NEW}
    coming = _contacts(plan)
    without = sum(uid in new and not contact.dialable for uid, contact in coming.items())
    if without:
        have = "1 has" if without == 1 else f"{without:,} have"
        said += f"\n{have} no number yet: you are asked for it when you start on them."
    return said


def rows_of(plan: ImportPlan) -> Iterator[Row]:
    """Everybody in the first file, those first that something is to be said about."""
    report = plan.files[0]
    coming = _contacts(plan)
    told: dict[tuple[str, int], list[str]] = {}
    for remark in report.remarks:
        told.setdefault((remark.kind, remark.row), []).append(remark.text)
    stopped = [one for one in report.seen if STOPPED in told.get((one.kind, one.row), ())]
    left = {id(one) for one in stopped}
    others = [one for one in report.seen if id(one) not in left]
    yield from _group(
        "LEFT OUT",
        [
            Row(f"r{at}", one_line(said.text), lead=f"{said.kind} {said.row}")
            for at, said in enumerate(report.refused)
        ],
    )
    yield from _group("ASKED TO STOP, LEFT AS THEY ARE", map(_row, stopped))
    named = {(one.kind, one.row): one for one in report.seen}
    worth = (
        Row(f"w{at}", f"{_name(named.get((said.kind, said.row)))}{one_line(said.text)}",
            lead=f"{said.kind} {said.row}")
        for at, said in enumerate(report.remarks) if said.text != STOPPED
    )  # fmt: skip
    yield from _group("WORTH A LOOK", worth)
    full = (one for one in others if one.met is not Met.NEW and one.adds)
    yield from _group("SOMETHING ADDED", map(_row, full))
    new = (_new(one, coming.get(one.uid)) for one in others if one.met is Met.NEW)
    yield from _group("NEW", new)
    known = (one for one in others if one.met is Met.KNOWN and not one.adds)
    yield from _group("KNOWN, NOTHING TO ADD", map(_row, known))
    again = (one for one in others if one.met is Met.AGAIN and not one.adds)
    yield from _group("ONCE MORE IN THE FILE", map(_row, again))


def _contacts(plan: ImportPlan) -> dict[str, Contact]:
    """The contacts that would be written, by uid."""
    return {put.record.uid: put.record for put in plan.changes if isinstance(put.record, Contact)}


def _group(title: str, rows: Iterator[Row] | list[Row]) -> Iterator[Row]:
    found = list(rows)
    if found:
        yield Row("", f"{title} · {len(found):,}")
        yield from found


def _row(seen: Seen) -> Row:
    adds = ", ".join(_FIELDS.get(name, name) for name in seen.adds)
    by = f"by {seen.by}" if seen.by else ""
    tail = ": ".join(filter(None, (by, f"adds {adds}" if adds else "")))
    return Row(f"{seen.kind} {seen.row}", one_line(seen.name), f"{seen.kind} {seen.row}", tail)


def _new(seen: Seen, contact: Contact | None) -> Row:
    if contact is None:
        return _row(seen)
    number = "" if contact.dialable else "no number"
    tail = " · ".join(filter(None, (number, role_and_company(contact))))
    return replace(_row(seen), tail=tail)


def _name(seen: Seen | None) -> str:
    return f"{one_line(seen.name)}: " if seen else ""
