"""A contact takes a name; what else is typed is read back before it is kept."""

import pytest

from followup_tui.domain.contact import Stage

FIELDS = ("name", "company", "role", "phone", "email", "tz", "notes")


async def fill_in(at, **typed: str) -> None:
    """Open the form and go through its fields, as far as the last that is given."""
    await at.press("a")
    for name in FIELDS[: max(map(FIELDS.index, typed)) + 1]:
        assert at.app.screen.focused.id == name
        if name in typed:
            await at.paste(typed[name])
        await at.press("down")


@pytest.mark.covers("contact.add")
async def test_a_contact_is_added_and_looked_at(sit_down):
    async with sit_down() as at:
        await fill_in(
            at,
            name="Nora Quist",
            company="Fjord & Sons",
            role="Buyer",
            phone="(312) 555-0166",
            email="nora@fjord.example",
            notes="Met on the ferry",
        )
        await at.press("ctrl+s")
        nora = at.contact("Nora")
        assert (nora.company, nora.role, nora.notes) == (
            "Fjord & Sons",
            "Buyer",
            "Met on the ferry",
        )
        assert [phone.e164 for phone in nora.phones] == ["+13125550166"]
        assert (nora.emails, nora.stage) == (("nora@fjord.example",), Stage.ACTIVE)
        assert at.highlighted == at.keys_belong_to == "Nora Quist"
        assert at.said.startswith("Nora Quist added")


async def test_enter_on_the_last_line_adds_too(sit_down):
    async with sit_down() as at:
        await at.press("a")
        await at.paste("Nora Quist")
        await at.press(*["enter"] * len(FIELDS))
        assert at.contact("Nora").phones == ()
        assert at.highlighted == "Nora Quist"


async def test_the_zone_guessed_from_the_number_is_shown_as_a_guess(sit_down):
    async with sit_down() as at:
        await fill_in(at, name="Nora Quist", phone="+44 20 7946 0000")
        assert at.echo == "in Europe/London (guessed from the number)"
        await at.press("ctrl+s")
        assert (at.contact("Nora").tz, at.contact("Nora").tz_guessed) == ("Europe/London", True)
        assert "15:30 there (zone guessed)" in at.read


async def test_a_zone_that_was_typed_is_no_guess(sit_down):
    async with sit_down() as at:
        await fill_in(at, name="Nora Quist", phone="+44 20 7946 0000", tz="asia/tokyo")
        await at.press("ctrl+s")
        assert (at.contact("Nora").tz, at.contact("Nora").tz_guessed) == ("Asia/Tokyo", False)


async def test_without_a_name_nothing_is_added(sit_down):
    async with sit_down() as at:
        before = len(at.desk.book.contacts)
        await fill_in(at, company="Fjord & Sons")
        await at.press("ctrl+s")
        assert at.echo == "A name is needed"
        assert at.app.screen.focused.id == "name"
        assert len(at.desk.book.contacts) == before


async def test_a_zone_there_is_none_of_is_refused_by_name(sit_down):
    async with sit_down() as at:
        before = len(at.desk.book.contacts)
        await fill_in(at, name="Nora Quist", tz="Mars/Olympus")
        await at.press("ctrl+s")
        assert "Mars/Olympus" in at.echo
        assert at.app.screen.focused.id == "tz"
        assert len(at.desk.book.contacts) == before


async def test_a_number_that_cant_be_dialled_is_said_and_kept_as_typed(sit_down):
    async with sit_down() as at:
        await fill_in(at, name="Nora Quist", phone="ask Sam")
        assert at.echo == "that number can't be dialled yet; it is kept as typed"
        await at.press("ctrl+s")
        assert [phone.typed for phone in at.contact("Nora").phones] == ["ask Sam"]
        assert "Nora Quist" in at.rows[at.rows.index("NEEDS A NUMBER · 3") :]


async def test_a_number_of_somebody_who_asked_to_stop_is_refused(sit_down):
    async with sit_down() as at:
        before = len(at.desk.book.contacts)
        await fill_in(at, name="Howard", phone="+1 202 555 0150")
        await at.press("ctrl+s")
        assert len(at.desk.book.contacts) == before
        assert "who asked to stop" in at.said


async def test_escape_adds_nobody(sit_down):
    async with sit_down() as at:
        before = len(at.desk.book.contacts)
        await fill_in(at, name="Nora Quist")
        await at.press("escape")
        assert len(at.desk.book.contacts) == before
        assert at.highlighted == "Dana Whitfield"
