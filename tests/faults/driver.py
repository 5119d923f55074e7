"""A process that logs act after act and says what is saved: `python -m tests.faults.driver …`.

The parts are the program's own, put together as it does it: `app` writes behind the user's back,
`desk` waits for each act as the command line does. It prints

- `found {"note": times, …}` when the file is open,
- `saved NOTE` once an act may be called saved, never before,
- `trouble WHY` when the app would say NOT SAVED, `remark WHAT` for what went wrong beside it.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count
from threading import Event, RLock

from followup_tui.cli.compose import Session
from followup_tui.desk.desk import Desk
from followup_tui.desk.entries import Call
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Outcome
from followup_tui.storage.background import BackgroundStore
from followup_tui.storage.paths import Home
from tests.builders import Clock


def main() -> int:
    """Log until all is done, or until something kills this."""
    asked = _arguments()
    clock = Clock()
    session = Session(Home.find(), clock)
    session.store.tell = lambda line: _say(f"remark {line}")
    try:
        if asked.by == "app":
            _as_the_app(asked, session, clock)
        else:
            _as_the_command(asked, session, clock)
    except FollowupError as error:
        print(f"followup-tui: {error}", file=sys.stderr)  # noqa: T201 - it is a command
        return 1
    return 0


def _as_the_command(asked: argparse.Namespace, session: Session, clock: Clock) -> None:
    for note, log in _acts(asked, session.desk, clock):
        log()
        _say(f"saved {note}")


def _as_the_app(asked: argparse.Namespace, session: Session, clock: Clock) -> None:
    store = BackgroundStore(session.store, session.backups.stand_in)
    waiting: list[str] = []
    turn = RLock()

    def tell() -> None:
        with turn:
            while len(waiting) > store.waiting:
                _say(f"saved {waiting.pop(0)}")
            if store.trouble:
                _say(f"trouble {store.trouble}")

    store.listen(tell)
    for note, log in _acts(asked, session.desk_of_app(store), clock):
        with turn:
            log()
            waiting.append(note)
        while store.waiting > asked.ahead:
            Event().wait(0.001)
    store.close()
    tell()


def _acts(
    asked: argparse.Namespace, desk: Desk, clock: Clock
) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each act by the note that tells it from all others, and what does it."""
    book = desk.book
    found = Counter(e.note for uid in book.contacts for e in book.history(uid) if e.note)
    _say(f"found {json.dumps(found)}")
    for nth in range(asked.acts) if asked.acts is not None else count():
        note = f"{asked.name}-{nth}"
        call = Call(Outcome.VOICEMAIL, note=note)
        who = f"p{asked.first + nth if asked.each else asked.first}"
        yield note, lambda who=who, call=call: desk.log(who, call)
        if asked.per_day and (nth + 1) % asked.per_day == 0:
            clock.pass_by(days=1)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("by", choices=["app", "desk"])
    parser.add_argument("name", help="what the notes begin with")
    parser.add_argument("--acts", type=int, help="how many; for ever if not given")
    parser.add_argument("--first", type=int, default=0, help="the number of the person it is about")
    parser.add_argument("--each", action="store_true", help="each act is about the next person")
    parser.add_argument("--per-day", type=int, default=0, help="acts until the clock moves on")
    parser.add_argument("--ahead", type=int, default=0, help="acts the app may be ahead")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
