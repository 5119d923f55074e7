"""The fields of a form, one below the other."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any, Generic, Protocol, TypeVar

from textual import events, on
from textual.containers import Vertical

from followup_tui.desk.editing import Said, Spot
from followup_tui.tui.widgets.contact.field import Field
from followup_tui.tui.widgets.contact.listing import ListingField


class Read(Protocol):
    """How a form reads: the remark on each field, and the first that must be seen to."""

    @property
    def said(self) -> Mapping[Spot, Said]: ...  # noqa: D102

    @property
    def refused(self) -> Spot | None: ...  # noqa: D102


Reading = TypeVar("Reading", bound=Read)


class Fields(Vertical, Generic[Reading]):
    """Scrolls to the field that has the focus."""

    DEFAULT_CSS = """
    Fields { height: 1fr; padding: 0 1; overflow-y: auto; scrollbar-size-vertical: 1; }
    """

    @property
    @abstractmethod
    def typed(self) -> Any:
        """What stands in all of them."""

    @abstractmethod
    def spots(self) -> Iterator[tuple[Spot, Field]]:
        """Each field that can have a remark, by the name its reading has for it."""

    def show(self, reading: Reading) -> None:
        """Show the remark on each field."""
        for spot, field in self.spots():
            field.said = reading.said.get(spot)

    def go_to(self, spot: Spot) -> None:
        """Put the cursor into a field."""
        dict(self.spots())[spot].entry.focus()

    def open_list(self) -> ListingField | None:
        """The field whose matches are listed."""
        return next((one for one in self.query(".-open") if isinstance(one, ListingField)), None)

    @on(events.DescendantFocus)
    @on(events.Resize)
    def keep_in_view(self) -> None:
        """Bring the field that has the focus by then into view, once all is laid out."""
        self.call_after_refresh(self._scroll_to_focus)

    def _scroll_to_focus(self) -> None:
        focused = self.screen.focused
        if focused is None or self not in focused.ancestors:
            return
        with_remark = focused.parent if isinstance(focused.parent, Field) else focused
        with_remark.scroll_visible(animate=False, immediate=True)
