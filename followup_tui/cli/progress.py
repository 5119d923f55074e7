"""A bar on standard error, for somebody who waits at a terminal."""

import sys
from types import TracebackType
from typing import Any

import click

from followup_tui.desk.incoming import MANY

_STEPS = 100


class Bar:
    """Shows how far something long is; call it with so many of so many.

    Nothing is shown of what is short, and nothing where nobody is looking.
    """

    def __init__(self, label: str) -> None:
        self._label = label
        self._bar: Any = None

    def __enter__(self) -> "Bar":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.__exit__(kind, error, trace)

    def __call__(self, done: int, of: int) -> None:
        """So many are done, of so many."""
        if of < MANY or not sys.stderr.isatty():
            return
        if self._bar is None:
            bar = click.progressbar(length=of, label=self._label, file=sys.stderr)
            self._bar = bar.__enter__()
        if done - self._bar.pos >= of // _STEPS:
            self._bar.update(done - self._bar.pos)
