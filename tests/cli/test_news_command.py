"""`news`: written down, listed, told, taken away."""


def test_what_is_new_is_listed_with_who_has_heard_it(cli, dana):
    assert cli("news").out.startswith("Nothing is new yet.")
    assert cli("news", "Passed", "the\x1b exam").out == "News: Passed the exam\n"
    cli("news", "Moved to Boston", at="2026-11-23T11:00:00-05:00")
    assert cli("news", "--told", "dana").out == "Dana Whitfield heard: Moved to Boston\n"
    assert cli("news").out.splitlines() == [
        "1. Mon 23 Nov: Moved to Boston (heard by 1)",
        "2. Mon 23 Nov: Passed the exam (new to everybody)",
    ]
    first, _ = cli("news", "--json").json
    assert (first["text"], first["heard_by"]) == ("Moved to Boston", [dana])


def test_all_of_it_is_said_however_long_it_is(cli, dana):
    text = "Finished the certificate in transport planning with distinction, in the spring"
    assert cli("news", text).out == f"News: {text}\n"
    assert cli("news", "--told", "dana").out == f"Dana Whitfield heard: {text}\n"
    assert cli("news", "--drop", "1").out == f"News deleted: {text}\n"


def test_it_is_taken_away_by_its_number(cli, dana):
    cli("news", "Passed the exam")
    assert cli("news", "--drop", "1").out == "News deleted: Passed the exam\n"
    assert cli("news", "--json").json == []


def test_what_can_not_be_is_refused(cli, dana):
    assert cli.refusal("news", "--told", "dana").startswith("there is no news yet")
    cli("news", "Passed the exam")
    cli("news", "--told", "dana")
    assert cli.refusal("news", "--told", "dana") == "Dana Whitfield has heard all your news"
    cli("news", "--drop", "1")
    assert "no news with the number 1" in cli.refusal("news", "--drop", "1")
    assert "a few words will do" in cli.refusal("news", " ")
    assert "one of them" in cli.usage_error("news", "x", "--told", "dana")
