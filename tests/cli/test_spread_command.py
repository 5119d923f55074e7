"""`spread`: a backlog over the days to come."""

import pytest


@pytest.fixture
def three(cli):
    """Three who are to be called first today, and a day that holds one call."""
    cli.configure("policy.capacity = 1\n")
    for nth, name in enumerate(["Ann Ek", "Bea Ost", "Cy Lund"]):
        cli("add", name, "--phone", f"+1 212 555 014{nth}")


def test_what_is_more_than_a_day_holds_goes_to_the_days_to_come(cli, three):
    preview = cli("spread", "--dry-run").out
    assert cli("spread").out == preview
    assert preview.splitlines() == [
        "today: 1 stays",
        "Tue 24 Nov: 1 more: Bea Ost",
        "Wed 25 Nov: 1 more: Cy Lund",
    ]
    assert cli("spread").out == "What is due today fits: nothing moves.\n"
    assert "call Tue 24 Nov: you put it off" in cli("show", "bea").out


def test_a_dry_run_changes_nothing(cli, three):
    before = cli.data.read_bytes()
    assert [one["day"] for one in cli("spread", "--dry-run", "--json").json["moved"]] == [
        "2026-11-24",
        "2026-11-25",
    ]
    assert cli.data.read_bytes() == before


def test_fewer_calls_a_day_are_asked_for_not_more(cli, three):
    cli.configure("policy.capacity = 2\n")
    assert cli("spread", "--a-day", "9", "--dry-run").out.splitlines()[0] == "today: 2 stay"
    assert cli("spread", "--a-day", "1", "--dry-run").out.splitlines()[0] == "today: 1 stays"
    assert "--a-day" in cli.usage_error("spread", "--a-day", "0")
