"""An address book is looked through before it is taken in; a wrong file changes nothing."""

import asyncio
from contextlib import suppress
from pathlib import Path

import pytest
from textual.widgets import ProgressBar
from textual.worker import WorkerCancelled

from followup_tui.domain.contact import Stage
from tests.builders import to_undo

EXPORTS = Path(__file__).parent.parent / "interchange" / "exports"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A home with nothing in it, so that the list of files is the test's own."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def read(at, path: Path | str) -> None:
    await at.press("i")
    await at.paste(str(path))
    await at.press("enter")
    await looked_through(at)


async def looked_through(at) -> None:
    """Wait for the worker that reads, and for what it says to be shown."""
    with suppress(WorkerCancelled):
        await at.app.workers.wait_for_complete()
    await at.rest()


@pytest.mark.covers("import", "import.go_on", "preview.take")
@pytest.mark.parametrize("path", sorted(EXPORTS.iterdir()), ids=lambda path: path.name)
async def test_people_of_an_address_book_come_in_as_leads(sit_down, path):
    async with sit_down() as at:
        before = set(at.desk.book.contacts)
        await read(at, path)
        assert f"{path.name} ─ " in at.text
        assert "33 new" in at.read
        assert set(at.desk.book.contacts) == before
        await at.press("enter")
        came = [at.desk.book.contacts[uid] for uid in at.desk.book.contacts if uid not in before]
        assert len(came) == 33
        assert {contact.stage for contact in came} == {Stage.LEAD}
        assert "Whom do you want to start on?" in at.text


async def test_the_whole_import_is_one_act(sit_down):
    async with sit_down() as at:
        before = at.desk.book.contacts
        await read(at, EXPORTS / "plain.csv")
        await at.press("enter", "escape")
        assert at.said == "33 came in and wait: l chooses among them, u undoes it"
        await at.press("u")
        assert set(at.desk.book.contacts) == set(before)


@pytest.mark.covers("preview.next", "preview.previous")
async def test_everybody_in_the_file_can_be_looked_at_before_anything_is_taken_in(sit_down, home):
    async with sit_down() as at:
        (home / "some.csv").write_text(
            "name,company,phone,email\n"
            f"Dana Whitfield,{at.contact('Dana').company},,dana@new.example\n"
            ",Nobody Ltd,,\n"
            "Ann Lee,Kestrel,not a number,\n"
            "Ann Lee,Kestrel,,\n"
        )
        await read(at, home / "some.csv")
        assert [row.body for row in at.listed.rows if row.is_heading] == [
            "LEFT OUT · 1",
            "WORTH A LOOK · 1",
            "SOMETHING ADDED · 1",
            "NEW · 1",
            "ONCE MORE IN THE FILE · 1",
        ]
        assert at.whole == "row 3 · no name"
        await at.press("tab")
        assert at.whole == "row 4 · Ann Lee: “not a number” can't be dialled; kept as it is"
        await at.press("tab")
        assert at.whole == "row 2 · Dana Whitfield · by name and company: adds e-mail"
        await at.press("tab", "tab")
        assert at.whole == "row 5 · Ann Lee · by name and company"
        await at.press("tab")
        assert at.whole == "row 3 · no name"
        await at.press("shift+tab", "shift+tab")
        assert at.whole == "row 4 · Ann Lee · no number · Kestrel"


async def test_one_who_asked_to_stop_is_named_and_stays_as_they_are(sit_down, home):
    (home / "some.csv").write_text("name,email\nDana Whitfield,dana@elsewhere.example\n")
    async with sit_down() as at:
        await at.look_at("Dana")
        await at.press("S", "enter")
        dana = at.contact("Dana")
        await at.press("i")
        at.field.value = str(home / "some.csv")
        await at.press("enter")
        await looked_through(at)
        assert "ASKED TO STOP, LEFT AS THEY ARE · 1" in at.text
        await at.press("enter")
        assert at.contact("Dana") == dana


async def test_a_second_import_adds_nobody(sit_down):
    async with sit_down() as at:
        await read(at, EXPORTS / "google.csv")
        await at.press("enter", "escape")
        people = set(at.desk.book.contacts)
        await read(at, EXPORTS / "google.csv")
        assert "0 new" in at.read
        assert "everybody is here already" in at.read
        await at.press("enter")
        assert set(at.desk.book.contacts) == people


async def test_a_wrong_file_is_one_line_and_changes_nothing(sit_down, home):
    (home / "picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    (home / "other.csv").write_text("just some words\nin two lines\n")
    (home / "empty.csv").touch()
    (home / "folder").mkdir()
    async with sit_down() as at:
        before = at.desk.book
        for name in ("missing.csv", "picture.csv", "other.csv", "empty.csv", "folder"):
            await read(at, home / name)
            assert len(at.echo.splitlines()) == 1
            assert name in at.echo
            assert at.app.screen.query_one(".echo").has_class("-bad")
            await at.press("escape")
        await read(at, "~nobody-here/x.csv")
        assert at.app.screen.query_one(".echo").has_class("-bad")
        assert at.desk.book is before
        assert not to_undo(at.desk)


async def test_a_file_that_was_corrected_is_read_anew(sit_down, home):
    async with sit_down() as at:
        await read(at, home / "missing.csv")
        at.field.value = ""
        await at.paste(str(EXPORTS / "plain.csv"))
        await at.press("enter")
        await looked_through(at)
        assert "plain.csv ─ plain CSV" in at.text


@pytest.mark.covers("import.down", "import.up")
async def test_likely_files_are_listed_and_can_be_chosen(sit_down, home):
    downloads = home / "Downloads"
    downloads.mkdir()
    (downloads / "Connections.csv").write_bytes((EXPORTS / "linkedin.csv").read_bytes())
    async with sit_down() as at:
        await at.press("i")
        assert [(row.body, row.tail) for row in at.listed.rows] == [
            ("Connections.csv", "~/Downloads")
        ]
        await at.press("down", "up", "enter")
        await looked_through(at)
        assert "Connections.csv ─ LinkedIn" in at.text


async def test_a_quoted_path_and_the_tilde_are_understood(sit_down, home):
    (home / "some people.csv").write_text("name\nOmar Test\n")
    async with sit_down() as at:
        await read(at, "'~/some people.csv'")
        assert "1 new" in at.read


async def test_a_folder_of_cards_is_read(sit_down, home):
    (home / "cards").mkdir()
    for name in ("Ann", "Bo"):
        (home / "cards" / f"{name}.vcf").write_text(f"BEGIN:VCARD\nFN:{name}\nEND:VCARD\n")
    async with sit_down() as at:
        await read(at, "~/cards")
        assert "2 new" in at.read
        assert "Ann.vcf card 1" in at.whole


@pytest.mark.covers("preview.leave", "import.leave")
async def test_escape_leaves_everything_as_it_is(sit_down):
    async with sit_down() as at:
        before = at.desk.book
        await read(at, EXPORTS / "plain.csv")
        await at.press("escape")
        assert at.echo == "Nothing has come in."
        await at.press("escape")
        assert at.desk.book is before
        assert at.highlighted == "Dana Whitfield"
        assert at.session.focused is at.today


TABLE = "Ansprechpartner;Firma;Durchwahl;Ort\nAnn Lee;Kestrel;212 555 0101;Bonn\nBo Chen;;;\n"


@pytest.mark.covers("columns.after", "columns.before", "columns.go_on")
async def test_the_columns_of_any_other_table_are_named_on_screen(sit_down, home):
    (home / "Kontakte.csv").write_text(TABLE)
    async with sit_down() as at:
        await read(at, home / "Kontakte.csv")
        assert "Kontakte.csv ─ what are its columns?" in at.text
        assert [(row.lead, row.body) for row in at.listed.rows] == [
            ("name", "Ansprechpartner:  Ann Lee · Bo Chen"),
            ("company", "Firma:  Kestrel"),
            ("phone", "Durchwahl:  212 555 0101"),
            ("–", "Ort:  Bonn"),
        ]
        await at.press("left")
        assert at.echo == "Which column is the name? Nobody can come in without one."
        await at.press("enter")
        assert "what are its columns?" in at.text
        await at.press("space", "down", "down", "right")
        assert at.listed.rows[2].lead == "mobile"
        await at.press("enter")
        await looked_through(at)
        assert "2 new" in at.read
        assert "1 has no number yet: you are asked for it when you start on them." in at.read
        assert "Not used: Ort." in at.read
        await at.press("enter")
        assert at.contact("Ann Lee").phones[0].label == "mobile"
        assert at.contact("Ann Lee").company == "Kestrel"


@pytest.mark.covers("preview.columns", "columns.leave")
async def test_the_columns_can_be_named_anew_from_the_preview(sit_down, home):
    (home / "some.csv").write_text("name,Firma,Durchwahl\nAnn Lee,Kestrel,212 555 0101\nBo,,\n")
    async with sit_down() as at:
        await read(at, home / "some.csv")
        assert "Not used: Firma, Durchwahl." in at.read
        await at.press("c")
        assert [row.lead for row in at.listed.rows] == ["name", "company", "phone"]
        await at.press("down", "left", "enter")
        await looked_through(at)
        assert "Not used: Firma." not in at.read
        await at.press("c")
        assert [row.lead for row in at.listed.rows] == ["name", "last name", "phone"]
        await at.press("escape", "escape")
        assert at.session.focused is at.today


async def test_what_has_no_columns_says_so(sit_down):
    async with sit_down() as at:
        await read(at, EXPORTS / "apple.vcf")
        await at.press("c")
        assert at.echo == "apple.vcf has no columns to name."


def many(path: Path, rows: int) -> Path:
    lines = (f"Person{n:x} Number{n},Firm {n},p{n}@x.example\n" for n in range(rows))
    path.write_text("name,company,email\n" + "".join(lines))
    return path


async def test_a_long_file_shows_how_far_it_is_and_can_be_given_up(sit_down, home):
    path = many(home / "many.csv", 20_000)
    async with sit_down() as at:
        before = at.desk.book
        await at.press("i")
        await at.paste(str(path))
        await at.press("enter")
        bar = at.app.screen.query_one(ProgressBar)
        while not bar.display:
            await asyncio.sleep(0.01)
        assert bar.total
        assert bar.progress
        assert " of 20,0" in at.echo
        await at.press("escape")
        assert at.echo == "Given up; nothing has come in."
        assert not bar.display
        await looked_through(at)
        assert "Import contacts" in at.text
        assert at.desk.book is before
        await at.press("escape")
        assert at.session.focused is at.today


async def test_a_thousand_rows_come_in_as_one_act_and_go_as_one(sit_down, home):
    path = many(home / "many.csv", 1000)
    async with sit_down() as at:
        before = set(at.desk.book.contacts)
        await read(at, path)
        assert "1,000 new" in at.read
        await at.press("enter", "escape")
        assert len(at.desk.book.contacts) == len(before) + 1000
        await at.press("u")
        assert set(at.desk.book.contacts) == before
