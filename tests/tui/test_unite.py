"""Two contacts made one, in Contacts."""

import pytest
from msgspec.structs import replace

from followup_tui.domain.book import Put
from followup_tui.domain.interaction import Outcome
from followup_tui.storage.memory import MemoryDrafts
from followup_tui.tui.screens.contacts import Contacts
from followup_tui.tui.screens.unite import Unite
from followup_tui.tui.widgets.said_line import SaidLine
from tests.builders import OTHER_NUMBER, agreed, entry, person
from tests.tui.conftest import NARROW, WIDE

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
PEOPLE = [
    person("Ann Ek", uid="ann", phones=(OTHER_NUMBER,)),
    person("Dana Whitfield", uid="dana", company="Larkspur", notes="Met at the fair."),
    person("D. Whitfield", uid="twin", company="Larkspur Ltd", role="Head of Talent"),
    entry("Thu 19 Nov 10:00 talked", agreed("Fri 27 Nov 10:00"), contact="dana"),
    entry("Fri 20 Nov 10:00 talked", agreed("Wed 25 Nov 15:00"), contact="twin"),
    entry("Mon 16 Nov 10:00 no_answer", contact="dana"),
]


@SIZES
@pytest.mark.covers("contacts.unite", "unite.do", "unite.next", "unite.previous")
async def test_two_marked_are_seen_side_by_side_made_one_and_taken_apart_again(sit_down, size):
    async with sit_down(PEOPLE, size=size) as at:
        before = at.desk.book
        await at.press("C", "down", "space", "space")
        assert "m makes them one" in at.read
        await at.press("m")
        assert "One person: Dana Whitfield and D. Whitfield" in at.read
        assert "● Dana Whitfield ○ D. Whitfield" in at.read
        assert "● Larkspur ○ Larkspur Ltd" in at.read
        assert "Head of Talent" in at.read
        assert "one history of 3 entries" in at.read
        assert "agreed Wed 25 Nov 15:00: that stays, being earlier" in at.read
        assert "also agreed Fri 27 Nov 10:00" in at.read
        await at.press("down", "right", "up", "down")
        assert "○ Larkspur ● Larkspur Ltd" in at.read
        assert "Company before: Larkspur" in at.read
        await at.press("enter")
        assert "Dana Whitfield and D. Whitfield are one · u undoes" in at.read
        assert [row.key for row in at.listed.rows] == ["ann", "dana"]
        assert "[x]" not in at.text
        dana = at.desk.contact("dana")
        assert (dana.company, dana.role) == ("Larkspur Ltd", "Head of Talent")
        assert len(at.desk.book.history("dana")) == 4
        assert at.desk.book.history("dana")[-1].outcome is Outcome.RESCHEDULED
        await at.press("u")
        assert [row.key for row in at.listed.rows] == ["ann", "twin", "dana"]
        assert set(at.desk.book.contacts) == set(before.contacts)
        assert [one.uid for one in at.desk.book.history("twin")] == [
            one.uid for one in before.history("twin")
        ]


async def test_what_was_written_elsewhere_meanwhile_is_not_lost_by_it(sit_down):
    async with sit_down(PEOPLE) as at:
        await at.press("C", "down", "space", "space", "m")
        twin = replace(at.desk.contact("twin"), role="VP", notes="knows Ruth")
        at.desk._store.commit([Put(twin)], at.desk.clock())
        before = at.desk.book
        await at.press("enter")
        assert "changed meanwhile; nothing was done" in at.read
        assert at.desk.book == before
        await at.press("m")
        assert "VP" in at.read


@pytest.mark.covers("unite.leave", "contacts.unite")
async def test_who_may_be_one_person_are_listed_and_need_no_marks(sit_down):
    async with sit_down(PEOPLE) as at:
        await at.press("C", *"wwwwww")
        assert "whom: perhaps one person" in at.read
        assert [row.key for row in at.listed.rows] == ["twin", "dana"]
        await at.press("m")
        assert isinstance(at.app.screen, Unite)
        await at.press("escape")
        assert len(at.desk.book.contacts) == 3
        await at.press("m", "enter")
        assert at.listed.rows == ()


@pytest.mark.covers("contacts.unite")
async def test_other_than_two_marked_is_refused_in_a_colour_of_its_own(sit_down):
    async with sit_down(PEOPLE) as at:
        await at.press("C")
        said = at.app.screen.query_one(SaidLine)
        quiet = said.styles.color
        await at.press("m")
        assert isinstance(at.app.screen, Contacts)
        assert "Mark the two who are one person: space marks" in at.read
        assert said.styles.color != quiet


async def test_what_was_noted_of_the_one_that_went_is_with_the_other(sit_down):
    drafts = MemoryDrafts()
    async with sit_down(PEOPLE, drafts=drafts) as at:
        at.session._drafts.change("twin", note="asked for a CV")
        at.session._drafts.change("dana", note="likes mornings")
        await at.press("C", "down", "space", "space", "m", "enter", "escape")
        (kept,) = drafts.load()
        assert (kept.contact, kept.note) == ("dana", "likes mornings\nasked for a CV")


async def test_names_that_are_markup_are_shown_as_they_are(sit_down):
    people = [person("[b]Ann[/b] \x1b[31mEk", uid="a"), person("Ann [/x]", uid="b", notes="[i]")]
    async with sit_down(people) as at:
        await at.press("C", "space", "space", "m")
        assert "[b]Ann[/b]" in at.read
        assert "Ann [/x]" in at.read
