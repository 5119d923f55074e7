"""`lift`: a stop, by the full name of whoever asked for it."""


def test_a_stop_is_lifted_by_their_full_name_and_the_history_says_so(cli, dana):
    cli("log", dana, "stop")
    assert cli("lift", "dana", "--name", "dana whitfield").out.splitlines() == [
        "Dana Whitfield: stop lifted",
        "Next: call Fri 27 Nov: three days after a conversation (not Thu 26 Nov, Thanksgiving Day)",
    ]
    history = cli("show", dana, "--json").json["history"]
    assert [entry["outcome"] for entry in history] == ["stop_lifted", "stop"]


def test_another_name_or_none_lifts_nothing(cli, dana):
    cli("log", dana, "stop")
    before = cli.data.read_bytes()
    assert "type their name: Dana Whitfield" in cli.refusal("lift", dana, "--name", "Dana")
    assert "for scripts there is --name" in cli.refusal("lift", dana)
    assert cli.data.read_bytes() == before


def test_who_has_not_asked_to_stop_is_refused(cli, dana):
    assert cli.refusal("lift", dana) == "Dana Whitfield has not asked to stop"
