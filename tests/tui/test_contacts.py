import pytest

from followup_tui.desk.settings import Looks
from followup_tui.domain.contact import Stage
from followup_tui.domain.interaction import Channel
from followup_tui.domain.text import one_line
from followup_tui.tui.screens.contacts import Contacts
from followup_tui.tui.screens.together import TogetherForm
from tests.builders import entry, person
from tests.tui.conftest import NARROW, WIDE

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
PEOPLE = [
    person("Ann Ek", uid="ann", company="Larkspur", tags=("fair",)),
    person("Bea Dietz", uid="bea", stage=Stage.LEAD),
    person("Cy Dunn", uid="cy", tags=("fair", "old")),
    entry("Mon 9 Nov 10:00 voicemail", contact="ann"),
    entry("Thu 19 Nov 10:00 voicemail", contact="cy"),
]


def listed(at):
    return [row.key for row in at.listed.rows]


@SIZES
@pytest.mark.covers("contacts", "contacts.find", "contacts.look")
async def test_everybody_is_found_as_one_types_and_looked_at(sit_down, size):
    async with sit_down(PEOPLE, size=size) as at:
        await at.press("C")
        assert listed(at) == ["ann", "bea", "cy"]
        assert "3 of 3" in at.read
        await at.press("slash")
        await at.type("#fair")
        assert listed(at) == ["ann", "cy"]
        await at.type(" dunn")
        await at.press("enter", "enter")
        assert not isinstance(at.app.screen, Contacts)
        assert at.highlighted == "Cy Dunn"


@pytest.mark.covers("contacts.order", "contacts.standing")
async def test_the_order_and_whom_to_list_are_a_key_each(sit_down):
    async with sit_down(PEOPLE) as at:
        await at.press("C", "o")
        assert listed(at) == ["bea", "ann", "cy"]
        assert "longest untouched first" in at.read
        assert "2 weeks ago" in at.read
        await at.press("o")
        assert "next date first" in at.read
        assert listed(at)[-1] == "bea"
        await at.press("o", "w")
        assert listed(at) == ["bea"]
        assert "whom: leads" in at.read


@SIZES
@pytest.mark.covers("contacts.touched", "contacts.due", "contacts.everybody")
async def test_neglect_and_the_next_date_narrow_down_with_a_key_each(sit_down, size):
    async with sit_down(PEOPLE, size=size) as at:
        await at.press("C", "t")
        assert listed(at) == ["ann", "bea"]
        assert "t touched: not for 2 weeks" in at.read
        await at.press("d")
        assert listed(at) == ["ann"]
        assert "d next date: by today · c clears" in at.read
        await at.press("slash")
        await at.type("#old")
        assert listed(at) == []
        await at.press("escape", "c")
        assert listed(at) == ["ann", "bea", "cy"]
        assert "t touched: any time · d next date: any" in at.read
        assert "clears" not in at.read


@SIZES
async def test_what_is_late_says_so_beside_the_day_the_status_says(sit_down, size):
    people = [
        person("Ann Ek", uid="ann"),
        entry("Mon 9 Nov 10:00 voicemail", contact="ann"),
        person("Cy Dunn", uid="cy"),
        entry("Thu 19 Nov 10:00 met", contact="cy", channel=Channel.MEETING),
    ]
    async with sit_down(people, size=size, looks=Looks(status=True)) as at:
        await at.press("C", "o", "o")
        assert "active Mon 16 Nov, late" in at.read
        assert "Ann Ek, call Mon 16 Nov, late" in at.read
        assert "active Fri 20 Nov, late" in at.read
        await at.press("down")
        assert "Cy Dunn, e-mail by Fri 20 Nov, late" in at.read


async def test_by_the_next_date_the_dates_are_shown_by_neglect_how_long_it_is(sit_down):
    async with sit_down(PEOPLE) as at:
        await at.press("C", "d", "d")
        assert "Fri 27 Nov" in at.read
        await at.press("t", "t")
        assert "Fri 27 Nov" not in at.read
        await at.press("c", "d", "d", "d", "d")
        assert listed(at) == ["bea"]
        assert "next date: none" in at.read
        assert "nothing" in at.read


@SIZES
async def test_the_longest_order_and_filters_fit(sit_down, size):
    async with sit_down(PEOPLE, size=size) as at:
        await at.press("C", "o", *"wwwwww", *"ttt", *"ddd")
        assert "w whom: perhaps one person · o order: longest untouched first" in at.read
        assert "t touched: not for 3 months · d next date: next week · c clears" in at.read


@pytest.mark.covers("contacts.look", "contacts.leave")
async def test_one_comes_back_to_the_order_the_filters_and_the_place_one_left(sit_down):
    book = [*PEOPLE, person("Dee Fox", uid="dee", tags=("fair",))]
    async with sit_down(book, size=NARROW) as at:
        await at.press("C", "o", "w", "w", "slash")
        await at.type("#fair")
        await at.press("enter", "down", "down")
        assert (listed(at), at.listed.highlighted) == (["dee", "ann", "cy"], "cy")
        for leaves in ("enter", "escape"):
            await at.press(leaves)
            assert at.app.screen is at.session
            await at.press("C")
            assert (listed(at), at.listed.highlighted) == (["dee", "ann", "cy"], "cy")
            assert "whom: active · o order: longest untouched first" in at.read
            assert at.field.value == "#fair"
            assert at.app.screen.focused is at.listed
        await at.press("c")
        assert (len(listed(at)), at.listed.highlighted) == (4, "cy")


async def test_who_is_gone_from_the_list_on_coming_back_leaves_the_cursor_on_somebody(sit_down):
    async with sit_down(PEOPLE) as at:
        await at.press("C", "w", "enter")
        at.desk.set_stage(["bea"], Stage.ACTIVE)
        await at.press("C")
        assert listed(at) == []
        await at.press("w")
        assert at.listed.highlighted == "ann"


@pytest.mark.covers("contacts.mark", "contacts.change", "contacts.undo", "together.save")
async def test_the_marked_are_changed_together_and_one_key_takes_it_back(sit_down):
    async with sit_down(PEOPLE) as at:
        await at.press("C", "space", "space")
        assert "2 marked" in at.read
        await at.press("e")
        assert "Change 2 contacts together" in at.read
        await at.press("right", "right", "tab")
        await at.type("met, -fair")
        await at.press("ctrl+s")
        assert "2 people changed" in at.read
        assert (at.contact("Ann").tags, at.contact("Bea").tags) == (("met",), ("met",))
        assert at.contact("Bea").stage is Stage.ACTIVE
        assert at.contact("Cy").tags == ("fair", "old")
        await at.press("u")
        assert at.contact("Bea").stage is Stage.LEAD
        assert at.contact("Ann").tags == ("fair",)


@pytest.mark.covers("contacts.undo", "contacts.redo")
async def test_what_was_taken_back_is_done_again(sit_down):
    async with sit_down(PEOPLE) as at:
        await at.press("C", "e", "right", "right", "ctrl+s")
        assert at.contact("Ann").stage is Stage.ACTIVE
        assert "already: nothing to change" in at.read
        await at.press("down", "e", "right", "right", "ctrl+s")
        await at.press("u")
        assert "Undone: Bea Dietz changed · ctrl+r redoes" in at.read
        assert at.contact("Bea").stage is Stage.LEAD
        await at.press("ctrl+r")
        assert "Done again: Bea Dietz changed · u undoes" in at.read
        assert at.contact("Bea").stage is Stage.ACTIVE
        await at.press("ctrl+r")
        assert "nothing to redo" in at.read


@pytest.mark.covers("contacts.all", "together.next", "together.previous")
async def test_a_zone_is_picked_for_all_who_are_listed(sit_down):
    async with sit_down(PEOPLE) as at:
        await at.press("C", "A", "e", "down", "down", "up", "down")
        await at.type("berlin")
        await at.press("enter", "ctrl+s")
        assert {one.tz for one in at.desk.book.contacts.values()} == {"Europe/Berlin"}
        assert "marked" not in at.read
        await at.press("A")
        assert "3 marked" in at.read
        await at.press("A")
        assert "marked" not in at.read


@SIZES
async def test_the_marked_whom_a_filter_hides_are_said_until_they_are_changed(sit_down, size):
    async with sit_down(PEOPLE, size=size, looks=Looks(status=True)) as at:
        await at.press("C", "space", "space", "w")
        assert listed(at) == ["bea"]
        assert "1 of 3 · 2 marked, 1 not listed: e changes them together" in at.read
        assert "nothing owed, marked. 2 marked, 1 not listed. Filter:" in at.read
        await at.press("e")
        assert "Change 2 contacts together" in at.read
        await at.press("tab")
        await at.type("met")
        await at.press("ctrl+s")
        assert "2 people changed · u undoes" in at.read
        assert "marked" not in at.read
        assert "[x]" not in at.read


@SIZES
async def test_whom_a_search_in_vain_hides_stays_said_in_a_whole_line(sit_down, size):
    async with sit_down(PEOPLE, size=size) as at:
        await at.press("C", "space", "slash")
        await at.type("zzz")
        assert "Nobody matches: esc clears what you typed" in at.read
        assert "…" not in at.lines[-2]
        assert "lists everybody again" in at.read or size == NARROW
        assert at.lines[-2].rstrip().endswith("· 1 marked")


async def test_what_was_refused_leaves_the_marks(sit_down):
    async with sit_down(PEOPLE) as at:
        await at.press("C", "space", "e", "right", "right", "ctrl+s")
        assert "already: nothing to change" in at.read
        assert "[x] Ann Ek" in at.read


async def test_what_can_not_be_read_or_says_nothing_is_said_in_the_form(sit_down):
    async with sit_down(PEOPLE) as at:
        await at.press("C", "e", "ctrl+s")
        assert "Nothing is chosen yet" in at.read
        await at.press("down", "down")
        await at.type("Atlantis")
        await at.press("ctrl+s")
        assert "no time zone called" in at.read
        await at.type("x")
        assert "no time zone called" not in at.read
        assert "What is left empty stays as it is." in at.read
        assert isinstance(at.app.screen, TogetherForm)


@pytest.mark.covers("contacts.leave", "together.leave")
async def test_escape_goes_from_the_field_to_the_list_and_back_to_the_calls(sit_down):
    async with sit_down(PEOPLE) as at:
        await at.press("C", "e", "escape", "slash")
        await at.type("zzz")
        assert listed(at) == []
        await at.press("escape")
        assert listed(at) == ["ann", "bea", "cy"]
        await at.press("escape")
        assert not isinstance(at.app.screen, Contacts)


@SIZES
async def test_where_nobody_is_listed_it_says_what_to_do(sit_down, size):
    async with sit_down(PEOPLE, size=size) as at:
        await at.press("C", *"wwww")
        assert "Nobody is like that: c lists everybody again" in at.read
        await at.press("c", "slash")
        await at.type("zzz")
        assert "Nobody matches: esc clears what you typed, then c lists everybody again" in at.read
        await at.press("enter")
        assert at.app.screen.focused is at.field
        await at.press("escape")
        assert "3 of 3" in at.read
        await at.press("escape", "slash")
        await at.type("zzz")
        assert "Nobody matches: try a part of the name, the company or a number" in at.read


async def test_an_empty_book_says_where_people_come_from(sit_down):
    async with sit_down([]) as at:
        await at.press("escape", "C")
        assert "Nobody here yet: in the calls a adds somebody, i imports people" in at.read


async def test_names_and_tags_from_outside_are_shown_plainly(sit_down):
    hostile = person("[b]Eve\x1b[31m[/x]\nTwo", uid="eve", tags=("[i]",))
    async with sit_down([hostile]) as at:
        await at.press("C")
        assert one_line("[b]Eve\x1b[31m[/x]\nTwo") in at.read
        await at.press("slash")
        await at.type("#[i]")
        assert listed(at) == ["eve"]
