"""`lines`: what to say on the telephone, to be put in one's own words."""

import click

from followup_tui.cli.output import say


@click.command()
def lines() -> None:
    """Print what to say when they answer and what to leave on a machine.

    Save it as lines.txt beside your data, and put it in your own words.
    """
    from followup_tui.desk.lines import shipped_text

    say(shipped_text().rstrip())
