import pytest

TOKYO = ("--tz", "Asia/Tokyo")


def test_json_has_date_time_and_due(cli):
    said = cli("when", "tue 3pm", "--json").json
    assert (
        said | {"date": "2026-11-24", "time": "15:00", "due": "2026-11-24T15:00:00-05:00"} == said
    )


def test_a_day_has_no_time(cli):
    said = cli("when", "3bd", "--json").json
    assert (said["date"], said["time"], said["due"]) == ("2026-11-27", None, "2026-11-27")


def test_words_need_no_quotes(cli):
    assert cli("when", "next", "wed", "after", "lunch").out == (
        "Wed 2 Dec after lunch, 13:00 · in 9 days\n"
    )


def test_it_is_read_on_the_clock_that_was_asked_for(cli):
    said = cli("when", "tue 9am", *TOKYO, "--json").json
    assert said["due"] == "2026-12-01T09:00:00+09:00"
    assert cli("when", "tomorrow 9am", *TOKYO).out == (
        "Wed 25 Nov 09:00 their time · Tue 24 Nov 19:00 yours · in 1 day\n"
    )


def test_day_first_is_a_setting(cli):
    assert cli("when", "5/12", "--json").json["date"] == "2027-05-12"
    cli.configure("[dates]\nday_first = true\n")
    assert cli("when", "5/12", "--json").json["date"] == "2026-12-05"


@pytest.mark.parametrize("phrase", ["31 feb", "blursday", "yesterday", "\x1b[31m", "9" * 500])
def test_what_can_not_be_is_refused_in_one_line(cli, phrase):
    assert cli.refusal("when", phrase)


def test_an_unknown_zone_is_refused(cli):
    assert "no time zone" in cli.refusal("when", "tue", "--tz", "Mars/Olympus")
