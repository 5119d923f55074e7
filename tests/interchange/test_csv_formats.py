from pathlib import Path

import pytest

from followup_tui.domain.person import People, Person
from followup_tui.interchange.address_books import read_people

EXPORTS = Path(__file__).parent / "exports"


def people_in(text: str) -> People:
    return read_people(text.encode())


def only(text: str) -> Person:
    [person] = people_in(text).people
    return person


@pytest.mark.parametrize(
    ("name", "taken_for", "refused"),
    [
        ("linkedin", "LinkedIn connections", "row 34: no name"),
        ("google", "Google contacts", "row 31: no name"),
        ("plain", "plain CSV", "row 31: no name"),
    ],
)
def test_each_sample_is_known_by_its_content_and_refuses_the_row_without_a_name(
    name, taken_for, refused
):
    people = read_people((EXPORTS / f"{name}.csv").read_bytes())
    assert people.format == taken_for
    assert len(people.people) == 35
    assert [str(remark) for remark in people.refused] == [refused]


@pytest.mark.parametrize("name", ["linkedin", "google", "plain"])
def test_hostile_names_come_in_as_plain_text(name):
    people = read_people((EXPORTS / f"{name}.csv").read_bytes()).people
    names = {person.name for person in people}
    assert {"[bold]Max[/bold] Mustermann [NYC]", "Eve Escape", "Evil Bidi"} <= names
    assert max(map(len, names)) > 3000
    [nadia] = [person for person in people if person.name == "Nadia Brandt"]
    assert nadia.company == '=HYPERLINK("http://x.example","pay")'
    assert nadia.role == "@SUM(1+1)"


def test_linkedin_rows_count_the_notes_above_the_table():
    people = read_people((EXPORTS / "linkedin.csv").read_bytes())
    first = people.people[0]
    assert first.row == 5
    assert first.name == "Paulo O'Rourke"
    assert first.emails == ("p.orourke@kestrelqua.example",)
    assert first.url == "https://www.linkedin.com/in/0-example"
    assert people.unused == ("Connected On",)


def test_linkedin_is_read_without_its_notes_too():
    assert people_in(
        "First Name,Last Name,Email Address,Company,Position,Connected On\nAnn,Lee,,,,1 May 2026\n"
    ).people == (Person(row=2, name="Ann Lee"),)


def test_google_splits_several_values_in_a_cell_and_keeps_its_own_marks_out():
    people = read_people((EXPORTS / "google.csv").read_bytes())
    assert people.people[0] == Person(
        row=2,
        name="Paulo O'Rourke",
        company="Kestrel Quant",
        role="Portfolio Manager",
        phones=(("(312) 555-0109", "Work"), ("+1 646 555 0177", "Work")),
        emails=("p.orourke@kestrelqua.example",),
        tags=("Job search",),
        notes="Met at the career chat.",
    )


def test_google_notes_keep_their_lines():
    people = read_people((EXPORTS / "google.csv").read_bytes())
    [kenji] = [person for person in people.people if person.name == "Kenji Kowalczyk"]
    assert kenji.notes == 'Said: "try me after the close".\nSecond line of the note.'
    assert kenji.row == 8


def test_google_headings_of_before_2024_are_read():
    assert only(
        "Name,Given Name,Additional Name,Family Name,Notes,Group Membership,E-mail 1 - Type,"
        "E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,"
        "Organization 1 - Name,Organization 1 - Title,Website 1 - Value\n"
        "Ann B Lee,Ann,B,Lee,Hi,* myContacts ::: Banks,* Work,ann@lee.example ::: a@b.c,"
        "Mobile,+1 212 555 0101,Home,+1 212 555 0102,Lee & Co,Partner,https://lee.example\n"
    ) == Person(
        row=2,
        name="Ann B Lee",
        company="Lee & Co",
        role="Partner",
        phones=(("+1 212 555 0101", "Mobile"), ("+1 212 555 0102", "Home")),
        emails=("ann@lee.example", "a@b.c"),
        tags=("Banks",),
        notes="Hi",
        url="https://lee.example",
    )


def test_google_uses_a_nickname_when_there_is_no_other_name():
    assert only("First Name,Nickname,Phone 1 - Value\n,Doc,555\n").name == "Doc"


@pytest.mark.parametrize(
    ("headings", "row", "expected"),
    [
        ("Name", "Ann", {}),
        (" NAME ,Company", "Ann,Lee & Co", {"company": "Lee & Co"}),
        ("company,name", "Lee,Ann", {"company": "Lee"}),
        ("First Name,Last Name,Title", "Ann,,CFO", {"role": "CFO"}),
        ("name,time_zone", "Ann,Asia/Tokyo", {"tz": "Asia/Tokyo"}),
        ("name,tz,region", "Ann,Asia/Tokyo,JP", {"tz": "Asia/Tokyo", "region": "JP"}),
        ("name,stage", "Ann,active", {"stage": "active"}),
        ("name,tags", 'Ann,"bank; ny,x"', {"tags": ("bank", "ny", "x")}),
        ("name,E-Mail", "Ann,a@b.c; c@d.e", {"emails": ("a@b.c", "c@d.e")}),
        ("name,email,email", "Ann,a@b.c,c@d.e", {"emails": ("a@b.c", "c@d.e")}),
        ("name,email", '"Ann","""Lee, Ann"" <a@b.c>, c@d.e"',
         {"emails": ('"Lee, Ann" <a@b.c>', "c@d.e")}),
        ("name,email", 'Ann,"x@y.z; Lee, Ann <a@b.c>"',
         {"emails": ("x@y.z", "Lee, Ann <a@b.c>")}),
        ("name,email", 'Ann,"Bo; Lee <a@b.c>"', {"emails": ("Bo", "Lee <a@b.c>")}),
        ("name,phone", "Ann,1;ext=2; 3", {"phones": (("1;ext=2", ""), ("3", ""))}),
        ("name,mobile,phone", "Ann,1,2", {"phones": (("2", ""), ("1", "mobile"))}),
        ("name;company", "Ann;Lee, Sons", {"company": "Lee, Sons"}),
        ("name\tcompany", "Ann\tLee", {"company": "Lee"}),
        ("uid,name", "u1,Ann", {"uid": "u1"}),
        ("name,company", "Ann", {}),
        ("name,company", "Ann,,,", {}),
        ("name,company", "Ann,'=SUM(1)", {"company": "=SUM(1)"}),
        ("name,phone", "Ann,'+1 212", {"phones": (("+1 212", ""),)}),
        ("name,company", "Ann,'t Hooft", {"company": "'t Hooft"}),
    ],
)  # fmt: skip
def test_a_plain_table_is_read_by_its_headings(headings, row, expected):
    assert only(f"{headings}\r\n{row}\r\n") == Person(row=2, name="Ann", **expected)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ('"""Lee, Ann"" <ann@lee.example>"', "Ann Lee"),
        ('"Lee, Ann <ann@lee.example>"', "Ann Lee"),
        ("Ann Lee <ann@lee.example>", "Ann Lee"),
        ('"""Ann Lee, CFA"" <ann@lee.example>"', "Ann Lee, CFA"),
        ("ann@lee.example; Bo Chen <bo@chen.example>", "Bo Chen"),
    ],
)
def test_a_name_before_an_address_is_the_name_where_there_is_no_other(cell, name):
    assert only(f"name,email\n,{cell}\n").name == name
    assert only(f"name,email\nAnn L.,{cell}\n").name == "Ann L."


def test_an_address_alone_names_nobody():
    people = people_in("name,email\n,ann@lee.example\n,<ann@lee.example>\n")
    assert [str(remark) for remark in people.refused] == ["row 2: no name", "row 3: no name"]


OUTLOOK = "First Name,Last Name,Business Phone,E-mail Address,E-mail Display Name"


@pytest.mark.parametrize("shown", ["Ann Lee (a@b.c)", '"Lee, Ann"', "Ann Lee"])
def test_outlook_displays_the_name_of_one_who_has_no_other(shown):
    quoted = shown.replace('"', '""')
    assert only(f'{OUTLOOK}\n,,,a@b.c,"{quoted}"\n').name == "Ann Lee"
    assert only(f'{OUTLOOK}\nBo,,,a@b.c,"{quoted}"\n').name == "Bo"


def test_the_employers_address_is_read_from_outlook():
    people = people_in(
        f"{OUTLOOK},Business Street,Business Street 2,Business City,Business State,"
        "Business Postal Code,Business Country/Region,Home Street\n"
        'Ann,Lee,,,,"1 Main St\nFloor 2",Suite 5,New York,NY,10001,USA,2 Elm St\n'
    )
    [ann] = people.people
    assert ann.address == "1 Main St, Floor 2, Suite 5, New York, NY, 10001, USA"
    assert people.unused == ("Home Street",)


@pytest.mark.parametrize("label", ["Work", "* Work", "work"])
def test_the_employers_address_is_read_from_google_and_nobodys_home(label):
    people = people_in(
        "First Name,Organization Name,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,"
        "Address 1 - City,Address 2 - Label,Address 2 - Formatted,Address 2 - Street,"
        "Address 2 - City,Address 2 - Region,Address 2 - Postal Code,Address 2 - Country\n"
        f'Ann,,Home,"2 Elm St",2 Elm St,Bonn,{label},"1 Main St\nNew York",1 Main St,'
        "New York,NY,10001,US\n"
        f'Bo,,,,,,{label},"3 High St\nLeeds",,,,,\n'
    )
    assert [person.address for person in people.people] == [
        "1 Main St, New York, NY, 10001, US",
        "3 High St, Leeds",
    ]
    assert set(people.unused) == {
        *("Address 1 - Label", "Address 1 - Formatted", "Address 1 - Street", "Address 1 - City"),
    }


def test_what_stands_above_the_headings_is_passed_over_and_counted():
    assert only("sep=;\r\nname;company\r\nAnn;Lee\r\n") == Person(row=3, name="Ann", company="Lee")


def test_rows_are_numbered_as_a_spreadsheet_shows_them():
    people = people_in('name,notes\nAnn,"one\ntwo\nthree"\n\n,nobody\nBo,\n')
    assert [person.row for person in people.people] == [2, 5]
    assert [str(remark) for remark in people.refused] == ["row 4: no name"]


def test_blank_rows_are_no_news():
    people = people_in("name,company\n\n , \nAnn,\n,,\n")
    assert [person.row for person in people.people] == [4]
    assert not people.refused


def test_a_row_with_more_cells_than_headings_is_refused_rather_than_shifted():
    people = people_in("name,company\nLee, Ann,Kestrel\nBo,Larkspur\n")
    assert [person.name for person in people.people] == ["Bo"]
    assert [remark.row for remark in people.refused] == [2]


def test_a_quotation_mark_never_closed_costs_its_own_row_only():
    people = people_in('name,company\nAnn,"Lee\nBo,Larkspur\nCy,Kestrel\n')
    assert [person.name for person in people.people] == ["Bo", "Cy"]
    assert [str(r) for r in people.refused] == ["row 2: a quotation mark is never closed"]


def test_a_cell_beyond_all_measure_costs_its_own_row_only():
    people = people_in(f"name,company\nAnn,{'x' * 140_000}\nBo,Larkspur\n")
    assert [(person.row, person.name) for person in people.people] == [(3, "Bo")]
    assert [remark.row for remark in people.refused] == [2]


def test_columns_without_a_place_are_named_when_they_hold_something():
    assert people_in("name,Shoe size,Sign,email\nAnn,38,,x\n").unused == ("Shoe size",)


@pytest.mark.parametrize("name", ["outlook-com", "outlook-desktop"])
def test_outlooks_exports_are_read_and_their_title_is_no_role(name):
    people = read_people((EXPORTS / f"{name}.csv").read_bytes())
    assert people.format == "Outlook contacts"
    assert [str(remark) for remark in people.refused] == ["row 31: no name"]
    assert people.people[0] == Person(
        row=2,
        name="Paulo O'Rourke",
        company="Kestrel Quant",
        role="Portfolio Manager",
        phones=(("(312) 555-0109", "work"),),
        emails=("p.orourke@kestrelqua.example",),
        notes="Met at the career chat.",
    )
    hugh = people.people[2]
    assert (hugh.company, hugh.role) == ("Bluefin Trading, LLC", "Director – Credit")


def test_every_number_of_an_outlook_contact_has_its_label_and_a_fax_is_none():
    assert only(
        "Title,First Name,Middle Name,Last Name,Suffix,Company,Job Title,Business Fax,"
        "Business Phone,Mobile Phone,Home Phone,Assistant's Phone,Categories,E-mail Address,"
        "E-mail Type,E-mail Display Name,E-mail 2 Address,Web Page\n"
        "Dr.,Ann,B,Lee,III,Kestrel,CFO,1,2,3,4,5,Bank;NY,a@b.c,SMTP,Ann Lee (a@b.c),d@e.f,http://x\n"
    ) == Person(
        row=2,
        name="Dr. Ann B Lee III",
        company="Kestrel",
        role="CFO",
        phones=(("2", "work"), ("3", "mobile"), ("4", "home"), ("5", "assistant")),
        emails=("a@b.c", "d@e.f"),
        tags=("Bank", "NY"),
        url="http://x",
    )
