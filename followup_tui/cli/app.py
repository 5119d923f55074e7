"""The app opened on the user's files, and everything let go of when it is left."""

import gc
import sys
from contextlib import ExitStack
from shutil import rmtree

from followup_tui.cli.compose import Session, sitting, why_refused
from followup_tui.cli.leaving import save_before_leaving
from followup_tui.cli.remarks import remark
from followup_tui.desk.acts import forget_in
from followup_tui.desk.ports import AddressBooks
from followup_tui.desk.settings import SettingError
from followup_tui.domain.errors import FollowupError
from followup_tui.storage.background import BackgroundStore


def open_app(*, demo: bool) -> int:
    """Open the app, and the demo after it if that was asked for; the program's exit code."""
    session = None
    try:
        with sitting(demo=demo) as session:
            asked, code = _open(session, demo=demo)
    except (FollowupError, OSError) as error:
        remark(why_refused(error, session))
        return 1
    return open_app(demo=True) if asked == "demo" else code


def _open(session: Session, *, demo: bool) -> tuple[str | None, int]:
    """Open the app; it says "demo" when the user asked for that from within, and how it ended."""
    if not _in_a_terminal():
        raise FollowupError("the app needs a terminal; for scripts there are commands: see --help")
    session.store.read_ahead()
    from followup_tui.cli.opener import opener
    from followup_tui.cli.post import Post
    from followup_tui.desk.ports import Outside
    from followup_tui.storage.drafts import DraftFiles
    from followup_tui.storage.unsaved import EmergencyFile
    from followup_tui.storage.watching import CopyWatch
    from followup_tui.tui.app import FollowupApp

    emergency = EmergencyFile(session.store, session.refuge)
    shown = session.shown(session.store)
    store = BackgroundStore(shown, session.backups.stand_in, emergency)
    session.tell_with(store.say)
    if line := session.bring_back():
        store.say(line)
    desk = session.desk_of_app(store)
    desk.refresh()

    home, settings = session.home, session.settings
    drafts = DraftFiles(home.drafts, session.refuge, home.outbox)
    drafts.tell = store.say
    copies = CopyWatch(home.data, session.backups, session.clock, store.say)

    try:
        app = FollowupApp(
            desk,
            Outside(
                address_books=_address_books,
                drafts=drafts,
                post=Post(home.letters, home.outbox, settings.emails.open_with),
                dial=opener(settings.calls.dial_with, "calls.dial_with"),
                saving=store,
            ),
            demo=demo,
            on_painted=lambda: _painted(session),
        )
    except SettingError as error:
        raise session.refused_setting(error) from error
    leaving = ExitStack()
    if demo:
        leaving.callback(rmtree, home.directory, ignore_errors=True)
    leaving.callback(session.close)
    leaving.callback(store.close)
    leaving.callback(drafts.close)
    leaving.callback(copies.close)
    copies.start()
    save_before_leaving(app.exit, leaving.close)
    try:
        asked = app.run()
    finally:
        gc.enable()
        with ExitStack() as saved:
            saved.callback(lambda: forget_in(session.acts, desk.book.forgotten))
            saved.callback(session.tell_with, remark)
            saved.callback(store.close)
            saved.callback(drafts.close)
            saved.callback(copies.close)
    if store.read_only:
        remark(store.read_only)
    return asked, app.return_code or 0


def _address_books() -> AddressBooks:
    from followup_tui.interchange import address_books

    return address_books


def _in_a_terminal() -> bool:
    # Textual reads standard input and draws on standard error.
    return all(stream is not None and stream.isatty() for stream in (sys.__stdin__, sys.__stderr__))


def _painted(session: Session) -> None:
    gc.freeze()
    gc.enable()
    session.catch_up()
