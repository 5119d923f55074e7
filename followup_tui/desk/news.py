"""News: what is worth a call, and who has heard it."""

from datetime import timedelta

from msgspec.structs import replace

from followup_tui.desk.desk import Desk
from followup_tui.desk.drafts import Drafts
from followup_tui.desk.people import new_uid
from followup_tui.desk.wording import counted, short_name
from followup_tui.domain.acts import Act
from followup_tui.domain.book import Delete, Put
from followup_tui.domain.contact import Stage
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import TALKS
from followup_tui.domain.news import News
from followup_tui.domain.text import plain
from followup_tui.planning.followup import Why
from followup_tui.planning.queue import Queue
from followup_tui.planning.zones import local

_A_MONTH = timedelta(days=31)
_ASKED_AGAIN = timedelta(days=28)
"""The shortest month: who is called once a month is asked before each call."""

_LENGTH = 40
_NETWORK = "network"


def newest_first(desk: Desk) -> list[News]:
    """All the news, the newest first."""
    return sorted(desk.book.news.values(), key=lambda piece: (piece.at, piece.uid), reverse=True)


def unheard(desk: Desk, uid: str) -> list[News]:
    """What a contact has not heard yet, the newest first."""
    return [piece for piece in newest_first(desk) if uid not in piece.heard_by]


def to_tell(desk: Desk, uid: str) -> News | None:
    """The news for the next talk (rule 9), with somebody kept in touch with.

    For the first talk with somebody of the user's network as well; a tag says who they are.
    """
    contact = desk.contact(uid)
    if contact.stage is not Stage.KEEP_IN_TOUCH:
        known = any(entry.outcome in TALKS for entry in desk.book.history(uid))
        if known or _NETWORK not in {tag.casefold() for tag in contact.tags}:
            return None
    return next(iter(unheard(desk, uid)), None)


def talked_today(desk: Desk, uid: str) -> bool:
    """Whether the two talked or met on the user's today."""
    here = desk.calendar.here.tz
    today = local(desk.clock(), here).date()
    late = (entry for entry in reversed(desk.book.history(uid)) if entry.outcome in TALKS)
    last = next(late, None)
    return last is not None and local(last.at, here).date() == today


def is_wanting(desk: Desk, uid: str) -> bool:
    """Whether a call that keeps in touch is due with nothing new to tell them."""
    call = desk.plan(uid).call
    keeps = call is not None and call.why is Why.KEEP_IN_TOUCH
    return keeps and not unheard(desk, uid)


def ask_for(desk: Desk, queue: Queue, drafts: Drafts) -> str:
    """A word to ask for news, when a call that keeps in touch has had none for a month.

    Empty while there is something to tell, or nobody to tell it. It is asked for once in a month,
    and that it was is put into the drafts.
    """
    now, asked = desk.clock(), drafts.asked_for_news
    today = local(now, desk.calendar.here.tz).date()
    if asked is not None and abs(today - asked) < _ASKED_AGAIN:
        return ""
    if any(now - piece.at <= _A_MONTH for piece in desk.book.news.values()):
        return ""
    keeping = (e for e in queue.entries if e.follow_up.why is Why.KEEP_IN_TOUCH)
    wanting = sum(not unheard(desk, entry.contact.uid) for entry in keeping)
    if not wanting:
        return ""
    drafts.ask_for_news(today)
    return f"Nothing new to tell on {counted(wanting, 'call')}"


def write(desk: Desk, text: str) -> Act:
    """Put down a piece of news, of now. Refused without words."""
    piece = News(uid=new_uid(), at=desk.clock(), text=_worded(text))
    return desk.apply(f"News: {_short(piece)}", [Put(piece)])


def reword(desk: Desk, piece: News, text: str) -> Act:
    """Say it in other words; who heard it has heard it."""
    changed = replace(piece, text=_worded(text))
    return desk.apply(f"News reworded: {_short(changed)}", [Put(changed)])


def drop(desk: Desk, piece: News) -> Act:
    """Take a piece of news away."""
    return desk.apply(f"News deleted: {_short(piece)}", [Delete(piece)])


def tell(desk: Desk, uid: str) -> Act:
    """Put down that a contact has heard the newest they had not. Refused when there is none."""
    contact = desk.contact(uid)
    piece = next(iter(unheard(desk, uid)), None)
    if piece is None and not desk.book.news:
        raise FollowupError("there is no news yet that anybody could have heard")
    if piece is None:
        raise FollowupError(f"{short_name(contact)} has heard all your news")
    heard = replace(piece, heard_by=(*piece.heard_by, uid))
    return desk.apply(f"{short_name(contact)} heard: {_short(piece)}", [Put(heard)], uid)


def _worded(text: str) -> str:
    if not (text := plain(text)):
        raise FollowupError("what is the news? a few words will do")
    return text


def _short(piece: News) -> str:
    text = " ".join(piece.text.split())
    return text if len(text) <= _LENGTH else f"{text[: _LENGTH - 1]}…"
