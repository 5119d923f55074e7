"""What is at hand until it is logged: of each contact the call, the note, the answers; forms."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from followup_tui.desk.entries import Call
from followup_tui.desk.names import same_name
from followup_tui.desk.people import made_at, new_uid
from followup_tui.desk.ports import DraftStore
from followup_tui.domain.book import Book
from followup_tui.domain.draft import AskedForNews, Draft, FormDraft
from followup_tui.domain.interaction import Channel, Interaction, Outcome
from followup_tui.domain.text import one_line

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Typed = TypeVar("Typed", bound=DataclassInstance)

_OF_A_LETTER = ("letter", "letter_begun")
_LONGEST_CALL = timedelta(hours=3)
_NOT_DIALLED = {Outcome.THEY_CALLED, Outcome.STOP}


class Drafts:
    """One draft for each contact (a uid) that has something put down, and at most one call."""

    def __init__(self, kept: DraftStore) -> None:
        self._kept = kept
        found = list(kept.load())
        self._drafts = {one.contact: one for one in found if isinstance(one, Draft)}
        self._forms = {one.form: one for one in found if isinstance(one, FormDraft)}
        self._asked_for_news = next((one for one in found if isinstance(one, AskedForNews)), None)
        self._sent: dict[str, tuple[str, ...]] = {}

    def of(self, uid: str) -> Draft:
        """What is put down of a contact."""
        return self._drafts.get(uid) or Draft(contact=uid)

    @property
    def ongoing(self) -> Draft | None:
        """The call that is going on."""
        calls = {draft.began: draft for draft in self._drafts.values() if draft.began}
        return calls[max(calls)] if calls else None

    @property
    def noted(self) -> list[str]:
        """The contacts (uids) with a note that is not logged."""
        return [uid for uid, draft in self._drafts.items() if draft.note.strip()]

    def late(self, uid: str) -> datetime | None:
        """When it was, where that is put down for a call that is logged late."""
        return self.of(uid).at

    def change(self, uid: str, **what: Any) -> Draft:
        """Put something down, by the names of a draft's fields."""
        draft = msgspec.structs.replace(self.of(uid), **what)
        if draft == self._drafts.get(uid):
            return draft
        if draft.is_empty:
            self.drop(uid)
        else:
            self._drafts[uid] = draft
            self._kept.keep(draft)
        return draft

    def drop(self, uid: str) -> None:
        """Forget what was put down of a contact."""
        if (draft := self._drafts.pop(uid, None)) is not None:
            self._kept.drop(draft.key)

    @property
    def forms(self) -> list[str]:
        """The forms with something in them, by the ids of the commands that open them."""
        return list(self._forms)

    def form(self, command: str, empty: "Typed") -> "Typed":
        """What was typed into a form; `empty` where nothing was, or nothing that fits it."""
        if command in self._forms:
            with suppress(msgspec.ValidationError):
                return msgspec.convert(self._forms[command].typed, type(empty))
        return empty

    def keep_form(self, command: str, typed: "DataclassInstance") -> None:
        """Put down what stands in a form; an empty one is forgotten."""
        draft = FormDraft(form=command, typed=msgspec.to_builtins(typed), stamp=new_uid())
        before = self._forms.get(command)
        if typed == type(typed)():
            self.drop_form(command)
        elif before is None or draft.typed != before.typed:
            self._forms[command] = draft
            self._kept.keep(draft)

    def drop_form(self, command: str) -> None:
        """Forget what was typed into a form."""
        if (draft := self._forms.pop(command, None)) is not None:
            self._kept.drop(draft.key)

    def drop_logged(self, book: Book) -> None:
        """Forget an interview that is in the book: the program was ended before it could.

        It is one that was logged after the last of it was typed, with everybody named there.
        """
        kept = self._forms.get("interview")
        people = kept.typed.get("people") if kept else None
        if kept is None or not kept.stamp or not isinstance(people, list | tuple):
            return
        since = (
            book.contacts[uid]
            for uid, history in book.histories.items()
            if uid in book.contacts and any(_met_after(kept.stamp, entry) for entry in history)
        )
        names = [contact.name for contact in since]
        rows = (one for one in people if isinstance(one, dict))
        typed = [one_line(str(one.get("name", ""))) for one in rows]
        if names and all(any(same_name(name, met) for met in names) for name in typed if name):
            self.drop_form("interview")

    @property
    def asked_for_news(self) -> date | None:
        """The day on which the user was last asked for news."""
        return self._asked_for_news.on if self._asked_for_news else None

    def ask_for_news(self, today: date) -> None:
        """Put down that the user is asked for news."""
        self._asked_for_news = AskedForNews(today)
        self._kept.keep(self._asked_for_news)

    def follow(self, book: Book) -> None:
        """Hand over what was put down of those who turned out to be others; drop the forgotten."""
        for uid, draft in list(self._drafts.items()):
            here = book.now(uid)
            if uid in book.forgotten:
                self.drop(uid)
            if here == uid:
                continue
            known = self.of(here)
            note = "\n".join(filter(str.strip, (known.note, draft.note)))
            fields = {
                name: getattr(known, name) or getattr(draft, name)
                for name in Draft.__struct_fields__[1:]
            }
            self.change(here, **{**fields, "note": note})
            self.drop(uid)

    def forget(self, words: Iterable[str]) -> None:
        """Forget what was typed into every form in which one of these stands.

        Of letters on their way out nobody knows to whom they are: all are forgotten.
        """
        for command, draft in list(self._forms.items()):
            typed = str(draft.typed)
            if any(word in typed for word in words if word):
                self.drop_form(command)
        self._kept.drop_letters()

    def logged(self, entry: Interaction | None, uid: str) -> None:
        """Forget what an entry was made of; a letter waits on for an e-mail to be sent.

        Where nothing was logged, as for a call put off, the call is over and the words wait on.
        """
        before = self.of(uid)
        self.drop(uid)
        if entry is None:
            kept = {name: getattr(before, name) for name in ("note", "hint", *_OF_A_LETTER)}
            self.change(uid, **kept)
        elif before.letter and entry.channel is Channel.EMAIL:
            self._sent[entry.uid] = before.letter
        elif before.letter:
            self.change(uid, letter=before.letter, letter_begun=before.letter_begun)

    def undone(self, entry: Interaction) -> None:
        """Put down again what an entry was made of, for when it is told once more.

        The note of an e-mail is its subject: that belongs to the letter.
        """
        if letter := self._sent.get(entry.uid):
            self.change(entry.contact, letter=letter)
        elif (entry.note or entry.annoyed) and entry.channel is not Channel.EMAIL:
            self.change(entry.contact, note=entry.note, annoyed=entry.annoyed)

    def told(
        self, uid: str, outcome: Outcome, channel: Channel, number: str, now: datetime
    ) -> Call:
        """What logging an outcome at `now` says, with all that is at hand.

        `number` (E.164) is the one a call goes to. What came from the other side, or in writing,
        has neither a number nor a timer.
        """
        draft = self.of(uid)
        if channel is not Channel.PHONE or outcome in _NOT_DIALLED:
            return Call(
                outcome,
                draft.at,
                channel,
                note=draft.note,
                hint=draft.hint,
                annoyed=draft.annoyed,
            )
        return Call(
            outcome,
            draft.at or draft.began,
            channel,
            note=draft.note,
            seconds=None if draft.at else seconds_on_call(draft, now),
            number=number,
            hidden=draft.hidden,
            hint=draft.hint,
            annoyed=draft.annoyed,
        )


def _met_after(stamp: str, entry: Interaction) -> bool:
    """Whether somebody was met, and it was logged after an identifier was made."""
    return entry.outcome is Outcome.MET and made_at(entry.uid) is not None and entry.uid > stamp


def seconds_on_call(draft: Draft, now: datetime) -> int | None:
    """How long a call has lasted; `None` without one, or when it was left open for hours."""
    if draft.began is None or now - draft.began > _LONGEST_CALL:
        return None
    return max(int((now - draft.began).total_seconds()), 0)
