"""What the commands print, for people and for scripts."""

import errno
import json
import re
import sys
from typing import Any

import click

from followup_tui.cli.columns import room, wrapped
from followup_tui.domain.errors import FollowupError

_UNSEEN = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for scripts.")


def say(line: str = "", indent: int = 2) -> None:
    """Print a line whole: on a terminal that is too narrow, broken between its words.

    What follows is indented by so many cells. What users and files said must be clean
    (`domain.text`) by now.
    """
    width = room()
    for part in wrapped(line, width, indent) if width else (line,):
        say_as_it_is(part)


def say_as_it_is(text: str) -> None:
    """Print a text, its lines as long as they are: for files, and what is put elsewhere."""
    try:
        click.echo(text)
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise  # whoever read has read enough
        raise FollowupError(
            f"what was asked for is done, but not printed: {error.strerror}"
        ) from error


def say_json(value: Any) -> None:
    """Print a value as JSON; what could steer a terminal is written as its escape."""
    encoding = getattr(sys.stdout, "encoding", None) or ""
    unicode = encoding.lower().replace("-", "") == "utf8"
    text = json.dumps(value, indent=2, ensure_ascii=not unicode)
    say_as_it_is(_UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", text))
