"""Completions as shells take them, where click's own scripts don't hand them over rightly.

Bash quotes nothing, and takes "--tz=Eur" for three words; zsh and fish put what they get in the
place of all of it, and fish takes what is behind a comma for something else.
"""

import os
import re
from typing import Any

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ZshComplete,
    add_completion_class,
)

_SPECIAL = re.compile(r"[^\w@%+=:,./-]")
_UNQUOTED = re.compile(r"""(?:\\.|'[^']*'|"(?:\\.|[^"\\])*"|[^'"\\])*""", re.DOTALL)
_NOT_WITHIN = {"'": "'", '"': '"$`\\!'}
"""What can't stand for itself within either kind of quotes."""


@add_completion_class
class Bash(BashComplete):
    """Quotes what would be more than a word to bash, in the way that the user has begun to."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one to complete, without what stands between an option and it."""
        args, incomplete = super().get_completion_args()
        before = ["", *args]
        pairs = zip(before, args, strict=False)
        return [word for last, word in pairs if word != "=" or last[:1] != "-"], incomplete

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """The completions, without those that can't be put within the quotes that are open."""
        before, quote = _before_open_quote(_typed())
        if quote and before:
            return []
        unfit = set(_NOT_WITHIN.get(quote, ""))
        return [
            item
            for item in super().get_completions(args, incomplete)
            if unfit.isdisjoint(item.value)
        ]

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """One of them, for click's script, whose `read` takes a backslash before anything away."""
        _, quote = _before_open_quote(_typed())
        quoted = item.value if quote else _SPECIAL.sub(r"\\\g<0>", item.value)
        return f"{item.type},{quoted}".replace("\\", "\\\\")


@add_completion_class
class Zsh(ZshComplete):
    """Has the option stay that the word begins with."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """The completions of all that is typed of the word."""
        return _of_whole_word(super().get_completions(args, incomplete), incomplete)


@add_completion_class
class Fish(FishComplete):
    """Has the option stay that the word begins with, and commas be part of a name."""

    source_template = FishComplete.source_template.replace("string split ", "string split -m1 ")

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """The completions of all that is typed of the word."""
        return _of_whole_word(super().get_completions(args, incomplete), incomplete)


def _of_whole_word(items: list[CompletionItem], typed: str) -> list[CompletionItem]:
    option, equals, _ = typed.partition("=")
    if not equals or not option.startswith("-"):
        return items
    return [
        CompletionItem(f"{option}={item.value}", help=item.help)
        for item in items
        if item.type == "plain"
    ]


def _typed() -> str:
    """The word that is to be completed, with its quotes."""
    words, at = os.environ["COMP_WORDS"].split("\n"), int(os.environ["COMP_CWORD"])
    return words[at] if at < len(words) else ""


def _before_open_quote(word: str) -> tuple[str, str]:
    """What stands before the quote that is open in it, and that quote; bash will close it."""
    found = _UNQUOTED.match(word)
    end = found.end() if found else 0
    quote = word[end : end + 1]
    return (word[:end], quote) if quote in _NOT_WITHIN else (word, "")
