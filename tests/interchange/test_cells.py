import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from followup_tui.domain.book import Book
from followup_tui.domain.contact import Contact
from followup_tui.domain.phone import read_phone
from followup_tui.domain.work_search import WorkSearchEntry
from followup_tui.interchange.cells import NUMBERS, WORDS, as_written, joined, neutral, split
from followup_tui.interchange.export_csv import export_csv
from followup_tui.interchange.export_google import export_google
from followup_tui.interchange.work_search import work_search_csv
from tests.interchange.books import AT, books

RUNS = "=+-@\t\r\n＝＋－＠"


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


@pytest.mark.parametrize("first", RUNS)
def test_a_cell_that_would_run_gets_an_apostrophe(first):
    assert neutral(f"{first}1+1") == f"'{first}1+1"


@pytest.mark.parametrize("first", "=+-@")
def test_spaces_before_it_change_nothing(first):
    assert neutral(f"  {first}1+1") == f"'  {first}1+1"


@pytest.mark.parametrize("cell", ["", "a=b", "1-2", "'tis", "n/a", "(212) 555", "—", "a\n=1"])
def test_other_cells_stay_as_they_are(cell):
    assert neutral(cell) == cell


@given(st.text("'=+-@ \t\na＝"))
def test_the_apostrophe_comes_off_again(cell):
    assert as_written(neutral(cell)) == cell
    assert as_written(as_written(neutral(cell))) == as_written(cell)


@given(
    st.lists(st.text("a;,:\\ ex'").map(str.strip).filter(bool)), st.sampled_from([NUMBERS, WORDS])
)
def test_several_values_in_a_cell_come_apart_as_they_were(values, between):
    assert split(joined(values), between) == tuple(values)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("+1 212 555 0188", "+1 212 555 0188"),
        ("+1 (212) 555-0188 x204", "+1 (212) 555-0188 x204"),
        ("+442079460544", "+442079460544"),
        ("+1 212 555 0188 =2+5", "'+1 212 555 0188 =2+5"),
        ("+1", "'+1"),
        ("-5", "'-5"),
        ("@SUM(1)", "'@SUM(1)"),
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
    ],
)
def test_only_valid_numbers_stand_as_they_are(typed, shown):
    book = Book.of([Contact(uid="c1", name="Ann", phones=(read_phone(typed, "US"),), added=AT)])
    headings, row = cells(export_csv(book, ()))
    assert row[headings.index("phones")] == shown
    headings, row = cells(export_google(book, ()))
    assert row[headings.index("Phone 1 - Value")] == shown


def test_a_formula_behind_a_valid_number_is_neutral_too():
    phones = (read_phone("+1 212 555 0188"), read_phone("=1+1"))
    book = Book.of([Contact(uid="c1", name="Ann", phones=phones, added=AT)])
    headings, row = cells(export_csv(book, ()))
    assert row[headings.index("phones")] == "'+1 212 555 0188; =1+1"


@given(book=books())
def test_no_cell_of_a_table_runs(book: Book):
    hostile = [
        replace(one, **dict.fromkeys(("name", "company", "role", "notes", "url"), f"={one.name}"))
        for one in book.contacts.values()
    ]
    for export in (export_csv, export_google):
        for content in (export(book, ()), export(Book.of(hostile), ())):
            for cell in (cell for row in cells(content)[1:] for cell in row if cell):
                assert cell[0] not in RUNS or set(cell.split("; ")) == {"+1 212-555-0101"}, cell


def test_the_record_for_an_office_does_not_run_either():
    entry = WorkSearchEntry(
        day=date(2026, 11, 16),
        employer="=1+1",
        address="+1 212 555 0188",
        person="@SUM(1)",
        how="telephone",
        position="-1",
        result="+1",
    )
    _, row = cells(work_search_csv([entry]))
    wanted = ["2026-11-16", "'=1+1", "+1 212 555 0188", "'@SUM(1)", "telephone", "'-1", "'+1"]
    assert row == wanted
