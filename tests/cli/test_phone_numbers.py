"""A number the whole way: as a file or a user wrote it, understood, shown, and never misdialled."""

import pytest

CARD = """\
BEGIN:VCARD
VERSION:4.0
FN:Ann Lee
TEL;VALUE=uri;TYPE=work:tel:+1-212-555-0142;ext=77
TEL;TYPE=cell:+44 20 7946 0544
TEL:ask for Sam
END:VCARD
"""


@pytest.fixture
def ann(cli, tmp_path):
    path = tmp_path / "ann.vcf"
    path.write_text(CARD)
    said = cli("import", str(path), "--start")
    assert "card 1: “ask for Sam” can't be dialled; kept as it is" in said.out
    return "ann"


def test_scripts_get_what_was_typed_the_e164_and_the_extension(cli, ann):
    phones = cli("show", ann, "--json").json["contact"]["phones"]
    assert [(one["typed"], one["e164"], one["ext"], one["label"]) for one in phones] == [
        ("+1-212-555-0142;ext=77", "+12125550142", "77", "work"),
        ("+44 20 7946 0544", "+442079460544", "", "mobile"),
        ("ask for Sam", "", "", ""),
    ]


def test_people_read_it_as_at_home_and_what_cant_be_dialled_as_such(cli, ann):
    assert cli("show", ann).out.splitlines()[1] == (
        "work (212) 555-0142 ext. 77 · mobile +44 20 7946 0544 · ask for Sam (can't be dialled)"
    )


def test_a_number_typed_in_goes_the_same_way(cli):
    added = cli("add", "Bo Chen", "--phone", "212.555.0101 x9", "--phone", "twelve")
    assert "twelve: can't be dialled yet; kept as typed" in added.err
    first, second = cli("show", "bo", "--json").json["contact"]["phones"]
    assert (first["typed"], first["e164"], first["ext"]) == ("212.555.0101 x9", "+12125550101", "9")
    assert (second["typed"], second["e164"]) == ("twelve", "")


def test_whoever_has_no_number_to_dial_is_not_in_the_queue(cli, tmp_path):
    path = tmp_path / "some.csv"
    path.write_text("name,phone\nCy Dunn,555 CALL ME\n")
    cli("import", str(path), "--start")
    assert cli("today", "--json").json == []
    assert cli("show", "cy", "--json").json["next"] is None
