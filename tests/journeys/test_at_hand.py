"""A call from before it rings to long after: everything at hand, at both sizes."""

import signal

import pytest

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"]),
]
NUMBERS = ("--phone", "+1 212 555 0188", "--phone", "+1 212 555 0143 x204")


@pytest.fixture
def dana(command):
    return command("add", "Dana Whitfield", "--company", "Larkspur", *NUMBERS).split()[-1]


def test_a_note_a_hidden_number_and_another_number_go_with_one_call(start, dana, exported, size):
    screen = start(size=size).wait("1 to go", "(212) 555-0188  10:30 there")
    screen.press("o").wait("ext. 204  10:30 there")
    screen.press("*").wait("number hidden")
    screen.press("enter").wait("on call", "yours is hidden")
    screen.press("m").wait("Go on")
    screen.type("n is at lunch").wait("n is at lunch").press("enter").gone("Go on")
    screen.press("v").wait("voicemail. Next:", "saved")
    screen.press("q")
    assert screen.ended() == 0
    (entry,) = exported()["interactions"]
    assert (entry["note"], entry["number"]) == ("n is at lunch", "+12125550143")
    assert entry["hidden"] is True


def test_the_call_and_its_draft_survive_being_killed(start, dana, exported, size):
    screen = start(size=size).wait("1 to go")
    screen.press("enter").wait("on call")
    screen.press("t").wait("When shall I call again?")
    screen.type("She liked the plan").wait("She liked the plan").press("enter")
    screen.writes_at("When shall").type("tue 3").wait("call again? tue 3 ").look(1.5)
    screen.kill(signal.SIGKILL)
    screen = start(size=size).wait("You were on a call with Dana Whitfield", "on call")
    screen.press("t").wait("She liked the plan").settled().press("enter").settled()
    screen.type("pm").wait("tue 3pm", "Tue 24 Nov 15:00").press("enter").wait(
        "talked. Next:", "saved"
    )
    screen.press("q")
    assert screen.ended() == 0
    (entry,) = exported()["interactions"]
    assert entry["note"] == "She liked the plan"
    assert entry["commitment"]["words"] == "tue 3pm"


def test_a_call_logged_late_is_corrected_and_deleted(start, dana, exported, size):
    screen = start(size=size).wait("1 to go")
    screen.press("@").wait("When was it?")
    screen.type("-20m").wait("10:10").press("enter").wait("at 10:10")
    screen.press("n").wait("no answer. Next:")
    screen.press("down").wait(lambda seen: "Dana" in seen.cursor_row)
    screen.press("h").wait("Delete")
    screen.press("enter").wait("Save").press("escape").gone("Save")
    screen.press("d").wait("deleted · u undoes")
    screen.press("u").wait("Undone", "you  no answer").press("escape").wait("1 done")
    screen.press("q")
    assert screen.ended() == 0
    (entry,) = exported()["interactions"]
    assert entry["outcome"] == "no_answer"
    assert entry["at"].startswith("2026-11-23T15:10")


def test_one_line_of_words_logs_a_call(start, dana, exported, size):
    screen = start(size=size).wait("1 to go")
    screen.press(":").wait("Quick entry")
    screen.type("dana voicemail tue 3pm: left word").wait("Tue 24 Nov 15:00")
    screen.press("enter").wait("voicemail. Next:", "saved")
    screen.press("q")
    assert screen.ended() == 0
    (entry,) = exported()["interactions"]
    assert (entry["outcome"], entry["note"]) == ("voicemail", "left word")


def test_a_contact_is_changed_in_place(start, dana, exported, size):
    screen = start(size=size).wait("1 to go")
    screen.press("E").wait("Dana Whitfield", "Save")
    screen.type(" Jones").wait("Whitfield Jones").press("ctrl+s").wait("Jones changed", "saved")
    screen.press("q")
    assert screen.ended() == 0
    (contact,) = exported()["contacts"]
    assert contact["name"] == "Dana Whitfield Jones"
    assert len(contact["phones"]) == 2


def test_a_window_too_small_says_what_it_needs_and_loses_nothing(start, dana, exported, size):
    screen = start(size=size).wait("1 to go")
    screen.press("m").wait("Go on").type("half a no").wait("half a no")
    screen.resize(50, 15).wait("60 × 20")
    screen.type("v").look(0.3)
    screen.resize(*size).wait("half a no")
    screen.type("te").wait("half a note").press("enter").gone("Go on").press("v").wait(
        "voicemail. Next:"
    )
    screen.press("q")
    assert screen.ended() == 0
    (entry,) = exported()["interactions"]
    assert entry["note"] == "half a note"
