"""A place picked from those that match what is typed."""

from collections.abc import Callable, Sequence

from textual import events, on
from textual.widgets import Input

from followup_tui.desk.places import Place, matching
from followup_tui.tui.widgets.contact.field import LABEL_WIDTH, Field
from followup_tui.tui.widgets.record_list import RecordList, Row


class PlaceField(Field):
    """A field whose matches stand below it while it is typed; enter or a click takes one.

    `places` gives what there is to choose from, once something is typed.
    """

    DEFAULT_CSS = f"""
    PlaceField > RecordList {{
        display: none; overlay: screen; constrain: none inflect;
        margin: 0 0 0 {LABEL_WIDTH}; width: 1fr; height: auto; max-height: 6;
        background: $panel;
    }}
    PlaceField.-open > RecordList {{ display: block; }}
    """

    def __init__(
        self, label: str, value: str, places: Callable[[], Sequence[Place]], placeholder: str
    ) -> None:
        super().__init__(label, value, placeholder=placeholder)
        self._places = places
        self._list = RecordList()
        self._list.can_focus = False

    @property
    def is_open(self) -> bool:
        """Whether there are matches to choose from."""
        return self.has_class("-open")

    def move(self, by: int) -> None:
        """Go up or down the matches."""
        self._list.action_move(by)

    def take(self) -> None:
        """Take the highlighted match."""
        self.entry.value = self._list.highlighted

    @on(Input.Changed)
    async def _match(self) -> None:
        text = self.text
        found = matching(self._places(), text) if text and self.entry.has_focus else []
        chosen = any(place.code == text for place in found)
        self.set_class(bool(found) and not chosen, "-open")
        if self.is_open:
            if not self._list.is_attached:  # most forms are done without it
                await self.mount(self._list)
            self._list.set_rows([_row(place) for place in found], found[0].code)

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


def _row(place: Place) -> Row:
    body = f"{place.name} · {place.remark}" if place.remark else place.name
    return Row(place.code, body, tail=place.code)
