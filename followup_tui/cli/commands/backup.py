"""`backup`: a dated copy of the data file, now."""

import click

from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option, say, say_json
from followup_tui.domain.errors import FollowupError
from followup_tui.storage.atomic import AtomicStorage
from followup_tui.storage.codec import size_of
from followup_tui.storage.lock import only_writer


@click.command()
@json_option
@click.pass_obj
def backup(session: Session, *, as_json: bool) -> None:
    """Keep a dated copy of your data in backups/, beside it.

    One is made by itself before the first change of a day. All of today's are kept, then one a day
    for two weeks, one a week for three months, and one a month for ever. See also: restore.
    """
    storage = AtomicStorage(session.home.data)
    backups, now = session.backups, session.clock()
    if storage.signature() is None:
        raise FollowupError(f"there is nothing to back up yet [{session.home.data}]")
    with only_writer(storage.target):
        loaded = storage.load()
        content = loaded[0] if loaded else b""
        size = size_of(content, session.home.data)
        made = backups.keep(content, now)
        backups.thin(now)
    if as_json:
        held = {"contacts": size.contacts, "interactions": size.interactions}
        say_json({"file": str(made.path), "at": made.at.isoformat(), **held})
        return
    say(f"Kept and read again: {size} in {made.path}")
