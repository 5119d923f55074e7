"""Where the user's files are. Looking makes nothing; directories come with the first write."""

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

_PROGRAM = "followup-tui"
_TEMPORARY = ("TMPDIR", "TEMP", "TMP")


class Home(msgspec.Struct, frozen=True):
    """The directory of the data and the config file, and the one for what can be made again."""

    directory: Path
    cache: Path

    @classmethod
    def find(cls, environment: Mapping[str, str] = os.environ) -> "Home":
        """`FOLLOWUP_TUI_HOME` with the cache inside it, or the system's places for each."""
        if chosen := environment.get("FOLLOWUP_TUI_HOME"):
            directory = Path(os.path.abspath(os.path.expanduser(chosen)))  # noqa: PTH100, PTH111
            return cls(directory, directory / "cache")
        import platformdirs

        return cls(
            platformdirs.user_config_path(_PROGRAM, appauthor=False),
            platformdirs.user_cache_path(_PROGRAM, appauthor=False),
        )

    @property
    def data(self) -> Path:
        """The TinyDB file that holds every record."""
        return self.directory / "followup.json"

    @property
    def backups(self) -> Path:
        """The directory of the dated copies of the data file."""
        return self.directory / "backups"

    @property
    def refuges(self) -> tuple[Path, ...]:
        """Where to keep what can't be written in its own place, the best place first.

        They are the same at each start, whichever of them take anything: what was kept is looked
        for in all. `/var/tmp` outlives the computer being switched off.
        """
        chosen = (os.environ.get(name) for name in _TEMPORARY)
        anybodys = (*(name for name in chosen if name), "/var/tmp", "/tmp")  # noqa: S108
        return (self.directory, self.cache, *map(Path, anybodys))

    @property
    def drafts(self) -> Path:
        """The directory of what is not logged yet."""
        return self.directory / "drafts"

    @property
    def acts(self) -> Path:
        """What commands did, for undo."""
        return self.directory / "undo.json"

    @property
    def letters(self) -> Path:
        """The directory of the user's own templates for e-mails."""
        return self.directory / "letters"

    @property
    def lines(self) -> Path:
        """The user's own lines to say on the telephone."""
        return self.directory / "lines.txt"

    @property
    def outbox(self) -> Path:
        """The directory of letters handed to the mail program as files."""
        return self.directory / "outbox"

    @property
    def config(self) -> Path:
        """The user's settings."""
        return self.directory / "config.toml"
