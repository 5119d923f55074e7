"""What changes while nobody presses a key: the hour, the place, the file, what calls teach."""

from contextlib import suppress
from datetime import datetime

from textual import work
from textual.message import Message
from textual.widget import Widget

from followup_tui.desk.desk import Desk
from followup_tui.domain.book import Book
from followup_tui.domain.errors import FollowupError
from followup_tui.planning.zones import local

_IDLE_SECONDS = 0.5


class Watch(Widget):
    """Looks around every second, and says what is not as it was. It shows nothing itself."""

    DEFAULT_CSS = "Watch { display: none; }"

    class Ticked(Message):
        """A second has gone by. `now` is on the user's clock."""

        def __init__(self, now: datetime) -> None:
            super().__init__()
            self.now = now

    class Changed(Message):
        """The minute, the user's place or what is in the file is another: every screen hears it."""

        def __init__(self, *, travelled: bool) -> None:
            super().__init__()
            self.travelled = travelled

    class Failed(Message):
        """The file can't be read; `why` is the one line to say."""

        def __init__(self, why: str) -> None:
            super().__init__()
            self.why = why

    class Learnt(Message):
        """What everybody's calls teach has been worked out anew."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._last = self.now
        self._shown = desk.book

    @property
    def now(self) -> datetime:
        """The moment it is, on the user's clock."""
        return local(self._desk.clock(), self._desk.calendar.here.tz)

    def on_mount(self) -> None:
        """Begin; what the first paint does not need is loaded once it is there."""
        self.set_interval(1, self._tick)
        self.set_timer(_IDLE_SECONDS, self._warm_up)

    def seen(self, book: Book) -> None:
        """Take note of what is on screen already: it is no news."""
        self._shown = book

    def _tick(self) -> None:
        travelled = self._desk.look_around()
        before, self._last = self._last, self.now
        self.post_message(self.Ticked(self._last))
        try:
            changed = self._desk.refresh() is not self._shown
        except FollowupError as error:
            self.post_message(self.Failed(str(error)))
            return
        if changed or travelled or _minute(before) != _minute(self._last):
            for screen in self.app.screen_stack:
                screen.post_message(self.Changed(travelled=travelled))
        if before.date() != self._last.date():
            self._learn_again()

    @work(thread=True)
    def _warm_up(self) -> None:
        from followup_tui.tui import questions, readings  # noqa: F401 - loaded before a key asks

        readings.warm_up(self._desk)
        with suppress(FollowupError):  # what is wrong with the file is said at the next tick
            self._desk.refresh()
        self._learn()

    @work(thread=True, exclusive=True, group="learning")
    def _learn_again(self) -> None:
        self._learn()

    def _learn(self) -> None:
        self._desk.learn()
        self.post_message(self.Learnt())


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
