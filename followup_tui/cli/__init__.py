"""Arguments, wiring, late imports: where the parts are put together."""

import gc
import os
import sys
from io import TextIOWrapper

_COMPLETE = "_FOLLOWUP_TUI_COMPLETE"
"""Set by a shell that asks what could be typed next."""


def main() -> None:
    """Run the program; the console script and `python -m followup_tui` come here.

    Opening the app needs no command line, and does not wait for one to be imported.
    """
    if sys.argv[1:] in ([], ["--demo"]) and _COMPLETE not in os.environ:
        gc.disable()  # until the first paint nothing is garbage, and looking for it takes a fifth
        from followup_tui.cli.app import open_app

        sys.exit(open_app(demo="--demo" in sys.argv))
    from followup_tui.cli.program import program
    from followup_tui.cli.remarks import remark, why_failed
    from followup_tui.cli.typed import as_text
    from followup_tui.domain.errors import FollowupError

    try:
        words = as_text(sys.argv[1:])
    except FollowupError as error:
        remark(str(error))
        sys.exit(1)
    if _COMPLETE in os.environ:
        import followup_tui.cli.shells  # noqa: F401 - it makes itself known to click
    if isinstance(sys.stdout, TextIOWrapper):
        # A terminal without Unicode shows a question mark for what it has no character for.
        sys.stdout.reconfigure(errors="replace")
    try:
        program(words, prog_name="followup-tui")
    except OSError as error:
        remark(why_failed(error))
        sys.exit(1)
    finally:
        _let_go_of_stdout()


def _let_go_of_stdout() -> None:
    """Drop what could not be written: that was said by now, and would be said again at exit."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
