"""A field whose matches stand below it while it is typed."""

from abc import abstractmethod
from collections.abc import Sequence

from textual import events, on
from textual.widgets import Input

from followup_tui.tui.widgets.contact.field import LABEL_WIDTH, Field
from followup_tui.tui.widgets.record_list import RecordList, Row


class ListingField(Field):
    """Enter or a click takes one of the matches: the first, unless a heading stands before it.

    Below a heading nobody is highlighted until the user goes there.
    """

    DEFAULT_CSS = f"""
    ListingField > RecordList {{
        display: none; overlay: screen; constrain: none inflect;
        margin: 0 0 0 {LABEL_WIDTH}; width: 1fr; height: auto; max-height: 6;
        background: $panel;
    }}
    ListingField.-open > RecordList {{ display: block; }}
    """

    def __init__(self, label: str, value: str, placeholder: str, called: str = "") -> None:
        super().__init__(label, value, placeholder=placeholder, called=called)
        self._list = RecordList()
        self._list.can_focus = False

    @abstractmethod
    def matches(self, text: str) -> Sequence[Row]:
        """What there is to choose from for a text; nothing once it is chosen."""

    @abstractmethod
    def pick(self, key: str) -> None:
        """Take the match with this key."""

    @property
    def is_open(self) -> bool:
        """Whether there are matches to choose from."""
        return self.has_class("-open")

    @property
    def listed(self) -> str:
        """Which of the matches enter would take, in words; empty where none are listed."""
        return self._list.in_words if self.is_open else ""

    def move(self, by: int) -> None:
        """Go up or down the matches."""
        self._list.action_move(by)

    def take(self) -> None:
        """Take the highlighted match, if there is one."""
        if key := self._list.highlighted:
            self.pick(key)

    @on(Input.Changed)
    async def _match(self) -> None:
        text = self.text
        found = self.matches(text) if text and self.entry.has_focus else []
        self.set_class(bool(found), "-open")
        if self.is_open:
            if not self._list.is_attached:  # most forms are done without it
                await self.mount(self._list)
            self._list.highlighted = ""
            self._list.set_rows(found, found[0].key, follow=False)

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        if self.is_open:
            event.stop()
            self.take()

    @on(Input.Blurred)
    def _leave(self) -> None:
        self.remove_class("-open")

    def on_click(self, event: events.Click) -> None:
        """Take the match that is clicked."""
        super().on_click(event)
        if event.widget is self._list:
            self.take()
