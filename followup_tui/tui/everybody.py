"""Who stands in Contacts and how: the order and the filters as the user has set them."""

from datetime import date, datetime

from msgspec.structs import replace

from followup_tui.desk.desk import Desk
from followup_tui.desk.directory import (
    Listed,
    Order,
    Standing,
    everybody,
    in_order,
    last_touched,
    next_days,
)
from followup_tui.desk.narrowing import Due, Touched, Wanted, narrowing
from followup_tui.desk.wording import due_day, role_and_company
from followup_tui.domain.book import Book
from followup_tui.domain.text import one_line
from followup_tui.tui.widgets.record_list import Row

_QUARTER = 15 * 60
_LATE, _LONG_AGO = len("Tue 10 Nov, late"), len("18 months ago")


class Everybody:
    """Works out no more than order and filters need: there may be ten thousand.

    What is said of somebody stands until the book is another, or the day.

    It outlives the screen, so that one comes back to what one left; `at` is the uid of whom the
    cursor was on.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.order = Order.NAME
        self.wanted = Wanted()
        self.at = ""
        self.likely: dict[str, tuple[str, ...]] = {}
        self._people: list[Listed] = []
        self._in_order: list[Listed] = []
        self._days: dict[str, date] | None = None
        self._as_of: tuple[Book, int] | None = None
        self._made = _no_rows()

    def __len__(self) -> int:
        """How many there are, listed or not."""
        return len(self._people)

    def read(self) -> None:
        """Take everybody as they are now."""
        self._as_of = self._desk.book, self._quarter
        self._people = everybody(self._desk)
        self._days = None
        self._made = _no_rows()
        self._arrange()
        self._look_for_pairs()

    def is_as_read(self) -> bool:
        """Whether it is still the same book, and no new day has begun anywhere."""
        return self._as_of is not None and (
            self._as_of[0] is self._desk.book and self._as_of[1] == self._quarter
        )

    @property
    def _quarter(self) -> int:
        """Which quarter of an hour it is: midnight is at the beginning of one in every zone."""
        return int(self._desk.clock().timestamp()) // _QUARTER

    def go_round(self, what: str) -> None:
        """Take the next order, or the next step of a filter, by its name."""
        if what == "order":
            self.order = self.order.after
            self._arrange()
            return
        self.wanted = replace(self.wanted, **{what: getattr(self.wanted, what).after})
        if what == "standing":
            self._look_for_pairs()

    def list_all(self) -> None:
        """Want everybody, in the order of choice."""
        self.wanted = Wanted()
        self.likely = {}

    def rows(self) -> list[Row]:
        """Those who are wanted, in that order."""
        now, by_date = self._desk.clock(), self.wanted.due is not Due.WHENEVER
        is_wanted = narrowing(
            self.wanted, now, days=self._next_days() if by_date else {}, likely=self.likely
        )
        wanted = [one for one in self._in_order if is_wanted(one)]
        made = self._made[self._shows_dates]
        for one in wanted:
            if one.uid not in made:
                made[one.uid] = self._row(one, now)
        return [made[one.uid] for one in wanted]

    def _arrange(self) -> None:
        due = self._next_days() if self.order is Order.NEXT else {}
        self._in_order = in_order(self._people, self.order, due)

    def _next_days(self) -> dict[str, date]:
        if self._days is None:
            self._days = next_days(self._desk, self._people)
        return self._days

    def _look_for_pairs(self) -> None:
        """See who may be one person, when it is they who are listed."""
        if self.wanted.standing is Standing.PERHAPS_ONE:
            from followup_tui.desk.uniting import likely

            self.likely = likely(self._desk.book)
        else:
            self.likely = {}

    @property
    def _shows_dates(self) -> bool:
        """Whether the next date stands beside each, rather than when they were last touched."""
        by_neglect = self.order is Order.NEGLECT or self.wanted.touched is not Touched.WHENEVER
        by_date = self.wanted.due is not Due.WHENEVER and not by_neglect
        return self.order is Order.NEXT or by_date

    def _row(self, one: Listed, now: datetime) -> Row:
        if self._shows_dates:
            coming = self._desk.plan(one.uid).next
            when = f"{due_day(coming, now) if coming else 'nothing':>{_LATE}}"
        else:
            when = f"{last_touched(one, now):>{_LONG_AGO}}"
        tail = f"{one.standing.removesuffix('s')}  {when}"
        name = one_line(one.contact.name)
        return Row(one.uid, f"{name}  {role_and_company(one.contact)}", tail=tail)


def _no_rows() -> dict[bool, dict[str, Row]]:
    """What was said of each by uid: with the next date, and with when they were last touched."""
    return {True: {}, False: {}}
