"""Every command is in the help and in the palette, has a test, and its key is the user's."""

import ast
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import format_key
from textual.widgets import Static

import followup_tui.tui
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Outcome
from followup_tui.tui.command_table import (
    COMMANDS,
    POINTLESS_OFF_A_CALL,
    POINTLESS_ON_A_CALL,
    commands_of,
)
from followup_tui.tui.commands import Scope
from followup_tui.tui.keymap import all_shown, checked, shown
from followup_tui.tui.screens.help import Help

FOOTER = 6


def covered() -> set[str]:
    """The ids that tests beside this one claim with `pytest.mark.covers`."""
    calls = (
        node
        for path in Path(__file__).parent.glob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.covers"
    )
    return {argument.value for call in calls for argument in call.args}


def test_every_command_has_a_test_that_presses_its_key():
    assert covered() == {command.id for command in COMMANDS}


def ours(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for one in kind.__subclasses__():
        if one.__module__.startswith("followup_tui."):
            yield one
        yield from ours(one)


def test_nothing_is_bound_to_a_key_but_commands():
    for module in pkgutil.walk_packages(followup_tui.tui.__path__, "followup_tui.tui."):
        import_module(module.name)
    ids = {command.id for command in COMMANDS}
    bound = [one for kind in ours(DOMNode) for one in kind.__dict__.get("BINDINGS", ())]
    assert bound
    assert all(isinstance(one, Binding) and one.id in ids for one in bound)


def test_ids_and_keys_are_used_once():
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    for scope in Scope:
        keys = [key for command in commands_of(scope) for key in command.key.split(",")]
        assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("pointless", [POINTLESS_ON_A_CALL, POINTLESS_OFF_A_CALL])
@pytest.mark.parametrize("scope", Scope)
def test_the_footer_has_six_keys_at_most_and_is_whole_in_80_columns(scope, pointless):
    commands = commands_of(scope, Scope.EVERYWHERE)
    shown = [one for one in commands if one.footer and one.id not in pointless]
    keys = [format_key(command.key.split(",")[0]) for command in shown]
    titles = [command.title for command in shown]
    assert len(shown) <= FOOTER
    assert sum(map(len, keys + titles)) + 4 * len(shown) <= 80


@pytest.mark.covers("help")
async def test_the_help_has_every_command(sit_down):
    async with sit_down() as at:
        await at.press("question_mark")
        assert isinstance(at.app.screen, Help)
        for command in COMMANDS:
            assert f"{all_shown({}, command)} {command.help} {command.id}" in helped(at)
        await at.press("question_mark")
        assert at.app.screen is at.session


def helped(at) -> str:
    (words,) = at.app.screen.query(Static)
    return " ".join(words.content.plain.split())


async def test_the_palette_has_every_command(sit_down):
    async with sit_down() as at:
        listed = {one.title: one.help for one in at.app.get_system_commands(at.app.screen)}
        for command in commands_of(Scope.SESSION, Scope.EVERYWHERE):
            assert listed[command.title] == f"{command.help} ({shown({}, command.id)})"


async def test_a_command_of_the_palette_does_what_its_key_does(sit_down):
    for title, works in {
        "voicemail": lambda at: at.last("Dana").outcome is Outcome.VOICEMAIL,
        "Import": lambda at: at.app.screen.query("#files"),
        "Leads": lambda at: at.app.screen.query("#leads"),
    }.items():
        async with sit_down() as at:
            commands = at.app.get_system_commands(at.app.screen)
            await next(one for one in commands if one.title == title).callback()
            await at.rest()
            assert works(at), title


async def test_the_palette_opens_and_runs_what_is_chosen(sit_down):
    async with sit_down() as at:
        await at.press("ctrl+p")
        await at.paste("gatekeeper")
        await at.app.workers.wait_for_complete()
        await at.rest()
        await at.press("down", "enter")
        await at.rest()
        assert at.last("Dana").outcome is Outcome.GATEKEEPER


async def test_a_key_of_the_users_own_replaces_the_default(sit_down):
    async with sit_down(keys={"outcome.voicemail": "s"}) as at:
        before = at.logged
        await at.press("v")
        assert at.logged == before
        await at.press("s")
        assert at.last("Dana").outcome is Outcome.VOICEMAIL


async def test_the_users_own_key_is_shown_wherever_keys_are_shown(sit_down):
    async with sit_down(keys={"outcome.voicemail": "s", "find": "f2"}) as at:
        assert "s voicemail" in at.read
        assert "f2 Find" in at.read
        listed = {one.title: one.help for one in at.app.get_system_commands(at.app.screen)}
        assert listed["voicemail"].endswith("(s)")
        await at.press("question_mark")
        assert "s You left a message on the machine" in helped(at)


async def test_two_keys_may_do_the_same(sit_down):
    async with sit_down(keys={"outcome.voicemail": "v,s"}) as at:
        await at.press("s", "v")
        assert at.last("Dana").outcome is at.last("Priya").outcome is Outcome.VOICEMAIL


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"outcome.voicemale": "m"}, ("outcome.voicemale", "outcome.voicemail")),
        ({"outcome.voicemail": "n"}, ("'n'", "outcome.voicemail", "outcome.no_answer")),
        ({"undo": "ctrl+r"}, ("ctrl+r", "undo", "redo")),
        ({"undo": ""}, ("undo",)),
        ({"undo": "kontrol+u"}, ("undo", "kontrol+u")),
        ({"undo": "down"}, ("undo", "down")),
        ({"find": "?"}, ("find", "help")),
        ({"history.next": "d"}, ("history.next", "entry.delete")),
        ({"choose.mark": "j"}, ("choose.mark", "list.down")),
        ({"form.leave": "x"}, ("form.leave", "typed")),
        ({"form.answer": "space"}, ("form.answer", "typed")),
        ({"find.leave": "Q"}, ("find.leave", "typed")),
        ({"help": "tab"}, ("help", "tab")),
    ],
)
def test_keys_that_cant_be_used_are_refused_in_one_line(keys, words):
    with pytest.raises(FollowupError) as refused:
        checked(keys)
    said = str(refused.value)
    assert "\n" not in said
    assert all(word in said for word in words)


def test_two_commands_may_swap_their_keys():
    swapped = {"outcome.voicemail": "n", "outcome.no_answer": "v"}
    assert checked(swapped) == swapped


async def test_a_wrong_key_is_refused_before_the_screen_opens(sit_down):
    with pytest.raises(FollowupError, match="redoo"):
        async with sit_down(keys={"redoo": "x"}):
            pass


def test_a_key_may_mean_something_else_in_another_place():
    assert checked({"choose.mark": "n"}) == {"choose.mark": "n"}


async def test_the_help_begins_with_where_one_is(sit_down):
    async with sit_down() as at:
        await at.press("slash", "f1")
        assert helped(at).startswith("Find here")
    async with sit_down() as at:
        await at.press("question_mark")
        assert helped(at).startswith("Calls here")


async def test_a_remapped_key_of_a_form_works_and_is_on_the_bottom_line(sit_down):
    async with sit_down(keys={"form.leave": "f9"}) as at:
        await at.press("z")
        assert "f9 Back" in at.read
        await at.press("f9")
        assert at.pane.form is None


async def test_a_remapped_key_keeps_its_place_on_the_bottom_line(sit_down):
    async with sit_down(keys={"call.start": "f9"}) as at:
        assert "f9 Call m Note z Snooze" in at.read


async def test_a_bottom_line_too_long_for_its_place_leaves_a_key_out_and_keeps_help(sit_down):
    async with sit_down(keys={"call.start": "shift+f11", "call.note": "shift+f12"}) as at:
        await at.resize(60, 20)
        assert "? Help" in at.read
        assert "u Undo" not in at.read


async def test_the_palette_has_the_commands_of_the_place_one_is_in(sit_down):
    async with sit_down() as at:
        await at.press("slash")
        listed = {one.title for one in at.app.get_system_commands(at.app.screen)}
        assert "Back" in listed
        assert "voicemail" not in listed


async def test_the_words_of_every_form_name_the_users_own_keys(sit_down):
    own = {
        "form.answer": "f2",
        "form.leave": "f3",
        "choose.mark": "x",
        "choose.leave": "f4",
    }
    seen = {
        "S": "f2: yes, they asked · f3: no, go back",
        "t": "Note: what was said. f2 goes on",
        "l": "x chooses, enter starts on them",
    }
    for key, words in seen.items():
        async with sit_down(keys=own) as at:
            await at.press(key)
            assert words in at.read


@pytest.mark.covers("focus.next", "focus.previous")
async def test_tab_goes_from_field_to_field_and_to_lists(sit_down):
    async with sit_down() as at:
        await at.press("m", "tab")
        assert at.app.focused is at.field
        await at.press("escape", "R", "tab")
        assert at.app.focused.name == "Where"
        await at.press("shift+tab")
        assert at.app.focused.name == "When"
        await at.press("escape", "C", "shift+tab")
        assert at.field.has_focus
        await at.press("tab")
        assert at.listed.has_focus
