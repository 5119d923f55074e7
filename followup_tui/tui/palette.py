"""Textual's palette of commands or themes, which says in words what is typed and highlighted."""

from textual.command import Command, CommandPalette
from textual.widgets import Input, OptionList

from followup_tui.tui.in_words import sentences
from followup_tui.tui.stated import StatedScreen


class Palette(CommandPalette, StatedScreen[None]):
    """It looks as Textual's own does."""

    def where(self) -> str:
        """What is searched for, what is typed, which of those found is highlighted."""
        field, listed = self.query_one(Input), self.query_one(OptionList)
        at = listed.highlighted if listed.display else None
        found = ""
        if at is not None and isinstance(command := listed.get_option_at_index(at), Command):
            hit = command.hit
            words = sentences(str(hit.text), hit.help or "")
            found = f"{at + 1:,} of {listed.option_count:,}: {words}"
        return sentences(field.placeholder.rstrip("…"), field.value, found)
