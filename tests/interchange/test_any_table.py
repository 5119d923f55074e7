"""A table nobody knows: what its columns are guessed to be, and what the user says they are."""

import pytest

from followup_tui.domain.columns import Column, ColumnsUnknownError, Field
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.person import Person
from followup_tui.interchange.address_books import columns_in, read_people


def columns(text: str) -> tuple[Column, ...]:
    with pytest.raises(ColumnsUnknownError) as caught:
        read_people(text.encode())
    return caught.value.columns


@pytest.mark.parametrize(
    ("headings", "guesses"),
    [
        ("Vorname;Nachname;Firma;Telefon;Handy;E-Mail",
         ["first name", "last name", "company", "phone", "mobile", "e-mail"]),
        ("Prénom;Nom;Société;Fonction;Téléphone;Courriel",
         ["first name", "last name", "company", "role", "phone", "e-mail"]),
        ("Apellidos;Nombre;Empresa;Puesto;Móvil;Correo",
         ["last name", "first name", "company", "role", "mobile", "e-mail"]),
        ("Person;Account;Job;Direct number;Tags;Remarks",
         ["name", "company", "role", "phone", "tags", "notes"]),
        ("Who;Tel 1;Tel 2;LinkedIn;Zone;Shoe size",
         ["name", "phone", "phone", "web page", "time zone", None]),
    ],
)  # fmt: skip
def test_headings_in_several_languages_are_guessed(headings, guesses):
    width = headings.count(";")
    rows = "\n".join([headings, ";" * width + "x", ";" * width + "y"])
    assert [column.guess for column in columns(rows)] == guesses


def test_cells_tell_what_headings_do_not():
    row = "Ann Lee,a@x.example,212 555 0101,https://x.example,Kestrel\n"
    found = columns("A,B,C,D,E\n" + row + row.replace("Ann Lee", "Bo van der Meer"))
    assert [column.guess for column in found] == ["name", "e-mail", "phone", "web page", None]


def test_a_table_without_headings_has_numbers_for_them():
    found = columns("Ann Lee,a@x.example,Kestrel\nBo Chen,b@x.example,Larkspur\n")
    assert [column.heading for column in found] == ["1", "2", "3"]
    assert found[0] == Column("1", ("Ann Lee", "Bo Chen"), Field.NAME)
    people = read_people(
        b"Ann Lee,a@x.example,Kestrel\nBo Chen,b@x.example,Larkspur\n",
        {0: Field.NAME, 1: Field.EMAIL},
    ).people
    assert [(one.row, one.name) for one in people] == [(1, "Ann Lee"), (2, "Bo Chen")]


def test_some_cells_of_each_column_are_shown_plainly():
    text = "A;B\n" + "".join(f"\x1b[31mv{n}\x1b[0m;{'x' * 300}\n" for n in range(9))
    first, second = columns(text)
    assert first.samples == ("v0", "v1", "v2")
    assert max(map(len, second.samples)) == 60


def test_the_people_are_read_by_what_the_columns_are():
    text = (
        "Titel;V;N;Firma;T1;T2;Mail;Notiz;Extra\n"
        "x;Ann;Lee;Kestrel;1; 2;a@b.c;hi;y\n"
        ";;;Larkspur;;;;;\n"
    )
    fields = {1: Field.FIRST_NAME, 2: Field.LAST_NAME, 3: Field.COMPANY, 4: Field.PHONE}
    fields |= {5: Field.MOBILE, 6: Field.EMAIL, 7: Field.NOTES}
    people = read_people(text.encode(), fields)
    assert people.people == (
        Person(
            row=2,
            name="Ann Lee",
            company="Kestrel",
            phones=(("1", ""), ("2", "mobile")),
            emails=("a@b.c",),
            notes="hi",
        ),
    )
    assert [str(remark) for remark in people.refused] == ["row 3: no name"]
    assert people.unused == ("Titel", "Extra")


def test_nobody_comes_in_without_a_name_or_out_of_prose():
    with pytest.raises(FollowupError, match="which column is the name"):
        read_people(b"a,b\n1,2\n3,4\n", {0: Field.PHONE})
    with pytest.raises(FollowupError, match="no table"):
        read_people(b"dear diary\n", {0: Field.NAME})


def test_columns_of_a_known_table_can_be_asked_for_too(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("name,Firma\nAnn,Kestrel\n")
    assert [column.guess for column in columns_in(path)] == [Field.NAME, Field.COMPANY]
    path.write_text("BEGIN:VCARD\nFN:a,b\nEND:VCARD\n")
    assert columns_in(path) == ()
