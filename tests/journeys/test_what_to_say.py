"""What to say and what to leave, the telephone beside e-mail, and somebody who was annoyed."""

import pytest

from followup_tui.domain.interaction import Channel
from tests.builders import promised
from tests.journeys.people import known, said, written

pytestmark = pytest.mark.terminal
SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
ME = '[you]\nname = "Robin Vale"\nphone = "212 555 0177"\n'


@pytest.fixture
def dana(home):
    (home / "config.toml").write_text(ME)
    written(home, [known("Dana Whitfield"), said("Dana Whitfield", "Mon 16 Nov 09:00 voicemail")])


def read(screen) -> str:
    """The person's side of the screen, without its frames and line ends."""
    edge = next(line.index("╮╭") for line in screen.lines if "╮╭" in line) + 1
    right = (line[edge:].strip("│ ") for line in screen.lines)
    return " ".join(" ".join(right).split())


@SIZES
def test_while_it_rings_both_lines_are_there_and_the_next_call_has_others(
    start, dana, exported, size
):
    screen = start(size=size).wait("1 to go")
    screen.press("enter").wait("on call", "Leave")
    opening = "I know how full your days are; is now a good moment?"
    message = "it's Robin Vale. I hope the week is kind to you. I'm on 212 555 0177, and I'll try"
    screen.wait(lambda seen: opening in read(seen) and message in read(seen))
    assert "again on Monday the 30th" in read(screen)
    screen.press("v").wait("voicemail. Next: Mon 30 Nov", "saved").press("q")
    assert screen.ended() == 0
    screen = start(size=size, env={"FOLLOWUP_TUI_NOW": "2026-11-30T10:30:00-05:00"})
    screen.wait("1 to go").press("enter").wait("on call", "Leave").settled()
    assert opening not in read(screen)
    assert message not in read(screen)
    assert "Robin Vale" in read(screen)


@SIZES
def test_a_broken_promise_is_met_with_kindness(start, home, size):
    (home / "config.toml").write_text(ME)
    talk = said("Dana Whitfield", "Mon 16 Nov 09:00 talked", promised("Fri 20 Nov"))
    written(home, [known("Dana Whitfield"), talk])
    screen = start(size=size).wait("1 to go").press("enter").wait("on call", "Leave")
    screen.wait(lambda seen: "I thought I'd save you the call" in read(seen))
    assert "busy there" in read(screen)


@SIZES
def test_ones_own_lines_are_said_as_they_stand(start, command, dana, home, size):
    mine = "[left word]\nsay: Ahoy {name} [b]of[/b] {company}\nsay: Two\nsay: Three\n"
    (home / "lines.txt").write_text(mine.replace("Two", "Ahoy {name} [b]of[/b] {company}!"))
    screen = start(size=size).wait("1 to go").press("enter").wait("on call")
    screen.wait(lambda seen: "Ahoy Dana [b]of[/b] Larkspur!" in read(seen))
    assert command("lines").startswith("# What to say")


@SIZES
def test_a_hostile_line_is_named_and_runs_nothing(start, dana, home, size):
    (home / "lines.txt").write_text("[left word]\nsay: {{ open('/etc/passwd').read() }}\n")
    screen = start(size=size).wait("1 to go", "lines.txt, line 2")
    screen.press("enter").wait("on call")
    assert "root:" not in screen.text
    screen.wait(lambda seen: "I know how full your days are" in read(seen))


@SIZES
def test_the_form_of_a_talk_says_the_next_date_before_goodbye(start, dana, size):
    screen = start(size=size).wait("1 to go").press("t").wait("When shall I call again?")
    screen.wait(lambda seen: "“I'll try you again Friday the 27th.”" in read(seen))
    screen.press("enter").writes_at("When shall").type("next tue 3pm").wait("Tue 1 Dec 15:00")
    screen.wait(lambda seen: "call you Tuesday the 1st of December at 15:00, then" in read(seen))


@SIZES
def test_three_emails_in_a_row_call_for_a_call(start, home, size):
    sent = [
        said("Dana Whitfield", f"{day} 09:00 sent", channel=Channel.EMAIL)
        for day in ("Mon 9 Nov", "Fri 13 Nov", "Wed 18 Nov")
    ]
    written(home, [known("Dana Whitfield"), *sent])
    screen = start(size=size).wait("1 to go", "3 e-mails")
    screen.wait(lambda seen: "3 e-mails in a row: a call says more" in read(seen))
    if size == (120, 40):
        assert "3 e-mails · call" in screen.cursor_row
    screen.press("n").wait("no answer. Next:")
    screen.press("/").wait("Find").type("dana").press("enter").wait("1 call")
    assert "in a row" not in read(screen)


@SIZES
def test_somebody_who_was_annoyed_is_given_room(start, command, dana, exported, size):
    screen = start(size=size).wait("1 to go").press("enter").wait("on call")
    screen.press("!").wait("annoyed?", "yes", "→ Mon 7")
    screen.press("g").wait("gatekeeper. Next: Mon 7 Dec", "saved")
    screen.press("/").wait("Find").type("dana").press("enter")
    screen.wait("Annoyed Mon 23 Nov: no call for 14 days")
    screen.press("q")
    assert screen.ended() == 0
    assert [entry["annoyed"] for entry in exported()["interactions"]] == [False, True]
    assert "complaints: 1" in command("stats")


@SIZES
def test_annoyance_is_marked_from_the_form_and_put_right_in_the_past(start, dana, exported, size):
    screen = start(size=size).wait("1 to go").press("t").wait("When shall I call again?")
    screen.press("ctrl+t").wait("They are annoyed.").press("enter").writes_at("When shall")
    screen.type("tue 3pm").wait("Tue 24 Nov 15:00").press("enter").wait("talked. Next:", "saved")
    assert exported()["interactions"][-1]["annoyed"] is True
    screen.press("/").wait("Find").type("dana").press("enter").wait("the day they named holds")
    screen.press("h").settled().press("enter").wait("Correct ─").settled()
    screen.press("tab", "tab", "tab", "left").settled().press("ctrl+s").wait("corrected", "saved")
    screen.press("escape").wait("Today").gone("the day they named holds")
    assert exported()["interactions"][-1]["annoyed"] is False
