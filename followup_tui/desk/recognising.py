"""Who in the book a person in a file is, if anybody: by UID, or by what `matching` goes by."""

from collections.abc import Collection, Iterable

from msgspec.structs import replace

from followup_tui.desk.filling import additions
from followup_tui.desk.matching import Register, contradicts, goes_by, share_something
from followup_tui.desk.names import compatible, same_name
from followup_tui.domain.contact import Contact

_UNIQUE = 8
"""A UID with fewer letters only counts the rows of its file: "17" is anybody's."""


class Recogniser:
    """Recognises the people of one file.

    `called` are the uids and names in it. In one of our `own` files no two uids are one person.
    """

    def __init__(
        self, register: Register, called: Collection[tuple[str, str]], *, own: bool
    ) -> None:
        self._register = register
        self._apart = {uid for uid, _ in called if uid} if own else set()
        self._doubtful = _given_to_several(called)

    def recognise(self, draft: Contact, said: list[str]) -> tuple[Contact, Contact | None]:
        """The person, without a uid that is somebody else's here; and who they are here.

        What there is to tell is added to `said`.
        """
        holder = self._register.with_uid(draft.uid)
        if holder is not None and not self._is(holder, draft):
            said.append(f"has the UID of “{holder.name}”, so it is passed over")
            draft, holder = replace(draft, uid=""), None
        return draft, holder or self._known_as(draft, said)

    def _is(self, holder: Contact, draft: Contact) -> bool:
        """Whether somebody is whose uid they have.

        Where the file gives it to several, those are whose name fits. Any other uid is believed
        whatever they are called now, if nobody here is more like them; but one that may be
        anybody's only with a name that fits, or the same first name and something else in common.
        Nobody who asked to stop gets away by their name.
        """
        if holder.uid in self._register.stopped:
            return True
        fits = goes_by(holder, draft.name) and not contradicts(holder, draft.name)
        if fits or holder.uid in self._doubtful:
            return fits
        tells = len(holder.uid) >= _UNIQUE or (
            share_something(holder, draft)
            and same_name(holder.name.split()[0], draft.name.split()[0])
        )
        return tells and not self._candidates(replace(draft, uid=""))

    def _known_as(self, draft: Contact, said: list[str]) -> Contact | None:
        """Who this person is here.

        One who asked to stop before all others; then one to whom there is nothing to add, so that
        the same file finds the same people again; then the likeliest. One who goes by a name that
        several have, each with another in full, is none of them.
        """
        stopped = self._register.stopped_like(draft, self._apart if draft.uid else ())
        if stopped is not None:
            return stopped
        found = self._candidates(draft)
        if len(found) < 2:  # noqa: PLR2004 - nobody to choose from
            return next(iter(found), None)
        silent = (one for one in found if one.uid in self._register.stopped)
        full = (one for one in found if not additions(one, draft))
        sure = next(silent, None) or next(full, None)
        if sure is not None or same_name(found[0].name, draft.name):
            return sure or found[0]
        other = next((one for one in found if contradicts(found[0], one.name)), None)
        if other is None:
            return found[0]
        said.append(f"may be “{found[0].name}” or “{other.name}”; comes in apart")
        return None

    def _candidates(self, draft: Contact) -> list[Contact]:
        """Who they may be; those whose uids the file has are others if it has one for them."""
        return self._register.candidates(draft, self._apart if draft.uid else ())


def _given_to_several(called: Iterable[tuple[str, str]]) -> set[str]:
    """The uids that a file gives to several people, by their names: rows that were copied."""
    first: dict[str, str] = {}
    told = ((uid, first.setdefault(uid, name), name) for uid, name in called if uid)
    return {uid for uid, one, other in told if not compatible(one, other)}
