import stat
from pathlib import Path

import platformdirs
import pytest

from followup_tui.storage.files import make_private
from followup_tui.storage.paths import Home


def test_the_environment_chooses_the_home_and_the_cache_in_it(tmp_path):
    home = Home.find({"FOLLOWUP_TUI_HOME": str(tmp_path / "x")})
    assert home.directory == tmp_path / "x"
    assert home.data == tmp_path / "x" / "followup.json"
    assert home.config == tmp_path / "x" / "config.toml"
    assert home.cache == tmp_path / "x" / "cache"
    assert not home.directory.exists()


@pytest.mark.parametrize("environment", [{}, {"FOLLOWUP_TUI_HOME": ""}])
def test_without_it_the_system_says_where(environment):
    home = Home.find(environment)
    assert home.directory == platformdirs.user_config_path("followup-tui", appauthor=False)
    assert home.cache == platformdirs.user_cache_path("followup-tui", appauthor=False)


def test_a_home_given_relatively_stays_put_when_the_process_moves(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    home = Home.find({"FOLLOWUP_TUI_HOME": "here"})
    assert home.directory == tmp_path / "here"
    monkeypatch.setenv("HOME", str(tmp_path))
    assert Home.find({"FOLLOWUP_TUI_HOME": "~/there"}).directory == tmp_path / "there"


def test_every_directory_made_is_private_and_those_there_stay_as_they_are(tmp_path: Path):
    tmp_path.chmod(0o755)
    make_private(tmp_path / "a" / "b")
    modes = [stat.S_IMODE(p.stat().st_mode) for p in (tmp_path, tmp_path / "a", tmp_path / "a/b")]
    assert modes == [0o755, 0o700, 0o700]


def test_a_refuge_is_looked_for_whether_or_not_it_takes_anything_now(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "gone"))
    refuges = Home.find({"FOLLOWUP_TUI_HOME": str(tmp_path / "x")}).refuges
    assert refuges[:3] == (tmp_path / "x", tmp_path / "x" / "cache", tmp_path / "gone")
    assert len(refuges) == 5
