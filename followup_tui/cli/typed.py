"""What was typed, as text: a terminal sends UTF-8, whatever the system says of its letters."""

import os
from collections.abc import Iterable
from typing import Any

import click

from followup_tui.domain.errors import FollowupError
from followup_tui.domain.text import one_line

_SHOWN = 60


def as_text(words: Iterable[str]) -> list[str]:
    """The words, with what the system took for no text read as UTF-8.

    Raises `FollowupError` for what is none, unless a file is called so.
    """
    return [word if word.isascii() else _as_text(word) for word in words]


def _as_text(word: str) -> str:
    try:
        word.encode()
    except UnicodeEncodeError:
        try:
            return os.fsencode(word).decode()
        except UnicodeDecodeError:
            if os.path.lexists(word):
                return word
    else:
        return word
    shown = one_line(word)[:_SHOWN]
    raise FollowupError(f"{shown!r} is no text in UTF-8; nothing was done")


class FileName(click.Path):
    """The path of a file, in the letters that the system knows files by."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:
        """The path that was typed."""
        name = os.fspath(value)
        try:
            os.fsencode(name)
        except UnicodeEncodeError:
            name = os.fsdecode(name.encode())
        return super().convert(name, param, ctx)
