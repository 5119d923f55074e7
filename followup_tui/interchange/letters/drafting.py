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

WORDS: Mapping[str, str] = {
    "greeting": "Dear Dana, or Good day where no name is sure",
    "name": "their whole name",
    "first_name": "how they are greeted; empty where that is not sure",
    "company": "theirs, or the one your interview or application was about",
    "role": "theirs",
    "day": "when you last talked or met: yesterday, on Friday",
    "day_of": "the same without its on: Friday",
    "about": "your own note of it, marked, for you to reword",
    "call": "when you agreed to talk again: on Tuesday at 15:00",
    "number": "the one a call goes to; empty without any",
    "news": "the newest they have not heard",
    "me": "your name: [you] name in config.toml",
}
"""What a template may speak of, each with its meaning; what is not known is empty."""


def shipped_text(kind: LetterKind) -> str:
    """The template that comes with the program: the beginning of a user's own."""
    return (files(_SHIPPED) / "templates" / f"{kind}.txt").read_text("utf-8")


def template_text(kind: LetterKind) -> str:
    """The template, under a remark on where to save it and on the words it may use."""
    words = "\n".join(f"  {name:<12}{meaning}" for name, meaning in WORDS.items())
    return (
        f"{{# Save this as letters/{kind}.txt beside config.toml and put it in your own words.\n"
        f"The first line after this is the subject. Words in double braces, empty if not known:\n"
        f"{words}\n#}}\n{shipped_text(kind)}"
    )


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
            text, source = shipped_text(kind), str(kind)
        except (OSError, UnicodeError) as error:
            why = getattr(error, "strerror", None) or "it is not UTF-8 text"
            raise FollowupError(f"the template {own.name} can't be read: {why} [{own}]") from error
        return _split(self._filled(text, words, source), source)

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


def _split(text: str, source: str) -> tuple[str, str]:
    first, _, rest = text.lstrip().partition("\n")
    if not first.casefold().startswith(_SUBJECT):
        raise FollowupError(f"the template {source} does not begin with a line Subject: …")
    if not (subject := one_line(first[len(_SUBJECT) :])):
        raise FollowupError(f"the template {source} has nothing after Subject:")
    return subject, plain(rest)
