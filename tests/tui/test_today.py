"""Today keeps still: others may write, the clock runs, and the highlight stays on its person."""

import pytest

from followup_tui.cli.demo import DEMO_START
from followup_tui.desk.entries import Call
from followup_tui.domain.book import Put
from followup_tui.domain.interaction import Outcome
from followup_tui.planning.placing import Group
from followup_tui.storage.json_store import JsonStore
from followup_tui.tui.watch import Watch
from followup_tui.tui.widgets.said_line import SaidLine
from tests.builders import agreed, entry, person
from tests.tui.conftest import NARROW, WIDE, done_with


@pytest.fixture
def elsewhere(tmp_path):
    """Another process over the same file."""
    return JsonStore(tmp_path / "followup.json")


async def test_what_is_logged_is_in_the_file_when_the_screen_says_so(
    sit_down, file_store, elsewhere
):
    async with sit_down(store=file_store) as at:
        await at.press("v")
        assert at.said.startswith("Dana Whitfield: voicemail")
        (newest,) = elsewhere.refresh().history(at.uid("Dana"))[-1:]
        assert newest.outcome is Outcome.VOICEMAIL


async def test_what_another_process_writes_shows_within_a_tick(sit_down, file_store, elsewhere):
    async with sit_down(store=file_store) as at:
        await at.look_at("Mei")
        elsewhere.commit([Put(person("Nora Quist", uid="nora"))], DEMO_START)
        await at.tick(seconds=1)
        assert "Nora Quist" in at.rows
        assert at.highlighted == at.keys_belong_to == "Mei Tanaka"


async def test_another_process_leaves_an_open_form_alone(sit_down, file_store, elsewhere):
    async with sit_down(store=file_store) as at:
        await at.press("t")
        await at.paste("Half a sen")
        elsewhere.commit([Put(person("Nora Quist", uid="nora"))], DEMO_START)
        await at.tick(seconds=1)
        await at.type("tence")
        assert "Nora Quist" in at.rows
        await at.press(*["enter"] * 5)
        assert at.last("Dana").note == "Half a sentence"


async def test_who_was_logged_elsewhere_is_done_here(sit_down, file_store, elsewhere):
    async with sit_down(store=file_store) as at:
        at.desk.log(at.uid("Dana"), Call(Outcome.VOICEMAIL))
        await at.tick(seconds=60)
        assert at.highlighted == at.keys_belong_to
        assert "16 to go · 4 done" in at.title


@pytest.mark.parametrize("keys", [("enter",), ("t",)], ids=["a call", "a talk"])
async def test_who_is_on_the_call_stays_in_sight_when_they_were_logged_elsewhere(
    sit_down, file_store, keys
):
    async with sit_down(store=file_store) as at:
        await at.look_at("Mei")
        await at.press(*keys)
        at.desk.log(at.uid("Mei"), Call(Outcome.BUSY))
        await at.tick(seconds=1)
        assert at.highlighted == at.keys_belong_to == "Mei Tanaka"
        await at.tick(seconds=60)
        assert at.highlighted == "Mei Tanaka"


async def test_once_that_call_is_logged_the_next_person_is_in_sight(sit_down, file_store):
    async with sit_down(store=file_store) as at:
        await at.press("enter")
        at.desk.log(at.uid("Dana"), Call(Outcome.BUSY))
        await at.tick(seconds=1)
        await at.press("v")
        assert at.last("Dana").outcome is Outcome.VOICEMAIL
        assert at.highlighted == at.keys_belong_to != "Dana Whitfield"


async def test_that_holds_for_the_last_one_of_the_day_too(sit_down):
    async with sit_down([person("Nora Quist", uid="nora")]) as at:
        await at.press("enter")
        at.desk.log("nora", Call(Outcome.BUSY))
        await at.tick(seconds=1)
        assert at.highlighted == at.keys_belong_to == "Nora Quist"
        assert "Well done" not in at.text
        await at.press("v")
        await at.tick(minutes=1)
        assert "Well done" in at.text


async def test_a_file_that_cant_be_read_is_said_and_nothing_is_lost(sit_down, file_store, tmp_path):
    async with sit_down(store=file_store) as at:
        path = tmp_path / "followup.json"
        path.write_text("{")
        await at.tick(seconds=1)
        assert "followup.json" in at.said
        assert at.highlighted == "Dana Whitfield"
        await at.press("v")
        assert "followup.json" in at.said
        assert path.read_text() == "{"
        assert at.last("Dana").note.startswith("Left word")


async def test_the_clock_runs_on_the_title_line(sit_down):
    async with sit_down() as at:
        assert "Mon 23 Nov 10:30" in at.title
        await at.tick(minutes=75)
        assert "Mon 23 Nov 11:45" in at.title


async def test_an_appointment_comes_up_when_its_time_comes(sit_down):
    async with sit_down() as at:
        await at.look_at("Mei")
        await at.tick(hours=4, minutes=15)
        first = [entry for entry in at.queue if entry.group is Group.NOW]
        assert "Walter Brandt" in [entry.contact.name for entry in first]
        assert at.rows[1 : len(first) + 1] == [entry.contact.name for entry in first]
        assert at.highlighted == "Mei Tanaka"


async def test_a_new_day_has_a_queue_of_its_own(sit_down):
    async with sit_down() as at:
        await at.tick(days=1)
        assert "Tue 24 Nov" in at.title
        assert "0 done" in at.title


async def test_the_end_of_the_day_says_so_and_what_comes_next(sit_down):
    async with sit_down() as at:
        await at.tick(hours=6)
        *first, last = at.queue
        for entry in first:
            at.desk.log(entry.contact.uid, done_with(entry))
        await at.tick(minutes=1)
        assert at.highlighted == last.contact.name == "Ruth Varga"
        await at.press("e")
        assert "0 to go" in at.title
        await at.press("home")
        assert at.rows[0].startswith("NEXT · Tue 24 Nov")
        assert at.highlighted == at.keys_belong_to


async def test_somebody_whose_working_day_is_over_says_so_in_place_of_the_hour(sit_down):
    async with sit_down([person(), entry("Mon 16 Nov 09:00 voicemail")]) as at:
        await at.tick(hours=9)
        assert at.rows == ["LATER TODAY", "Dana Whitfield"]
        assert "day over there" in at.text


async def test_with_nothing_at_all_left_the_day_is_done(sit_down):
    async with sit_down([person()]) as at:
        await at.press("S", "enter")
        assert "0 to go · 1 done" in at.title
        assert at.rows == ["DONE · 1", "Dana Whitfield"]


@pytest.mark.covers("quit")
async def test_q_leaves(sit_down):
    async with sit_down() as at:
        await at.press("q")
        assert at.app._exit
    assert at.app.return_value is None


async def test_the_demo_says_that_it_is_one(sit_down):
    async with sit_down(demo=True) as at:
        assert "demo clock" in at.title


async def test_a_click_highlights_and_a_second_one_calls(sit_down):
    async with sit_down() as at:
        await at.click("#today", at=(10, 4))
        name = at.highlighted
        assert name != "Dana Whitfield"
        await at.click("#today", at=(10, 4))
        assert at.said.startswith(f"Calling {name}")


async def test_a_window_that_opens_moves_its_person_up_and_the_cursor_stays(sit_down):
    async with sit_down() as at:
        later = [one for one in at.session.queue.entries if one.group is Group.LATER_TODAY]
        coming = next(one for one in later if one.window)
        await at.look_at("Tomasz")
        await at.tick(seconds=(coming.window.opens - at.desk.clock()).total_seconds())
        (now,) = (one for one in at.session.queue.entries if one.contact == coming.contact)
        assert now.group is Group.GOOD_TIME_NOW
        assert at.highlighted == at.keys_belong_to == "Tomasz Zieliński"


def appointments(**clocks):
    """People, each with an appointment today at that time of New York."""
    people = [person(name) for name in clocks]
    talks = (
        entry("Thu 19 Nov 09:00 talked", agreed(f"Mon 23 Nov {at}"), contact=one.uid)
        for one, at in zip(people, clocks.values(), strict=True)
    )
    return [*people, *talks]


class TestFiveMinutesBeforeAnAppointment:
    async def test_it_is_said_once_on_the_message_line(self, sit_down):
        async with sit_down() as at:
            await at.press("v", "v")
            minutes_to_two = 13 * 60 + 55 - (10 * 60 + 30) + 60  # 14:00 in Chicago
            await at.tick(minutes=minutes_to_two - 1)
            assert "in 5 minutes" not in at.said
            await at.tick(minutes=1)
            assert at.said == "Walter Brandt at 15:00, in 5 minutes: as agreed"
            await at.press("v")
            await at.tick(minutes=1)
            assert "Walter" not in at.said

    async def test_it_rings_a_bell_once_while_nobody_is_called(self, sit_down, monkeypatch):
        async with sit_down() as at:
            rung = []
            monkeypatch.setattr(at.app, "bell", lambda: rung.append(at.said))
            await at.tick(minutes=4 * 60 + 25)
            await at.tick(minutes=1)
            assert rung == ["Walter Brandt at 15:00, in 5 minutes: as agreed"]

    async def test_two_at_one_time_are_said_together_and_ring_once(self, sit_down, monkeypatch):
        async with sit_down(appointments(Dana="11:05", Omar="11:05", Mei="11:07")) as at:
            rung = []
            monkeypatch.setattr(at.app, "bell", lambda: rung.append(at.said))
            await at.tick(minutes=30)
            assert at.said == "Dana and Omar at 11:05, in 5 minutes: as agreed"
            await at.tick(minutes=2)
            both = "Dana and Omar at 11:05, in 3 minutes; Mei at 11:07, in 5 minutes: as agreed"
            assert at.said == both
            assert len(rung) == 2

    @pytest.mark.parametrize("size", [NARROW, WIDE])
    async def test_the_time_of_many_is_on_the_line_however_long_their_names(self, sit_down, size):
        long = ("Friederike-Charlotte Weissenborn", "Maximiliane von Abernathy-Quist", "Bo")
        async with sit_down(appointments(**dict.fromkeys(long, "11:05")), size=size) as at:
            await at.tick(minutes=30)
            assert "and 2 more at 11:05, in 5 minutes: as agreed" in at.text
            at.desk.log(at.uid("Bo"), Call(Outcome.TALKED))
            await at.tick(minutes=1)
            assert "Friederike-Charlott… and Maximiliane von Abe… at 11:05, in 4" in at.text

    async def test_it_stays_true_for_as_long_as_it_stands(self, sit_down):
        async with sit_down(appointments(Dana="10:45", Omar="15:00")) as at:
            await at.press("m")
            await at.type("half a note")
            before = at.said
            await at.tick(minutes=10)
            assert at.said == "Dana at 10:45, in 5 minutes: as agreed"
            for left in ("4 minutes", "3 minutes", "2 minutes", "1 minute"):
                await at.tick(minutes=1)
                assert at.said == f"Dana at 10:45, in {left}: as agreed"
            await at.tick(minutes=1)
            assert at.said == "Dana at 10:45, now: as agreed"
            await at.tick(seconds=59)
            assert at.said == "Dana at 10:45, now: as agreed"
            await at.tick(seconds=1)
            assert at.said == before

    async def test_it_goes_with_an_appointment_that_is_called_off(
        self, sit_down, elsewhere, file_store
    ):
        async with sit_down(appointments(Dana="10:45"), store=file_store) as at:
            await at.tick(minutes=10)
            assert "Dana" in at.said
            elsewhere.commit([Put(entry("Mon 23 Nov 10:39 talked", contact="dana"))], DEMO_START)
            await at.tick(seconds=1)
            assert "Dana" not in at.said

    @pytest.mark.parametrize("key", ["C", "h", "N"])
    async def test_it_is_said_on_the_screen_one_is_on(self, sit_down, monkeypatch, key):
        async with sit_down(appointments(Dana="10:45")) as at:
            monkeypatch.setattr(at.app, "bell", lambda: None)
            await at.press(key)
            before = at.app.screen.query_one(SaidLine).shown
            await at.tick(minutes=10)
            assert "Dana at 10:45, in 5 minutes: as agreed" in at.text
            await at.tick(minutes=1)
            assert "Dana at 10:45, in 4 minutes: as agreed" in at.text
            await at.tick(minutes=5)
            assert at.app.screen.query_one(SaidLine).shown == before

    async def test_it_stands_before_what_a_screen_says_of_itself(self, sit_down):
        async with sit_down(appointments(Dana="10:45", Omar="15:00")) as at:
            await at.press("C")
            await at.tick(minutes=10)
            await at.press("/")
            await at.type("oma")
            assert "Dana at 10:45, in 5 minutes: as agreed · 1 of 2" in at.text
            await at.press("escape", "escape")
            await at.tick(minutes=1)
            assert at.said == "Dana at 10:45, in 4 minutes: as agreed"

    async def test_it_rings_no_bell_and_takes_nothing_away_during_a_call(
        self, sit_down, monkeypatch
    ):
        async with sit_down() as at:
            await at.look_at("Mei")
            await at.press("enter", "t")
            await at.paste("Half a sen")
            rung = []
            monkeypatch.setattr(at.app, "bell", lambda: rung.append("bell"))
            await at.tick(minutes=4 * 60 + 25)
            assert at.said == "Walter Brandt at 15:00, in 5 minutes: as agreed"
            await at.type("tence")
            assert at.keys_belong_to == "Mei Tanaka"
            assert "Half a sentence" in at.app.screen.focused.text
            assert rung == []


async def test_what_everybody_teaches_comes_in_behind_the_first_screen(sit_down):
    async with sit_down() as at:
        await at.look_at("Mei")
        at.session.query_one(Watch)._learn_again()
        await at.app.workers.wait_for_complete()
        await at.rest()
        assert at.highlighted == "Mei Tanaka"
        assert at.session.queue == at.desk.queue()


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_every_e_mail_that_is_late_says_so_however_long_the_name(sit_down, size):
    late, in_time = "Friederike-Charlotte Weissenborn-Abernathy", "Ken Sato"
    met = [(late, "Tue 17 Nov 10:00 met"), (in_time, "Mon 23 Nov 09:00 met")]
    records = [person(name) for name, _ in met]
    records += [entry(what, contact=person(name).uid) for name, what in met]
    async with sit_down(records, size=size) as at:
        heading = next(nth for nth, line in enumerate(at.lines) if "E-MAILS OWED" in line)
        first, second = (line[:20] for line in at.lines[heading + 1 : heading + 3])
        assert "late" in first
        assert "Frie" in first
        assert "late" not in second
        assert "Ken" in second


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_what_was_agreed_for_an_earlier_day_stands_under_that_day(sit_down, size):
    agreements = {"Ann": "Fri 20 Nov 15:00", "Bea": "Mon 16 Nov 09:30", "Cy": "Mon 23 Nov 10:30"}
    people = [person(name, uid=name) for name in agreements]
    talks = [
        entry("Mon 9 Nov 10:00 talked", agreed(day), contact=name)
        for name, day in agreements.items()
    ]
    async with sit_down([*people, *talks], size=size) as at:
        leads = {row.body: row.lead for row in at.today.rows if row.key}
        assert leads == {"Bea": "late", "Ann": "Fri", "Cy": "10:30"}
