"""`edit`: a contact field by field, as the form has them."""

import pytest


def card(cli):
    return cli("show", "dana", "--json").json["contact"]


def test_what_is_given_changes_and_the_rest_stays(cli, dana):
    before = card(cli)
    lines = cli("edit", "dana", "--role", "Head", "--stage", "keep_in_touch").out.splitlines()
    assert lines[0] == "Dana Whitfield changed: role, stage"
    assert lines[1].startswith("Next: call ")
    assert card(cli) == before | {"role": "Head", "stage": "keep_in_touch"}


def test_numbers_addresses_and_tags_are_put_on_and_taken_off(cli, dana):
    said = cli("edit", dana, "--phone", "212 555 0177", "--email", "d@larkspur.example", "--json")
    assert [phone["e164"] for phone in said.json["phones"]] == ["+12125550177", "+12125550188"]
    cli("edit", dana, "--no-phone", "(212) 555-0188", "--tag", "fair", "--tag", "old")
    cli("edit", dana, "--no-email", "D@Larkspur.example", "--no-tag", "OLD")
    now = card(cli)
    assert [phone["e164"] for phone in now["phones"]] == ["+12125550177"]
    assert (now["emails"], now["tags"]) == ([], ["fair"])


@pytest.mark.parametrize(
    "written", ["(212) 555-0188", "2125550188", "+1 212 555 0188", "12125550188", "x"]
)
def test_a_number_is_taken_off_as_show_writes_it_wherever_they_are(cli, dana, written):
    cli("edit", dana, "--tz", "Europe/London")
    if written == "x":
        cli("edit", dana, "--phone", "+1 212 555 0177 x9")
        written = cli("show", dana).out.splitlines()[1].partition(" · ")[0]
        assert written == "(212) 555-0177 ext. 9"
    cli("edit", dana, "--no-phone", written)
    assert len(card(cli)["phones"]) == (1 if "0177" in written else 0)


def test_part_of_a_number_is_not_the_number(cli, dana):
    assert "has no number '0188'" in cli.refusal("edit", dana, "--no-phone", "0188")


def test_a_tag_is_a_word_whether_or_not_its_sign_is_typed(cli, dana):
    cli("add", "Ann Ek", "--tag", "#fair", "--tag", "# old", "--tag", "#")
    assert cli("show", "ann", "--json").json["contact"]["tags"] == ["fair", "old"]
    cli("edit", dana, "--tag", "#fair", "--tag", "old")
    assert card(cli)["tags"] == ["fair", "old"]
    cli("edit", dana, "--no-tag", "#old")
    assert card(cli)["tags"] == ["fair"]


def test_a_wrong_number_that_is_put_on_again_is_theirs(cli, dana):
    cli("log", dana, "wrong_number")
    assert "Next: call" in cli("edit", dana, "--phone", "(212) 555-0188").out
    assert len(card(cli)["phones"]) == 1


def test_an_empty_text_takes_away_what_was_there(cli, dana):
    assert cli("edit", dana, "--company", "").out.startswith("Dana Whitfield changed: company\n")
    assert card(cli)["company"] == ""


def test_an_empty_text_takes_away_all_numbers_addresses_or_tags(cli, dana):
    cli("edit", dana, "--email", "d@l.example", "--email", "dw@l.example", "--tag", "fair")
    cli("edit", dana, "--email", "", "--tag", "", "--phone", "")
    assert (card(cli)["emails"], card(cli)["tags"], card(cli)["phones"]) == ([], [], [])
    cli("edit", dana, "--email", "old@l.example")
    cli("edit", dana, "--email", "", "--email", "new@l.example")
    assert card(cli)["emails"] == ["new@l.example"]
    assert "nothing to change" in cli.refusal("edit", dana, "--tag", "")


def test_a_zone_that_was_guessed_is_confirmed(cli, dana):
    assert "changed: time zone" in cli("edit", dana, "--tz", "New York").out
    assert "(guessed)" not in cli("show", dana).out


def test_what_is_kept_but_of_no_use_is_remarked(cli, dana):
    said = cli("edit", dana, "--phone", "123", "--email", "d at larkspur")
    assert said.err.splitlines() == [
        "followup-tui: number: can't be dialled yet; kept as typed",
        "followup-tui: e-mail: no e-mail address yet; kept as typed",
    ]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--tz", "nowhere"), "time zone: there is no time zone called 'nowhere'"),
        (("--hours", "late"), "hours: 'late' are no hours"),
        (("--name", " "), "name: a name is needed"),
        (("--no-phone", "212 555 0177"), "Dana Whitfield has no number '212 555 0177'"),
        (("--no-tag", "fair"), "Dana Whitfield has no tag 'fair'"),
        (("--phone", "+1 212 555 0143"), "number: Sam Okoye's, who asked to stop"),
        (("--email", "a@x.example b@x.example"), "e-mail: not one address"),
    ],
)
def test_what_the_form_refuses_changes_nothing(cli, dana, words, why):
    cli("add", "Sam Okoye", "--phone", "+1 212 555 0143")
    cli("log", "sam", "stop")
    before = cli.data.read_bytes()
    assert why in cli.refusal("edit", dana, "--role", "Head", *words)
    assert cli.data.read_bytes() == before


def test_several_are_tagged_moved_and_given_a_zone_together(cli, dana):
    cli("add", "Sam Okoye", "--stage", "lead", "--tag", "old")
    words = ("--stage", "keep_in_touch", "--tag", "fair", "--no-tag", "old", "--tz", "berlin")
    assert cli("edit", "dana", "sam", *words).out == "2 people changed: stage, time zone, tag\n"
    for card in cli("people", "--json").json:
        assert (card["stage"], card["tags"], card["tz"]) == (
            "keep_in_touch", ["fair"], "Europe/Berlin"
        )  # fmt: skip
    cards = cli("edit", "dana", "sam", "--stage", "active", "--json").json
    assert [card["stage"] for card in cards] == ["active", "active"]
    assert "nothing to change" in cli.refusal("edit", "dana", "sam", "--tag", "fair")


def test_what_only_one_has_is_not_given_to_several(cli, dana):
    cli("add", "Sam Okoye")
    before = cli.data.read_bytes()
    for words in (("--role", "Head"), ("--email", "x@y.example"), ("--tz", ""), ("--tag", "")):
        assert "of several" in cli.usage_error("edit", "dana", "sam", *words)
    assert "nobody here is called" in cli.refusal("edit", "dana", "omar", "--tag", "fair")
    assert cli.data.read_bytes() == before


def test_somebody_named_twice_is_one(cli, dana):
    assert cli("edit", "dana", "whitfield", "--role", "Head").out.startswith(
        "Dana Whitfield changed"
    )


def test_without_anything_to_change_it_says_so(cli, dana):
    assert "say what to change" in cli.usage_error("edit", dana)
    assert cli.refusal("edit", dana, "--company", "Larkspur").endswith("nothing to change")
