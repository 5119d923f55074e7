"""Templates for e-mails: those that come with the program, and the user's own in place of them.

A template is text; its first line is the subject. It is filled in by Jinja2 in a sandbox without a
loader: it can read no file and reach nothing but the words it is given.
"""

from collections.abc import Mapping
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from followup_tui.domain.errors import FollowupError
from followup_tui.domain.letter import LetterKind
from followup_tui.domain.text import one_line, plain

if TYPE_CHECKING:
    from followup_tui.interchange.letters.sandbox import Sandbox

_SUBJECT = "subject:"
_SHIPPED = "followup_tui.interchange.letters"


class Drafting:
    """Fills the desk's `LetterWriter` port, with the user's own templates in `directory`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def write(self, kind: LetterKind, words: Mapping[str, str]) -> tuple[str, str]:
        """Subject and body of a letter, from the words by their names.

        Raises `FollowupError`, with the line, for a template that can't be read or filled in.
        """
        own = self._directory / f"{kind}.txt"
        try:
            if own.exists() and not own.is_file() and not own.is_dir():
                raise FollowupError(f"the template {own.name} can't be read: it is no file [{own}]")
            text = own.read_text("utf-8-sig")
            source = own.name
        except FileNotFoundError:
            text = (files(_SHIPPED) / "templates" / f"{kind}.txt").read_text("utf-8")
            source = kind
        except (OSError, UnicodeError) as error:
            why = getattr(error, "strerror", None) or "it is not UTF-8 text"
            raise FollowupError(f"the template {own.name} can't be read: {why} [{own}]") from error
        return _split(self._filled(text, words, source))

    @cached_property
    def _sandbox(self) -> "Sandbox":
        from followup_tui.interchange.letters.sandbox import Sandbox

        return Sandbox()

    def _filled(self, text: str, words: Mapping[str, str], source: str) -> str:
        from jinja2 import TemplateError

        try:
            return self._sandbox.filled(text, dict(words))
        except TemplateError as error:
            line = getattr(error, "lineno", None)
            where = f"{source}, line {line}" if line else source
            raise FollowupError(f"the template {where}: {one_line(str(error))}") from error
        except (RecursionError, MemoryError, OverflowError) as error:
            raise FollowupError(f"the template {source} makes a letter without end") from error
        except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
            raise FollowupError(f"the template {source}: {one_line(str(error))}") from error


def _split(text: str) -> tuple[str, str]:
    first, _, rest = text.lstrip().partition("\n")
    if first.casefold().startswith(_SUBJECT):
        return one_line(first[len(_SUBJECT) :]), plain(rest)
    return "", plain(text)
