import json

import pytest

ONE = "name,company,phone,email\nDana Whitfield,Larkspur,+1 212 555 0188,dana@l.example\n"
TWO = "name,company,phone,email\nDana Whitfield,Larkspur,,dana@l.example\n,Nobody Ltd,,\n"


@pytest.fixture
def files(tmp_path):
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.write_text(ONE)
    two.write_text(TWO)
    return str(one), str(two)


def people(cli):
    return json.loads(cli("export", "json").out)["contacts"]


def test_people_come_in_as_leads(cli, files):
    cli("import", files[0])
    (contact,) = people(cli)
    assert (contact["name"], contact["stage"]) == ("Dana Whitfield", "lead")
    assert cli("today", "--json").json == []


def test_start_makes_them_active(cli, files):
    cli("import", files[0], "--start")
    assert [entry["name"] for entry in cli("today", "--json").json] == ["Dana Whitfield"]


def test_a_dry_run_says_it_all_and_changes_nothing(cli, files):
    assert "1 new" in cli("import", files[0], "--dry-run").out
    assert not cli.data.exists()


def test_a_dry_run_says_of_every_row_who_it_is_and_why(cli, files):
    cli("import", files[0])
    said = cli("import", *files, "--dry-run").out.splitlines()
    assert f"{files[0]} row 2: Dana Whitfield: known by e-mail" in said
    assert f"{files[1]} row 2: Dana Whitfield: known from above by e-mail" in said
    assert cli("import", *files, "--dry-run", "--json").json["people"][0] == {
        "file": files[0],
        "kind": "row",
        "row": 2,
        "name": "Dana Whitfield",
        "is": "known",
        "by": "e-mail",
        "adds": [],
    }


def test_several_files_see_each_other(cli, files):
    said = cli("import", *files, "--json").json
    assert (said["new"], said["again"]) == (1, 1)
    assert len(people(cli)) == 1


def test_a_second_time_changes_nothing(cli, files):
    cli("import", *files)
    before = cli.data.read_bytes()
    said = cli("import", *files, "--json").json
    assert (said["new"], said["known"]) == (0, 1)
    assert cli.data.read_bytes() == before


def test_refused_rows_are_listed_by_file_and_number(cli, files):
    said = cli("import", *files)
    assert said.out.splitlines()[0] == "1 new · 0 known · 1 more than once · 1 refused"
    assert f"{files[1]} row 3: no name" in said.out
    assert cli("import", *files, "--json").json["refused"] == [
        {"file": files[1], "kind": "row", "row": 3, "reason": "no name"}
    ]


def test_one_unreadable_file_stops_them_all(cli, files, tmp_path):
    assert "can't be read" in cli.refusal("import", *files, str(tmp_path / "missing.csv"))
    assert not cli.data.exists()


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02\xff" * 50, b"just a line of prose", b"PK\x03\x04zip", b"[1,2"]
)
def test_what_is_no_address_book_is_refused_in_one_line(cli, tmp_path, content):
    path = tmp_path / "book.csv"
    path.write_bytes(content)
    assert cli.refusal("import", str(path)).startswith(str(path))
    assert not cli.data.exists()


def test_a_folder_of_cards_is_read_and_one_without_is_refused(cli, tmp_path):
    folder = tmp_path / "cards"
    folder.mkdir()
    assert "there are no cards (.vcf) in this folder" in cli.refusal("import", str(folder))
    for name in ("Ann", "Bo"):
        (folder / f"{name}.vcf").write_text(f"BEGIN:VCARD\nFN:{name}\nEND:VCARD\n")
    planned = cli("import", str(folder), "--dry-run").out
    assert f"{folder}/Ann.vcf card 1: Ann: new" in planned
    assert cli("import", str(folder), "--json").json["new"] == 2


TABELLE = "Ansprechpartner;Firma;Durchwahl\nAnn Lee;Kestrel;212 555 0101\nBo Chen;Larkspur;\n"


@pytest.fixture
def tabelle(tmp_path):
    path = tmp_path / "Kontakte.csv"
    path.write_text(TABELLE)
    return str(path)


def test_a_table_nobody_knows_is_refused_and_says_how_to_go_on(cli, tabelle):
    said = cli.refusal("import", tabelle)
    assert "Ansprechpartner, Firma, Durchwahl" in said
    assert "--map name=COLUMN" in said
    assert not cli.data.exists()


def test_columns_are_what_the_user_says_by_heading_or_number(cli, tabelle):
    maps = ("--map", "name=ansprechpartner", "--map", "company=2", "--map", "phone=Durchwahl")
    assert cli("import", tabelle, *maps, "--json").json["new"] == 2
    ann, bo = people(cli)
    assert (ann["name"], ann["company"]) == ("Ann Lee", "Kestrel")
    assert [phone["e164"] for phone in ann["phones"]] == ["+12125550101"]
    assert (bo["name"], bo["company"], bo["phones"]) == ("Bo Chen", "Larkspur", [])


@pytest.mark.parametrize("maps", ["name", "nonsense=Firma", "name="])
def test_a_map_of_nothing_is_wrong_usage(cli, tabelle, maps):
    assert "FIELD=COLUMN" in cli.usage_error("import", tabelle, "--map", maps)


def test_a_column_that_is_not_there_and_a_table_without_a_name_are_refused(cli, tabelle):
    assert "its columns are: Ansprechpartner" in cli.refusal(
        "import", tabelle, "--map", "name=Vorname"
    )
    assert "which column is the name?" in cli.refusal("import", tabelle, "--map", "phone=3")
    assert not cli.data.exists()


def test_no_file_is_wrong_usage(cli):
    assert "FILE" in cli.usage_error("import")


def test_an_empty_name_is_no_folder_to_read(cli):
    assert "an empty name is no file" in cli.usage_error("import", "")


def test_a_number_of_somebody_who_asked_to_stop_is_theirs_with_an_extension_too(
    cli, dana, tmp_path
):
    cli("log", dana, "stop")
    table = tmp_path / "people.csv"
    table.write_text(
        "name,company,phone,email\n"
        "Sam Okoye,Acme,+1 212 555 0188 ext. 7,sam@acme.example\n"
        "Dana Whitfield,Halcyon,+1 212 555 0188 x9,\n"
    )
    lines = cli("import", str(table), "--start").out.splitlines()
    assert lines[0] == "1 new · 1 known · 0 refused"
    assert any(
        "+1 212 555 0188 ext. 7” belongs to “Dana Whitfield”, who asked to stop" in line
        for line in lines
    )
    sam = cli("show", "sam", "--json").json["contact"]
    assert (sam["phones"], sam["emails"]) == ([], ["sam@acme.example"])


def test_an_extension_behind_a_number_of_somebody_forgotten_stays_out(cli, dana, tmp_path):
    cli("log", dana, "stop")
    cli("forget", dana, "--yes")
    table = tmp_path / "people.csv"
    table.write_text("name,phone\nSam Okoye,+1 212 555 0188 ext. 7\n")
    assert "asked to stop, and was forgotten; left out" in cli("import", str(table)).out
    assert "was forgotten" in cli.refusal("add", "Sam Okoye", "--phone", "+1 212 555 0188 x7")


def test_another_extension_of_a_switchboard_is_somebody_else(cli, tmp_path):
    cli("add", "Dana Whitfield", "--phone", "+1 212 555 0188 x5")
    cli("log", "dana", "stop")
    table = tmp_path / "people.csv"
    table.write_text("name,phone\nSam Okoye,+1 212 555 0188 x7\n")
    assert cli("import", str(table)).out.splitlines() == ["1 new · 0 known · 0 refused"]
