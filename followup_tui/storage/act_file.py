"""What commands did, in a small file beside the data, so that the next one can take it back."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from followup_tui.domain.acts import Act, Step
from followup_tui.domain.book import Record
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import Interaction
from followup_tui.domain.news import News
from followup_tui.storage.files import make_private, write_file


class _Kept(msgspec.Struct, omit_defaults=True):
    """A record, by what it is."""

    contact: Contact | None = None
    interaction: Interaction | None = None
    news: News | None = None


class _KeptStep(msgspec.Struct, omit_defaults=True):
    before: _Kept = msgspec.field(default_factory=_Kept)
    after: _Kept = msgspec.field(default_factory=_Kept)
    into: str = ""


class _KeptAct(msgspec.Struct, omit_defaults=True):
    uid: str
    title: str
    steps: list[_KeptStep]
    contact: str = ""


class ActFile:
    """Fills the desk's `ActStore` port."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Sequence[Act]:
        """The acts in the file, the latest last; none where it can't be read."""
        try:
            kept = msgspec.json.decode(self._path.read_bytes(), type=list[_KeptAct])
        except (OSError, msgspec.DecodeError):
            return ()
        return [
            Act(
                one.uid,
                one.title,
                tuple(Step(_record(s.before), _record(s.after), s.into) for s in one.steps),
                one.contact,
            )
            for one in kept
        ]

    def keep(self, acts: Sequence[Act]) -> None:
        """Write these; where no disk takes them the file goes, so that it says nothing untrue."""
        kept = [
            _KeptAct(
                one.uid,
                one.title,
                [_KeptStep(_kept(s.before), _kept(s.after), s.into) for s in one.steps],
                one.contact,
            )
            for one in acts
        ]
        try:
            make_private(self._path.parent)
            write_file(self._path, msgspec.json.encode(kept))
        except OSError:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)


def _kept(record: Record | None) -> _Kept:
    if isinstance(record, Contact):
        return _Kept(contact=record)
    if isinstance(record, Interaction):
        return _Kept(interaction=record)
    return _Kept(news=record)


def _record(kept: _Kept) -> Record | None:
    return kept.contact or kept.interaction or kept.news
