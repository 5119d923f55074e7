"""What a shell that asks may put behind what is typed: people's names, time zones.

It asks in the midst of a line, so that nothing is said, whatever is wrong. The words are as they
are; `shells` has them quoted.
"""

import click

from followup_tui.domain.errors import FollowupError


def people(ctx: click.Context, _param: click.Parameter, typed: str) -> list[str]:
    """The names that begin with what is typed, in any case and without accents.

    Where several have a name, what tells each from the others is behind it. Left out is what
    `finding.who` would not find again, or what would be taken for an option.
    """
    from followup_tui.desk.finding import in_full, told_apart
    from followup_tui.domain.text import folded, one_line
    from followup_tui.storage.json_store import JsonStore
    from followup_tui.storage.paths import Home

    if ctx.find_root().params.get("demo"):
        return []  # they are not there yet
    try:
        book = JsonStore(Home.find().data).book
    except (FollowupError, OSError):
        return []
    wanted = folded(typed)
    everybody = book.contacts.values()
    fit = [one for one in everybody if one_line(one.name) == one.name and one.name[:1] != "-"]
    beside = told_apart(fit)
    names = (in_full(one, beside.get(one.uid, "")) for one in fit)
    return sorted((name for name in names if folded(name).startswith(wanted)), key=folded)


def people_or_files(
    ctx: click.Context, param: click.Parameter, typed: str
) -> "list[str] | list[click.shell_completion.CompletionItem]":
    """The names that begin with what is typed; files, where there are none or nothing is typed."""
    from click.shell_completion import CompletionItem

    names = people(ctx, param, typed) if typed else []
    return names or [CompletionItem(typed, type="file")]


def zones(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[str]:
    """The time zones that begin with what is typed, in any case."""
    from followup_tui.planning.zones import listed_zones

    wanted = typed.replace(" ", "_").casefold()
    return [name for name in listed_zones() if name.casefold().startswith(wanted)]
