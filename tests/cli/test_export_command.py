import json
import stat

import pytest


@pytest.fixture
def full(cli, dana):
    cli("log", "dana", "talked", "--next", "tue 3pm", "--note", "will know after the offsite")
    return cli


def test_standard_output_is_the_default(full):
    said = full("export", "json")
    assert set(said.json) == {"contacts", "interactions", "news"}
    assert full("export", "json", "-o", "-").out == said.out


def test_a_file_is_for_the_user_alone(full, tmp_path):
    path = tmp_path / "out.json"
    path.write_text("old")
    path.chmod(0o644)
    assert full("export", "json", "-o", str(path)).out == ""
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text() == full("export", "json").out


def test_it_imports_back_unchanged(full, tmp_path, monkeypatch):
    path = tmp_path / "out.json"
    full("export", "json", "-o", str(path))
    full.environment["FOLLOWUP_TUI_HOME"] = str(tmp_path / "other")
    full("import", str(path))
    assert json.loads(full("export", "json").out) == json.loads(path.read_text())


def test_a_link_is_followed(full, tmp_path):
    path, link = tmp_path / "out.json", tmp_path / "link.json"
    link.symlink_to(path)
    full("export", "json", "-o", str(link))
    assert link.is_symlink()
    assert path.is_file()


@pytest.mark.parametrize("place", ["missing/out.json", "", "a" * 300], ids=["gone", "dir", "long"])
def test_a_place_that_can_not_be_written_is_refused(full, tmp_path, place):
    assert "can't be written" in full.refusal("export", "json", "-o", str(tmp_path / place))
    assert not list(tmp_path.glob(".*.tmp"))


@pytest.mark.parametrize("name", ["followup.json", "config.toml"])
def test_the_programs_own_files_are_not_written_over(full, name):
    before = full.data.read_bytes()
    assert "own" in full.refusal("export", "json", "-o", str(full.home / name))
    assert full.data.read_bytes() == before


def test_a_data_file_that_can_not_be_read_is_not_exported_as_nothing(full, tmp_path):
    full.data.write_text("not json")
    path = tmp_path / "out.json"
    assert full.refusal("export", "json", "-o", str(path))
    assert not path.exists()
