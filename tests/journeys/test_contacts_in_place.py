"""Everything of a contact is typed into one form, and can be changed in it."""

import pytest

from followup_tui.domain.contact import Stage
from tests.journeys.people import known, written

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"]),
]


def fill(screen, *texts: str) -> None:
    """Paste into one field after another: short texts are typed below, and read after each key."""
    for text in texts:
        screen.paste(text).wait(text).press("down").settled()


def test_a_contact_is_typed_in_with_all_there_is_to_know(start, home, exported, size):
    written(home, [known("Ada Birch")])
    screen = start(size=size).wait("1 to go")
    screen.press("a").wait("Add a contact", "Company")
    fill(screen, "Jonas Weber", "Isar Labs", "Head of Data")
    screen.paste("mobile +49 89 636 48018 x204").wait("ext. 204", "another number")
    screen.press("down").settled()
    screen.type("direct 030 901820").wait("can't be dialled", "another number").press("down")
    screen.settled().press("down").settled().type("jonas@isar").wait("no e-mail address")
    screen.type(".example").gone("no e-mail address").press("down").settled().press("down")
    screen.settled().type("berl").wait("Berlin, Germany")
    screen.press("enter").wait("Europe/Berlin", "16:30 there now").press("down").settled()
    screen.type("bavaria").wait("Bayern, Germany")
    screen.press("enter").wait("DE-BY", "the holidays of Bayern").press("down").settled()
    screen.type("9-16").wait("09:00 to 16:00").press("down").settled()
    screen.wait("● active").press("right").wait("● keep in touch").press("down").settled()
    fill(screen, "Analyst", "Isarweg 1", "data, munich")
    screen.paste("Met at the fair").wait("Met at the fair")
    screen.press("ctrl+s").wait("Jonas Weber", "saved").gone("Add a contact")
    screen.press("q")
    assert screen.ended() == 0
    jonas = next(one for one in exported()["contacts"] if one["name"] == "Jonas Weber")
    assert (jonas["company"], jonas["role"]) == ("Isar Labs", "Head of Data")
    numbers = [(one["label"], one["e164"], one.get("ext", "")) for one in jonas["phones"]]
    assert numbers == [("mobile", "+498963648018", "204"), ("direct", "+4930901820", "")]
    assert jonas["emails"] == ["jonas@isar.example"]
    assert (jonas["tz"], jonas["region"]) == ("Europe/Berlin", "DE-BY")
    assert jonas["stage"] == Stage.KEEP_IN_TOUCH
    assert (jonas["position"], jonas["address"]) == ("Analyst", "Isarweg 1")
    assert (jonas["tags"], jonas["notes"]) == (["data", "munich"], "Met at the fair")


def test_who_needs_a_number_gets_one_and_a_lead_is_started_on(start, home, exported, size):
    written(home, [known("Bo Calder", phones=()), known("Cy Dunmore", 3, stage=Stage.LEAD)])
    screen = start(size=size).wait("0 to go", "NEEDS A NUMBER · 1", "p adds one")
    screen.press("down").wait(lambda seen: seen.cursor_row.startswith("Bo Calder"))
    screen.press("p").wait("Number to call:").type("212 55").wait("not a number that can be")
    screen.type("5 0143").wait("= (212) 555-0143").press("enter").wait("1 to go")
    screen.press("l").wait("Cy Dunmore", "[ ]").press("space").wait("[x]", "1 chosen")
    screen.press("enter").wait("2 to go", "FIRST CALLS", "saved")
    screen.press("q")
    assert screen.ended() == 0
    people = {one["name"]: one for one in exported()["contacts"]}
    assert people["Bo Calder"]["phones"][0]["e164"] == "+12125550143"
    assert people["Cy Dunmore"]["stage"] == "active"
