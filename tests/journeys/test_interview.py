"""After the interview: four people met, four e-mails owed, and a call as it was agreed."""

import signal
import sys
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from tests.journeys.people import known, said, written

pytestmark = pytest.mark.terminal

SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
DANA, OMAR, STOPPED = "Dana Whitfield", "Omar Adeyemi", "Howard Pell"
SAM = "sam@larkspur.example"
MAIL = """
import pathlib, sys
here = pathlib.Path(__file__).parent
found = sys.argv[-1]
(here / "opened").write_text(found)
"""


@pytest.fixture
def book(home):
    dana = known(DANA, 1, emails=("dana@larkspur.example",))
    return written(home, [
        dana, said(DANA, "Mon 16 Nov 09:00 voicemail"),
        known(OMAR, 2, emails=("omar@larkspur.example",)),
        said(OMAR, "Mon 16 Nov 09:05 voicemail"),
        known(STOPPED, 3), said(STOPPED, "Mon 16 Nov 09:10 stop"),
    ])  # fmt: skip


@pytest.fixture
def mail_program(home, user):
    """A mail program that puts down what it was to open."""
    script = user / "mail.py"
    script.write_text(MAIL)
    (home / "config.toml").write_text(f"[emails]\nopen_with = \"{sys.executable} '{script}'\"\n")
    return user / "opened"


def tell_of_friday(screen):
    """Two who are known and two who are new, on Friday at two; a call agreed with the first."""
    screen.press("R").wait("Interview", "empty: now")
    screen.type("fri 2pm").wait("Fri 20 Nov 14:00").press("enter").paste("5th floor").wait(
        "5th floor"
    )
    screen.press("enter", "tab").paste("the move to Boston").wait("the move to Boston")
    screen.press("enter").paste("Dana Whitfield").wait("e-mail by Mon 23 Nov").press("tab", "tab")
    screen.type("tue 3pm").wait("agreed: Tue 24 Nov 15:00").press("enter")
    screen.type("omar").wait("somebody new").press("enter").gone("somebody new")
    screen.paste("Sam Okoye").wait("new here").press("tab")
    screen.paste("sam@larkspur.example").wait("sam@larkspur.example").press(*["tab"] * 4)
    screen.paste("Mia Lund").wait("Mia Lund").press("ctrl+s").wait(
        "Interview at Larkspur: 4 people met"
    )


def owed(exported):
    met = [one for one in exported()["interactions"] if one["outcome"] == "met"]
    return sorted(one["contact"] for one in met)


@SIZES
def test_four_were_met_and_four_are_written_to_one_by_one(start, book, exported, size):
    screen = start(size=size).wait("2 to go")
    tell_of_friday(screen)
    data = exported()
    met = [one for one in data["interactions"] if one["outcome"] == "met"]
    assert len(met) == 4
    assert {one["place"] for one in met} == {"5th floor"}
    assert [one["commitment"]["time"] for one in met if one["commitment"]] == ["15:00:00"]
    new = {one["name"]: one for one in data["contacts"] if one["name"] in {"Sam Okoye", "Mia Lund"}}
    assert new["Sam Okoye"]["emails"] == ["sam@larkspur.example"]
    assert new["Mia Lund"]["company"] == "Larkspur"
    screen.press("u").wait("Undone: Interview at Larkspur")
    assert owed(exported) == []
    assert len(exported()["contacts"]) == 3
    screen.press("ctrl+r").wait("Done again: Interview")
    assert len(owed(exported)) == 4
    screen.press("q")
    assert screen.ended() == 0


@SIZES
def test_four_names_are_typed_as_fast_as_one_likes(start, book, exported, size):
    screen = start(size=size).wait("2 to go")
    screen.type("R\r\rLarkspur\r\rdana\rSam Okoye\romar\rMia Lund\r\x13")
    screen.wait("Interview at Larkspur: 4 people met")
    data = exported()
    names = {one["uid"]: one["name"] for one in data["contacts"]}
    met = [names[one["contact"]] for one in data["interactions"] if one["outcome"] == "met"]
    assert sorted(met) == [DANA, "Mia Lund", OMAR, "Sam Okoye"]


def test_what_was_logged_is_owed_after_a_crash_each_once(start, book, command):
    screen = start().wait("2 to go")
    tell_of_friday(screen)
    screen.wait("saved")
    screen.kill(signal.SIGKILL)
    screen.ended()
    again = start().wait("E-MAILS OWED")
    for name in (DANA, OMAR, "Sam Okoye", "Mia Lund"):
        assert command("today").count(f"{name}") >= 1
    again.press("q")
    assert again.ended() == 0
    listed = [line for line in command("today").splitlines() if "write to everybody" in line]
    assert len(listed) == 4


@SIZES
def test_a_half_typed_interview_is_there_after_a_crash(start, book, home, exported, size):
    screen = start(size=size).wait("2 to go")
    screen.press("R").wait("Interview", "empty: now")
    screen.type("fri 2pm\r5th floor\rLarkspur\rthe move\rdana\r").wait("e-mail by Mon 23 Nov")
    screen.type("Sam Okoye\t").wait("new here").type(SAM)
    screen.wait(lambda _: any(SAM in one.read_text() for one in home.glob("drafts/*.json")))
    screen.kill(signal.SIGKILL)
    screen.ended()
    again = start(size=size).wait("The interview is kept as you typed it")
    again.press("R").wait("fri 2pm", "5th floor", "As you left it")
    again.press("ctrl+s").wait("Interview at Larkspur: 2 people met", "saved")
    data = exported()
    met = [one for one in data["interactions"] if one["outcome"] == "met"]
    assert {(one["place"], one["note"]) for one in met} == {("5th floor", "the move")}
    new = next(one for one in data["contacts"] if one["name"] == "Sam Okoye")
    assert new["emails"] == [SAM]
    again.press("R").wait("empty: now").press("escape").gone("empty: now")
    again.press("q")
    assert again.ended() == 0
    assert list(home.glob("drafts/*.json")) == []


def test_each_e_mail_opens_in_the_mail_program_and_sent_is_the_users_word(
    start, book, mail_program, exported, command
):
    command(
        "interview", "dana", "omar", "--at", "fri 2pm", "--note", "the move\nBcc: eve@evil.example"
    )
    screen = start().wait("E-MAILS OWED")
    screen.press("/").wait("Find").type("dana").wait("1 of 3").press("enter")
    screen.wait(lambda seen: seen.person == DANA)
    screen.press("W").wait("Thank you for Friday", "dana@larkspur.example")
    screen.press("ctrl+o").wait("Your own note is still in it")
    screen.press("ctrl+o").wait("opening in your mail program")
    screen.wait(lambda _: mail_program.exists() and mail_program.read_text())
    link = urlsplit(mail_program.read_text())
    assert unquote(link.path) == "dana@larkspur.example"
    assert parse_qs(link.query).keys() == {"subject", "body"}
    screen.press("ctrl+s").wait("Your own note is still in it")
    screen.press("ctrl+s").wait(lambda seen: "e-mail sent" in seen.said)
    sent = [one for one in exported()["interactions"] if one["outcome"] == "sent"]
    assert [one["note"] for one in sent] == ["Thank you for Friday"]
    screen.press("u").wait("Undone: Dana Whitfield: e-mail sent")
    assert not [one for one in exported()["interactions"] if one["outcome"] == "sent"]
    screen.press("q")
    assert screen.ended() == 0


def test_a_long_e_mail_opens_from_a_file_that_is_a_draft_to_one(start, book, mail_program, command):
    command("interview", "dana", "--note", "a long talk " * 300)
    screen = start().wait("E-MAILS OWED")
    screen.press("/").wait("Find").type("dana").wait("1 of 3").press("enter")
    screen.wait(lambda seen: seen.person == DANA)
    screen.press("W").wait("dana@larkspur.example").press("ctrl+o").wait("ctrl+o again")
    screen.press("ctrl+o").wait("opens it from a file")
    screen.wait(lambda _: mail_program.exists() and mail_program.read_text().endswith(".eml"))
    letter = message_from_bytes(Path(mail_program.read_text()).read_bytes(), policy=default)
    assert [one.addr_spec for one in letter["To"].addresses] == ["dana@larkspur.example"]
    assert (letter["X-Unsent"], letter["Bcc"], letter["Cc"]) == ("1", None, None)
    screen.press("escape", "q")


def test_nothing_goes_to_whoever_asked_to_stop(start, book, exported):
    screen = start().wait("2 to go")
    screen.press("R").wait("empty: now").press("tab", "tab", "tab", "tab")
    screen.type("howard").wait("somebody new").press("tab").wait("asked to stop")
    screen.press("ctrl+s").wait("asked to stop: nothing goes to them")
    assert owed(exported) == []


def test_a_hostile_template_reads_no_file_and_runs_nothing(start, home, book, command):
    command("interview", "dana")
    (home / "letters").mkdir()
    secret = home / "secret"
    secret.write_text("the secret")
    (home / "letters" / "thank_you.txt").write_text(
        f"Subject: x\n\n{{% include '{secret}' %}}"
        "{{ cycler.__init__.__globals__.os.popen('touch ran').read() }}"
    )
    screen = start().wait("E-MAILS OWED")
    screen.press("/").wait("Find").type("dana").wait("1 of 3").press("enter")
    screen.wait(lambda seen: seen.person == DANA)
    screen.press("W").wait("the template thank_you")
    assert "the secret" not in screen.text
    screen.press("escape").wait("E-MAILS OWED").press("q")
    assert screen.ended() == 0
    assert not list(home.rglob("ran"))


@pytest.mark.parametrize("editor", ["false", "/nonexistent/editor", "vi 'unclosed"])
def test_an_editor_that_fails_gives_the_screen_back(start, book, command, editor):
    command("interview", "dana", "--at", "fri 2pm")
    screen = start(env={"EDITOR": editor, "VISUAL": ""}).wait("E-MAILS OWED")
    screen.press("/").wait("Find").type("dana").wait("1 of 3").press("enter")
    screen.wait(lambda seen: seen.person == DANA)
    screen.press("W").wait("Thank you for Friday").press("ctrl+g")
    screen.wait(lambda seen: any(word in seen.text for word in ("ended with", "can't be")))
    screen.type("Still here. ").wait("Still here. ").press("escape").wait("E-MAILS OWED")
