"""`config`: every setting, with its meaning and default."""

import click

from followup_tui.cli.output import say_as_it_is


@click.command()
def config() -> None:
    """Print a config.toml with every default and what it means.

    Save it as config.toml beside your data, and change what you like.
    """
    from followup_tui.cli.config_text import config_text

    say_as_it_is(config_text().rstrip())
