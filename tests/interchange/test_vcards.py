"""Cards from phones and mail programs, each with its habits; and damaged ones."""

from pathlib import Path

import pytest

from followup_tui.domain.errors import FollowupError
from followup_tui.domain.person import People, Person
from followup_tui.interchange.address_books import read_file, read_people

EXPORTS = Path(__file__).parent / "exports"
CARDS = Path(__file__).parent / "cards"


def card(*lines: str, version: str = "3.0", end: str = "\r\n") -> People:
    whole = ["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]
    return read_people(end.join(whole).encode())


def only(*lines: str, **how: str) -> Person:
    [person] = card(*lines, **how).people
    return person


def test_an_iphones_card_keeps_its_labels_and_leaves_the_picture():
    people = read_file(CARDS / "iphone.vcf")
    nora, company = people.people
    assert nora == Person(
        row=1,
        kind="card",
        name="Dr. Nora Lind Quist",
        uid="7C1B2E5A-0D41-4E0B-9C55-3B2B7C7D0001",
        company="Halden & Moe",
        role="Head of Talent",
        phones=(
            ("07700 900321", "mobile"),
            ("+44 20 7946 0201;204", "Desk"),
            ("+44 7700 900322", "mobile"),
        ),
        emails=("nora.quist@haldenmoe.example", "nono@quist.example"),
        tags=("Recruiters",),
        notes="Met at the fair, stand 12.\nLikes to be called after ten.",
        url="https://www.linkedin.com/in/noraquist",
    )
    assert (company.name, company.phones) == (
        "Halden & Moe",
        (("+44 20 7946 0200", "switchboard"),),
    )
    assert [str(said) for said in people.refused] == ["card 3: a list of people, not a person"]
    assert people.unused == ("fax and pager numbers", "addresses", "birthdays")


def test_an_android_phones_relic_of_2_1_is_read():
    asa, per = read_file(CARDS / "android.vcf").people
    assert asa == Person(
        row=1,
        kind="card",
        name="Åsa Öberg",
        company="Norrsken, Bank AB",
        role="Rekryterare",
        phones=(("+46 70 174 06 05", "mobile"), ("08-5550 0011", "work"), ("+46 8 5550 0012", "")),
        emails=("asa.oberg@norrsken.example",),
        notes="Ring efter lunch, inte före.\nTalar helst svenska.",
        url="https://norrsken.example",
    )
    assert per.phones == (("08-5550 0013", "home"),)


def test_a_fastmail_card_of_4_0_has_its_preferred_number_first_and_the_extension():
    [chidi] = read_file(CARDS / "fastmail.vcf").people
    assert chidi.phones == (("(312) 555-0162", "mobile"), ("+1-312-555-0161;ext=88", "work"))
    assert (chidi.tz, chidi.tags) == ("America/Chicago", ("steel", "midwest"))
    assert chidi.notes == "Second shift; call before 2."


def test_a_proton_card_is_read_without_its_key_and_offset():
    people = read_file(CARDS / "proton.vcf")
    [lena] = people.people
    assert (lena.name, lena.emails, lena.tz) == ("Lena Ahrendt", ("lena@ahrendt.example",), "")
    assert lena.phones == (("+49 30 23125 014", "mobile"),)
    assert not people.remarks


@pytest.mark.parametrize("name", ["apple.vcf", "google.vcf", "rfc6350.vcf"])
def test_each_sample_of_cards_refuses_the_one_without_a_name(name):
    people = read_file(EXPORTS / name)
    assert (people.format, len(people.people)) == ("vCard", 35)
    assert [str(remark) for remark in people.refused] == ["card 30: no name"]
    names = {person.name for person in people.people}
    assert {"[bold]Max[/bold] Mustermann [NYC]", "Eve Escape", "Evil Bidi"} <= names
    assert max(map(len, names)) > 3000


def test_apples_label_belongs_to_the_number_of_its_group():
    paulo = read_file(EXPORTS / "apple.vcf").people[0]
    assert paulo.phones == (("(312) 555-0109", "work"),)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["FN:Ann Lee, Jr"], {"name": "Ann Lee, Jr"}),
        (["N:Lee;Ann;Bo,Cy;Dr.;PhD"], {"name": "Dr. Ann Bo,Cy Lee PhD"}),
        (["NICKNAME:Doc"], {"name": "Doc"}),
        (["FN:Ann", "ORG:Lee\\; Sons\\, Inc;Sales"], {"company": "Lee; Sons, Inc"}),
        (["FN:Ann", "ROLE:Buyer"], {"role": "Buyer"}),
        (["FN:Ann", "NOTE:one\\ntwo, three; four\\\\"], {"notes": "one\ntwo, three; four\\"}),
        (["FN:Ann", "NOTE:ends in a slash \\"], {"notes": "ends in a slash \\"}),
        (["FN:Ann", "NOTE:fol", " ded"], {"notes": "folded"}),
        (["FN:Ann", "CATEGORIES:a\\,b,myContacts,c"], {"tags": ("a,b", "c")}),
        (["FN:Ann", "EMAIL:mailto:a@b.c"], {"emails": ("a@b.c",)}),
        (["FN:Ann", "UID:urn:uuid:f237"], {"uid": "f237"}),
        (["FN:Ann", "TZ:-05:00"], {"tz": ""}),
        (["FN:Ann", "TZ;VALUE=text:Asia/Tokyo"], {"tz": "Asia/Tokyo"}),
        (["FN:Ann", "tel;type=home:5"], {"phones": (("5", "home"),)}),
        (["FN:Ann", 'TEL;TYPE="work,voice":5'], {"phones": (("5", "work"),)}),
        (["FN:Ann", "TEL;VALUE=uri:tel:+1-418-262-6501;ext=102"],
         {"phones": (("+1-418-262-6501;ext=102", ""),)}),
        (["FN:Ann", "TEL:5", "TEL;PREF=1:6"], {"phones": (("6", ""), ("5", ""))}),
        (["FN:Ann", "TEL;TYPE=pager:5"], {"phones": ()}),
        (["FN:\x1b[31mAnn\x1b]0;x\x07\u202e"], {"name": "Ann"}),
    ],
)  # fmt: skip
def test_a_line_of_a_card_is_read(lines, expected):
    person = only(*lines)
    assert {field: getattr(person, field) for field in expected} == expected


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_any_line_end_will_do(end):
    assert only("FN:Ann", " a Lee", "NOTE:x", end=end).name == "Anna Lee"


def test_letters_of_other_alphabets_in_cp1252_are_read():
    data = "BEGIN:VCARD\nVERSION:3.0\nFN:Zoë Müller – Söhne\nEND:VCARD\n".encode("cp1252")
    [person] = read_people(data).people
    assert person.name == "Zoë Müller – Söhne"


def test_a_card_that_does_not_end_is_refused_and_the_next_one_read():
    people = read_people(
        b"BEGIN:VCARD\nFN:Ann\nTEL:212 555 01\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\nBEGIN:VCARD\nFN:Cy\n"
    )
    assert [person.name for person in people.people] == ["Bo"]
    assert [str(remark) for remark in people.refused] == [
        "card 1: it has no end; is the file damaged?",
        "card 3: it has no end; is the file cut off?",
    ]


def test_what_stands_before_the_first_card_is_said():
    people = read_people(b"TEL:5\nEND:VCARD\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\n")
    assert [(person.row, person.name) for person in people.people] == [(2, "Bo")]
    assert [str(remark) for remark in people.refused] == [
        "card 1: it has no beginning; is the file damaged?"
    ]


def test_a_line_that_cant_be_read_costs_itself_only():
    people = card("FN:Ann", "this is no line", "TEL:5", "NOTE;CHARSET=x;QUOTED-PRINTABLE:=41")
    assert [person.phones for person in people.people] == [(("5", ""),)]
    assert [str(remark) for remark in people.remarks] == [
        "card 1: a line can't be read: “this is no line”",
        "card 1: a line can't be read: “NOTE;CHARSET=x;QUOTED-PRINTABLE:=41”",
    ]


def test_a_card_beyond_all_measure_is_refused():
    people = card("FN:Ann", *["NOTE:x"] * 50_000)
    assert [str(remark) for remark in people.refused] == ["card 1: it is too long for a card"]


def test_a_folder_of_cards_is_read_in_the_order_of_names(tmp_path):
    (tmp_path / "sub").mkdir()
    for name, content in {
        "b.vcf": b"BEGIN:VCARD\nFN:Bo\nEND:VCARD\n",
        "a.vcf": b"BEGIN:VCARD\nFN:Ann\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD\n",
        "sub/c.VCF": b"BEGIN:VCARD\nFN:Cy\nEND:VCARD\n",
        "d.vcf": b"",
        "e.vcf": b"just words",
        "notes.txt": b"BEGIN:VCARD\nFN:Dee\nEND:VCARD\n",
    }.items():
        (tmp_path / name).write_bytes(content)
    people = read_file(tmp_path)
    assert [(person.kind, person.row, person.name) for person in people.people] == [
        ("a.vcf card", 1, "Ann"),
        ("b.vcf card", 1, "Bo"),
        ("sub/c.VCF card", 1, "Cy"),
    ]
    assert [str(remark) for remark in people.refused] == [
        "a.vcf card 2: no name",
        "d.vcf card 1: can't be read: the file is empty",
        "e.vcf card 1: there is no card in it",
    ]


def test_a_folder_without_cards_is_refused(tmp_path):
    with pytest.raises(FollowupError, match="no cards"):
        read_file(tmp_path)


def test_how_far_the_reading_is_can_be_followed():
    told: list[tuple[int, int]] = []
    read_people((EXPORTS / "apple.vcf").read_bytes(), heed=lambda *far: told.append(far))
    assert told == [(number, 36) for number in range(1, 37)]
