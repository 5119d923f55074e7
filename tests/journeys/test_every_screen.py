"""Into every screen and every form by the keyboard, and back to where one was."""

import shutil

import pytest

from followup_tui.domain.contact import Stage
from tests.journeys.people import due_today, known, said, written
from tests.journeys.terminal import ROOT

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"]),
]

FROM_THE_CALLS = {
    "h": "─ History ─ Ada Birch",
    "C": "─ Contacts",
    "I": "─ Insights ─ everybody",
    "N": "─ News",
    "W": "─ E-mail ─ Ada Birch",
    "R": "─ Interview",
    "A": "─ Application",
    "a": "─ Add a contact",
    "E": "= New York, United States",
    "X": "─ Forget Ada Birch?",
    "l": "─ Whom do you want to start on?",
    "i": "─ Import contacts",
    "B": "─ Backlog",
    "/": "─ Find",
    ":": "─ Quick entry",
    "?": "─ Keys",
}
FROM_A_HISTORY = {"enter": "─ Correct ─ Ada Birch", "M": "─ Move Ada Birch's voicemail to whom?"}


@pytest.fixture
def screen(start, home, user, size):
    shutil.copy(
        ROOT / "tests" / "interchange" / "exports" / "linkedin.csv", user / "Downloads" / "book.csv"
    )
    people = [known("Ada Birch", emails=("ada@larkspur.example",)), *due_today(["Bo Calder"])]
    call = said("Ada Birch", "Mon 9 Nov 09:00 voicemail")
    written(home, [*people, call, known("Lea Dern", stage=Stage.LEAD, phones=())])
    screen = start(size=size).wait("2 to go", lambda seen: seen.person == "Ada Birch")
    yield screen.settled()
    screen.wait("2 to go").press("q")
    assert screen.ended() == 0


def there_and_back(screen, key, words):
    screen.press(key).wait(words).settled(0.05).press("escape").gone(words)


def test_from_the_calls_and_back(screen):
    for key, words in FROM_THE_CALLS.items():
        there_and_back(screen, key, words)
        screen.wait(lambda seen: seen.person == "Ada Birch")


def test_from_a_history_and_back(screen):
    screen.press("h").wait("─ History ─ Ada Birch")
    for key, words in FROM_A_HISTORY.items():
        there_and_back(screen, key, words)
    screen.press("escape").gone("─ History ─ Ada Birch")


def test_from_contacts_and_back(screen):
    screen.press("C").wait("─ Contacts", "3 of 3")
    there_and_back(screen, "e", "─ Change ")
    there_and_back(screen, "X", "─ Forget ")
    screen.press("home", "space", "space").wait("2 marked")
    there_and_back(screen, "m", "─ One person: ")
    screen.press("escape").gone("─ Contacts")


def test_from_a_file_to_its_columns_and_back(screen):
    screen.press("i").wait("─ Import contacts", "book.csv").press("enter").wait("33 new")
    there_and_back(screen, "c", "─ book.csv ─ what are its columns?")
    screen.wait("33 new").press("escape").gone("33 new").wait("Nothing has come in")
    screen.press("escape").gone("─ Import contacts")


def test_from_leads_to_their_numbers_and_back(screen):
    screen.press("l").wait("Lea Dern").press("space").wait("1 chosen").press("enter")
    screen.wait("─ Their numbers ─ 1 of 1").press("escape").gone("─ Their numbers")
    screen.wait("NEEDS A NUMBER").press("u").wait("lead: f follows up")
