"""`people`: who there is, found as in Contacts."""

import pytest

from followup_tui.cli.columns import cells


@pytest.fixture
def three(cli, dana):
    """Dana, Omar who is a lead, and Sam who asked to stop."""
    cli(
        "add",
        "Omar Adeyemi",
        "--company",
        "Acme",
        "--stage",
        "lead",
        "--tag",
        "fair",
        "--tag",
        "old",
    )
    cli("edit", "omar", "--notes", "met at the Oslo meetup", "--email", "omar@acme.example")
    cli("add", "Sam Okoye", "--tag", "two words")
    cli("log", "sam", "stop")
    return dana


def names(cli, *words):
    return [one["name"] for one in cli("people", *words, "--json").json]


def test_everybody_is_listed_by_name_a_line_each_with_what_comes_next(cli, three):
    assert cli("people").out.splitlines() == [
        "Dana Whitfield         Larkspur         active        call Mon 23 Nov",
        "Omar Adeyemi           Acme             lead",
        "Sam Okoye                               asked to stop",
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("omar",), "Omar"),
        (("LARK",), "Dana"),
        (("oslo", "meetup"), "Omar"),
        (("oslo", "dana"), ""),
        (("(212) 555-0188",), "Dana"),
        (("#fair",), "Omar"),
        (("--tag", "#Fair", "--tag", "old"), "Omar"),
        (("--tag", "two words"), "Sam"),
        (("--tag", "fair", "--tag", "two words"), ""),
        (("--stage", "active"), "Dana"),
        (("--stage", "lead"), "Omar"),
        (("--stage", "stopped"), "Sam"),
        (("acme", "--stage", "active"), ""),
    ],
)
def test_they_are_found_by_what_is_known_of_them(cli, three, words, found):
    assert [name.partition(" ")[0] for name in names(cli, *words)] == found.split()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("--untouched", "2weeks"), "Ann Bea Dee"),
        (("--untouched", "month"), "Ann Dee"),
        (("--untouched", "never"), "Dee"),
        (("--due", "today"), "Ann Bea Dee"),
        (("--due", "this_week"), "Ann Bea Dee"),
        (("--due", "next_week"), "Cy"),
        (("--due", "nothing"), "Eve"),
        (("--untouched", "2weeks", "--stage", "active", "bea"), "Bea"),
        (("--order", "neglect"), "Dee Ann Bea Eve Cy"),
        (("--order", "next"), "Ann Bea Dee Cy Eve"),
        (("--order", "name"), "Ann Bea Cy Dee Eve"),
    ],
)
def test_they_are_narrowed_down_and_put_in_order_as_in_contacts(cli, words, found):
    people = {"Ann": "1 oct 9:00", "Bea": "2 nov 9:00", "Cy": "9:00", "Dee": "", "Eve": ""}
    for at, (name, when) in enumerate(people.items()):
        cli("add", name, "--phone", f"212 555 010{at}", *(("--stage", "lead") * (name == "Eve")))
        if when:
            cli("log", name, "voicemail", "--at", when)
    cli("log", "eve", "voicemail", "--at", "20 nov 10:00")
    assert names(cli, *words) == found.split()


def test_scripts_get_the_card_what_was_last_and_what_comes_next(cli, three):
    dana, omar, sam = cli("people", "--json").json
    card = cli("show", three, "--json").json["contact"]
    due = {"due": "2026-11-23", "kind": "call", "reason": "first call"}
    assert dana == card | {"last": None, "next": due, "needs_number": False}
    assert (omar["next"], omar["needs_number"]) == (None, False)
    assert (sam["last"], sam["stopped"], sam["next"]) == ("2026-11-23T15:30:00+00:00", True, None)


def test_whoever_needs_a_number_can_be_got_at(cli):
    cli("add", "Hiring team", "--company", "Acme")
    assert cli("people").out.rstrip().endswith("needs a number")
    assert cli("people", "--json").json[0]["needs_number"] is True


def test_nobody_is_a_word_and_an_empty_list(cli):
    assert "Add somebody" in cli("people").out
    cli("add", "Omar")
    assert cli("people", "dana").out == "Nobody.\n"
    assert cli("people", "dana", "--json").json == []


@pytest.mark.parametrize("width", [50, 80])
def test_on_a_narrow_terminal_a_line_is_broken_between_words_and_none_is_lost(cli, width):
    cli.environment["COLUMNS"] = str(width)
    name, company = "佐藤健太郎 " * 9, "Ärzte-Verein " * 9
    cli("add", name, "--company", company, "--phone", "+1 212 555 0188")
    rows = cli("people").out.splitlines()
    assert all(cells(row) < width for row in rows)
    assert all(row.startswith("  ") for row in rows[1:])
    said = " ".join(" ".join(rows).split())
    assert said == f"{name}{company}active call Mon 23 Nov"


def test_of_namesakes_what_tells_them_apart_is_said(cli, dana):
    cli("add", "Dana Whitfield", "--phone", "+1 212 555 0143")
    cli("add", "Dana Whitfield", "--email", "dana@home.example")
    lines = cli("people", "dana").out.splitlines()
    assert sorted(line.partition(" · ")[2] for line in lines) == [
        "",
        "+1 212 555 0143",
        "dana@home.example",
    ]
    assert "Larkspur" in next(line for line in lines if " · " not in line)
    assert " · " in cli("people", "0143").out


@pytest.mark.parametrize("typed", ["020 7946 0156", "0044 20 7946 0156", "+44 (0)20 7946-0156"])
def test_a_number_is_found_however_it_is_typed(cli, typed):
    cli("add", "Ann Lee", "--phone", "+44 20 7946 0156")
    assert names(cli, typed) == ["Ann Lee"]
    assert cli("show", typed).out.startswith("Ann Lee\n")


def test_help_names_what_its_options_take_as_it_is_typed(cli):
    said = " ".join(cli("people", "--help").out.split())
    for values in ("2weeks, month, 3months; or never", "today (or late), this_week, next_week"):
        assert values in said
