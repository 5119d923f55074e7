from datetime import date

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.domain.work_search import WorkSearchEntry
from followup_tui.interchange.work_search import work_search_page

FIRST, LAST = date(2026, 11, 16), date(2026, 11, 22)
HOSTILE = "<script>alert(\"1\")</script> & 'x' </td> [b]"


def line(text: str = "x", day: date = FIRST) -> WorkSearchEntry:
    said = dict.fromkeys(("employer", "address", "person", "how", "position", "result"), text)
    return WorkSearchEntry(day=day, **said)


def page(*entries: WorkSearchEntry, first=FIRST, last=LAST):
    """The page as a strict reader of HTML sees it: any mistake in it is an error."""
    content = work_search_page(entries, first, last)
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(content, transport_encoding="utf-8")


def cells(document) -> list[list[str]]:
    return [["".join(td.itertext()) for td in row.iter("td")] for row in document.iter("tr")][1:]


@given(st.text("<>&\"' a;/-[]é\u05d0").map(str.strip))
def test_whatever_was_typed_is_shown_plainly_on_a_valid_page(text):
    [row] = cells(page(line(text)))
    assert row[1:] == [text] * 6


def test_nothing_on_it_runs_or_is_fetched():
    document = page(line(HOSTILE))
    tags = {element.tag for element in document.iter()}
    assert not tags & {"script", "img", "link", "iframe", "object"}
    attributes = {name for element in document.iter() for name in element.attrib}
    assert not {name for name in attributes if name.startswith("on")} | (
        attributes & {"src", "href"}
    )
    assert "url(" not in document.find(".//style").text
    assert cells(document)[0][1] == HOSTILE


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([], "Mon 16 Nov 2026 to Sun 22 Nov 2026: 0 contacts"),
        ([line()], "Mon 16 Nov 2026 to Sun 22 Nov 2026: 1 contact"),
        ([line()] * 2, "Mon 16 Nov 2026 to Sun 22 Nov 2026: 2 contacts"),
    ],
)
def test_it_says_which_week_it_is_about(entries, said):
    document = page(*entries)
    assert said in ["".join(p.itertext()) for p in document.iter("p")]
    assert document.find(".//h1").text == "Work-search record"
    headings = [th.text for th in document.iter("th")]
    assert headings == [
        "Date",
        "Employer",
        "Address",
        "Person",
        "How contacted",
        "Position",
        "Result",
    ]


def test_one_day_is_one_day():
    assert "Mon 16 Nov 2026: 0" in "".join(page(last=FIRST).itertext())
