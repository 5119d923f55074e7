"""`stats`: the figures behind Insights."""

import pytest

FIGURES = {
    "people", "calls", "answered", "reached", "dated", "promises", "brought", "channels",
    "they_called", "calls_per_day", "ahead",
}  # fmt: skip


def test_json_has_every_figure_with_what_it_is_out_of(cli, dana):
    cli("log", "dana", "no_answer", "--at", "last thursday 9am")
    cli("log", "dana", "talked", "--at", "friday 9am", "--next", "tue 3pm")
    said = cli("stats", "--json").json
    assert set(said) == FIGURES
    assert said["answered"] == [
        {"weekday": 3, "hour": 9, "count": 0, "of": 1, "percent": None},
        {"weekday": 4, "hour": 9, "count": 1, "of": 1, "percent": None},
    ]
    assert said["people"] == 1
    assert said["calls"] == {
        "count": 1, "of": 2, "percent": None,
        "asked_to_stop": 0, "by_others": 0, "without_hour": 0,
    }  # fmt: skip
    assert said["reached"] == {
        "count": 1, "of": 1, "percent": None,
        "called_first": 0, "asked_to_stop": 0, "calls": [2], "median": None, "longest": 2,
    }  # fmt: skip
    assert (said["dated"]["count"], said["dated"]["of"]) == (1, 1)
    assert said["brought"] == {
        "talks": 1, "answers": 0, "interviews": 0, "complaints": 0, "interactions": 2,
    }  # fmt: skip
    assert {"day": "2026-11-24", "calls": 1} in said["ahead"]


def test_people_read_the_same_in_sentences(cli, dana):
    cli("log", "dana", "no_answer", "--at", "last thursday 9am")
    said = cli("stats").out
    assert "In all 0 of 1 call\n" in said
    assert "Reached   not yet, in 1 call\n" in said
    assert "Brought   0 talks, 0 answers, 0 interviews; complaints: none of 1\n" in said
    assert "Channels  telephone 1 (of 1 interaction)\n" in said
    assert "Last 7 days: 1 call\n" in said
    assert "Next 7 days: 1 call\n" in said


def test_complaints_are_counted_beside_what_persistence_brought(cli, dana):
    cli("log", "dana", "gatekeeper", "--at", "last thursday 9am", "--annoyed")
    cli("log", "dana", "met", "--at", "friday 9am")
    said = "0 talks, 0 answers, 1 interview; complaints: 1 of 2"
    assert f"Brought   {said}" in cli("stats").out
    assert cli("stats", "--json").json["brought"]["complaints"] == 1


def test_a_wrong_number_is_a_call_made_all_the_same(cli, dana):
    cli("log", "dana", "wrong_number")
    cli("log", "dana", "they_called")
    said = cli("stats").out
    assert "Reached   they called first" in said
    assert "Channels  telephone 1 · they called 1 (of 2 interactions)" in said
    found = cli("stats", "--json").json
    assert sum(day["calls"] for day in found["calls_per_day"]) == found["channels"]["phone"] == 1
    assert found["they_called"] == 1
    assert found["calls"]["by_others"] == 1


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_nothing_is_wider_than_the_terminal_whenever_the_calls_were(cli, dana, columns):
    for hour in range(24):
        cli("log", "dana", "no_answer", "--at", f"friday {hour:02}:30")
    cli.environment["COLUMNS"] = f"{columns}"
    lines = cli("stats").out.splitlines()
    assert max(map(len, lines)) <= columns
    friday = next(line for line in lines if line.startswith("Fri "))
    said = [cell.partition("/") for cell in friday.split()[1:] if cell != "·"]
    assert sum(int(of) for _, _, of in said) == 24
    found = cli("stats", "--json").json
    assert [one["hour"] for one in found["answered"]] == list(range(24))


def test_who_asked_to_stop_is_named_and_is_nobody_that_persistence_paid_off_with(cli, dana):
    for _ in range(9):
        cli("log", "dana", "no_answer")
    cli("log", "dana", "stop")
    cli("add", "Omar Adeyemi", "--phone", "+1 212 555 0110")
    cli("log", "omar", "talked")
    said = cli("stats").out
    assert "In all 2 of 11 calls (18 %), 1 to ask to stop\n" in said
    assert "Reached   1 of 2 people, after 1 call; 1 asked to stop\n" in said
    assert "Reached   they asked to stop\n" in cli("stats", "dana").out
    found = cli("stats", "--json").json
    assert (found["reached"]["calls"], found["reached"]["longest"]) == ([1], 1)
    assert found["reached"]["asked_to_stop"] == found["calls"]["asked_to_stop"] == 1


def test_one_person_can_be_asked_for(cli, dana):
    cli("add", "Omar Adeyemi", "--phone", "+1 212 555 0110")
    cli("log", "dana", "voicemail")
    assert cli("stats", "omar", "--json").json["reached"]["of"] == 0


def test_nobody_yet_is_no_error(cli):
    assert "nobody called so far" in cli("stats").out
