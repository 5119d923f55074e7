"""Words as a terminal sends them, in whatever letters the system thinks it has."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from followup_tui.cli.typed import as_text
from followup_tui.domain.errors import FollowupError

ROOT = Path(__file__).parents[2]
NO_UNICODE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.fixture
def typed(environment, tmp_path):
    """The program as it is run where the system knows no letters but those of ASCII."""

    def typed(*words):
        return subprocess.run(
            [sys.executable, "-m", "followup_tui", *words],
            env=environment | NO_UNICODE | {"PYTHONPATH": str(ROOT)},
            cwd=tmp_path,
            capture_output=True,
            timeout=30,
            check=False,
        )

    return typed


def test_words_are_what_was_typed_where_the_system_has_no_letters_for_them(typed, cli):
    added = typed("add", "Jürgen Weiß", "--company", "佐藤 & Söhne")
    assert (added.returncode, added.stderr) == (0, b"")
    (one,) = cli("people", "--json").json
    assert (one["name"], one["company"]) == ("Jürgen Weiß", "佐藤 & Söhne")
    assert typed("log", "jürgen", "sent", "--note", "Grüße").returncode == 0
    assert cli("show", "weiß", "--json").json["history"][0]["note"] == "Grüße"


def test_files_are_found_by_their_names_there(typed, cli, tmp_path):
    (tmp_path / "Leute für morgen.csv").write_text("name\nOmar\n", "utf-8")
    assert typed("import", "Leute für morgen.csv").returncode == 0
    assert typed("export", "json", "-o", "Älteres.json").returncode == 0
    contacts = json.loads((tmp_path / "Älteres.json").read_text("utf-8"))["contacts"]
    assert [one["name"] for one in contacts] == ["Omar"]


def test_what_is_no_text_is_refused_in_one_line_and_nothing_is_kept(typed, cli):
    refused = typed("add", os.fsdecode(b"J\xfcrgen"))
    assert (refused.returncode, refused.stdout) == (1, b"")
    (line,) = refused.stderr.splitlines()
    assert b"is no text in UTF-8" in line
    assert not cli.data.exists()


def test_a_file_may_be_called_by_what_is_no_text(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name = os.fsdecode(b"J\xfcrgen.csv")
    with pytest.raises(FollowupError):
        as_text([name])
    Path(name).touch()
    assert as_text(["import", name]) == ["import", name]
