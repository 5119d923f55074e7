"""Whatever happened to a file, it is refused in one line or previewed, and nothing is written."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followup_tui.desk.desk import Desk
from followup_tui.desk.incoming import Incoming, look_through
from followup_tui.desk.settings import Settings
from followup_tui.domain.columns import ColumnsUnknownError, Field
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.text import one_line
from followup_tui.interchange import address_books
from followup_tui.storage.memory import MemoryStore
from tests.builders import Clock, to_undo

INTERCHANGE = Path(__file__).parent.parent / "interchange"
FILES = [
    path.read_bytes()
    for folder in ("exports", "cards")
    for path in (INTERCHANGE / folder).iterdir()
]
SHORT = [data[:3000] for data in FILES]
TABLE = b"Wer;Firma;Durchwahl\nAnn Lee;Kestrel;212 555 0101\nBo Chen;Larkspur;\n"
FUZZ = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def desk(calendar) -> Desk:
    return Desk(MemoryStore(), calendar, Settings(), Clock())


@pytest.fixture
def look(desk, tmp_path):
    """Look a file through; gives what was found, or nothing when it was refused."""
    path = tmp_path / "file"

    def look(data: bytes, fields: dict[int, Field] | None = None) -> Incoming | None:
        path.write_bytes(data)
        before = desk.book
        try:
            found = look_through(desk, address_books, path, fields)
        except ColumnsUnknownError as error:
            guesses = {at: column.guess for at, column in enumerate(error.columns) if column.guess}
            return look(data, guesses) if fields is None else None
        except FollowupError as error:
            refused = str(error)
        else:
            return found
        finally:
            assert desk.book is before
            assert not to_undo(desk)
        assert one_line(refused) == refused
        return None

    return look


def counted(found: Incoming | None) -> None:
    """Everybody found has a name, is counted once, and all that is said of them can be shown."""
    if found is None:
        return
    [report] = found.plan.files
    assert all(one.name and one_line(one.name) == one.name for one in report.seen)
    assert len(report.seen) == report.new + report.known + report.again
    for remark in (*report.refused, *report.remarks):
        assert str(remark).strip()


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A file with something cut, repeated, put in or said in another encoding, a few times over."""
    data = draw(st.sampled_from([*SHORT, TABLE]))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, len(data)))
        part = data[start:end]
        what = draw(st.sampled_from(["cut", "repeat", "put in", "swap", "encode"]))
        if what == "cut":
            part = b""
        elif what == "repeat":
            part *= draw(st.integers(2, 5))
        elif what == "put in":
            part += draw(st.sampled_from(BOMBS))
        elif what == "swap":
            part = bytes(reversed(part))
        else:
            names = ["utf-16", "utf-16-be", "utf-8-sig", "cp1252", "utf-7", "shift-jis"]
            name = draw(st.sampled_from(names))
            part = part.decode("utf-8", "replace").encode(name, "replace")
        data = data[:start] + part + data[end:]
    return data


BOMBS = [
    *(b"\x00", b"\r", b"\n", b"\n\n\n", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\x1b[2J"),
    *(b'"' * 999, b'"\n' * 99, b";" * 999, b"," * 999, b":" * 99, b"=\n" * 99, b"\\" * 99),
    *(b"x" * 140_000, b"BEGIN:VCARD\n", b"END:VCARD\n", b"\nN;ENCODING=QUOTED-PRINTABLE:=\n"),
    *(b"\nTEL;VALUE=uri:tel:%ff%00\n", b"\nTEL;PREF=9999999999:1\n", b"\nX_Y;=;:;;\n"),
    *(b"+" * 300, b"(" * 5000, "９９９".encode() * 99, "\u202e".encode(), b"item1." * 50),
]


@FUZZ
@given(damaged())
def test_a_damaged_file_is_a_refusal_or_a_preview(look, data):
    counted(look(data))


@FUZZ
@given(st.lists(st.sampled_from([*BOMBS, b"name", b",", b"FN:Ann", b"VERSION:4.0\n", b"{", b"["])))
def test_rubbish_is_a_refusal_or_a_preview(look, parts):
    counted(look(b"".join(parts)))


@pytest.mark.parametrize("at", range(len(BOMBS)))
def test_a_whole_file_with_a_bomb_in_its_middle_is_a_refusal_or_a_preview(look, at):
    for data in FILES[at % 4 :: 4]:
        half = len(data) // 2
        counted(look(data[:half] + BOMBS[at] + data[half:]))


@pytest.mark.parametrize(
    "data",
    [
        b"name,notes\n" + b'x,"' * 20_000,
        b"name,notes\n" + b'x,"\n' * 20_000,
        b"name,notes\n" + b'x,""\n"' * 20_000,
        b"BEGIN:VCARD\nFN:x\n" * 20_000,
        b"BEGIN:VCARD\nFN:x\nNOTE:" + b"y\n " * 90_000 + b"\nEND:VCARD\n",
        b"BEGIN:VCARD\nFN:x\nTEL" + b";a=b" * 40_000 + b":1\nEND:VCARD\n",
        b"BEGIN:VCARD\nFN:x\nTEL;" + b'"' * 150_000 + b":1\nEND:VCARD\n",
        b'{"contacts": ' + b"[" * 200_000,
        b"a;b\n" * 200_000,
    ],
    ids=["quotes", "quoted lines", "doubled", "begins", "folds", "parameters", "strings", "nested",
         "headings"],
)  # fmt: skip
def test_no_bomb_takes_long(look, data):
    counted(look(data))
