import pytest

from tests.cli.conftest import NUMBER

SAM = "Sam Okoye, sam@tidewater.example, +1 212 555 0143"


def test_it_goes_to_the_hiring_team_where_nobody_is_named(cli):
    said = cli("apply", "Tidewater", "Buyer", "--how", "their website", "--at", "fri")
    assert said.out.splitlines() == [
        "Logged: Applied to Tidewater: Buyer",
        "Hiring team: needs a number to be called",
    ]
    shown = cli("show", "hiring team", "--json").json
    assert (shown["contact"]["company"], shown["contact"]["stage"]) == ("Tidewater", "active")
    (sent,) = shown["history"]
    assert (sent["channel"], sent["outcome"]) == ("application", "sent")
    assert (sent["position"], sent["place"]) == ("Buyer", "their website")


def test_it_is_in_the_work_search_record_with_employer_and_position(cli):
    cli("apply", "Tidewater", "Buyer", "--how", "a fair", "--at", "fri")
    record = cli("export", "work-search", "-o", "-").out
    assert "2026-11-20,Tidewater,,Hiring team,application: a fair,Buyer,application sent" in record


def test_somebody_known_is_called_as_agreed_or_by_the_rules(cli, dana):
    assert "call Fri 27 Nov" in cli("apply", "Larkspur", "Analyst", "--to", "dana").out
    said = cli("apply", "Larkspur", "--to", "dana", "--next", "wed 3pm", "--json").json
    assert (said["contact"], said["next"]["due"]) == (dana, "2026-11-25T15:00:00-05:00")


def test_somebody_new_comes_with_it(cli):
    assert "Sam Okoye: call" in cli("apply", "Tidewater", "Buyer", "--new", SAM).out
    assert cli("show", "sam", "--json").json["contact"]["emails"] == ["sam@tidewater.example"]


def test_without_a_call_it_is_left_at_that(cli):
    assert "Hiring team: no call" in cli("apply", "Tidewater", "--no-call").out


def test_a_day_for_a_call_that_is_not_to_be_is_refused_and_nothing_logged(cli):
    said = cli("apply", "Tidewater", "--no-call", "--next", "tue 3pm", code=2)
    assert "nobody is called about it: leave out --next" in said.err
    assert "Tidewater" not in cli("export", "json", "-o", "-").out


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((" ",), "needs a company"),
        (("x", "--to", "nobody"), "nobody here is called"),
        (("x", "--at", "tomorrow"), "still to come"),
        (("x", "--next", "yesterday"), "has passed"),
    ],
)
def test_what_can_not_be_is_refused_and_nothing_logged(cli, dana, words, why):
    before = cli.data.read_bytes()
    assert why in cli.refusal("apply", *words)
    assert cli.data.read_bytes() == before


def test_the_call_agreed_is_read_from_when_it_went(cli, dana):
    cli("apply", "Larkspur", "--to", "dana", "--at", "nov 17 2pm", "--next", "tomorrow 3pm")
    assert cli("show", "dana", "--json").json["next"]["due"] == "2026-11-18T15:00:00-05:00"


def test_nothing_goes_to_whoever_asked_to_stop(cli, dana):
    cli("log", "dana", "stop")
    later = "2026-11-23T11:00:00-05:00"
    assert "asked to stop" in cli.refusal("apply", "Larkspur", "--to", "dana", at=later)
    assert "asked to stop" in cli.refusal("apply", "x", "--new", f"D. W., {NUMBER}", at=later)


@pytest.mark.parametrize("words", [(), ("x", "--to", "dana", "--new", "Sam")])
def test_wrong_usage(cli, dana, words):
    cli.usage_error("apply", *words)


def test_somebody_here_is_not_added_again(cli, dana):
    before = cli.data.read_bytes()
    why = cli.refusal("apply", "Larkspur", "--new", "dana whitfield")
    assert "is here already: name them with --to" in why
    why = cli.refusal("apply", "Larkspur", "--new", f"D. W., {NUMBER}")
    assert "is Dana Whitfield's, who is here already: name them with --to" in why
    assert cli.data.read_bytes() == before


def test_the_record_names_the_employer_applied_to_not_the_agency(cli, dana):
    said = cli("apply", "Client Corp", "Data lead", "--to", "dana", "--at", "fri")
    assert said.out.startswith("Logged: Applied to Client Corp: Data lead\n")
    record = cli("export", "work-search", "-o", "-").out
    sent = "application,Data lead,application sent"
    assert f'2026-11-20,Client Corp,,"Dana Whitfield, Larkspur",{sent}' in record
    assert "Data lead, Client Corp" in cli("show", "dana").out


def test_all_of_what_was_applied_for_is_said(cli):
    company, position = (
        "Worshipful Plaisterers of the Upper Valley and Sons",
        "Head of " * 8 + "Data",
    )
    said = cli("apply", company, position).out.splitlines()[0]
    assert said == f"Logged: Applied to {company}: {position}"
    said = cli("apply", "", "--to", "hiring team").out.splitlines()[0]
    assert said == f"Logged: Applied to {company}"
