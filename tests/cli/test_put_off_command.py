"""`put-off`: a call to another day, an appointment to the time newly agreed."""

import pytest


def test_a_call_is_put_off_to_a_day_in_ones_own_words(cli, dana):
    lines = cli("put-off", "dana", "next", "wed").out.splitlines()
    assert lines == [
        "Dana Whitfield: put off to Wed 2 Dec",
        "Next: call Wed 2 Dec: you put it off",
    ]
    assert cli("today", "--json").json == []


def test_that_an_hour_is_not_kept_is_said(cli, dana):
    said = cli("put-off", "dana", "wed 4pm").out.splitlines()[0]
    assert said == "Dana Whitfield: put off to Wed 25 Nov; only the day is kept"


def test_an_appointment_is_put_off_to_the_time_newly_agreed(cli, dana):
    cli("log", dana, "talked", "--next", "tue 3pm")
    assert "say the newly agreed time" in cli.refusal("put-off", dana, "wed")
    said = cli("put-off", dana, "wed 4pm", "--json").json
    assert (said["contact"], said["next"]["due"]) == (dana, "2026-11-25T16:00:00-05:00")
    newest, _ = cli("show", dana, "--json").json["history"]
    assert (newest["uid"], newest["outcome"]) == (said["uid"], "rescheduled")


@pytest.mark.parametrize(
    ("day", "why"), [("today", "after today"), ("soonish", "soonish"), ("yesterday", "has passed")]
)
def test_only_to_a_day_to_come(cli, dana, day, why):
    before = cli.data.read_bytes()
    assert why in cli.refusal("put-off", dana, day).casefold()
    assert cli.data.read_bytes() == before


def test_without_a_call_there_is_nothing_to_put_off(cli, dana):
    cli("log", dana, "stop")
    why, _, way = cli.refusal("put-off", dana, "fri").partition("; ")
    assert why == "Dana Whitfield has no call to put off"
    assert way.endswith(f": followup-tui lift {dana}")


@pytest.mark.parametrize(
    ("options", "command"),
    [
        (("--stage", "lead", "--phone", "+1 212 555 0143"), ("--stage", "active")),
        ((), ("--phone", "+1 212 555 0143")),
    ],
)
def test_it_says_what_would_give_them_one(cli, options, command):
    uid = cli("add", "Omar Adeyemi", *options).out.strip()
    _, _, way = cli.refusal("put-off", "omar", "fri").partition(": followup-tui ")
    assert way.split()[:3] == ["edit", uid, command[0]]
    cli("edit", uid, *command)
    assert "put off to Fri 27 Nov" in cli("put-off", "omar", "fri").out
