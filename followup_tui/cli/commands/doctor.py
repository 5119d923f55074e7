"""`doctor`: every record and link looked at, explained, and put right if so wished."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click
from msgspec.structs import asdict

from followup_tui.cli.compose import Session
from followup_tui.cli.output import json_option, say, say_json
from followup_tui.domain.errors import FollowupError, UnreadableError
from followup_tui.storage.atomic import AtomicStorage
from followup_tui.storage.doctor import Examination, examine, mend
from followup_tui.storage.findings import Finding
from followup_tui.storage.surroundings import surroundings


@click.command()
@click.option("--fix", is_flag=True, help="Put right what can be, after a backup.")
@json_option
@click.pass_obj
def doctor(session: Session, *, fix: bool, as_json: bool) -> None:
    """Look for what is wrong with your data.

    Every record and link is looked at, and the files around. Each thing found is a line; exit code
    1 when something is wrong. Nothing is changed without --fix, which keeps a backup first and
    never takes out a stop. What only you can put right is left to you.
    """
    data = session.home.data
    examination, kept = _examined(session, fix=fix)
    if kept is not None:
        session.remember("doctor put right what it found")
        session.show()
    findings = [*examination.findings]
    fixed = {id(finding) for finding in findings if fix and finding.fixable}
    contacts = examination.contacts if examination.mended else None
    around = surroundings(data, session.home.drafts, session.backups, session.refuge, contacts)
    for finding, put_right in list(around):
        findings.append(finding)
        if fix and put_right is not None:
            with suppress(OSError):  # it is left, and said so
                put_right()
                fixed.add(id(finding))
    left = [finding for finding in findings if finding.wrong and id(finding) not in fixed]
    if as_json:
        say_json(
            {
                "file": str(data),
                "backup": str(kept) if kept else None,
                "findings": [asdict(one) | {"fixed": id(one) in fixed} for one in findings],
            }
        )
    else:
        for line in _lines(findings, fixed, kept):
            say(line)
    if left:
        raise FollowupError(_verdict(left, fix=fix))


def _examined(session: Session, *, fix: bool) -> tuple[Examination, Path | None]:
    """What is wrong in the file, and where it is kept as it was before that was put right."""
    data, now = session.home.data, session.clock()
    try:
        loaded = AtomicStorage(data).load()
        if loaded is None and not session.backups.all():
            return Examination((), b"", frozenset()), None
        if loaded is not None and not fix:
            return examine(loaded[0], data, now), None
        return mend(data, session.backups, now)
    except UnreadableError as error:
        what = error.what.removeprefix(data.name).strip()
        finding = Finding(data.name, what, session.advised(error).advice, fixable=False)
        return Examination((finding,), b"", frozenset()), None


def _lines(findings: list[Finding], fixed: set[int], kept: Path | None) -> Iterator[str]:
    if kept is not None:
        yield f"Before anything was changed it was kept as {kept}"
    for finding in findings:
        mark = "✓" if id(finding) in fixed else "!" if finding.wrong else "·"
        would = "--fix " if finding.fixable and id(finding) not in fixed else ""
        yield f"{mark} {finding.said(would)}"
    if not any(finding.wrong for finding in findings):
        yield "All is well: every record, every link, and the files around them."


def _verdict(left: list[Finding], *, fix: bool) -> str:
    things = "1 thing is" if len(left) == 1 else f"{len(left)} things are"
    if not fix and any(finding.fixable for finding in left):
        return f"{things} wrong; followup-tui doctor --fix puts right what can be, after a backup"
    return f"{things} wrong that only you can put right"
