"""The history in the app: an entry is highlighted, and corrected, moved or deleted from there."""

from datetime import timedelta

import pytest

from followup_tui.domain.book import Put
from followup_tui.tui.widgets.history import HistoryView
from followup_tui.tui.widgets.history_lines import lines_of
from tests.builders import NOW, entry, person, there
from tests.tui.conftest import NARROW, WIDE, Seat

ENTRIES = [
    entry("Mon 16 Nov 09:00 voicemail", uid="oldest", note="left word with Sam"),
    entry("Tue 17 Nov 10:00 no_answer", uid="middle"),
    entry("Thu 19 Nov 09:12 talked", uid="newest", note="call again"),
]


def pane(at: Seat) -> HistoryView:
    return at.session.query_one(HistoryView)


@pytest.fixture
def heard(monkeypatch):
    """What the pane posts, in order: what is wanted, and of which entry."""
    posted = []
    as_before = HistoryView.post_message

    def post_message(self, message):
        if isinstance(message, HistoryView.Wanted | HistoryView.Left):
            posted.append((type(message).__name__, getattr(message, "entry", None)))
            return True
        return as_before(self, message)

    monkeypatch.setattr(HistoryView, "post_message", post_message)
    return posted


def marked(at: Seat) -> list[str]:
    """The lines of the history that the cursor stands at, without the frame."""
    region = pane(at).region
    lines = [line[region.x + 1 :] for line in at.lines[region.y : region.bottom]]
    return [line for line in lines if line.startswith("▸")]


async def look_back(at: Seat) -> HistoryView:
    pane(at).focus()
    await at.pilot.pause()
    return pane(at)


@pytest.mark.covers("history")
async def test_a_key_goes_to_the_history_and_the_newest_entry(sit_down):
    async with sit_down([person(), *ENTRIES]) as at:
        assert marked(at) == []
        await at.press("h")
        assert at.session.focused is pane(at)
        assert pane(at).highlighted == "newest"
        (line,) = marked(at)
        assert line.startswith("▸Thu 19 Nov 09:12 talked")


async def test_the_cursor_shows_only_while_the_focus_is_there(sit_down):
    async with sit_down([person(), *ENTRIES]) as at:
        await look_back(at)
        assert marked(at)
        at.today.focus()
        await at.pilot.pause()
        assert marked(at) == []


@pytest.mark.covers(
    "history.down", "history.up", "history.oldest", "history.newest", "history.pagedown"
)
@pytest.mark.covers("history.pageup")
async def test_the_keys_go_from_entry_to_entry(sit_down):
    async with sit_down([person(), *ENTRIES]) as at:
        history = await look_back(at)
        for key, uid in [
            ("down", "middle"),
            ("j", "oldest"),
            ("down", "oldest"),
            ("up", "middle"),
            ("k", "newest"),
            ("up", "newest"),
            ("end", "oldest"),
            ("home", "newest"),
            ("pagedown", "oldest"),
            ("pageup", "newest"),
        ]:
            await at.press(key)
            assert history.highlighted == uid, key


async def test_an_entry_without_end_is_paged_over(sit_down):
    long = entry("Wed 18 Nov 09:00 talked", uid="long", note="and so on " * 400)
    async with sit_down([person(), *ENTRIES, long], size=NARROW) as at:
        history = await look_back(at)
        await at.press("down", "pagedown")
        assert history.highlighted == "middle"
        await at.press("pageup")
        assert history.highlighted == "long"


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_highlighted_entry_is_always_in_view(sit_down, size):
    many = [
        entry("Mon 2 Nov 09:00 talked", uid=f"n{nth:03}", note="word " * (nth % 40))
        for nth in range(60)
    ]
    async with sit_down([person(), *many], size=size) as at:
        history = await look_back(at)
        for key in [*["down"] * 20, "pagedown", "pagedown", "up", "end", "up", "pageup", "home"]:
            await at.press(key)
            (line,) = marked(at)
            assert line.startswith("▸Mon 2 Nov 09:00")
        assert history.highlighted == "n059"
        await at.pilot.resize_terminal(100, 30)
        assert len(marked(at)) == 1


async def test_the_cursor_stands_on_all_the_lines_of_its_entry(sit_down):
    long = entry("Fri 20 Nov 09:00 talked", uid="long", note="and so on " * 20)
    async with sit_down([person(), *ENTRIES, long]) as at:
        history = await look_back(at)
        cursor = history.get_component_rich_style("history--cursor").bgcolor
        strips = [history.render_line(y) for y in range(5)]
        lit = [{segment.style.bgcolor for segment in strip} == {cursor} for strip in strips]
        lines = len(history._lines_of("long"))
        assert lines > 2
        assert lit == [True] * lines + [False] * (5 - lines)


# What the user wants


@pytest.mark.covers("entry.correct", "entry.delete", "entry.move", "history.leave")
async def test_the_keys_ask_for_what_they_say_of_the_highlighted_entry(sit_down, heard):
    async with sit_down([person(), *ENTRIES]) as at:
        await look_back(at)
        await at.press("enter", "down", "d", "down", "M", "up", "delete", "escape")
        names = [(what, one and one.uid) for what, one in heard]
        assert names == [
            ("Correct", "newest"),
            ("Delete", "middle"),
            ("Move", "oldest"),
            ("Delete", "middle"),
            ("Left", None),
        ]


async def test_there_is_nothing_to_ask_of_an_empty_history(sit_down, heard):
    async with sit_down([person()]) as at:
        await look_back(at)
        await at.press("enter", "d", "M", "down", "end", "pagedown", "pageup")
        assert heard == []
        assert "this will be the first call" in at.text


async def test_a_click_highlights_and_a_second_one_corrects(sit_down, heard):
    async with sit_down([person(), *ENTRIES]) as at:
        for offset, uid in [((5, 2), "middle"), ((5, 1), "newest")]:
            await at.pilot.click(HistoryView, offset=offset)
            assert pane(at).highlighted == uid
        assert heard == []
        await at.pilot.click(HistoryView, offset=(5, 1))
        await at.pilot.pause()
        assert [(what, one.uid) for what, one in heard] == [("Correct", "newest")]


async def test_the_first_click_on_the_newest_entry_only_highlights_it(sit_down, heard):
    async with sit_down([person(), *ENTRIES]) as at:
        await at.pilot.click(HistoryView, offset=(5, 1))
        assert heard == []
        await at.press("down", "up")
        await at.pilot.click(HistoryView, offset=(5, 1))
        assert heard == []


async def test_a_click_beside_the_entries_does_nothing(sit_down, heard):
    async with sit_down([person(), *ENTRIES]) as at:
        history = await look_back(at)
        await at.pilot.click(HistoryView, offset=(5, 9))
        assert (heard, history.highlighted) == ([], "newest")


# Another history


async def test_the_highlight_stays_on_its_entry_when_the_history_changes(sit_down):
    async with sit_down([person(), *ENTRIES]) as at:
        history = await look_back(at)
        await at.press("down")
        at.desk.apply("elsewhere", [Put(entry("Fri 20 Nov 09:00 busy"))])
        at.session.rebuild()
        await at.pilot.pause()
        assert history.highlighted == "middle"
        assert marked(at)[0].startswith("▸Tue 17 Nov")


async def test_it_goes_to_the_entry_beneath_one_that_is_gone(sit_down):
    async with sit_down([person(), *ENTRIES]) as at:
        history = await look_back(at)
        await at.press("down")
        for uid in ("oldest", ""):
            (gone,) = [one for one in at.history("Dana") if one.uid == history.highlighted]
            at.desk.delete_entry(gone)
            at.session.rebuild()
            await at.pilot.pause()
            assert history.highlighted == (uid or "newest")


async def test_it_goes_to_the_newest_of_another_person(sit_down):
    omar = person("Omar Adeyemi", phones=())
    calls = [
        entry(line, contact="omar", uid=uid)
        for line, uid in [("Tue 10 Nov 09:00 busy", "his old"), ("Wed 11 Nov 09:00 busy", "his")]
    ]
    async with sit_down([person(), omar, *ENTRIES, *calls]) as at:
        await at.look_at("Dana")
        history = await look_back(at)
        await at.press("end")
        at.session.go_to("omar")
        await at.pilot.pause()
        assert history.highlighted == "his"
        assert history.scroll_offset.y == 0


async def test_nothing_jumps_when_a_minute_goes_by(sit_down):
    many = [entry("Mon 2 Nov 09:00 talked", uid=f"n{nth:03}") for nth in range(80)]
    async with sit_down([person(), *many]) as at:
        history = pane(at)
        history.scroll_to(y=30, animate=False, force=True)
        await at.tick(minutes=1)
        assert history.scroll_offset.y == 30


async def test_what_was_logged_is_seen_at_once_by_who_is_not_looking_back(sit_down):
    many = [entry("Mon 2 Nov 09:00 talked", uid=f"n{nth:03}") for nth in range(80)]
    async with sit_down([person(), *many]) as at:
        history = pane(at)
        history.scroll_to(y=30, animate=False, force=True)
        at.desk.apply("elsewhere", [Put(entry("Fri 20 Nov 09:00 busy", uid="new"))])
        at.session.rebuild()
        await at.pilot.pause()
        assert (history.scroll_offset.y, history.highlighted) == (0, "new")


# An entry in lines


@pytest.mark.parametrize("width", [30, 46, 74, 200])
def test_how_long_it_took_and_a_hidden_number_stand_at_the_edge_where_there_is_room(width):
    call = entry("Thu 19 Nov 09:12 talked", seconds=170, hidden=True, note="a word or two")
    lines = ["".join(text for text, _ in line) for line in lines_of(call, width, NOW.date())]
    aside = [line for line in lines if line.endswith("3 min · number hidden")]
    assert len(aside) == (width > 30)
    assert all(len(line) < width for line in aside)


@pytest.mark.parametrize(
    ("seconds", "said"), [(None, ""), (0, ""), (5, "1 min"), (89, "1 min"), (3700, "62 min")]
)
def test_a_call_lasts_whole_minutes(seconds, said):
    call = entry("Thu 19 Nov 09:12 talked", seconds=seconds)
    (line,) = lines_of(call, 60, there("Mon 23 Nov 10:30").date())
    assert "".join(text for text, _ in line)[33:].strip() == said


async def test_an_aside_in_the_history(sit_down):
    told = entry("Fri 20 Nov 09:12 talked", seconds=timedelta(minutes=3).seconds, hidden=True)
    async with sit_down([person(), told]) as at:
        assert "3 min · number hidden" in at.read


async def test_the_search_for_whom_an_entry_was_with_says_that_it_moves_it(sit_down):
    async with sit_down(size=NARROW) as at:
        await at.press("h", "M")
        assert "Move Dana Whitfield's voicemail to whom?" in at.text


async def test_undo_is_named_however_long_the_news_of_a_deletion_is(sit_down):
    async with sit_down(size=NARROW) as at:
        await at.press("h", "down", "d")
        (said,) = (line for line in at.lines if "they called deleted" in line)
        assert "Next: Fri 27 Nov" in said
        assert "· u undoes" in said
