"""Several lines of one kind: as many as are filled, and an empty one below them."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from followup_tui.desk.editing import NumberLine
from followup_tui.tui.widgets.contact.field import Field


class Line(Field):
    """One of them; without a remark while it is empty.

    `wrong` is the number on it that is marked as somebody else's.
    """

    def __init__(
        self, label: str, value: str, placeholder: str, wrong: str = "", *, called: str = ""
    ) -> None:
        super().__init__(label, value, placeholder=placeholder, remarks=bool(value), called=called)
        self.wrong = wrong


class Lines(Vertical):
    """The lines of one field, with a label before the first."""

    DEFAULT_CSS = """
    Lines { height: auto; }
    """

    def __init__(
        self, label: str, values: Sequence[NumberLine], example: str, another: str
    ) -> None:
        super().__init__()
        self._label = label
        self._values = values
        self._example = example
        self._another = another

    def compose(self) -> ComposeResult:
        """The lines there are, and an empty one."""
        first, *more = *self._values, NumberLine("")
        yield Line(self._label, first.text, self._example, first.wrong)
        yield from (self._more(line) for line in more)

    def _more(self, line: NumberLine) -> Line:
        return Line("", line.text, self._another, line.wrong, called=self._label)

    @property
    def lines(self) -> list[Line]:
        """From the first to the last."""
        return list(self.query_children(Line))

    @property
    def typed(self) -> tuple[NumberLine, ...]:
        """What stands on each."""
        return tuple(NumberLine(line.text, line.wrong) for line in self.lines)

    @on(Input.Changed)
    def _grow(self) -> None:
        for line in self.lines:
            line.set_class(not line.text, "-bare")
        if self.lines[-1].text:
            self.mount(self._more(NumberLine("")))
