"""The last act taken back or done again, with what was at hand for it."""

from followup_tui.desk.desk import Desk
from followup_tui.desk.drafts import Drafts
from followup_tui.domain.acts import Act


def undo(desk: Desk, drafts: Drafts) -> Act:
    """Take the last act back; what an entry was made of is put down again."""
    act = desk.undo()
    if act.logged is not None:
        drafts.undone(act.logged)
    return act


def redo(desk: Desk, drafts: Drafts) -> Act:
    """Do again what was taken back; what an entry is made of is at hand no more."""
    act = desk.redo()
    if act.logged is not None:
        drafts.logged(act.logged, act.contact)
    return act
