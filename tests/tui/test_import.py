"""An address book is looked through before it is taken in; a wrong file changes nothing."""

from pathlib import Path

import pytest

from followup_tui.domain.contact import Stage

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


@pytest.mark.covers("import")
@pytest.mark.parametrize("name", ["linkedin", "google", "plain"])
async def test_people_of_an_address_book_come_in_as_leads(sit_down, name):
    async with sit_down() as at:
        before = set(at.desk.book.contacts)
        await read(at, EXPORTS / f"{name}.csv")
        assert f"{name}.csv is " in at.read
        assert set(at.desk.book.contacts) == before
        await at.press("enter")
        came = [at.desk.book.contacts[uid] for uid in at.desk.book.contacts if uid not in before]
        assert came
        assert {contact.stage for contact in came} == {Stage.LEAD}
        assert "Whom do you want to start on?" in at.text


async def test_the_whole_import_is_one_act(sit_down):
    async with sit_down() as at:
        before = at.desk.book.contacts
        await read(at, EXPORTS / "plain.csv")
        await at.press("enter", "escape", "u")
        assert set(at.desk.book.contacts) == set(before)


async def test_refused_rows_are_named_before_anything_is_taken_in(sit_down):
    async with sit_down() as at:
        await read(at, EXPORTS / "plain.csv")
        assert "left out, row " in at.read


async def test_a_second_import_adds_nobody(sit_down):
    async with sit_down() as at:
        await read(at, EXPORTS / "google.csv")
        await at.press("enter", "escape")
        people = set(at.desk.book.contacts)
        await read(at, EXPORTS / "google.csv")
        assert ": 0 new" in at.read
        await at.press("enter")
        assert set(at.desk.book.contacts) == people


async def test_a_wrong_file_is_one_line_and_changes_nothing(sit_down, home):
    (home / "picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    (home / "other.csv").write_text("date,amount\n2026-11-23,5\n")
    (home / "empty.csv").touch()
    (home / "folder").mkdir()
    async with sit_down() as at:
        before = at.desk.book
        for name in ("missing.csv", "picture.csv", "other.csv", "empty.csv", "folder"):
            await read(at, home / name)
            assert len(at.echo.splitlines()) == 1
            assert name in at.echo
            assert at.app.screen.query_one(".echo").has_class("-bad")
            await at.press("enter", "escape")
        assert at.desk.book is before
        assert not at.desk.can_undo


async def test_a_file_that_was_corrected_is_read_anew(sit_down, home):
    async with sit_down() as at:
        await read(at, home / "missing.csv")
        at.field.value = ""
        await at.paste(str(EXPORTS / "plain.csv"))
        await at.press("enter")
        assert "plain.csv is " in at.read


async def test_likely_files_are_listed_and_can_be_chosen(sit_down, home):
    downloads = home / "Downloads"
    downloads.mkdir()
    (downloads / "Connections.csv").write_bytes((EXPORTS / "linkedin.csv").read_bytes())
    async with sit_down() as at:
        await at.press("i")
        assert [(row.body, row.tail) for row in at.listed.rows] == [
            ("Connections.csv", "~/Downloads")
        ]
        await at.press("down", "enter")
        assert "Connections.csv is " in at.read


async def test_a_quoted_path_and_the_tilde_are_understood(sit_down, home):
    (home / "some people.csv").write_text("name\nOmar Test\n")
    async with sit_down() as at:
        await read(at, "'~/some people.csv'")
        assert "1 new" in at.read


async def test_escape_leaves_everything_as_it_is(sit_down):
    async with sit_down() as at:
        before = at.desk.book
        await read(at, EXPORTS / "plain.csv")
        await at.press("escape")
        assert at.desk.book is before
        assert at.highlighted == "Dana Whitfield"
        assert at.session.focused is at.today
