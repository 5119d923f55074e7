"""What an import did, or would do, told to people and to scripts."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from followup_tui.desk.importing import ImportPlan, Met, Seen
from followup_tui.domain.person import Remark
from followup_tui.domain.text import one_line


def import_json(plan: ImportPlan, files: Sequence[Path]) -> dict[str, Any]:
    """What an import comes to: counts, and each refused record with its file and number."""
    reports = list(zip(files, plan.files, strict=True))
    return {
        "new": plan.new,
        "known": plan.known,
        "again": plan.again,
        "filled": plan.filled,
        "refused": [
            _remark(path, refused) for path, report in reports for refused in report.refused
        ],
        "remarks": [_remark(path, said) for path, report in reports for said in report.remarks],
        "people": [_person(path, seen) for path, report in reports for seen in report.seen],
        "files": [
            {
                "file": str(path),
                "format": report.format,
                "new": report.new,
                "known": report.known,
                "again": report.again,
                "unused": list(report.unused),
            }
            for path, report in reports
        ],
    }


def _remark(path: Path, said: Remark) -> dict[str, Any]:
    return {"file": str(path), "kind": said.kind, "row": said.row, "reason": said.text}


def _person(path: Path, seen: Seen) -> dict[str, Any]:
    return {
        "file": str(path),
        "kind": seen.kind,
        "row": seen.row,
        "name": seen.name,
        "is": seen.met.value,
        "by": seen.by or None,
        "adds": list(seen.adds),
    }


def import_lines(plan: ImportPlan, files: Sequence[Path], *, dry_run: bool) -> Iterator[str]:
    """The same for people: one line of counts, then one for each record there is a word about.

    Before anything is done, in a dry run, that is every record.
    """
    refused = sum(len(report.refused) for report in plan.files)
    again = f" · {plan.again} more than once" if plan.again else ""
    filled = f" ({plan.filled} with something added)" if plan.filled else ""
    would = " · dry run, nothing is changed" if dry_run else ""
    yield f"{plan.new} new · {plan.known} known{filled}{again} · {refused} refused{would}"
    for path, report in zip(files, plan.files, strict=True):
        name = one_line(str(path))
        within = f"{name}/" if path.is_dir() else f"{name} "
        if dry_run:
            yield from (f"{within}{one_line(_in_words(seen))}" for seen in report.seen)
        yield from (f"{within}{one_line(str(said))}" for said in report.refused)
        yield from (f"{within}{one_line(str(said))}" for said in report.remarks)
        if report.unused:
            yield f"{name}: not used: {one_line(', '.join(report.unused))}"


def _in_words(seen: Seen) -> str:
    found = "known from above" if seen.met is Met.AGAIN else seen.met.value
    by = f" by {seen.by}" if seen.by else ""
    adds = f"; adds {', '.join(seen.adds)}" if seen.adds else ""
    return f"{seen.kind} {seen.row}: {seen.name}: {found}{by}{adds}"
