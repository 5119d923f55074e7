"""An e-mail: drafted for the moment, put into one's own words, sent by the user's mail program."""

import pytest

from followup_tui.cli.post import Post
from followup_tui.domain.contact import Stage
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Channel, Outcome
from followup_tui.domain.letter import Letter, LetterKind
from followup_tui.domain.news import News
from followup_tui.storage.memory import MemoryDrafts
from followup_tui.tui.screens.letter import LetterScreen
from followup_tui.tui.widgets.plain_area import PlainArea
from tests.builders import NOW, entry, person
from tests.tui.conftest import NARROW, WIDE

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE])
RUTH = person("Ruth Varga", uid="dana", emails=("ruth@varga.example",))


class Pillar(Post):
    """Keeps what it was to open."""

    def __init__(self, folder) -> None:
        super().__init__(folder, folder, "")
        self.opened: list[Letter] = []

    def open(self, letter: Letter) -> str:
        self.opened.append(letter)
        return "It is opening"


@pytest.fixture
def post(tmp_path) -> Pillar:
    return Pillar(tmp_path)


def met(note: str = "the move to Boston"):
    return entry("Fri 20 Nov 10:00 met", note=note)


def body(at) -> str:
    return at.app.screen.query_one(PlainArea).text


async def test_words_of_another_day_are_to_be_looked_at_for_their_days(sit_down):
    drafts = MemoryDrafts()
    async with sit_down([RUTH, met()], drafts=drafts) as at:
        await at.press("W")
        await at.type("Well. ")
        await at.press("escape", "W")
        assert "Begun" not in at.read
        await at.press("escape")
        await at.tick(days=1)
        await at.look_at("Ruth")
        await at.press("W")
        assert "Begun yesterday: look at the days in it" in at.read
        assert "Well. " in body(at)
        await at.type("So. ")
        await at.press("escape", "W")
        assert "Begun yesterday" in at.read


@SIZES
@pytest.mark.covers("letter", "letter.sent")
async def test_whoever_was_met_gets_a_thank_you_that_is_logged_once_sent(sit_down, size):
    async with sit_down([RUTH, met()], size=size) as at:
        await at.press("W")
        assert isinstance(at.app.screen, LetterScreen)
        assert "ruth@varga.example" in at.text
        assert at.app.screen.query_one("Input").value == "Thank you for Friday"
        assert "Subject Thank you for Friday" in at.read
        assert body(at).startswith("Dear Ruth,")
        assert "the move to Boston" in body(at)
        await at.press("ctrl+s")
        assert "Your own note is still in it" in at.read
        await at.press("ctrl+s")
        sent = at.last("Ruth")
        assert (sent.outcome, sent.channel) == (Outcome.SENT, Channel.EMAIL)
        assert sent.note == "Thank you for Friday"
        assert not any(one.follow_up.kind == "email" for one in at.queue)
        await at.press("u")
        assert any(one.follow_up.kind == "email" for one in at.queue)


async def test_enter_on_an_email_owed_writes_it(sit_down):
    async with sit_down() as at:
        await at.look_at("Ruth")
        await at.press("enter")
        assert isinstance(at.app.screen, LetterScreen)


@pytest.mark.covers("letter.open", "letter.copy")
async def test_it_opens_in_the_mail_program_or_is_copied_with_the_users_words(sit_down, post):
    async with sit_down([RUTH, met()], post=post) as at:
        await at.press("W")
        await at.type("PS ")
        await at.press("ctrl+o")
        assert post.opened == []
        assert "Your own note is still in it, in [ ]" in at.read
        await at.press("ctrl+o")
        (letter,) = post.opened
        assert letter.to == "ruth@varga.example"
        assert "PS" in letter.body
        assert "It is opening" in at.read
        await at.press("ctrl+b", "ctrl+b")
        assert at.app.clipboard == letter.body
        assert at.logged == 1


async def test_a_note_that_is_still_in_it_is_told_of_each_time_it_would_go_out(sit_down, post):
    async with sit_down([RUTH, met()], post=post) as at:
        await at.press("W", "ctrl+o", "ctrl+o")
        assert "It is opening" in at.read
        for again in ("ctrl+o", "ctrl+b", "ctrl+s"):
            await at.press(again)
            assert "Your own note is still in it" in at.read
        await at.type("Hello. ")
        await at.press("ctrl+s")
        assert "Your own note is still in it" in at.read
        assert (len(post.opened), at.logged) == (1, 1)


async def test_a_note_in_the_users_own_words_goes_out_at_once(sit_down, post):
    async with sit_down([RUTH, met()], post=post) as at:
        await at.press("W")
        words = at.app.screen.query_one(PlainArea)
        assert "[your note: the move to Boston]" in words.text
        words.text = words.text.replace("[your note: the move to Boston]", "your move")
        await at.press("ctrl+o")
        assert "your move" in post.opened[0].body


@pytest.mark.covers("letter.leave")
async def test_what_was_written_waits_until_it_is_sent(sit_down):
    async with sit_down([RUTH, met()]) as at:
        await at.press("W")
        await at.type("By the way: ")
        await at.press("escape", "n")
        await at.press("slash")
        await at.type("ruth")
        await at.press("enter", "W")
        assert body(at).startswith("By the way: ")
        await at.press("ctrl+s", "ctrl+s")
        await at.press("slash")
        await at.type("ruth")
        await at.press("enter", "W")
        assert "By the way" not in body(at)


@pytest.mark.covers("letter.kind")
async def test_another_template_replaces_own_words_only_when_asked_twice(sit_down):
    async with sit_down([RUTH, met()]) as at:
        await at.press("W", "ctrl+n")
        assert "I don't believe that I am the right person" in body(at)
        await at.type("Mine. ")
        await at.press("ctrl+n")
        assert body(at).startswith("Mine. ")
        assert "once more takes the template" in at.read
        await at.press("ctrl+n")
        assert "Mine." not in body(at)
        assert "I am still very interested" in body(at)


@pytest.mark.covers("letter.edit")
async def test_the_users_editor_takes_over_and_gives_back(sit_down, post, monkeypatch):
    from contextlib import nullcontext

    monkeypatch.setattr(post, "edit", lambda text: text.replace("Dear Ruth", "My dear Ruth") + "\n")
    async with sit_down([RUTH, met()], post=post) as at:
        monkeypatch.setattr(at.app, "suspend", nullcontext)
        await at.press("W", "ctrl+g")
        assert body(at).startswith("My dear Ruth,")
        assert not body(at).endswith("\n")


async def test_a_terminal_that_can_not_be_left_to_an_editor_says_so(sit_down):
    async with sit_down([RUTH, met()]) as at:
        await at.press("W")
        before = body(at)
        await at.press("ctrl+g")
        assert body(at) == before
        assert "No editor can be opened on this terminal" in at.read


async def test_an_editor_that_fails_changes_nothing(sit_down, post, monkeypatch):
    from contextlib import nullcontext

    def fails(text: str) -> str:
        raise FollowupError("vim can't be started")

    monkeypatch.setattr(post, "edit", fails)
    async with sit_down([RUTH, met()], post=post) as at:
        monkeypatch.setattr(at.app, "suspend", nullcontext)
        await at.press("W")
        before = body(at)
        await at.press("ctrl+g")
        assert body(at) == before
        assert "vim can't be started" in at.read


@pytest.mark.parametrize(
    ("who", "what", "said"),
    [
        (RUTH, entry("Fri 20 Nov 10:00 stop"), "Ruth Varga asked to stop: no e-mail"),
        (person(), met(), "Dana Whitfield has no e-mail address yet: E adds one"),
        (
            person(emails=("a@b.example, c@d.example",)),
            met(),
            "Dana Whitfield has no address an e-mail can go to: E adds one",
        ),
    ],
)
async def test_nobody_is_written_to_after_a_stop_or_without_one_address(sit_down, who, what, said):
    async with sit_down([who, what]) as at:
        await at.press("slash")
        await at.type(who.name[:4].lower())
        await at.press("enter", "W")
        assert at.said == said
        assert not isinstance(at.app.screen, LetterScreen)


async def test_a_broken_template_is_named_and_the_letter_can_be_written_by_hand(sit_down, tmp_path):
    (tmp_path / f"{LetterKind.THANK_YOU}.txt").write_text("Subject: x\n\n{{ nobody }}")
    async with sit_down([RUTH, met()], post=Pillar(tmp_path)) as at:
        await at.press("W")
        assert "'nobody' is undefined" in at.read
        await at.type("Thank you!")
        await at.press("ctrl+s")
        assert at.last("Ruth").outcome is Outcome.SENT


async def test_the_news_in_a_letter_that_was_sent_are_heard(sit_down):
    friend = person(uid="dana", stage=Stage.KEEP_IN_TOUCH, emails=("dana@x.example",))
    piece = News(uid="prize", at=NOW, text="Won the prize")
    async with sit_down([friend, entry("Fri 9 Oct 10:00 talked"), piece]) as at:
        await at.press("W")
        assert "Won the prize" in body(at)
        await at.press("ctrl+s")
        assert at.desk.book.news["prize"].heard_by == ("dana",)
        await at.press("u")
        assert at.desk.book.news["prize"].heard_by == ()


async def test_a_letter_with_nothing_in_it_is_logged_only_when_asked_twice(sit_down):
    async with sit_down([RUTH, met()]) as at:
        await at.press("W", "ctrl+a")
        at.app.screen.query_one(PlainArea).text = ""
        await at.press("ctrl+s")
        assert "There is nothing in it" in at.read
        await at.press("ctrl+s")
        assert at.last("Ruth").outcome is Outcome.SENT


async def test_a_template_that_is_mended_is_not_hidden_by_an_empty_draft(sit_down, tmp_path):
    template = tmp_path / f"{LetterKind.THANK_YOU}.txt"
    template.write_text("Subject: x\n\n{{ greeting ")
    async with sit_down([RUTH, met()], post=Pillar(tmp_path)) as at:
        await at.press("W", "escape")
        template.write_text("Subject: x\n\nMended")
        await at.press("W")
        assert body(at) == "Mended"


async def test_a_broken_template_does_not_stand_in_the_way_of_those_behind_it(sit_down, tmp_path):
    (tmp_path / f"{LetterKind.FOLLOWING_UP}.txt").write_text("Subject: {{ broken")
    async with sit_down([RUTH, met()], post=Pillar(tmp_path)) as at:
        await at.press("W", "ctrl+n", "ctrl+n")
        assert "● keeping in touch" in at.read


async def test_a_broken_template_keeps_own_words_from_being_replaced_no_longer(sit_down, tmp_path):
    (tmp_path / f"{LetterKind.THANK_YOU_NO_INTEREST}.txt").write_text("Subject: {{ broken")
    async with sit_down([RUTH, met()], post=Pillar(tmp_path)) as at:
        await at.press("W")
        await at.type("Mine. ")
        await at.press("ctrl+n")
        assert body(at).startswith("Mine. ")
        await at.press("ctrl+n")
        assert "● following up" in at.read
        assert "Mine." not in body(at)


async def test_own_words_are_not_hidden_by_a_template_that_is_broken_since(sit_down, tmp_path):
    async with sit_down([RUTH, met()], post=Pillar(tmp_path)) as at:
        await at.press("W")
        await at.type("Mine. ")
        await at.press("escape")
        (tmp_path / f"{LetterKind.THANK_YOU}.txt").write_text("Subject: {{ broken")
        await at.press("W")
        assert body(at).startswith("Mine. ")
