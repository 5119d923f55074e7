import json

import pytest

CONFIG = """
path = "{path}/*"
date_format = "%Y-%m-%d"
time_format = "%H:%M"
default_list = "calendar"
"""


@pytest.fixture
def todos(calls):
    calls.write("config/todoman/config.py", CONFIG.format(path=calls.root))

    def listed() -> list[dict]:
        return json.loads(calls.run("todo", "--porcelain", "list"))

    return listed


def test_todoman_lists_days_without_a_time_as_tasks(todos):
    [task] = todos()
    assert task["summary"] == "Call Omar Adeyemi"
    assert task["list"] == "calendar"
    assert not task["completed"]


def test_a_task_done_in_todoman_stays_as_it_is_until_something_is_logged(todos, calls):
    [task] = todos()
    calls.run("todo", "done", str(task["id"]))
    calls.ours("log", "dana", "talked", "--next", "thu 3pm")
    assert todos() == []
    calls.ours("log", "omar", "voicemail")
    [task] = todos()
    assert task["summary"] == "Call Omar Adeyemi"


def test_a_task_that_todoman_adds_stays_there(todos, calls):
    calls.run("todo", "new", "--list", "calendar", "Buy paper")
    calls.ours("log", "omar", "stop")
    assert [task["summary"] for task in todos()] == ["Buy paper"]
