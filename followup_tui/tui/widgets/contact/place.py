"""A place picked from those that match what is typed."""

from collections.abc import Callable, Sequence

from followup_tui.desk.places import Place, matching
from followup_tui.tui.widgets.contact.listing import ListingField
from followup_tui.tui.widgets.record_list import Row


class PlaceField(ListingField):
    """`places` gives what there is to choose from, once something is typed."""

    def __init__(
        self, label: str, value: str, places: Callable[[], Sequence[Place]], placeholder: str
    ) -> None:
        super().__init__(label, value, placeholder)
        self._places = places

    def matches(self, text: str) -> Sequence[Row]:
        """The places whose name or code has it."""
        found = matching(self._places(), text)
        chosen = any(place.code == text for place in found)
        return [] if chosen else [_row(place) for place in found]

    def pick(self, key: str) -> None:
        """Write its code."""
        self.entry.value = key


def _row(place: Place) -> Row:
    body = f"{place.name} · {place.remark}" if place.remark else place.name
    return Row(place.code, body, tail=place.code)
