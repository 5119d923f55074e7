"""From a lead to the queue: chosen, given a number, called."""

import pytest

from followup_tui.domain.book import Book
from followup_tui.domain.contact import Stage
from tests.builders import person


def leads(*names: str, **card) -> list:
    return [person(name, stage=Stage.LEAD, phones=(), tz="", **card) for name in names]


@pytest.mark.covers("contact.number")
async def test_a_number_brings_somebody_who_needed_one_into_the_queue(sit_down):
    async with sit_down() as at:
        await at.look_at("Imani")
        await at.press("p")
        await at.paste("312 555 0188")
        assert at.echo == "= (312) 555-0188, Chicago"
        await at.press("enter")
        assert [phone.e164 for phone in at.contact("Imani").dialable] == ["+13125550188"]
        assert "Imani Brooks" in [entry.contact.name for entry in at.queue]
        assert at.highlighted == at.keys_belong_to == "Imani Brooks"


async def test_a_number_that_cant_be_dialled_is_not_taken(sit_down):
    async with sit_down() as at:
        await at.look_at("Imani")
        await at.press("p")
        await at.paste("12")
        assert at.echo == "not a number that can be dialled yet"
        await at.press("enter")
        assert at.pane.form is not None
        assert at.contact("Imani").phones == ()


async def test_after_a_wrong_number_another_can_be_given(sit_down):
    async with sit_down() as at:
        await at.press("w")
        await at.look_at("Dana")
        await at.press("p")
        await at.paste("212 555 0199")
        await at.press("enter")
        assert [phone.e164 for phone in at.contact("Dana").dialable] == ["+12125550199"]


@pytest.mark.covers("contact.choose")
async def test_leads_are_chosen_given_numbers_and_then_due(sit_down):
    async with sit_down(leads("Ada Bloom", "Bo Chen", "Cy Dunn")) as at:
        await at.press("l")
        assert "ten is a good start" in at.read
        await at.press("space", "down", "space")
        assert "2 chosen" in at.read
        await at.press("enter")
        assert [at.contact(name).stage for name in ("Ada", "Bo", "Cy")] == [
            Stage.ACTIVE,
            Stage.LEAD,
            Stage.ACTIVE,
        ]
        assert "1 of 2" in at.text
        assert "Ada Bloom" in at.text
        await at.paste("212 555 0143")
        await at.press("enter")
        assert "2 of 2" in at.text
        assert "Cy Dunn" in at.text
        await at.press("enter")
        assert [entry.contact.name for entry in at.queue] == ["Ada Bloom"]
        assert at.highlighted == at.keys_belong_to == "Ada Bloom"
        assert "NEEDS A NUMBER · 1" in at.rows
        assert at.session.focused is at.today


async def test_a_mark_is_taken_back_by_the_same_key(sit_down):
    async with sit_down(leads("Ada Bloom", "Bo Chen")) as at:
        await at.press("l", "space", "up", "space")
        assert "ten is a good start" in at.read


async def test_nobody_chosen_is_said(sit_down):
    async with sit_down(leads("Ada Bloom")) as at:
        await at.press("l", "enter")
        assert "Nobody is chosen yet: space chooses" in at.text
        assert at.contact("Ada").stage is Stage.LEAD


async def test_marks_stay_while_the_list_is_narrowed(sit_down):
    async with sit_down(leads("Ada Bloom", "Bo Chen", "Cy Dunn")) as at:
        await at.press("l", "space", "slash")
        await at.paste("cy")
        assert [row.body.strip() for row in at.listed.rows] == ["Cy Dunn"]
        await at.press("enter", "space")
        assert "2 chosen" in at.read
        await at.press("enter", "escape")
        assert at.contact("Ada").stage is at.contact("Cy").stage is Stage.ACTIVE


async def test_escape_starts_nobody(sit_down):
    async with sit_down(leads("Ada Bloom")) as at:
        await at.press("l", "space", "escape")
        assert at.contact("Ada").stage is Stage.LEAD
        assert at.session.focused is at.today


async def test_who_has_a_number_is_not_asked_for_one(sit_down):
    async with sit_down([person("Ada Bloom", stage=Stage.LEAD)]) as at:
        await at.press("l", "space", "enter")
        assert [entry.contact.name for entry in at.queue] == ["Ada Bloom"]
        assert at.highlighted == "Ada Bloom"


async def test_a_number_that_cant_be_dialled_is_asked_for_again(sit_down):
    async with sit_down(leads("Ada Bloom")) as at:
        await at.press("l", "space", "enter")
        await at.paste("twelve")
        assert "not a number that can be dialled yet" in at.echo
        await at.press("enter")
        assert "1 of 1" in at.text
        assert at.field.value == "twelve"
        assert at.contact("Ada").phones == ()


async def test_who_starts_on_people_without_numbers_is_told_how_to_go_on(sit_down):
    async with sit_down(leads("Ada Bloom", "Bo Chen", "Cy Dunn")) as at:
        assert "3 leads: l chooses whom to start on" in at.read
        await at.press("l", "space", "space", "enter", "escape")
        assert at.highlighted == "Ada Bloom"
        assert "no number yet: p adds one" in at.read


async def test_the_one_before_can_be_corrected(sit_down):
    async with sit_down(leads("Ada Bloom", "Bo Chen")) as at:
        await at.press("l", "space", "space", "enter", "enter", "up")
        assert "1 of 2" in at.text
        await at.paste("212 555 0143")
        await at.press("enter", "escape")
        assert at.contact("Ada").dialable
        assert not at.contact("Bo").phones


async def test_a_closed_book_of_leads_says_where_they_come_from(sit_down):
    async with sit_down([person()]) as at:
        await at.press("l")
        assert "No leads." in at.text
        assert isinstance(at.desk.book, Book)
        await at.press("enter", "escape")
        assert at.highlighted == "Dana Whitfield"
