"""Keys, clicks and pastes are taken one by one, each once the one before has come to rest.

Textual hands a burst of keys to whatever has the focus at its beginning. Here those behind the key
that opens a form reach that form, as they would if they came slower.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from typing import Any

from textual.app import App
from textual.events import Event
from textual.message_pump import MessagePump

_QUIET_ROUNDS = 2
"""How often in a row nothing may be left to do before the app counts as at rest."""

_ROUNDS = 20
_PATIENCE = 2.0
"""Seconds for one round; then somebody is at work for long, and keys wait no longer for them."""


class InTurn:
    """Gives events to `deliver` one at a time, while the app comes to rest between them."""

    def __init__(self, app: App[Any], deliver: Callable[[Event], Awaitable[None]]) -> None:
        self._app = app
        self._deliver = deliver
        self._waiting: deque[Event] = deque()
        self._task: asyncio.Task[None] | None = None

    async def take(self, event: Event) -> None:
        """Deliver it now, or once its turn comes."""
        self._waiting.append(event)
        if self._task is None:
            await self._next()

    async def _next(self) -> None:
        self._task = None
        if self._waiting:
            await self._deliver(self._waiting.popleft())
            self._task = asyncio.create_task(self._rest())

    async def _rest(self) -> None:
        """Wait until nothing is left to do in the app; then the next is due."""
        quiet = rounds = 0
        with suppress(TimeoutError):
            while quiet < _QUIET_ROUNDS and rounds < _ROUNDS:
                idle = not any(pump.message_queue_size for pump in self._pumps())
                await asyncio.wait_for(self._all_answer(), _PATIENCE)
                quiet, rounds = quiet + 1 if idle else 0, rounds + 1
        self._app.call_later(self._next)

    async def _all_answer(self) -> None:
        """Wait until everything on the screen has done what it had to do by now."""
        answers = []
        for pump in self._pumps():
            answer = asyncio.get_running_loop().create_future()
            if pump.call_later(_answered, answer):
                answers.append(answer)
        await asyncio.gather(*answers)

    def _pumps(self) -> Iterator[MessagePump]:
        yield self._app
        for screen in self._app.screen_stack:
            yield from screen.walk_children(with_self=True)


def _answered(answer: "asyncio.Future[None]") -> None:
    if not answer.done():
        answer.set_result(None)
