"""Find anybody by what one remembers of them; the keys then work on them, due or not."""

import pytest

from followup_tui.domain.contact import Stage
from followup_tui.domain.interaction import Outcome


async def look_for(at, query: str) -> list[str]:
    """The names listed for what is typed."""
    await at.press("slash")
    await at.paste(query)
    return names_listed(at)


def names_listed(at) -> list[str]:
    return [row.body.partition("  ")[0] for row in at.listed.rows]


@pytest.mark.covers("find")
async def test_people_are_found_by_what_one_remembers(sit_down):
    remembered = [
        ("sorensen", ["Katrin Sørensen"]),
        ("zielinski", ["Tomasz Zieliński"]),
        ("WEISS", ["Jürgen Weiß"]),
        ("佐藤", ["佐藤 健 (Ken Satō)"]),
        ("sato", ["佐藤 健 (Ken Satō)"]),
        ("2125550188", ["Dana Whitfield"]),
        ("(212) 555-0188", ["Dana Whitfield"]),
        ("larkspur", ["Dana Whitfield"]),
        ("marathon", ["Dana Whitfield"]),
        ("dana talent", ["Dana Whitfield"]),
        ("nobody like that", []),
    ]
    async with sit_down() as at:
        await at.press("slash")
        for query, found in remembered:
            at.field.value = ""
            await at.paste(query)
            assert names_listed(at) == found


async def test_everybody_is_there_to_begin_with(sit_down):
    async with sit_down() as at:
        await at.press("slash")
        people = len(at.desk.book.contacts)
        assert f"{people} of {people}" in at.text


async def test_a_name_that_begins_so_comes_before_a_mention(sit_down):
    async with sit_down() as at:
        names = await look_for(at, "sam")
        assert names[0] == "Samir Haddad"
        assert "Dana Whitfield" in names


async def test_nobody_found_is_nobody_gone_to(sit_down):
    async with sit_down() as at:
        await look_for(at, "nobody like that")
        await at.press("enter")
        assert "Nobody matches: try a part" in at.text
        await at.press("escape")
        assert at.highlighted == "Dana Whitfield"


@pytest.mark.covers("find.go")
async def test_somebody_due_is_found_in_their_place(sit_down):
    async with sit_down() as at:
        await look_for(at, "mei")
        await at.press("enter")
        assert at.highlighted == at.keys_belong_to == "Mei Tanaka"
        assert "FOUND" not in at.rows


async def test_the_arrows_choose_among_those_found(sit_down):
    async with sit_down() as at:
        names = await look_for(at, "555 01")
        await at.press("down", "down", "up", "enter")
        assert at.highlighted == names[1]


async def test_an_outcome_key_works_on_somebody_not_due(sit_down):
    async with sit_down() as at:
        await look_for(at, "sofia")
        await at.press("enter")
        assert at.rows[0] == "FOUND"
        assert at.highlighted == at.keys_belong_to == "Sofia Marchetti"
        before = at.logged
        await at.press("v")
        assert at.logged == before + 1
        assert at.last("Sofia").outcome is Outcome.VOICEMAIL
        assert "FOUND" not in at.rows
        assert at.highlighted == at.keys_belong_to == "Dana Whitfield"


async def test_who_rings_is_found_and_talked_to(sit_down):
    async with sit_down() as at:
        await look_for(at, "nadia")
        await at.press("enter", "c")
        await at.paste("She has news")
        await at.press("enter")
        await at.paste("wed 11am")
        await at.press("enter")
        assert at.last("Nadia").outcome is Outcome.THEY_CALLED
        assert at.last("Nadia").note == "She has news"
        assert "FOUND" not in at.rows


async def test_leaving_who_was_found_takes_them_off_the_list(sit_down):
    async with sit_down() as at:
        await look_for(at, "sofia")
        await at.press("enter", "down")
        assert "FOUND" not in at.rows
        assert at.highlighted == at.keys_belong_to == "Dana Whitfield"


@pytest.mark.covers("contact.start")
async def test_a_lead_that_was_found_can_be_followed_up(sit_down):
    async with sit_down() as at:
        await look_for(at, "yuki")
        await at.press("enter")
        assert "lead" in at.read
        await at.press("f")
        assert at.contact("Yuki").stage is Stage.ACTIVE
        assert "Yuki Arai" in [entry.contact.name for entry in at.queue]
        assert at.highlighted == at.keys_belong_to == "Yuki Arai"


async def test_a_lead_says_what_its_keys_would_set(sit_down):
    async with sit_down() as at:
        await look_for(at, "yuki")
        await at.press("enter", "v")
        assert at.last("Yuki").outcome is Outcome.VOICEMAIL
        assert at.said == "Yuki Arai: voicemail. Next: nothing (lead) · u undoes"


async def test_escape_leaves_everything_where_it_was(sit_down):
    async with sit_down() as at:
        await at.press("down", "slash", "escape")
        assert at.highlighted == "Priya Raman"
        assert at.session.focused is at.today
