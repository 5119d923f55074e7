"""One of those met: found as their name is typed, or new, with ways to reach them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from followup_tui.desk.form_reader import NEW, PersonTyped
from followup_tui.desk.quick_names import called
from followup_tui.domain.contact import Contact
from followup_tui.domain.text import folded, one_line
from followup_tui.tui.widgets.contact.field import Field
from followup_tui.tui.widgets.contact.listing import ListingField
from followup_tui.tui.widgets.record_list import Row

PeopleFound = Callable[[str], Sequence[Contact]]
"""Finds people by what is typed, the best first."""

_MOST_LISTED = 5


class NameField(ListingField):
    """A name; `picked` is whose it is (a uid, or `NEW`) once that was said."""

    @dataclass
    class Given(Message):
        """The name is there, and it may have been said whose it is: the next one may follow."""

        field: "NameField"

        @property
        def control(self) -> "NameField":
            """Where it was given."""
            return self.field

    def __init__(
        self, label: str, typed: PersonTyped, placeholder: str, people: PeopleFound
    ) -> None:
        super().__init__(label, typed.name, placeholder, label.capitalize())
        self._people = people
        self._picked, self._picked_name = typed.picked, typed.name

    @property
    def picked(self) -> str:
        """Whose name it is, for as long as it stands as it was picked."""
        return self._picked if self.text == self._picked_name else ""

    def matches(self, text: str) -> Sequence[Row]:
        """Those who match, and that it is somebody new.

        First comes whoever enter takes: the only one who is called so, or else somebody new; of
        several the user chooses.
        """
        found = [] if self.picked else self._people(text)
        exact = sum(folded(one_line(one.name)) == folded(text) for one in found)
        if not found or exact == 1:
            return []
        named = called(found, text)
        others = [one for one in found if one not in named]
        new = Row(NEW, text, tail="somebody new")
        rows = [
            Row(one.uid, one_line(one.name), tail=one_line(one.company))
            for one in [*named, *others][:_MOST_LISTED]
        ]
        if not named:
            return [new, *rows]
        choose = [Row("", f"{len(named)} are called so: ↓ chooses")] if len(named) > 1 else []
        return [*choose, *rows, new]

    def pick(self, key: str) -> None:
        """Write whose name it is."""
        names = {one.uid: one_line(one.name) for one in self._people(self.text)}
        self._picked, self._picked_name = key, names.get(key, self.text)
        self.remove_class("-open")
        self.entry.value = self._picked_name
        self.entry.action_end()
        self.post_message(self.Given(self))

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        if self.text and not self.is_open:
            event.stop()
            self.post_message(self.Given(self))


class PersonMet(Vertical):
    """A name, an address and a number where it is new, and what was agreed with them.

    Where the two `met`, also what was talked about with them alone.
    """

    DEFAULT_CSS = """
    PersonMet { height: auto; }
    PersonMet > .-more { display: none; }
    PersonMet.-named > .-talked, PersonMet.-new > .-way { display: block; }
    """

    def __init__(
        self,
        label: str,
        typed: PersonTyped,
        placeholder: str,
        people: PeopleFound,
        *,
        met: bool = True,
    ) -> None:
        super().__init__()
        self._met = met
        self.name_field = NameField(label, typed, placeholder, people)
        self.email = Field("  E-mail", typed.email, placeholder="sam@larkspur.example, or later")
        self.phone = Field("  Number", typed.phone, placeholder="+1 212 555 0143, or later")
        self.about = Field("  About", typed.about, placeholder="with them alone, if so")
        self.next_call = Field(
            "  Next call", typed.next_call, placeholder="if agreed: tue 3pm; else by the rules"
        )
        for field in (self.email, self.phone):
            field.add_class("-way", "-more", "-bare")
        for field in (self.about, self.next_call):
            field.add_class("-talked", "-more", "-bare")
        self.set_class(bool(typed.name), "-named")

    def compose(self) -> ComposeResult:
        """The fields."""
        yield from (self.name_field, self.email, self.phone)
        if self._met:
            yield self.about
        yield self.next_call

    @on(Input.Changed)
    def _named(self) -> None:
        self.set_class(bool(self.name_field.text), "-named")

    @property
    def typed(self) -> PersonTyped:
        """What stands in the fields."""
        return PersonTyped(
            name=self.name_field.text,
            picked=self.name_field.picked,
            email=self.email.text,
            phone=self.phone.text,
            about=self.about.text,
            next_call=self.next_call.text,
        )

    @property
    def remarked(self) -> Mapping[str, Field]:
        """The fields that can have a remark, by their names."""
        return {
            "people": self.name_field,
            "email": self.email,
            "phone": self.phone,
            "next_call": self.next_call,
        }

    def show(self, *, new: bool) -> None:
        """Make room for the remarks; whoever is `new` can be given an address and a number."""
        self.set_class(new, "-new")
        for field in (self.email, self.phone, self.next_call):
            field.set_class(field.said is None or not field.said.words, "-bare")
