"""Everything of a contact in one form, read back as it is typed; it is kept only when asked to."""

import msgspec
import pytest

from followup_tui.domain.book import Delete, Put
from followup_tui.domain.contact import Contact, Stage
from followup_tui.tui.screens.contact_form import ContactForm
from followup_tui.tui.widgets.choice import Choice
from followup_tui.tui.widgets.contact.fields import ContactFields
from followup_tui.tui.widgets.contact.place import PlaceField
from tests.builders import NOW, person, to_undo
from tests.tui.conftest import NARROW, WIDE

FIELDS = (
    "name",
    "company",
    "role",
    "phone",
    "email",
    "tz",
    "region",
    "hours",
    "stage",
    "position",
    "address",
    "tags",
    "notes",
)
TO_STAGE = ["down"] * 8
"""From the role, where there is one number and one address."""


async def fill_in(at, **typed: str) -> None:
    """Open an empty form and go down its fields, as far as the last that is given."""
    await at.press("a")
    for name in FIELDS[: max(map(FIELDS.index, typed)) + 1]:
        if name in typed:
            await at.paste(typed[name])
        await at.press("tab" if name == "notes" else "down")
        if name in {"phone", "email"} and name in typed:
            await at.press("down")


async def edit(at, field: str, name: str = "Dana Whitfield") -> None:
    """Open somebody's form and go to a field; one with more lines in it takes more presses."""
    await at.look_at(name)
    await at.press("E")
    await at.press(*["down"] * FIELDS.index(field))


def said(at) -> list[str]:
    """The remarks on the screen, from the top."""
    fields = at.app.screen.query("Field").results()
    return [field.said.words for field in fields if field.said and field.said.words]


def form(at) -> ContactFields:
    return at.app.screen.query_one(ContactFields)


def places(at) -> list[str]:
    """The places listed below the field that is being typed into."""
    found = (one for one in at.app.screen.query(PlaceField) if one.is_open)
    return [row.key for one in found for row in one._list.rows]


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.covers("contact.add", "contact_form.next", "contact_form.save")
async def test_a_contact_is_added_and_looked_at(sit_down, size):
    async with sit_down(size=size) as at:
        await fill_in(
            at,
            name="Nora Quist",
            company="Fjord & Sons",
            role="Buyer",
            phone="mobile (312) 555-0142 x7",
            email="nora@fjord.example",
            position="Bosun",
            address="1 Quay, Bergen",
            tags="shipping, ferry",
            notes="Met on the ferry\nto Oslo",
        )
        await at.press("ctrl+s")
        nora = at.contact("Nora")
        assert (nora.company, nora.role, nora.notes) == (
            "Fjord & Sons",
            "Buyer",
            "Met on the ferry\nto Oslo",
        )
        (phone,) = nora.phones
        assert (phone.label, phone.e164, phone.ext) == ("mobile", "+13125550142", "7")
        assert (nora.emails, nora.tags) == (("nora@fjord.example",), ("shipping", "ferry"))
        assert (nora.tz, nora.tz_guessed) == ("America/Chicago", True)
        assert (nora.position, nora.address) == ("Bosun", "1 Quay, Bergen")
        assert nora.stage is Stage.ACTIVE
        assert at.highlighted == at.keys_belong_to == "Nora Quist"
        assert at.said.startswith("Nora Quist added")


async def test_a_name_is_missed_only_once_something_was_typed(sit_down):
    async with sit_down() as at:
        await at.press("a")
        assert "a name is needed" not in at.read
        await at.type("N")
        await at.press("backspace", "down")
        assert "a name is needed" not in at.read
        await at.type("Fjord")
        assert "a name is needed" in at.read


async def test_without_a_name_nothing_is_added(sit_down):
    async with sit_down() as at:
        before = len(at.desk.book.contacts)
        await fill_in(at, company="Fjord & Sons")
        await at.press("ctrl+s")
        assert at.echo == "a name is needed"
        assert at.app.screen.focused is at.field
        assert len(at.desk.book.contacts) == before
        await at.type("Nora")
        assert at.echo == ""


async def test_what_is_typed_is_read_back_at_once(sit_down):
    async with sit_down() as at:
        await fill_in(at, name="Nora Quist", phone="mobile +44 20 7946 0000 x204")
        assert "= +44 20 7946 0000 x204, London" in at.read
        assert "guessed from the number: London, Britain (UK) · 15:30 there now" in at.read
        assert "empty: Britain (UK), where the zone is" in at.read


async def test_a_number_that_cant_be_dialled_is_said_and_kept_as_typed(sit_down):
    async with sit_down() as at:
        await fill_in(at, name="Nora Quist", phone="ask Sam")
        assert "can't be dialled yet; kept as typed" in said(at)
        await at.press("ctrl+s")
        assert [phone.typed for phone in at.contact("Nora").phones] == ["ask Sam"]
        assert "Nora Quist" in at.rows[at.rows.index("NEEDS A NUMBER · 3") :]


async def test_an_empty_line_follows_the_last_that_is_filled(sit_down):
    async with sit_down() as at:
        await fill_in(at, name="Nora Quist", phone="(312) 555-0142")
        await at.press("up")
        await at.paste("work (312) 555-0143")
        await at.press("down")
        await at.paste("home (312) 555-0144")
        await at.press("ctrl+s")
        labels = [(phone.label, phone.e164[-2:]) for phone in at.contact("Nora").phones]
        assert labels == [("", "42"), ("work", "43"), ("home", "44")]


async def test_a_number_or_address_of_somebody_who_asked_to_stop_is_refused_where_it_stands(
    sit_down,
):
    async with sit_down() as at:
        before = len(at.desk.book.contacts)
        await fill_in(at, name="Howard", phone="+1 202 555 0150")
        assert "Howard Pell's, who asked to stop" in said(at)
        await at.press("ctrl+s")
        assert at.echo == "Howard Pell's, who asked to stop"
        assert at.app.screen.focused.value == "+1 202 555 0150"
        assert len(at.desk.book.contacts) == before


async def test_somebody_who_is_here_already_is_remarked_and_not_refused(sit_down):
    async with sit_down() as at:
        await fill_in(at, name="Dana Whitfield", company="Larkspur Capital")
        assert "Dana Whitfield at Larkspur Capital is here already" in said(at)
        await at.press("ctrl+s")
        assert not isinstance(at.app.screen, ContactForm)


# Places


@pytest.mark.covers("contact_form.next", "contact_form.previous")
async def test_a_zone_is_picked_among_those_that_match(sit_down):
    async with sit_down() as at:
        await fill_in(at, name="Nora Quist", tz="germany")
        assert at.app.screen.focused.value == "germany"
        assert places(at) == ["Europe/Berlin", "Europe/Busingen"]
        await at.press("up", "enter")
        assert at.app.screen.focused.value == "Europe/Berlin"
        assert places(at) == []
        assert "= Berlin, Germany · 16:30 there now" in said(at)
        await at.press("up", "down", "down")
        await at.paste("calif")
        await at.press("enter", "ctrl+s")
        nora = at.contact("Nora")
        assert (nora.tz, nora.tz_guessed, nora.region) == ("Europe/Berlin", False, "US-CA")


async def test_a_place_is_taken_with_a_click(sit_down):
    async with sit_down(size=NARROW) as at:
        await at.press("a", *["down"] * FIELDS.index("tz"))
        await at.paste("germany")
        field = next(one for one in at.app.screen.query(PlaceField) if one.is_open)
        await at.click(field._list, at=(4, 1))
        assert field.text == "Europe/Busingen"
        assert at.app.screen.focused is field.entry


async def test_a_zone_there_is_none_of_is_refused_by_name(sit_down):
    async with sit_down() as at:
        before = len(at.desk.book.contacts)
        await fill_in(at, name="Nora Quist", tz="Mars/Olympus")
        await at.press("ctrl+s")
        assert "Mars/Olympus" in at.echo
        assert at.app.screen.focused.value == "Mars/Olympus"
        assert len(at.desk.book.contacts) == before


async def test_a_zone_that_can_only_be_one_needs_no_picking(sit_down):
    async with sit_down() as at:
        await fill_in(at, name="Nora Quist", phone="+44 20 7946 0000", tz="asia/tokyo")
        await at.press("ctrl+s")
        assert (at.contact("Nora").tz, at.contact("Nora").tz_guessed) == ("Asia/Tokyo", False)


# Editing


@pytest.mark.covers("contact.edit", "choice.after", "choice.before")
async def test_a_stage_is_chosen_in_words(sit_down):
    async with sit_down() as at:
        await edit(at, "role")
        await at.press(*TO_STAGE, "right", "right", "left")
        assert "● keep in touch" in at.read
        assert "○ active" in at.read
        await at.press("ctrl+s")
        assert at.contact("Dana").stage is Stage.KEEP_IN_TOUCH
        await at.press("u")
        assert at.contact("Dana").stage is Stage.ACTIVE


@pytest.mark.parametrize("fields_before", range(1, 5))
async def test_a_field_reached_at_once_is_in_view(sit_down, fields_before):
    async with sit_down(size=(60, 20)) as at:
        await edit(at, "role")
        screen = at.app.screen
        stage = screen.focus_chain.index(screen.query_one(Choice))
        for field in screen.focus_chain[stage - fields_before : stage + 1]:
            screen.set_focus(field)
        await at.rest()
        assert isinstance(screen.focused, Choice)
        assert screen.query_one(ContactFields).region.contains_region(screen.focused.region)


async def test_a_stage_is_chosen_with_a_click(sit_down):
    async with sit_down() as at:
        await edit(at, "role")
        await at.click_on("○ closed")
        assert form(at).typed.stage is Stage.CLOSED
        assert "○ keep in touch  ● closed" in at.text


async def test_changing_nothing_is_no_act(sit_down):
    async with sit_down() as at:
        before = at.desk.book
        await edit(at, "phone")
        await at.press("ctrl+s")
        assert at.app.screen is at.session
        assert at.desk.book is before
        assert to_undo(at.desk) == ""


async def test_only_what_was_changed_is_set(sit_down):
    async with sit_down() as at:
        dana = at.contact("Dana")
        await edit(at, "role")
        await at.paste(" Acquisition")
        at.desk._store.commit([Put(msgspec.structs.replace(dana, company="Finch"))], NOW)
        await at.press("ctrl+s")
        now = at.contact("Dana")
        changed = {n for n in Contact.__struct_fields__ if getattr(now, n) != getattr(dana, n)}
        assert changed == {"company", "role"}
        assert (now.company, now.role) == ("Finch", f"{dana.role} Acquisition")


async def test_a_contact_that_is_gone_meanwhile_is_said_to_be(sit_down):
    lone = person("Lone Ranger")
    async with sit_down([lone]) as at:
        await edit(at, "role", "Lone")
        await at.type("x")
        at.desk._store.commit([Delete(lone)], NOW)
        await at.press("ctrl+s")
        assert at.echo == "that contact is no longer here"


@pytest.mark.covers("contact_form.mark")
async def test_a_number_marked_wrong_is_put_right(sit_down):
    async with sit_down() as at:
        await at.press("w")
        assert at.contact("Dana").phones[0].wrong
        await edit(at, "phone")
        assert "somebody else's: not called" in said(at)
        assert "Theirs or not" in at.text
        await at.press("ctrl+t")
        assert "somebody else's: not called" not in said(at)
        await at.press("ctrl+s")
        assert not at.contact("Dana").phones[0].wrong


async def test_only_a_number_can_be_marked_wrong(sit_down):
    async with sit_down() as at:
        await edit(at, "role")
        assert "Theirs or not" not in at.text
        await at.press("ctrl+t", "left", "ctrl+s")
        assert to_undo(at.desk) == ""


# Leaving


@pytest.mark.covers("contact_form.leave")
async def test_leaving_with_something_changed_asks_once_more(sit_down):
    async with sit_down() as at:
        before = at.desk.book
        await fill_in(at, name="Nora Quist")
        await at.press("escape")
        assert at.echo == "Not saved yet: esc again leaves without saving"
        await at.press("x", "escape")
        assert isinstance(at.app.screen, ContactForm)
        await at.press("escape")
        assert at.app.screen is at.session
        assert at.desk.book is before
        assert at.highlighted == "Dana Whitfield"


async def test_leaving_with_nothing_changed_does_not_ask(sit_down):
    async with sit_down() as at:
        await edit(at, "role")
        await at.type("x")
        await at.press("backspace", "escape")
        assert at.app.screen is at.session


async def test_a_held_escape_does_not_leave_what_was_typed(sit_down, time):
    async with sit_down() as at:
        await fill_in(at, name="Nora Quist")
        time.between_keys = 0.1
        await at.press("escape", "escape", "escape")
        assert isinstance(at.app.screen, ContactForm)


# Looks


async def test_the_field_with_the_cursor_stays_in_view_when_the_window_shrinks(sit_down):
    async with sit_down(size=WIDE) as at:
        await fill_in(at, name="Nora Quist", phone="(312) 555-0142", notes="x")
        await at.press("shift+tab")
        await at.resize(60, 20)
        assert form(at).region.contains_region(at.app.screen.focused.region)
        assert form(at).typed.phones[0].text == "(312) 555-0142"


@pytest.mark.parametrize("size", [(60, 20), NARROW, WIDE])
async def test_the_field_with_the_cursor_and_its_remark_are_always_in_view(sit_down, size):
    async with sit_down(size=size) as at:
        await fill_in(at, name="N", phone="(312) 555-0142", email="n@q.example", notes="x")
        seen = set()
        while at.app.screen.focused not in seen:
            focused = at.app.screen.focused
            seen.add(focused)
            around = focused if focused.parent is form(at) else focused.parent
            await at.until(lambda one=focused: form(at).region.contains_region(one.region))
            await at.until(lambda one=around: form(at).region.contains_region(one.region))
            await at.press("tab")
        assert len(seen) == len(FIELDS) + 2


async def test_up_leaves_the_notes_from_their_first_line(sit_down):
    async with sit_down() as at:
        await fill_in(at, name="N", tags="t", notes="one\ntwo")
        await at.press("shift+tab", "up")
        assert at.app.screen.focused is form(at)._notes.area
        await at.press("up")
        assert at.app.screen.focused.value == "t"


async def test_text_from_outside_is_shown_plainly(sit_down):
    hostile = "[b]Eve[/b] \x1b[31m[/x] \u202eevE"
    eve = person(
        hostile,
        uid="eve",
        company="x" * 3000,
        tags=(hostile,),
        notes=f"{hostile}\n" * 40,
    )
    twin = msgspec.structs.replace(eve, uid="twin")
    async with sit_down([eve, twin], size=NARROW) as at:
        await at.press("E")
        assert "[b]Eve[/b] [/x] evE" in at.text
        assert "\x1b" not in at.text
        assert "\u202e" not in at.text
        await at.press("ctrl+s")
        assert to_undo(at.desk) == ""
