"""Where a template is filled in: it reaches nothing but its words, and can't go on without end."""

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from followup_tui.interchange.letters.watched import COUNTED, KEPT, MEASURED, Watched

_MOST_STEPS = 5_000
"""Rounds of loops, calls and filters in one letter; those that come with the program take ten."""

_MOST_LETTERS = 20_000
"""What a template may put together, and the longest letter."""

_MOST_HELD = 1_000
"""Things in one list, and in the lists in it."""

_MOST = 1_000
"""The largest number for a filter or a function: a width, a length."""

_ENDLESS = frozenset({"*", "**", "%"})
"""Operators by which a short template could fill the memory; `+` is measured."""

_LISTS = (list, tuple, set, frozenset)
_MEASURABLE = (str, dict, *_LISTS)


class Sandbox(ImmutableSandboxedEnvironment):
    """Every round of a loop, every call and every filter is a step; there are so many for a letter.

    Raises `SecurityError`, a template's error, for one that takes more, or makes a text too long.
    """

    intercepted_binops = _ENDLESS | {"+"}

    def __init__(self) -> None:
        super().__init__(autoescape=False, undefined=StrictUndefined, trim_blocks=True)
        self._left = _MOST_STEPS
        self.filters = {name: self._stepping(how) for name, how in self.filters.items()}
        self.filters[COUNTED] = self._counted
        self.filters[MEASURED] = self._measured
        self.filters[KEPT] = self._kept
        del self.filters["format"], self.globals["lipsum"]

    def filled(self, text: str, words: dict[str, str]) -> str:
        """A template's text with these words in it."""
        self._left = _MOST_STEPS
        made, length = [], 0
        for piece in self.from_string(text).generate(words):
            length += len(piece)
            if length > _MOST_LETTERS:
                raise SecurityError("it makes a letter without end")
            made.append(piece)
        return "".join(made)

    def step(self, *over: object) -> None:
        """Count one step, and what it goes over: a hundred things in a list are a step too."""
        known = (one for one in over if isinstance(one, _MEASURABLE))
        self._left -= 1 + sum(len(one) // 100 for one in known)
        if self._left < 0:
            raise SecurityError("it goes round without end: take a loop out")

    def measured(self, made: Any) -> Any:
        """What was put together, unless it is too long, or holds too much.

        A list counts with all that is in it, as often as it is in it. A namespace, which alone can
        be changed later, has no place in one.
        """
        if isinstance(made, str) and len(made) > _MOST_LETTERS:
            raise SecurityError("it makes a letter without end")
        found, count = [made], 0
        while found:
            one = found.pop()
            if isinstance(one, dict):
                found += [*one.keys(), *one.values()]
            elif isinstance(one, _LISTS):
                found += one
            elif isinstance(one, Namespace) and one is not made:
                raise SecurityError("a namespace can't be part of a list, or of another one")
            count += 1
            if count + len(found) > _MOST_HELD:
                raise SecurityError("it makes a list without end")
        return made

    def call(self, context: Context, called: Any, /, *given: Any, **named: Any) -> Any:
        """Call a macro or a function."""
        self.step()
        words = (*given, *named.values())
        self._refuse_vast(words)
        if called is Namespace:
            self.measured(words)
        for word in words:
            self.measured(word)
        return self.measured(super().call(context, called, *given, **named))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Add; the operators that repeat are refused."""
        if operator in _ENDLESS:
            raise SecurityError(f"a template can't use {operator}")
        self.step(left, right)
        return self.measured(super().call_binop(context, operator, left, right))

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Refuse the method `format`: it pads to any width, and a letter does not need it."""
        if super().wrap_str_format(value) is not None:
            raise SecurityError("a template can't use format")
        return None

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The template, with all in it that could go on without end watched."""
        template: nodes.Template = Watched(self).visit(super()._parse(source, name, filename))
        return template

    def _counted(self, things: Iterable[Any]) -> Iterator[Any]:
        for one in things:
            self.step()
            yield one

    def _measured(self, made: Any) -> Any:
        self.step(made)
        return self.measured(made)

    def _kept(self, made: Any) -> Any:
        self.measured((made,))
        return self._measured(made)

    def _stepping(self, how: Callable[..., Any]) -> Callable[..., Any]:
        """A filter that counts."""

        @wraps(how)
        def stepping(*given: Any, **named: Any) -> Any:
            self.step(*given)
            self._refuse_vast((*given, *named.values()))
            made = self.measured(how(*given, **named))
            self.step(made)
            return made

        return stepping

    def _refuse_vast(self, given: Iterable[object]) -> None:
        for one in given:
            if isinstance(one, int | float) and abs(one) > _MOST:
                raise SecurityError(f"{_MOST:,} is the largest number a template can use so")
