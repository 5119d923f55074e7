"""From somebody's address book to the first call, in a real terminal."""

import shutil

import pytest

from tests.journeys.terminal import ROOT

pytestmark = pytest.mark.terminal

INTERCHANGE = ROOT / "tests" / "interchange"
SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])


@SIZES
def test_cards_from_a_phone_are_looked_through_chosen_from_and_called(start, user, exported, size):
    shutil.copy(INTERCHANGE / "exports" / "apple.vcf", user / "Downloads" / "contacts.vcf")
    screen = start(size=size).wait("Welcome", "Import my contacts")
    screen.press("enter").wait("Import contacts", "contacts.vcf")
    screen.press("enter").wait("33 new", "LEFT OUT · 1", lambda seen: "card 30" in seen.cursor_row)
    screen.press("tab").wait(lambda seen: "not a number" in seen.cursor_row)
    screen.press("tab").wait(lambda seen: "Paulo O'Rourke" in seen.cursor_row)
    screen.press("enter").wait("Whom do you want to start on?", "ten is a good start")
    screen.press("/").type("rourke").wait(lambda seen: "Paulo" in seen.cursor_row)
    screen.press("enter", "space").wait("1 chosen")
    screen.press("enter").wait("1 to go", lambda seen: seen.person == "Paulo O'Rourke")
    screen.wait("(312) 555-0109")
    screen.press("enter").wait("on call")
    screen.press("v").wait("0 to go · 1 done")
    screen.press("q")
    assert screen.ended() == 0

    book = exported()
    (entry,) = book["interactions"]
    assert (entry["number"], entry["outcome"]) == ("+13125550109", "voicemail")
    stages = [contact["stage"] for contact in book["contacts"]]
    assert (stages.count("lead"), stages.count("active")) == (32, 1)


@SIZES
def test_a_spreadsheet_of_ones_own_has_its_columns_named(start, user, exported, size):
    (user / "Downloads" / "Kontakte.csv").write_text(
        "Ansprechpartner;Firma;Durchwahl;Ort\nAnn Lee;Kestrel;212 555 0101;Bonn\nBo Chen;;;\n"
    )
    screen = start(size=size).wait("Welcome")
    screen.press("enter").wait("Kontakte.csv")
    screen.press("enter").wait("what are its columns?", "name", "Ansprechpartner", "212 555 0101")
    screen.press("down", "down", "space").wait(lambda seen: "mobile" in seen.cursor_row)
    screen.press("enter").wait("2 new", "Not used: Ort.")
    screen.press("enter").wait("Whom do you want to start on?")
    screen.press("escape").wait("2 came in and wait")
    screen.press("u").wait("Undone")
    screen.press("q")
    assert screen.ended() == 0
    assert exported()["contacts"] == []
