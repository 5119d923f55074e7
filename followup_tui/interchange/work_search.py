"""The work-search record for an office: as a table, and as a page to print and sign."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from followup_tui.domain.work_search import WorkSearchEntry
from followup_tui.interchange.cells import is_number, neutral
from followup_tui.interchange.export_csv import table

HEADINGS = ("date", "employer", "address", "person", "how contacted", "position", "result")

_STYLE = """
body { font: 11pt/1.4 sans-serif; margin: 2em; color: black; background: white; }
h1 { font-size: 16pt; margin: 0; }
table { border-collapse: collapse; width: 100%; margin: 1.5em 0; }
th, td { border: 1px solid #777; padding: .3em .5em; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; unicode-bidi: isolate; }
th, td:first-child { white-space: nowrap; overflow-wrap: normal; }
tr { break-inside: avoid; }
.sign { display: flex; gap: 2em; margin-top: 3em; }
.sign span { flex: 1; border-top: 1px solid black; padding-top: .2em; }
@page { size: landscape; margin: 15mm; }
@media print { body { margin: 0; font-size: 10pt; } thead { display: table-header-group; } }
"""


def work_search_csv(entries: Iterable[WorkSearchEntry]) -> bytes:
    """The record as UTF-8 CSV."""
    return table(HEADINGS, ([_safe(cell) for cell in _cells(entry)] for entry in entries))


def work_search_page(entries: Sequence[WorkSearchEntry], first: date, last: date) -> bytes:
    """The record from one day to another as one HTML page that needs nothing else, in UTF-8."""
    span = _day(first) if first == last else f"{_day(first)} to {_day(last)}"
    count = f"{len(entries)} contact{'' if len(entries) == 1 else 's'}"
    headings = "".join(f'<th scope="col">{name.capitalize()}</th>' for name in HEADINGS)
    rows = "\n".join(map(_row, entries)) or f'<tr><td colspan="{len(HEADINGS)}">None</td></tr>'
    page = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Work-search record, {span}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>Work-search record</h1>
<p>{span}: {count}</p>
<table>
<thead><tr>{headings}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
<p class="sign"><span>Name</span><span>Date</span><span>Signature</span></p>
</body>
</html>
"""
    return page.encode("utf-8", "replace")


def _cells(entry: WorkSearchEntry) -> tuple[str, ...]:
    return (
        *(entry.day.isoformat(), entry.employer, entry.address, entry.person),
        *(entry.how, entry.position, entry.result),
    )


def _row(entry: WorkSearchEntry) -> str:
    when = f'<td><time datetime="{entry.day.isoformat()}">{_day(entry.day)}</time></td>'
    said = "".join(f'<td dir="auto">{escape(cell)}</td>' for cell in _cells(entry)[1:])
    return f"<tr>{when}{said}</tr>"


def _safe(cell: str) -> str:
    return cell if is_number(cell) else neutral(cell)


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"
