"""Several lines of plain text, without what an editor of code would show."""

from textual.widgets import TextArea


class PlainArea(TextArea):
    """Wraps softly; `placeholder` stands there while nothing else does."""

    def __init__(self, text: str, placeholder: str, *, name: str | None = None) -> None:
        super().__init__(
            text,
            soft_wrap=True,
            compact=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
            placeholder=placeholder,
            name=name,
        )
