"""`python -m followup_tui` is the same as `followup-tui`."""

from followup_tui.cli import main

main()
