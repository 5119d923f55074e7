import json

import pytest

from followup_tui.cli.columns import cells

KEYS = {
    "uid", "name", "company", "kind", "due", "reason", "attempt", "window", "evidence",
    "local_time", "group",
}  # fmt: skip


def today(cli, **more):
    return cli("today", "--json", **more).json


def test_json_has_the_promised_keys(cli, dana):
    (entry,) = today(cli)
    assert set(entry) >= KEYS
    assert (
        entry
        | {
            "uid": dana,
            "name": "Dana Whitfield",
            "company": "Larkspur",
            "kind": "call",
            "due": "2026-11-23",
            "reason": "first call",
            "attempt": 1,
            "window": "13:00-14:00",
            "evidence": "no call yet",
            "local_time": "10:30",
            "group": "first_calls",
        }
        == entry
    )


def test_an_appointment_has_its_hour_and_no_window(cli, dana):
    cli("log", "dana", "talked", "--next", "today 3pm")
    (entry,) = today(cli)
    assert (entry["due"], entry["window"]) == ("2026-11-23T15:00:00-05:00", None)
    assert entry["group"] == "later_today"


def test_a_suggested_hour_has_no_window_until_its_day_is_over(cli, dana):
    cli("log", "dana", "they_called", "--suggest", "today after lunch")
    (entry,) = today(cli)
    assert (entry["due"], entry["window"]) == ("2026-11-23T13:00:00-05:00", None)
    (entry,) = today(cli, at="2026-11-24T09:30:00-05:00")
    assert entry["window"] is not None


def test_the_hour_of_somebody_whose_zone_is_unknown_is_null(cli):
    cli("add", "Toll Free", "--phone", "+1 800 555 0199")
    (entry,) = today(cli)
    assert entry["local_time"] is None


def test_due_is_on_their_side_of_the_date_line(cli):
    cli("add", "Ken", "--phone", "+81 3 1234 5678")
    cli("log", "ken", "talked", "--next", "today 8am")
    (entry,) = today(cli)
    assert entry["due"] == "2026-11-24T08:00:00+09:00"
    assert entry["local_time"] == "00:30"


def test_due_has_the_offset_of_its_own_day(cli, dana):
    cli("log", "dana", "talked", "--next", "16 mar 2027 9am")
    due = cli("show", "dana", "--json").json["next"]["due"]
    assert due == "2027-03-16T09:00:00-04:00"


def test_an_hour_that_the_clocks_skip_is_the_one_they_then_show(cli, dana):
    cli("log", "dana", "talked", "--next", "14 mar 2027 2:30am")
    due = cli("show", "dana", "--json").json["next"]["due"]
    assert due == "2027-03-14T03:30:00-04:00"


def test_an_hour_that_comes_twice_is_the_first(cli, dana):
    cli("log", "dana", "talked", "--next", "7 nov 2027 1:30am")
    due = cli("show", "dana", "--json").json["next"]["due"]
    assert due == "2027-11-07T01:30:00-04:00"


def test_an_e_mail_is_owed_beside_the_call(cli, dana):
    cli("log", "dana", "met", "--at", "friday")
    by_kind = {entry["kind"]: entry for entry in today(cli)}
    assert by_kind["email"]["group"] == "emails_owed"
    assert by_kind["email"]["window"] is None


def test_people_read_it_under_headings(cli, dana):
    cli("add", "Omar Adeyemi", "--phone", "+1 303 555 0127")
    cli("log", "omar", "talked", "--next", "today 8:30am")
    cli("add", "Nobody's Number")
    assert cli("today").out.splitlines() == [
        "2 to go · 1 done",
        "NOW",
        " 10:30       Omar Adeyemi                       08:30 there, agreed",
        "FIRST CALLS",
        " 13–14       Dana Whitfield       Larkspur      first call",
        "DONE · 1",
        " 10:30       Omar Adeyemi: talked",
        "1 without a number to call: Nobody's Number",
    ]


def test_what_is_over_capacity_is_counted(cli):
    cli.configure("[policy]\ncapacity = 1\n")
    for last in ("0101", "0102", "0103"):
        cli("add", f"Person {last}", "--phone", f"+1 212 555 {last}")
    lines = cli("today").out.splitlines()
    assert lines[0] == "1 to go · 0 done"
    assert lines[-1].startswith("2 more than a day holds")


def test_an_empty_day_is_kind(cli):
    assert "add NAME" in cli("today").out
    cli("add", "Omar", "--stage", "lead")
    assert "Enjoy the day" in cli("today").out
    assert today(cli) == []


def test_where_no_terminal_shows_it_nothing_is_cut(cli):
    name, company = "Bartholomew Featherstone-Cholmondeley", "Worshipful Plaisterers and Sons"
    cli("add", name, "--company", company, "--phone", "+81 3 5550 0143")
    row = cli("today").out.splitlines()[2]
    assert name in row
    assert company in row
    assert row.endswith("there, first call")


def test_everybody_without_a_number_is_named_with_where_they_are(cli):
    for company in ("Larkspur", "Acme", "Halcyon", "Quill and Daughters", "Northwind Traders"):
        cli("add", "Hiring team", "--company", company)
    said = cli("today").out.splitlines()[-1]
    assert said.startswith("5 without a number to call: Hiring team (Larkspur), Hiring team (Acme)")
    assert said.endswith("Hiring team (Northwind Traders)")


@pytest.mark.parametrize("width", [50, 80])
def test_the_listing_fits_the_terminal_whatever_the_names_and_loses_no_word(cli, width):
    cli.environment["COLUMNS"] = str(width)
    names, company = ("佐藤健太郎 " * 9, "e\u0301" * 30), "Ärzte-Verein " * 9
    cli("add", names[0], "--company", company, "--phone", "+1 212 555 0188")
    cli("add", names[1], "--phone", "+1 212 555 0110")
    rows = cli("today").out.splitlines()
    assert all(cells(row) < width for row in rows)
    assert all(row.startswith(" " * 13) for row in rows[2:] if not row.startswith(" 13–14"))
    said = " ".join(" ".join(rows).split())
    assert f"13–14 {names[0]}{company}first call" in said
    assert f"13–14 {names[1]} first call" in said


def test_on_a_terminal_columns_are_as_wide_as_what_stands_in_them(cli):
    cli.environment["COLUMNS"] = "120"
    for name, company in (("Ann Ek", "Featherstone & Sons"), ("Bea Ost", "Acme")):
        cli("add", name, "--company", company, "--phone", "+1 212 555 0188")
    starts = {row.index("first call") for row in cli("today").out.splitlines()[2:]}
    assert len(starts) == 1


def test_the_demo_has_a_full_day_and_leaves_the_data_alone(cli):
    entries = json.loads(cli("--demo", "today", "--json", at="2026-11-23T10:30:00-05:00").out)
    assert {entry["group"] for entry in entries} == {
        "now", "good_time_now", "later_today", "first_calls", "emails_owed"
    }  # fmt: skip
    assert not cli.data.exists()


def test_hours_are_on_the_users_clock_in_order_and_theirs_beside_where_it_differs(cli):
    for name, tz in (("La Three", "America/Los_Angeles"), ("Ny Two", "America/New_York"),
                     ("Par Is", "Europe/Paris"), ("Tok Yo", "Asia/Tokyo")):  # fmt: skip
        cli("add", name, "--tz", tz, "--phone", "+1 212 555 0188")
    cli("log", "la three", "talked", "--next", "today 9am")
    cli("log", "par is", "talked", "--next", "today 21:00")
    cli("log", "ny two", "talked", "--next", "today 4pm")
    cli("log", "tok yo", "talked", "--next", "today 8am")
    later = [line.split(maxsplit=3) for line in cli("today").out.splitlines()[2:6]]
    assert later == [
        ["12:00", "La", "Three", "09:00 there, agreed"],
        ["15:00", "Par", "Is", "21:00 there, agreed"],
        ["16:00", "Ny", "Two", "agreed"],
        ["18:00", "Tok", "Yo", "Tue 08:00 there, agreed"],
    ]


def test_the_hours_of_a_window_are_on_the_users_clock_too(cli):
    cli("add", "Mei Tanaka", "--phone", "+1 415 555 0143")
    assert " 16–17 " in cli("today").out
    assert "13:00 there, first call" in cli("today").out


def test_that_their_working_day_is_over_is_said_in_place_of_the_hour(cli, dana):
    cli("log", "dana", "voicemail", "--at", "mon 16 nov 10:00")
    evening = {"at": "2026-11-23T18:30:00-05:00"}
    assert " day over " in cli("today", **evening).out
    assert " day over " not in cli("today").out


def test_an_e_mail_that_is_late_is_told_from_one_in_time(cli):
    cli("interview", "--new", "Late Lee, lee@late.example", "--at", "mon 16 nov 10:00")
    cli("interview", "--new", "Timely Tim, tim@time.example")
    late, timely = (line for line in cli("today").out.splitlines() if "you met" in line)
    assert late.startswith(" late ")
    assert "Late Lee" in late
    assert "late" not in timely


def test_who_is_done_is_listed_last_first_with_what_came_of_it(cli, dana):
    cli("add", "Omar Adeyemi", "--phone", "+1 303 555 0127")
    assert "DONE" not in cli("today").out
    cli("log", "dana", "voicemail", "--at", "9:12")
    cli("log", "omar", "talked", "--at", "9:40", "--next", "tue 3pm")
    lines = cli("today").out.splitlines()
    assert lines[lines.index("DONE · 2") + 1 :][:2] == [
        " 09:40       Omar Adeyemi: talked",
        " 09:12       Dana Whitfield (Larkspur): voicemail",
    ]
