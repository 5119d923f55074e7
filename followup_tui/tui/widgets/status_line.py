"""The line that says in words where the user is, for those who asked for it."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from followup_tui.tui.wrapping import breaks, whole_phrases


class StatusLine(Widget):
    """Always at the same place, with room for as much as 80 columns can't hold in one line."""

    DEFAULT_CSS = """
    StatusLine { height: 2; padding: 0 1; color: $quiet; }
    StatusLine.-last { margin-bottom: 1; }
    """

    words: reactive[str] = reactive("")

    def render(self) -> Content:
        """The words, plainly; what a second line can't hold loses whole phrases from its end on."""
        width = max(self.size.width - 2, 1)
        said = " ".join(self.words.split())
        first, *more = breaks(said, width) or [(0, 0)]
        lines = [said[slice(*first)]]
        if more:
            lines.append(whole_phrases(said[more[0][0] :], width))
        return Content("\n".join(lines))
