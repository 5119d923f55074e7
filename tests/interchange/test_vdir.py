import os
import stat
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.cli.showing import write
from followup_tui.domain.agenda import AgendaItem
from followup_tui.domain.errors import FollowupError
from followup_tui.interchange.export_ics import export_ics
from followup_tui.interchange.vdir import Vdir

MADE = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)
THEIRS = "BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:theirs\nEND:VTODO\nEND:VCALENDAR\n"


def task(name: str = "a", **more) -> AgendaItem:
    known = {"title": "Call Dana", "day": date(2026, 11, 27), "made": MADE}
    return AgendaItem(uid=f"followup-tui-call-{name}", **{**known, **more})


def event(starts: datetime, name: str = "b", **more) -> AgendaItem:
    known = {"title": "Call Mei", "day": starts.date(), "made": MADE, "minutes": 15}
    return AgendaItem(uid=f"followup-tui-at-{name}", starts=starts, **{**known, **more})


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "calendars" / "followups"


@pytest.fixture
def written():
    return []


@pytest.fixture
def vdir(folder, written):
    def noted(path, content):
        written.append(path.name)
        write(path, content)

    return Vdir(folder, 10, noted)


def test_each_item_is_a_file_of_the_name_of_its_uid_for_the_user_alone(vdir, folder):
    vdir.show([task(), event(MADE)])
    assert sorted(path.name for path in folder.iterdir()) == [
        "followup-tui-at-b.ics",
        "followup-tui-call-a.ics",
    ]
    for path in folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert f"UID:{path.stem}\r\n" in path.read_bytes().decode()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_day_is_a_task_with_that_day_due(vdir, folder):
    vdir.show([task(text="+1 212 555 0188\nweekly; a, b")])
    item = vobject.readOne((folder / "followup-tui-call-a.ics").read_text()).vtodo
    assert item.due.value == date(2026, 11, 27)
    assert item.summary.value == "Call Dana"
    assert item.description.value == "+1 212 555 0188\nweekly; a, b"
    assert item.status.value == "NEEDS-ACTION"
    assert item.dtstamp.value == MADE


@pytest.mark.parametrize(
    "starts",
    [
        datetime(2026, 11, 24, 15, tzinfo=ZoneInfo("America/New_York")),
        datetime(2026, 11, 25, 9, 30, tzinfo=ZoneInfo("Asia/Tokyo")),
        datetime(2027, 3, 14, 1, 55, tzinfo=ZoneInfo("America/New_York")),  # ends after the change
        datetime(2027, 4, 4, 12, 0, tzinfo=ZoneInfo("Australia/Lord_Howe")),
        datetime(2026, 12, 1, 9, 0, tzinfo=ZoneInfo("Asia/Kolkata")),
        datetime(2026, 12, 31, 23, 50, tzinfo=ZoneInfo("Pacific/Kiritimati")),
        datetime(2028, 2, 29, 9, 0, tzinfo=ZoneInfo("Europe/London")),
        datetime(2026, 11, 24, 15, tzinfo=ZoneInfo("UTC")),
    ],
)
def test_a_fixed_time_is_an_event_with_an_end_and_an_alarm_before_it(vdir, folder, starts):
    vdir.show([event(starts)])
    item = vobject.readOne((folder / "followup-tui-at-b.ics").read_text()).vevent
    assert item.dtstart.value == starts
    assert item.dtstart.value.replace(tzinfo=None) == starts.replace(tzinfo=None)
    assert item.dtend.value == starts.astimezone(UTC) + timedelta(minutes=15)
    assert item.valarm.action.value == "DISPLAY"
    assert item.valarm.trigger.value == timedelta(minutes=-10)
    assert item.valarm.description.value == "Call Mei"
    assert item.status.value == "CONFIRMED"


def test_a_suggestion_is_tentative_and_leaves_the_time_free(vdir, folder):
    vdir.show([event(MADE, firm=False)])
    item = vobject.readOne((folder / "followup-tui-at-b.ics").read_text()).vevent
    assert (item.status.value, item.transp.value) == ("TENTATIVE", "TRANSPARENT")


def test_only_what_changed_is_written(vdir, written):
    vdir.show([task("a"), task("b")])
    vdir.show([task("a"), task("b", day=date(2026, 12, 1))])
    vdir.show([task("a"), task("b", day=date(2026, 12, 1))])
    assert written == [f"followup-tui-call-{name}.ics" for name in ("a", "b", "b")]


def test_another_process_writes_nothing_again_either(vdir, folder, written):
    vdir.show([task()])
    Vdir(folder, 10, lambda path, _: written.append(path.name)).show([task()])
    assert len(written) == 1


def test_another_alarm_changes_it(vdir, folder):
    vdir.show([event(MADE)])
    Vdir(folder, 30, write).show([event(MADE)])
    assert "-PT30M" in (folder / "followup-tui-at-b.ics").read_text()


def test_what_another_program_made_of_an_item_stays_until_it_changes_here(vdir, folder):
    vdir.show([task()])
    path = folder / "followup-tui-call-a.ics"
    done = path.read_text().replace("NEEDS-ACTION", "COMPLETED")
    path.write_text(done)
    vdir.show([task()])
    assert path.read_text() == done
    vdir.show([task(day=date(2026, 12, 1))])
    assert "NEEDS-ACTION" in path.read_text()


def test_what_is_no_longer_owed_goes(vdir, folder):
    vdir.show([task("a"), task("b")])
    vdir.show([task("b")])
    assert [path.name for path in folder.iterdir()] == ["followup-tui-call-b.ics"]
    vdir.show([])
    assert not list(folder.iterdir())


def test_leftovers_of_another_time_go_and_other_programs_files_stay(vdir, folder):
    vdir.show([task("old"), task("empty")])
    (folder / "followup-tui-call-empty.ics").write_text("")
    theirs = {"theirs.ics": THEIRS, "followup-tui-theirs.ics": THEIRS, "color": "#ff0000"}
    for name, text in theirs.items():
        (folder / name).write_text(text)
    vdir.show([task("new")])
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [*theirs, "followup-tui-call-new.ics"]
    )


def test_a_stranger_under_our_name_is_left_and_said(vdir, folder):
    folder.mkdir(parents=True)
    (folder / "followup-tui-call-a.ics").write_text(THEIRS)
    with pytest.raises(FollowupError, match="another program's"):
        vdir.show([task("a"), task("b")])
    assert (folder / "followup-tui-call-a.ics").read_text() == THEIRS
    assert (folder / "followup-tui-call-b.ics").exists()


def test_an_item_that_was_taken_away_comes_back(vdir, folder):
    vdir.show([task()])
    (folder / "followup-tui-call-a.ics").unlink()
    vdir.show([task()])
    assert (folder / "followup-tui-call-a.ics").exists()


def test_a_place_that_can_not_be_written_is_said_in_one_line(folder, tmp_path):
    folder.parent.mkdir()
    folder.write_text("a file")
    with pytest.raises(FollowupError, match=r"can't be written \(") as refused:
        Vdir(folder, 10, write).show([task()])
    assert "\n" not in str(refused.value)
    assert folder.read_text() == "a file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only where there are pipes")
def test_a_directory_called_like_an_item_is_said(vdir, folder):
    (folder / "followup-tui-call-a.ics").mkdir(parents=True)
    with pytest.raises(FollowupError):
        vdir.show([task("a")])


TEXTS = st.text(max_size=90).filter(lambda text: text.isprintable()) | st.just("[/b] ;,:\\ é")


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_every_calendar_parses_in_another_library(texts):
    items = [
        task(str(number), title=text, text=f"{text}\n{text}") for number, text in enumerate(texts)
    ]
    starts = datetime(2026, 11, 24, 15, tzinfo=ZoneInfo("America/New_York"))
    content = export_ics([*items, event(starts)], 0).decode()
    assert all(len(line.encode()) <= 75 for line in content.split("\r\n"))
    calendar = vobject.readOne(content)
    assert [item.summary.value for item in calendar.vtodo_list] == texts
    assert [item.description.value for item in calendar.vtodo_list] == [f"{t}\n{t}" for t in texts]
    assert calendar.vevent.dtstart.value == starts


def test_nothing_owed_is_a_calendar_still():
    assert vobject.readOne(export_ics([], 10).decode()).version.value == "2.0"


def test_a_folder_or_a_dead_link_of_such_a_name_hides_nothing_else(vdir, folder):
    vdir.show([task("stopped")])
    (folder / "followup-tui-folder.ics").mkdir()
    for name in "abcdefgh":  # in whatever order they are found
        (folder / f"followup-tui-{name}.ics").symlink_to("nowhere")
    vdir.show([])
    assert not (folder / "followup-tui-call-stopped.ics").exists()
    assert len(list(folder.iterdir())) == 9
