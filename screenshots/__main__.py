"""Draws the README's pictures from the demo data: `python -m screenshots`."""

import asyncio
import os
import re
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

os.environ["TEXTUAL_ANIMATIONS"] = "none"

from followup_tui.cli.demo import DEMO_START, DEMO_YOU, demo_book
from followup_tui.cli.post import Post
from followup_tui.desk.desk import Desk
from followup_tui.desk.ports import Outside
from followup_tui.desk.settings import Settings
from followup_tui.domain.book import Put
from followup_tui.interchange import address_books
from followup_tui.planning.calendar import Calendar, Here, LibraryHolidays
from followup_tui.storage.memory import MemoryDrafts, MemoryStore
from followup_tui.tui.app import FollowupApp

HERE = Path(__file__).parent
PICTURES: dict[str, tuple[tuple[int, int], Sequence[str]]] = {
    "session": ((120, 38), ()),
    "talk": ((120, 38), ("enter", "t", *"Liked the plan", "enter", *"next tue after lunch")),
    "small": ((80, 24), ("down", "v")),
}
_REMOTE_FONTS = re.compile(r"@font-face\s*\{[^}]*\}\s*")


def app() -> FollowupApp:
    """The app on the demo data, its clock standing still."""
    store = MemoryStore()
    store.commit([Put(record) for record in demo_book(DEMO_START).records()], DEMO_START)
    calendar = Calendar(LibraryHolidays(), Here("America/New_York", "US"))
    desk = Desk(store, calendar, Settings(you=DEMO_YOU), lambda: DEMO_START)
    desk.learn()  # what the app does once it is idle: the picture is the same before and after
    nowhere = Path("/nonexistent/followup-tui")
    outside = Outside(
        address_books=lambda: address_books, drafts=MemoryDrafts(), post=Post(nowhere, nowhere, "")
    )
    return FollowupApp(desk, outside, demo=True)


async def picture(size: tuple[int, int], keys: Sequence[str]) -> str:
    """The screen after these keys, as an SVG that loads nothing from anywhere."""
    shown = app()
    async with shown.run_test(size=size) as pilot:
        for key in keys:
            await pilot.press({" ": "space"}.get(key, key))
        await pilot.pause()
        return without_remote_fonts(shown.export_screenshot(title="followup-tui"))


def without_remote_fonts(svg: str) -> str:
    """The picture in whatever monospaced font its reader has."""
    return _REMOTE_FONTS.sub("", svg)


def main(words: Sequence[str] | None = None) -> None:
    """Draw them all."""
    parser = ArgumentParser(prog="python -m screenshots", description="Draw the README's pictures.")
    parser.add_argument(
        "folder", nargs="?", type=Path, default=HERE, help="screenshots/, if not given"
    )
    folder = parser.parse_args(words).folder
    if not folder.is_dir():
        parser.error(f"{folder} is no folder")
    for name, (size, keys) in PICTURES.items():
        svg = asyncio.run(picture(size, keys))
        (folder / f"{name}.svg").write_text(svg, "utf-8")


if __name__ == "__main__":
    main()
