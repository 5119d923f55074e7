import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.domain.errors import FollowupError
from followup_tui.domain.person import People
from followup_tui.interchange.address_books import read_file, read_people

EXPORTS = Path(__file__).parent / "exports"
SAMPLES = [path.read_bytes() for path in sorted(EXPORTS.iterdir())]

TABLE = "name;company;notes\r\nZoë Müller;Æther – Söhne;zwei\nZeilen\r\n".replace(
    "zwei\nZeilen", '"zwei\nZeilen"'
)


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode("utf-8"),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
        b"\xfe\xff" + TABLE.encode("utf-16-be"),
        TABLE.encode("utf-16-le"),
        TABLE.encode("utf-16-be"),
        TABLE.encode("utf-32"),
        codecs.BOM_UTF32_BE + TABLE.encode("utf-32-be"),
        TABLE.encode("cp1252"),
        TABLE.replace(";", "|").encode(),
        TABLE.replace(";", "\t").encode("utf-16"),
        TABLE.replace("\r\n", "\r").encode(),
    ],
    ids=[
        *("utf-8", "bom", "utf-16", "utf-16-be", "utf-16-le-bare", "utf-16-be-bare", "utf-32"),
        *("utf-32-be", "cp1252", "bars", "excel-unicode-text", "old-mac"),
    ],
)
def test_every_encoding_that_programs_write_is_read(data):
    [person] = read_people(data).people
    assert (person.name, person.company) == ("Zoë Müller", "Æther – Söhne")
    assert person.notes == "zwei\nZeilen"


def test_a_few_broken_bytes_do_not_spoil_the_rest_of_a_utf8_file():
    text = "name\nZoë\nJosé\nB".encode() + b"\xff\n"
    assert [person.name for person in read_people(text).people] == ["Zoë", "José", "B?"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"PK\x03\x04rest", "save it as CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as CSV"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "no text"),
        ("BEGIN:VCARD\r\nFN:Ann\r\n".encode("utf-32-le"), "no text; export"),
        (b"BEGIN:VCARD VERSION:3.0 FN:Ann END:VCARD", "no whole card in it"),
        (b"FN:Ann Lee\nEND:VCARD\n", "no whole card in it"),
        (b"\xff\xfe", "empty"),
        (b"dear diary,\ntoday I called Ann\n", "expected a CSV from LinkedIn"),
        (b"Ann Lee,Kestrel\n", "expected a CSV from LinkedIn"),
        (b'{"contacts": [', "damaged"),
        (b"{" * 100_000, "damaged"),
        (b'{"people": []}', "no export"),
        (b'{"contacts": {"1": {}}}', "no export"),
        (b"[1, 2]", "expected a CSV from LinkedIn"),
    ],
)
def test_what_is_no_address_book_is_refused_in_one_line(data, said):
    with pytest.raises(FollowupError, match=said) as caught:
        read_people(data)
    assert "\n" not in str(caught.value)


def readable(data: bytes) -> People | None:
    try:
        return read_people(data)
    except FollowupError:
        return None


def test_a_file_without_end_is_refused(monkeypatch):
    monkeypatch.setattr("followup_tui.interchange.address_books._LARGEST", 2 << 20)
    with pytest.raises(FollowupError, match="/dev/zero can't be read: it is larger than 2 MB"):
        read_file(Path("/dev/zero"))


@given(st.binary())
def test_arbitrary_bytes_are_people_or_a_refusal(data):
    readable(data)


@given(st.text(st.sampled_from("\",;\t\n\r\\'a@ :*\x00\ufeff\x1b[")))
def test_arbitrary_cells_are_people_or_a_refusal(text):
    people = readable(f"name,phone,email\n{text}".encode())
    for person in people.people if people else ():
        assert person.name
        assert person.name.isprintable()


@given(st.data())
def test_damaged_samples_are_people_or_a_refusal(data):
    sample = data.draw(st.sampled_from(SAMPLES))
    start = data.draw(st.integers(0, len(sample)))
    end = data.draw(st.integers(start, len(sample)))
    damaged = sample[:start] + sample[start:end] * data.draw(st.integers(0, 2)) + sample[end:]
    if data.draw(st.booleans()):
        encoding = data.draw(st.sampled_from(["utf-16", "utf-16-le", "cp1252", "utf-7", "utf-8"]))
        damaged = damaged.decode("utf-8", "replace").encode(encoding, "replace")
    readable(damaged)


@given(st.data())
def test_a_truncated_sample_gives_those_above_the_cut(data):
    sample = data.draw(st.sampled_from(SAMPLES))
    whole = read_people(sample).people
    cut = readable(sample[: data.draw(st.integers(0, len(sample)))])
    if cut is not None and cut.format == read_people(sample).format:
        assert cut.people[:-1] == whole[: max(0, len(cut.people) - 1)]
