"""A form in words: its fields, what stands in them, and what stands against it."""

from collections.abc import Iterator
from typing import Any

from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from followup_tui.domain.text import one_line, sentence
from followup_tui.tui.widgets.choice import Choice
from followup_tui.tui.widgets.contact.field import Field
from followup_tui.tui.widgets.contact.listing import ListingField
from followup_tui.tui.widgets.meeting.person import PersonMet

_MOST_OF_A_FIELD = 40


def in_a_form(screen: Screen[Any], heading: str) -> str:
    """A form's heading, what stands against it, and the field with the cursor."""
    field = field_in_words(screen)
    against = (words for words in _refusals(screen) if words not in field)
    return sentences(heading, *against, field)


def field_in_words(screen: Screen[Any]) -> str:
    """Which field of how many has the cursor: "Name, 1 of 9: Dana Whitfield"; its remark, too."""
    fields = [one for one in screen.focus_chain if isinstance(one, Input | TextArea | Choice)]
    at = screen.focused
    if not isinstance(at, Input | TextArea | Choice) or at not in fields:
        return ""
    place = f", {fields.index(at) + 1} of {len(fields)}" if len(fields) > 1 else ""
    called = f"{at.name}{_whose(at)}{place}"
    return sentences(f"{called}: {_entered(at) or 'empty'}", *_remarks(at.parent))


def narrowed(field: Input, what: str, by: str) -> str:
    """By what a list is narrowed down, and that one is typing it: "Typing the filter: “ann”"."""
    if field.has_focus:
        return f"Typing the {what}: {by or 'empty'}"
    return f"{what.capitalize()}: {by}" if by else ""


def sentences(*parts: str) -> str:
    """Those that say something, each ended."""
    said = [part.strip() for part in parts if part.strip()]
    return " ".join([*map(sentence, said[:-1]), *said[-1:]])


def _whose(field: Widget) -> str:
    """Of which of those met it is, where each has such a field."""
    people = (one.name_field for one in field.ancestors if isinstance(one, PersonMet))
    names = (name.text for name in people if name.entry is not field)
    return "".join(f" ({name})" for name in names if name)


def _entered(field: Input | TextArea | Choice) -> str:
    if isinstance(field, Choice):
        return field.word
    if isinstance(field, Input):
        return _shortened(field.value)
    row, _ = field.cursor_location
    line = _shortened(field.document.get_line(row))
    many = field.document.line_count
    return f"line {row + 1:,} of {many:,}: {line or 'empty'}" if many > 1 else line


def _shortened(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= _MOST_OF_A_FIELD else f"{text[:_MOST_OF_A_FIELD].rstrip()}…"


def _remarks(field: object) -> Iterator[str]:
    if isinstance(field, ListingField) and (listed := field.listed):
        yield f"Listed, {listed}"
    elif isinstance(field, Field) and field.said is not None:
        yield field.said.words


def _refusals(screen: Screen[Any]) -> Iterator[str]:
    for line in screen.query(Static).filter(".-bad"):
        if line.display:
            yield str(line.content)
