"""Applications: at a company where nobody is known, and to somebody; then the telephone."""

import signal

import pytest

from tests.journeys.people import known, said, written

pytestmark = pytest.mark.terminal

SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])


@pytest.fixture
def book(home):
    dana = known("Dana Whitfield", 1)
    return written(home, [dana, said("Dana Whitfield", "Mon 16 Nov 09:00 voicemail")])


@SIZES
def test_an_application_to_nobody_is_in_the_record_and_undone_whole(
    start, book, exported, command, size
):
    screen = start(size=size).wait("1 to go")
    screen.press("A").wait("Application", "empty: now")
    screen.type("fri\rTidewater\rSenior analyst\rtheir website").wait("nobody: Hiring team")
    screen.press("ctrl+s").wait("Applied to Tidewater: Senior analyst", "saved")
    record = command("export", "work-search", "-o", "-")
    assert "Tidewater,,Hiring team,application: their website,Senior analyst" in record
    screen.press("u").wait("Undone: Applied to Tidewater").settled().wait("saved")
    assert len(exported()["contacts"]) == 1
    screen.press("q")
    assert screen.ended() == 0


@SIZES
def test_a_half_typed_application_is_there_after_a_crash(start, book, home, exported, size):
    screen = start(size=size).wait("1 to go")
    screen.press("A").wait("empty: now").type("fri\rTidewater\rBuyer\ra fair\rdana\rreference 7")
    screen.wait(
        lambda _: any("reference 7" in one.read_text() for one in home.glob("drafts/*.json"))
    )
    screen.kill(signal.SIGKILL)
    screen.ended()
    again = start(size=size).wait("The application is kept as you typed it")
    again.press("A").wait("As you left it", "Tidewater", "reference 7")
    again.press("ctrl+s").wait("Applied to Tidewater: Buyer", "saved")
    (sent,) = [one for one in exported()["interactions"] if one["channel"] == "application"]
    assert (sent["contact"], sent["note"], sent["place"]) == (
        *("dana-whitfield", "reference 7", "a fair"),
    )  # fmt: skip
    again.press("q")
    assert again.ended() == 0
