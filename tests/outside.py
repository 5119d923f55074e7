"""What the screens have from outside, in tests: the real parts, with nothing kept and opened."""

from collections.abc import Callable
from pathlib import Path

from followup_tui.cli.post import Post as RealPost
from followup_tui.desk.ports import DraftStore, Outside, Post, Saving
from followup_tui.interchange import address_books
from followup_tui.storage.memory import MemoryDrafts

_NOWHERE = Path("/nonexistent/followup-tui")


def outside(
    *,
    drafts: DraftStore | None = None,
    dial: Callable[[str], None] | None = None,
    saving: Saving | None = None,
    post: Post | None = None,
) -> Outside:
    """Drafts in memory; letters from the templates that come with the program."""
    return Outside(
        address_books=lambda: address_books,
        drafts=drafts or MemoryDrafts(),
        post=post or RealPost(_NOWHERE, _NOWHERE, ""),
        dial=dial,
        saving=saving,
    )
