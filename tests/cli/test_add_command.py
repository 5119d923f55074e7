import pytest

CARD = {
    "uid", "name", "company", "role", "phones", "emails", "tz", "region", "stage", "tags", "stopped"
}  # fmt: skip


def test_only_the_uid_is_printed(cli):
    said = cli("add", "Dana Whitfield", "--tz", "America/Chicago", "--phone", "(312) 555-0142")
    assert said.out.splitlines() == [cli("show", "dana", "--json").json["contact"]["uid"]]
    assert said.err == ""


def test_every_option_reaches_the_card(cli):
    card = cli(
        "add", "Mei Tanaka", "--company", "Corvid", "--role", "Analyst", "--phone", "03-1234-5678",
        "--phone", "+44 20 7946 0544", "--email", "mei@corvid.example", "--email", "m@t.example",
        "--tz", "asia/tokyo", "--region", "jp", "--tag", "finance", "--tag", "japan",
        "--stage", "keep_in_touch", "--hours", "9am-5pm", "--json",
    ).json  # fmt: skip
    assert set(card) >= CARD
    assert [phone["e164"] for phone in card["phones"]] == ["+81312345678", "+442079460544"]
    expected = {
        "name": "Mei Tanaka",
        "company": "Corvid",
        "role": "Analyst",
        "emails": ["mei@corvid.example", "m@t.example"],
        "tz": "Asia/Tokyo",
        "region": "JP",
        "hours": {"starts": 9, "ends": 17},
        "tags": ["finance", "japan"],
        "stage": "keep_in_touch",
        "stopped": False,
    }
    assert {key: card[key] for key in expected} == expected


def test_a_number_that_can_not_be_dialled_is_kept_and_said(cli):
    said = cli("add", "Dana", "--phone", "extension five", "--tz", "UTC")
    assert len(said.out.splitlines()) == 1
    assert "extension five: can't be dialled yet; kept as typed" in said.err


def test_an_address_that_is_none_is_kept_and_said(cli):
    said = cli("add", "Dana", "--email", "noat", "--email", "d@l.example", "--json")
    assert said.json["emails"] == ["noat", "d@l.example"]
    assert said.err.splitlines() == ["followup-tui: noat: no e-mail address yet; kept as typed"]


def test_notes_are_kept_line_by_line(cli):
    cli("add", "Dana", "--notes", "Sam is her assistant.\nMornings are meetings.")
    assert "\nSam is her assistant.\nMornings are meetings.\n" in cli("show", "dana").out


def test_a_zone_read_off_the_number_is_said_to_be_a_guess(cli):
    said = cli("add", "Dana", "--phone", "+1 212 555 0188")
    assert "America/New_York, from the phone number" in said.err


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (("--tz", "Europe/Berln"), "did you mean Europe/Berlin"),
        (("--tz", "../../etc/passwd"), "no time zone called"),
        (("--region", "ZZ"), "no region called 'ZZ'"),
        (("--region", "US-XX"), "there is no region called 'US-XX'; US has US-"),
        (("--hours", "17-9:30"), "full hours"),
        (("--hours", "25-99"), "a day has no hour 25"),
    ],
)
def test_a_place_nobody_knows_is_refused(cli, options, complaint):
    assert complaint in cli.refusal("add", "Dana", *options)
    assert not cli.data.exists()


def test_a_name_of_nothing_but_escapes_is_none(cli):
    assert cli.refusal("add", "\x1b[31m \u202e") == "a contact needs a name"


@pytest.mark.parametrize("name", ["sam@new.example", "<a@b>", "+1 212 555 0143"])
def test_an_address_or_a_number_is_no_name(cli, name):
    assert cli.refusal("add", name) == f"{name!r} is no name: whose is it?"
    assert not cli.data.exists()


def test_a_stage_that_is_none_is_wrong_usage(cli):
    assert "'keep_in_touch'" in cli.usage_error("add", "Dana", "--stage", "hired")


def test_nobody_who_asked_to_stop_comes_back_under_another_name(cli, dana):
    cli("log", "dana", "stop")
    before = cli.data.read_bytes()
    assert "asked to stop" in cli.refusal("add", "D. W.", "--phone", "212-555-0188")
    assert cli.data.read_bytes() == before


@pytest.mark.parametrize(
    "email",
    ["a@b.example\nBcc: eve@evil.example", "a@b.example, c@d.example", "m%0ABcc:q@x.example"],
)
def test_what_is_more_than_one_address_is_refused_in_one_line(cli, email):
    said = cli.refusal("add", "Dana", "--email", email)
    assert "is not one e-mail address" in said
    assert cli("export", "json", "-o", "-").json["contacts"] == []


def test_an_address_is_taken_out_of_what_programs_write_around_it(cli):
    uid = cli("add", "Ann", "--email", "Ann Lee <ann@lee.example>").out.strip()
    assert cli("show", uid, "--json").json["contact"]["emails"] == ["ann@lee.example"]


def test_a_name_of_which_nothing_is_seen_is_none(cli, dana, tmp_path):
    assert cli.refusal("add", "\u200b") == "a contact needs a name"
    table, card, own = (tmp_path / name for name in ("a.csv", "b.vcf", "c.json"))
    table.write_text("Name,Phone\n\u200b,2125550143\n", "utf-8")
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:\u200b\nN:\u00ad;\nEND:VCARD\n", "utf-8")
    cli("export", "json", "-o", str(own))
    cli("forget", dana, "--yes")
    own.write_text(own.read_text("utf-8").replace("Dana Whitfield", "\u2060"), "utf-8")
    for path in (table, card, own):
        said = cli("import", str(path)).out
        assert "no name" in said
        assert "1 new" not in said


def test_a_namesake_and_whose_number_or_address_it_is_too_are_said(cli):
    ways = ("--phone", "work +1 212 555 0301", "--email", "lab@larkspur.example")
    assert "here already" not in cli("add", "Lab A", "--company", "Larkspur", *ways).err
    said = cli("add", "Lab A", "--company", "Larkspur", *ways)
    assert said.err.splitlines()[:3] == [
        "followup-tui: Lab A at Larkspur is here already",
        "followup-tui: work +1 212 555 0301: Lab A has it too",
        "followup-tui: lab@larkspur.example: Lab A has it too",
    ]
    assert len(cli("people", "lab", "--json").json) == 2


def test_what_a_number_is_called_stands_before_it(cli):
    numbers = ("--phone", "work +1 212 555 0301", "--phone", "mobile: 212 555 0302 x5")
    uid = cli("add", "Ann Lee", *numbers).out.strip()
    phones = cli("show", uid, "--json").json["contact"]["phones"]
    assert [(phone["label"], phone["e164"]) for phone in phones] == [
        ("work", "+12125550301"),
        ("mobile", "+12125550302"),
    ]
    logged = cli("log", uid, "busy", "--number", "work", "--json").json["uid"]
    (entry,) = cli("show", uid, "--json").json["history"]
    assert (entry["uid"], entry["number"]) == (logged, "+12125550301")
