"""Every check there is, in one command: `python -m tests`. What follows goes to pytest."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CHECKS = (
    ("lint", ["-m", "ruff", "check", "."]),
    ("format", ["-m", "ruff", "format", "--check", "."]),
    ("types", ["-m", "mypy"]),
    ("imports run downward", ["-c", "from importlinter.cli import lint_imports_command as c; c()"]),
)


def main(arguments: list[str]) -> int:
    """Run the checks, then the tests; the first that fails ends it."""
    workers = str((os.cpu_count() or 1) + 1)  # for much of a journey is waiting
    tests = ("tests", ["-m", "pytest", "-n", workers, "--dist", "worksteal", *arguments])
    for name, command in (*CHECKS, tests):
        print(f"── {name}", flush=True)  # noqa: T201 - this is a command
        done = subprocess.run([sys.executable, *command], cwd=ROOT, check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
