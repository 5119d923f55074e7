"""The whole history of somebody: read as a conversation, searched, put right in place."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from followup_tui.desk.entries import Call
from followup_tui.domain.book import Put
from followup_tui.domain.contact import Stage
from followup_tui.domain.interaction import Outcome
from followup_tui.domain.text import plain
from followup_tui.storage.background import BackgroundStore
from followup_tui.tui.screens.correct import Correct
from followup_tui.tui.screens.find import Find
from followup_tui.tui.screens.history import HistoryScreen
from followup_tui.tui.widgets.history import HistoryView
from followup_tui.tui.widgets.history_lines import lines_of
from followup_tui.tui.widgets.said_line import SaidLine
from followup_tui.tui.widgets.story_view import StoryView
from tests.builders import LOS_ANGELES, NEW_YORK, NOW, agreed, entry, person, promised, there
from tests.tui.conftest import NARROW, WIDE, Seat
from tests.tui.test_plainly import HOSTILE, fits

ENTRIES = [
    entry("Mon 16 Nov 09:00 voicemail", uid="oldest", note="left word with Sam"),
    entry("Tue 17 Nov 10:00 no_answer", uid="middle"),
    entry("Thu 19 Nov 09:12 talked", uid="newest", note="call again"),
]
MANY = [
    entry(
        f"Mon 2 Nov {nth // 60 + 8:02}:{nth % 60:02} talked",
        uid=f"n{nth:03}",
        note="word " * (nth % 40),
    )
    for nth in range(90)
]
SIZES = pytest.mark.parametrize("size", [NARROW, WIDE])


def view(at: Seat) -> StoryView:
    return at.app.screen.query_one(StoryView)


def marked(at: Seat) -> list[str]:
    """The lines the cursor stands at, without the frame."""
    return [line[1:] for line in at.lines if line.startswith("│▸")]


def said(at: Seat) -> str:
    line = at.app.screen.query_one(SaidLine)
    return line.words + line.ends


async def look_back(at: Seat) -> StoryView:
    await at.press("h")
    assert isinstance(at.app.screen, HistoryScreen)
    return view(at)


# Reading


@SIZES
@pytest.mark.covers("history")
async def test_it_opens_at_the_newest_entry_with_what_comes_next_below(sit_down, size):
    async with sit_down(size=size) as at:
        await look_back(at)
        (line,) = marked(at)
        assert line.startswith("▸09:12 you  voicemail")
        assert "Thursday 19 November · 4 days ago" in at.read
        assert "Next: call Mon 23 Nov 10:30: agreed" in at.read
        assert said(at) == "Entry 17 of 17: voicemail, Thursday 19 November, 4 days ago"


async def test_it_says_who_reached_out_what_was_agreed_and_whether_it_was_kept(sit_down):
    history = [
        entry("Mon 2 Nov 10:00 talked", promised("Fri 6 Nov")),
        entry("Mon 9 Nov 09:00 they_called", agreed("Tue 10 Nov 15:00"), note="so sorry!"),
        entry("Tue 10 Nov 15:00 no_answer"),
    ]
    async with sit_down([person(), *history]) as at:
        await look_back(at)
        for words in (
            "you  talked",
            "→ they promised by Fri 6 Nov: they called 3 days later",
            "they called",
            "→ agreed Tue 10 Nov 15:00: not kept, no answer",
        ):
            assert words in at.text


async def test_a_long_gap_stands_between_the_days(sit_down):
    history = [entry("Mon 5 Oct 10:00 voicemail"), entry("Mon 16 Nov 10:00 voicemail")]
    async with sit_down([person(), *history]) as at:
        await look_back(at)
        lines = [line.strip("│ ") for line in at.lines]
        gap = next(nth for nth, line in enumerate(lines) if "6 weeks ┄" in line)
        assert lines[gap + 1].startswith("Monday 16 November")


@pytest.mark.parametrize("stage", [Stage.ACTIVE, Stage.CLOSED], ids=["called next", "nothing next"])
async def test_so_does_the_one_since_the_newest_entry(sit_down, stage):
    async with sit_down([person(stage=stage), entry("Mon 12 Oct 10:00 voicemail")]) as at:
        await at.press("C", "enter")
        await look_back(at)
        lines = [line.strip("│ ") for line in at.lines]
        gap = lines.index("┄┄ 6 weeks since then ┄┄")
        assert lines[gap - 1].endswith("you  voicemail")
        assert lines[gap + 1].startswith("Next: ") is (stage is Stage.ACTIVE)


async def test_the_hour_on_their_clock_stands_at_the_edge(sit_down):
    call = entry("Thu 19 Nov 09:12 talked", seconds=170, tz=LOS_ANGELES)
    async with sit_down([person(tz=LOS_ANGELES), call], size=NARROW) as at:
        await look_back(at)
        assert "▸12:12 you  talked" in at.text
        assert "09:12 theirs · 3 min" in at.text


@SIZES
async def test_a_note_is_there_to_its_end_and_keeps_its_lines(sit_down, size):
    note = "first line\n\n" + "and so on " * 300 + "THE END"
    async with sit_down([person(), entry("Fri 20 Nov 09:00 talked", note=note)], size=size) as at:
        await look_back(at)
        seen = at.text
        assert "first line" in seen
        for _ in range(20):
            await at.press("down")
            seen += at.text
        assert "THE END" in seen


@pytest.mark.covers(
    "history.down", "history.up", "history.oldest", "history.newest", "history.pagedown"
)
@pytest.mark.covers("history.pageup")
async def test_the_keys_go_from_entry_to_entry(sit_down):
    async with sit_down([person(), *ENTRIES]) as at:
        history = await look_back(at)
        for key, uid in [
            ("up", "middle"),
            ("k", "oldest"),
            ("up", "oldest"),
            ("down", "middle"),
            ("j", "newest"),
            ("down", "newest"),
            ("home", "oldest"),
            ("end", "newest"),
            ("pageup", "oldest"),
            ("pagedown", "newest"),
        ]:
            await at.press(key)
            assert history.highlighted == uid, key


@SIZES
async def test_the_highlighted_entry_is_always_in_view(sit_down, size):
    async with sit_down([person(), *MANY], size=size) as at:
        history = await look_back(at)
        assert history.highlighted == "n089"
        keys = [*["up"] * 20, "pageup", "pageup", "down", "home", "down", "pagedown", "end"]
        for key in keys:
            await at.press(key)
            assert len(marked(at)) == 1, key
        assert history.highlighted == "n089"
        await at.resize(100, 30)
        assert len(marked(at)) == 1


async def test_by_pages_every_entry_comes_into_view(sit_down):
    async with sit_down([person(), *MANY], size=NARROW) as at:
        await look_back(at)
        await at.press("home")
        seen = at.text
        for _ in range(80):
            await at.press("pagedown")
            seen += at.text
        assert view(at).highlighted == "n089"
        for one in MANY:
            assert (
                f"{there('Mon 2 Nov 08:00') + timedelta(minutes=int(one.uid[1:])):%M} you" in seen
            )


@pytest.mark.parametrize("uid", HOSTILE)
@SIZES
async def test_hostile_notes_break_no_line(sit_down, size, uid):
    text = HOSTILE[uid]
    entries = [
        entry("Mon 16 Nov 09:00 talked", promised("Fri 20 Nov"), note=text, place=text),
        entry("Tue 17 Nov 09:00 voicemail", note=f"{text}\n{text}"),
    ]
    async with sit_down([person(text), *entries], size=size) as at:
        await at.press("h", "slash")
        await at.paste(plain(text)[:7])
        fits(at)
        await at.press("enter", "up")
        fits(at)


async def test_there_is_nothing_to_do_in_an_empty_history(sit_down):
    async with sit_down([person()]) as at:
        await look_back(at)
        await at.press("enter", "d", "M", "down", "home", "pagedown", "pageup", "n")
        await at.type("x")
        assert "this will be the first call" in at.text
        assert isinstance(at.app.screen, HistoryScreen)


@pytest.mark.covers("history.leave")
async def test_escape_comes_back_to_whom_one_looked_at(sit_down):
    async with sit_down() as at:
        await at.look_at("Omar")
        await look_back(at)
        await at.press("escape")
        assert at.app.screen is at.session
        assert at.session.focused is at.today
        assert at.highlighted == "Omar Adeyemi"


async def test_during_a_call_it_says_with_whom(sit_down):
    async with sit_down() as at:
        await at.press("enter")
        await look_back(at)
        assert "on a call with Dana Whitfield" in at.text


@SIZES
async def test_where_one_is_ends_with_a_whole_phrase(sit_down, size):
    async with sit_down(size=size) as at:
        await look_back(at)
        for _ in view(at).story.history:
            await at.press("up")
            assert "…" not in at.lines[-2]


# Searching


@SIZES
@pytest.mark.covers("history.search", "history.next", "history.previous", "search.read")
async def test_a_search_goes_from_match_to_match_newest_first(sit_down, size):
    async with sit_down(size=size) as at:
        history = await look_back(at)
        await at.press("slash")
        await at.type("SAM")
        assert said(at).startswith("Match 1 of 4 · Entry ")
        await at.press("enter")
        places = [history.number]
        for key in ("n", "n", "n", "n", "N"):
            await at.press(key)
            places.append(history.number)
        newest, *older = places[:4]
        assert newest > older[0] > older[1] > older[2]
        assert places[4:] == [newest, older[2]]
        assert said(at).startswith("Match 4 of 4 · Entry ")


@pytest.mark.covers("search.next", "search.previous", "search.leave")
async def test_the_arrows_go_on_while_one_types_and_escape_leaves_in_two_steps(sit_down):
    async with sit_down() as at:
        history = await look_back(at)
        await at.press("slash")
        await at.type("sam")
        await at.press("up", "up")
        assert said(at).startswith("Match 3 of 4 · Entry ")
        await at.press("down")
        here = history.highlighted
        assert said(at).startswith("Match 2 of 4 · Entry ")
        await at.press("escape")
        assert (history.sought, history.highlighted) == ("", here)
        assert "Match" not in said(at)
        assert at.app.screen.focused is history
        await at.press("escape")
        assert at.app.screen is at.session


async def test_from_between_two_matches_n_goes_back_and_capital_n_on(sit_down):
    history = [
        entry("Mon 16 Nov 09:00 talked", uid="a", note="tea"),
        entry("Tue 17 Nov 09:00 talked", uid="b"),
        entry("Wed 18 Nov 09:00 talked", uid="c", note="tea"),
    ]
    for key, uid in [("n", "a"), ("N", "c")]:
        async with sit_down([person(), *history]) as at:
            seen = await look_back(at)
            await at.press("slash")
            await at.type("tea")
            await at.press("enter", "up", key)
            assert seen.highlighted == uid


async def test_what_is_found_is_marked_over_a_line_end_too(sit_down):
    note = "left word " * 7 + "with Sam Okoye " + "and more " * 20
    async with sit_down([person(), entry("Mon 16 Nov 09:00 talked", note=note)]) as at:
        history = await look_back(at)
        for width in (60, 70, 80):
            await at.resize(width, 24)
            history.sought = "with sam okoye"
            lit = ""
            for y in range(history.size.height):
                strip = history.render_line(y)
                lit += "".join(one.text for one in strip if one.style and one.style.reverse) + " "
            assert " ".join(lit.split()) == "with Sam Okoye"


async def test_nothing_found_is_said(sit_down):
    async with sit_down() as at:
        await look_back(at)
        await at.press("slash")
        await at.type("zeppelin")
        assert said(at).startswith("Nothing found · Entry ")
        await at.press("enter", "n")
        assert view(at).number == 17


async def test_n_without_a_search_begins_one(sit_down):
    async with sit_down() as at:
        await look_back(at)
        await at.press("n")
        await at.type("offsite")
        assert said(at).startswith("Match 1 of 1 · Entry ")


@SIZES
async def test_which_match_it_is_stands_there_however_long_the_day_is(sit_down, size):
    old = entry("Wed 30 Sep 09:12 wrong_number", uid="old", note="harbour")
    async with sit_down([person(), old, *MANY], size=size) as at:
        await look_back(at)
        await at.press("slash")
        await at.type("harbour")
        assert at.lines[-2].startswith(" Match 1 of 1 · Entry 1 of 91: wrong number, Wednesday 30")


# Putting right


@pytest.mark.covers("entry.correct")
async def test_an_entry_is_corrected_in_place_and_the_cursor_stays(sit_down):
    async with sit_down([person(), *ENTRIES]) as at:
        history = await look_back(at)
        await at.press("up", "enter")
        assert isinstance(at.app.screen, Correct)
        await at.press("right", "ctrl+s")
        assert at.history("Dana")[1].outcome is Outcome.BUSY
        assert history.highlighted == "middle"
        assert "you  busy" in at.text
        assert said(at) == "Dana Whitfield: busy, corrected · u undoes"


@pytest.mark.covers("history.undo", "history.redo", "entry.delete")
async def test_a_deletion_is_undone_with_the_cursor_on_what_came_back(sit_down):
    async with sit_down([person(), *ENTRIES], size=NARROW) as at:
        history = await look_back(at)
        await at.press("up", "d")
        assert [one.uid for one in at.history("Dana")] == ["oldest", "newest"]
        assert history.highlighted == "newest"
        assert "deleted · u undoes" in said(at)
        await at.press("home", "u")
        assert history.highlighted == "middle"
        assert said(at).startswith("Undone: ")
        await at.press("ctrl+r")
        assert history.highlighted == "newest"
        assert len(at.history("Dana")) == 2


async def test_what_is_said_of_a_deletion_and_its_undoing_stays_once_they_are_on_the_disk(
    sit_down, file_store
):
    store = BackgroundStore(file_store)
    async with sit_down([person(), *ENTRIES], store=store, saving=store) as at:
        await look_back(at)
        for key, words in (("d", "deleted · u undoes"), ("u", "Undone: ")):
            await at.press(key)
            shown = view(at).story.history
            while store.waiting:
                await at.pilot.pause(0.02)
            assert at.history("Dana") is not shown
            at.app.screen._look_again()
            await at.rest()
            assert words in said(at)
        assert view(at).story.history is at.history("Dana")


async def test_a_held_key_deletes_one_entry_only(sit_down):
    async with sit_down([person(), *ENTRIES]) as at:
        await look_back(at)
        at.time.between_keys = 0.05
        await at.press("d", "d", "d")
        assert len(at.history("Dana")) == 2


@pytest.mark.covers("entry.move")
async def test_an_entry_is_moved_to_somebody_else(sit_down):
    async with sit_down([person(), person("Omar Adeyemi"), *ENTRIES]) as at:
        history = await look_back(at)
        await at.press("M")
        assert isinstance(at.app.screen, Find)
        assert "Move Dana Whitfield's talked to whom?" in at.text
        await at.type("omar")
        await at.press("enter")
        assert [one.uid for one in at.history("Omar")] == ["newest"]
        assert history.highlighted == "middle"
        await at.press("u")
        assert history.highlighted == "newest"


async def test_undoing_a_call_brings_its_note_back_to_hand(sit_down):
    async with sit_down([person(), *ENTRIES]) as at:
        at.desk.log("dana", Call(Outcome.VOICEMAIL, note="word for word"))
        at.session.rebuild()
        at.session.go_to("dana")
        await at.rest()
        await look_back(at)
        await at.press("u", "escape", "m")
        assert "word for word" in at.text


async def test_a_search_stays_while_what_it_found_is_put_right(sit_down):
    async with sit_down() as at:
        await look_back(at)
        await at.press("slash")
        await at.type("sam")
        await at.press("enter", "n", "d")
        assert "deleted · u undoes" in said(at)
        await at.press("n")
        assert "of 3" in said(at)


async def test_what_is_refused_is_said_and_nothing_changes(sit_down):
    stop = entry("Fri 20 Nov 09:00 stop", uid="stop")
    async with sit_down([person(), *ENTRIES, stop]) as at:
        at.session.go_to("dana")
        await at.rest()
        await look_back(at)
        await at.press("d")
        assert "a stop is lifted, never rewritten" in said(at)
        assert len(at.history("Dana")) == 4


async def test_what_something_else_wrote_comes_in_and_the_cursor_stays(sit_down):
    async with sit_down([person(), *ENTRIES]) as at:
        history = await look_back(at)
        await at.press("up")
        at.desk.apply("elsewhere", [Put(entry("Fri 20 Nov 09:00 busy"))])
        at.app.screen._look_again()
        await at.rest()
        assert history.highlighted == "middle"
        assert "you  busy" in at.text
        assert said(at).startswith("Entry 2 of 4")


# The mouse, and the pane of the calls


async def test_a_click_highlights_and_a_second_one_corrects(sit_down):
    async with sit_down([person(), *ENTRIES]) as at:
        history = await look_back(at)
        line = next(nth for nth, text in enumerate(at.lines) if "no answer" in text)
        await at.click(at=(9, line))
        assert history.highlighted == "middle"
        await at.click(at=(9, line))
        assert isinstance(at.app.screen, Correct)


async def test_a_click_in_the_pane_opens_the_history_at_that_entry(sit_down):
    async with sit_down([person(), *ENTRIES]) as at:
        await at.click(HistoryView, at=(5, 2))
        assert view(at).highlighted == "middle"


async def test_the_pane_of_another_person_begins_at_their_newest_entry(sit_down):
    async with sit_down([person(), person("Omar Adeyemi", phones=()), *MANY]) as at:
        pane = at.session.query_one(HistoryView)
        pane.scroll_to(y=30, animate=False, force=True)
        await at.tick(minutes=1)
        assert pane.scroll_offset.y == 30
        at.session.go_to("omar")
        at.session.go_to("dana")
        await at.rest()
        assert pane.scroll_offset.y == 0


async def test_what_was_logged_is_seen_in_the_pane_at_once(sit_down):
    async with sit_down([person(), *MANY]) as at:
        pane = at.session.query_one(HistoryView)
        pane.scroll_to(y=30, animate=False, force=True)
        at.desk.apply("elsewhere", [Put(entry("Fri 20 Nov 09:00 busy", uid="new"))])
        at.session.rebuild()
        await at.rest()
        assert pane.scroll_offset.y == 0


# An entry in lines


@pytest.mark.parametrize("width", [30, 46, 74, 200])
def test_how_long_it_took_and_a_hidden_number_stand_at_the_edge_where_there_is_room(width):
    call = entry("Thu 19 Nov 09:12 talked", seconds=170, hidden=True, note="a word or two")
    lines = [
        "".join(text for text, _ in line) for line in lines_of(call, width, NEW_YORK, NOW.date())
    ]
    aside = [line for line in lines if line.endswith("3 min · number hidden")]
    assert len(aside) == (width > 30)
    assert all(len(line) < width for line in aside)


@pytest.mark.parametrize(
    ("seconds", "said"), [(None, ""), (0, ""), (5, "1 min"), (89, "1 min"), (3700, "62 min")]
)
def test_a_call_lasts_whole_minutes(seconds, said):
    call = entry("Thu 19 Nov 09:12 talked", seconds=seconds)
    (line,) = lines_of(call, 60, NEW_YORK, NOW.date())
    assert "".join(text for text, _ in line)[33:].strip() == said


def test_what_was_agreed_before_they_moved_names_the_clock_it_was_agreed_on():
    talk = entry("Fri 20 Nov 10:00 talked", agreed("Tue 24 Nov 15:00"))
    for tz, said in ((NEW_YORK, "→ agreed Tue 24 Nov 15:00"), (LOS_ANGELES, "15:00 New York time")):
        told = "\n".join(
            "".join(text for text, _ in line) for line in lines_of(talk, 80, tz, NOW.date())
        )
        assert told.endswith(said)


async def test_where_no_zone_is_known_the_history_goes_by_the_users_clock(sit_down):
    nowhere = person(phones=(), tz="")
    talk = replace(entry("Thu 19 Nov 21:12 talked"), tz="")
    async with sit_down([nowhere, talk]) as at:
        await at.press("/")
        await at.fill("dana")
        assert "Thu 19 Nov 21:12 talked" in at.read


async def test_an_aside_in_the_history(sit_down):
    told = entry("Fri 20 Nov 09:12 talked", seconds=timedelta(minutes=3).seconds, hidden=True)
    async with sit_down([person(), told]) as at:
        assert "3 min · number hidden" in at.read
