"""Keys are the user's: changed by id, checked at the start, told wherever they are shown."""

import pytest

from tests.journeys.people import due_today, written

SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
pytestmark = pytest.mark.terminal


@SIZES
def test_a_key_that_was_changed_works_and_is_told_everywhere(start, home, exported, size):
    (home / "config.toml").write_text('[keys]\nsnooze = "s"\n"outcome.voicemail" = "f9"\n')
    written(home, due_today(["Ada Birch", "Bo Calder"]))
    screen = start(size=size).wait("2 to go", "s Snooze", "f9 voicemail")
    screen.press("v").look(0.3)
    assert screen.to_go == 2
    screen.press("f9").wait("voicemail. Next:", "1 to go")
    screen.press("s").wait("Put it off to:").press("escape").gone("Put it off to:")
    screen.press("?").wait("f9  You left a message on the machine")
    screen.press("escape").gone("Keys").press("q")
    assert screen.ended() == 0
    assert [one["outcome"] for one in exported()["interactions"]].count("voicemail") == 3


@pytest.mark.parametrize(
    ("config", "complaint"),
    [
        ('[keys]\nsnoze = "s"', "line 2: [keys]: there is no command 'snoze'; perhaps snooze"),
        ('[keys]\n\nsnooze = "hyperkey"', "line 3: [keys]: snooze has 'hyperkey', which is no key"),
        ('[keys]\nsnooze = "v"', "line 2: [keys]: 'v' is for both outcome.voicemail and snooze"),
        ('[keys]\n"form.answer" = "x"', "line 2: [keys]: form.answer works while you type"),
        ('[keys]\nundo = "ctrl+i"', "line 2: [keys]: 'ctrl+i' is for both tab"),
    ],
)
def test_a_key_that_cant_be_is_named_with_its_line(start, home, config, complaint):
    (home / "config.toml").write_text(config)
    screen = start(size=(160, 24))
    assert screen.ended() == 1
    assert f"config.toml, {complaint}" in screen.text


@SIZES
def test_help_begins_with_where_one_is_and_the_palette_has_everything(start, home, size):
    written(home, due_today(["Ada Birch", "Bo Calder"]))
    screen = start(size=size).wait("2 to go")
    screen.press("?").wait("Calls  here").press("escape").gone("Keys")
    screen.press("h").wait("Delete").press("?").wait("History  here", "Delete this entry")
    screen.press("escape").gone("Keys").press("escape").wait("m Note")
    screen.press("ctrl+p").wait("Search for commands").type("backl").wait("Spread what is more")
    screen.settled().press("enter").wait("What is due today fits", "Backlog")
    screen.press("escape").gone("Backlog").press("q")
    assert screen.ended() == 0


@SIZES
def test_keys_sent_in_one_burst_reach_the_form_that_the_first_opens(start, home, exported, size):
    written(home, due_today(["Ada Birch", "Bo Calder"]))
    screen = start(size=size).wait("2 to go", lambda seen: seen.person == "Ada Birch")
    screen.type("/bo c\r").wait(lambda seen: seen.person == "Bo Calder")
    screen.type("tnice talk\rtue 3pm\r").wait("talked. Next:", "saved")
    screen.type(":").paste("ada vm").wait("Ada Birch, Larkspur", "voicemail").press("enter")
    screen.wait("voicemail. Next:", "0 to go", "saved")
    screen.paste("nvb").look(0.3)
    assert screen.done == 2
    screen.press("q")
    assert screen.ended() == 0
    today = [one for one in exported()["interactions"] if one["at"] > "2026-11-23"]
    assert [(one["outcome"], one["note"]) for one in today] == [
        ("talked", "nice talk"),
        ("voicemail", ""),
    ]
