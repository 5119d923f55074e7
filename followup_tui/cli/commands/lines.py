"""`lines`: what to say on the telephone or to write, to be put in one's own words."""

import click

from followup_tui.cli.output import say_as_it_is
from followup_tui.domain.letter import LetterKind


@click.command()
@click.option(
    "--letter",
    metavar="KIND",
    type=click.Choice([kind.value for kind in LetterKind]),
    help="Print instead, with the words it may use, the template of this e-mail: "
    f"{', '.join(LetterKind)}.",
)
def lines(letter: str | None) -> None:
    """Print what to say on the telephone, or in an e-mail.

    Save it as lines.txt beside your data, and put it in your own words; the template of an e-mail
    as letters/KIND.txt there.
    """
    if letter is not None:
        from followup_tui.interchange.letters.drafting import template_text

        say_as_it_is(template_text(LetterKind(letter)).rstrip())
        return
    from followup_tui.desk.lines import shipped_text

    say_as_it_is(shipped_text().rstrip())
