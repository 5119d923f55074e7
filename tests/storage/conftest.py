import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import followup_tui
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import Interaction, Outcome
from followup_tui.domain.news import News
from followup_tui.storage.json_store import JsonStore

MORNING = datetime(2026, 11, 23, 15, 42, tzinfo=UTC)


@pytest.fixture
def morning() -> datetime:
    return MORNING


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "followup.json"


@pytest.fixture
def file(path: Path) -> JsonStore:
    return JsonStore(path)


@pytest.fixture
def other(path: Path) -> JsonStore:
    """The same file, as another process would hold it."""
    return JsonStore(path)


@pytest.fixture
def contact() -> Callable[..., Contact]:
    def make(uid: str = "dana", **fields: Any) -> Contact:
        defaults: dict[str, Any] = {"name": "Dana Whitfield", "added": MORNING}
        return Contact(uid=uid, **(defaults | fields))

    return make


@pytest.fixture
def call() -> Callable[..., Interaction]:
    def make(uid: str = "call", contact: str = "dana", **fields: Any) -> Interaction:
        defaults: dict[str, Any] = {"at": MORNING, "outcome": Outcome.VOICEMAIL}
        return Interaction(uid=uid, contact=contact, **(defaults | fields))

    return make


@pytest.fixture
def news() -> Callable[..., News]:
    def make(uid: str = "prize", **fields: Any) -> News:
        defaults: dict[str, Any] = {"text": "won a prize", "at": MORNING}
        return News(uid=uid, **(defaults | fields))

    return make


@pytest.fixture
def run(path: Path) -> Callable[[str], subprocess.Popen[str]]:
    """Starts Python on a script that finds a `store` on the same file, and `put(uid)`."""
    preamble = f"""
from datetime import UTC, datetime
from pathlib import Path
from followup_tui.domain.book import Put
from followup_tui.domain.contact import Contact
from followup_tui.domain.errors import StoreError
from followup_tui.storage.json_store import JsonStore
store = JsonStore(Path({str(path)!r}))
def put(uid, name="x"):
    now = datetime.now(UTC)
    store.commit([Put(Contact(uid=uid, name=name, added=now))], now)
"""
    root = str(Path(followup_tui.__file__).parents[1])

    def start(script: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", preamble + script],
            env={**os.environ, "PYTHONPATH": root},
            stdout=subprocess.PIPE,
            text=True,
        )

    return start
