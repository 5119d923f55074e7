"""Rows of the file that can't be read as records, or that contradict each other.

What a repair takes out of a table is kept in another one, `set_aside`, which this program carries
along unread. A stop is never taken out.
"""

from datetime import datetime
from typing import Any

import msgspec

from followup_tui.domain.interaction import Outcome
from followup_tui.storage.careful import strangers
from followup_tui.storage.findings import Finding, quoted
from followup_tui.storage.ledger import DELETIONS, TABLES
from followup_tui.storage.migrations import Tables
from followup_tui.storage.reach import OUT_OF_REACH, out_of_reach
from followup_tui.storage.records import STORED, Deletion, Kind
from followup_tui.storage.refusal import GARBLED
from followup_tui.storage.set_aside import SET_ASIDE

_FORMS: dict[str, type[msgspec.Struct]] = {
    **{TABLES[kind]: STORED[kind] for kind in Kind},
    DELETIONS: Deletion,
}
_KEPT = f"keeps it as it is in the table {SET_ASIDE}"


def _copied(tables: Tables) -> Tables:
    # As JSON, which copies whatever could be read; Python's own copy gives up at some depth.
    copied: Tables = msgspec.json.decode(msgspec.json.encode(tables))
    return copied


class Rows:
    """The tables as they were found, made readable; what that took is in `findings`.

    `doubles` are rows whose uid another row has, to be united with it by a merge. `now` is an
    aware instant. The tables given are not changed.
    """

    def __init__(self, tables: Tables, now: datetime) -> None:
        self.tables = _copied(tables)
        self.doubles: list[Tables] = []
        self.findings: list[Finding] = []
        self._now = now.isoformat()
        for name, form in _FORMS.items():
            self._number(name)
            for number in list(self.tables.setdefault(name, {})):
                self._make_readable(name, number, form)
        for kind in Kind:
            self._tell_apart(kind)
        self._forget_once()
        self._bury_nobody_alive()

    def _find(self, where: str, what: str, remedy: str, **more: bool) -> None:
        self.findings.append(Finding(where, what, remedy, **more))

    def _number(self, name: str) -> None:
        """Give every row a number."""
        rows = self.tables.get(name, {})
        for key in [key for key in rows if not key.isdecimal()]:
            number = str(max((int(one) for one in rows if one.isdecimal()), default=0) + 1)
            rows[number] = rows.pop(key)
            self._find(f"{name} {quoted(key)}", "has no number", f"gives it {number}")

    def _make_readable(self, name: str, number: str, form: type[msgspec.Struct]) -> None:
        row, where = self.tables[name][number], f"{name} {number}"
        read, wrong = _read(row, form)
        if read is not None:
            self._look_for_strangers(name, number, read)
            return
        salvaged = self._salvaged(row, form)
        self._set_aside(name, number, row)
        if salvaged is None:
            del self.tables[name][number]
            self._find(where, f"can't be read ({wrong})", f"takes it out and {_KEPT}")
        else:
            self.tables[name][number] = salvaged
            self._find(where, f"can't be read ({wrong})", f"saves what can be, and {_KEPT}")

    def _look_for_strangers(self, name: str, number: str, read: msgspec.Struct) -> None:
        row, where = self.tables[name][number], f"{name} {number}"
        for field, value in row.items():
            if field not in read.__struct_fields__:
                what = f"has a field of another program, {quoted(field)}"
                self._find(where, what, "it is kept", fixable=False, wrong=False)
                continue
            if inside := list(strangers(value, getattr(read, field), field)):
                self._set_aside(name, number, row)
                known = msgspec.to_builtins(getattr(read, field))
                self.tables[name][number] = {**self.tables[name][number], field: known}
                what = f"has in it what this version has no word for, {quoted(inside[0])}"
                self._find(where, what, f"takes that out and {_KEPT}; or update followup-tui")

    def _salvaged(self, row: Any, form: type[msgspec.Struct]) -> dict[str, Any] | None:
        """The row without what is wrong in it, as far as it is still a record then."""
        if not isinstance(row, dict):
            return None
        rest = dict(row)
        required = self._required(rest, form)
        for _ in row:
            read, wrong = _read(rest, form)
            if read is not None:
                return rest
            field = wrong.partition("$.")[2].partition(".")[0].partition("[")[0].strip("`")
            if field in required:
                rest[field] = required[field]
            elif rest.pop(field, None) is None:
                break
        rest = {**{name: row[name] for name in row if name in form.__struct_fields__}, **required}
        return rest if _read(rest, form)[0] is not None else None

    def _required(self, row: dict[str, Any], form: type[msgspec.Struct]) -> dict[str, Any]:
        """What stands in for what a record can't do without; only where nothing is made up by it.

        A stop stays a stop whatever else of it is lost.
        """
        if form is STORED[Kind.CONTACT]:
            return {"name": "(name lost)", "added": self._now, "changed": {}}
        if form is STORED[Kind.INTERACTION] and row.get("outcome") == Outcome.STOP:
            return {"at": self._now, "changed": self._now, "contact": str(row.get("contact"))}
        return {"changed": self._now if form is STORED[Kind.INTERACTION] else {}}

    def _set_aside(self, name: str, number: str, row: Any) -> None:
        aside = self.tables.setdefault(SET_ASIDE, {})
        key = str(max((int(one) for one in aside if one.isdecimal()), default=0) + 1)
        aside[key] = {"table": name, "number": number, "row": row}

    def _tell_apart(self, kind: Kind) -> None:
        name, seen = TABLES[kind], dict[str, str]()
        for number, row in list(self.tables[name].items()):
            uid = row["uid"]
            if uid not in seen:
                seen[uid] = number
                continue
            del self.tables[name][number]
            what = f"has the uid of {name} {seen[uid]}"
            if row == self.tables[name][seen[uid]]:
                self._find(f"{name} {number}", f"{what}, and says the same", "takes one out")
            else:
                self._set_aside(name, number, row)
                self.doubles.append({"meta": self.tables["meta"], name: {number: row}})
                self._find(f"{name} {number}", what, f"unites the two, as merge does, and {_KEPT}")

    def _forget_once(self) -> None:
        """Of two deletions of one record the later stands."""
        latest: dict[tuple[str, str], str] = {}
        rows = self.tables[DELETIONS]
        for number, row in sorted(rows.items(), key=lambda item: _how_final(item[1])):
            before = latest.get((row["kind"], row["uid"]))
            latest[row["kind"], row["uid"]] = number
            if before is not None:
                del rows[before]
                what = f"says the same as {DELETIONS} {number}"
                self._find(f"{DELETIONS} {before}", what, "keeps the later")

    def _bury_nobody_alive(self) -> None:
        """A record that is there is not remembered as deleted, but for a contact with a history.

        The deletion of one takes effect should their last entry be taken away (see `merging`).
        """
        alive = {
            (kind.value, row["uid"]) for kind in Kind for row in self.tables[TABLES[kind]].values()
        }
        called = {row["contact"] for row in self.tables[TABLES[Kind.INTERACTION]].values()}
        for number, row in list(self.tables[DELETIONS].items()):
            key = row["kind"], row["uid"]
            if key in alive and not (row["kind"] == Kind.CONTACT and row["uid"] in called):
                del self.tables[DELETIONS][number]
                what = f"says that {row['kind']} {quoted(row['uid'])} was deleted, which is there"
                self._find(f"{DELETIONS} {number}", what, "forgets the deletion")


def _how_final(deletion: dict[str, Any]) -> tuple[bool, bool, str]:
    """Who was forgotten stays so; then who turned out to be another."""
    return "forgotten" in deletion, "into" in deletion, str(deletion["at"])


def _read(row: Any, form: type[msgspec.Struct]) -> tuple[msgspec.Struct | None, str]:
    """The row as a record, or what is wrong with it."""
    try:
        read = msgspec.json.decode(msgspec.json.encode(row), type=form)
    except GARBLED as error:
        return None, str(error)
    place = out_of_reach(read)
    return (None, f"{OUT_OF_REACH} - at `$.{place}`") if place else (read, "")
