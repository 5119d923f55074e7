"""What a user can do: each act and what it refuses. A refusal is one line and changes nothing."""

from datetime import timedelta

import msgspec
import pytest
from msgspec.structs import replace

from followup_tui.desk.entries import Call
from followup_tui.desk.people import new_contact
from followup_tui.domain.book import Put
from followup_tui.domain.contact import Stage
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import OUTCOMES_BY_CHANNEL, Channel, Outcome
from followup_tui.domain.news import News
from followup_tui.domain.phone import Phone
from followup_tui.planning.followup import Why
from tests.builders import (
    LOS_ANGELES,
    NEW_YORK,
    NOW,
    NUMBER,
    OTHER_NUMBER,
    TOKYO,
    Clock,
    agreed,
    day,
    desk_with,
    person,
    promised,
    suggested,
    there,
    to_redo,
    to_undo,
)

VOICEMAIL = Call(Outcome.VOICEMAIL)
TALKED = Call(Outcome.TALKED)


@pytest.fixture
def clock():
    return Clock(NOW)


@pytest.fixture
def desk(calendar, clock):
    return desk_with(
        calendar, person(), person("Omar Adeyemi", phones=(OTHER_NUMBER,)), clock=clock
    )


@pytest.fixture
def refused(desk):
    """Do something that must be refused, and get what was said."""

    def refused(act, *args):
        before, undo = desk.book, to_undo(desk)
        with pytest.raises(FollowupError) as refusal:
            act(*args)
        said = str(refusal.value)
        assert said
        assert len(said.splitlines()) == 1
        assert desk.book == before
        assert to_undo(desk) == undo
        return said

    return refused


class TestLogging:
    def test_sets_the_next_follow_up(self, desk):
        desk.log("dana", VOICEMAIL)
        assert desk.plan("dana").call.day == day("Mon 30 Nov")
        assert [one.outcome for one in desk.queue().done] == [Outcome.VOICEMAIL]

    def test_takes_the_clocks_now_and_the_zone_they_are_in(self, desk):
        desk.log("dana", Call(Outcome.TALKED, note="\x1b[31mWarm.\x07", seconds=61))
        (entry,) = desk.book.history("dana")
        assert (entry.at, entry.tz, entry.note, entry.seconds) == (NOW, NEW_YORK, "Warm.", 61)
        assert entry.at.utcoffset() == timedelta(0)

    def test_takes_an_earlier_moment(self, desk):
        desk.log("dana", Call(Outcome.VOICEMAIL, at=NOW - timedelta(minutes=20)))
        assert desk.book.history("dana")[0].at == NOW - timedelta(minutes=20)

    def test_refuses_the_future(self, desk, refused):
        refused(desk.log, "dana", Call(Outcome.VOICEMAIL, at=NOW + timedelta(seconds=1)))

    @pytest.mark.parametrize("channel", Channel)
    @pytest.mark.parametrize("outcome", Outcome)
    def test_takes_the_outcomes_its_channel_has(self, desk, refused, channel, outcome):
        call = Call(outcome, channel=channel)
        if outcome in OUTCOMES_BY_CHANNEL[channel]:
            desk.log("dana", call)
            assert desk.book.history("dana")[0].outcome is outcome
        else:
            assert "talked" in refused(desk.log, "dana", call) or channel is not Channel.PHONE

    def test_refuses_a_contact_that_is_gone(self, desk, refused):
        assert "no longer here" in refused(desk.log, "nobody", VOICEMAIL)

    def test_previews_what_it_would_set_and_changes_nothing(self, desk):
        before = desk.book
        for call in [
            VOICEMAIL,
            Call(Outcome.TALKED, commitment=agreed("Tue 24 Nov 15:00")),
            Call(Outcome.WRONG_NUMBER),
            Call(Outcome.STOP),
        ]:
            seen = desk.preview("dana", call)
            assert desk.book is before
            desk.log("dana", call)
            assert desk.plan("dana") == seen
            desk.undo()
            before = desk.book

    def test_previews_a_call_logged_late(self, desk, clock):
        desk.log("dana", TALKED)
        clock.pass_by(minutes=30)
        late = Call(Outcome.NO_ANSWER, at=NOW - timedelta(minutes=40))
        seen = desk.preview("dana", late)
        desk.log("dana", late)
        assert desk.plan("dana") == seen

    def test_two_things_of_one_moment_keep_the_order_they_were_logged_in(self, desk):
        for _ in range(5):  # uids are random: once may be luck
            desk.log("dana", Call(Outcome.SENT, channel=Channel.EMAIL))
            desk.log("dana", VOICEMAIL)
        logged = [one.outcome for one in desk.book.history("dana")]
        assert logged == [Outcome.SENT, Outcome.VOICEMAIL] * 5


class TestAWrongNumber:
    def test_is_marked_with_the_call_in_one_act(self, desk):
        desk.log("dana", Call(Outcome.WRONG_NUMBER, number=NUMBER.e164))
        assert [phone.wrong for phone in desk.contact("dana").phones] == [True]
        assert [contact.uid for contact in desk.queue().needs_number] == ["dana"]
        desk.undo()
        assert [phone.wrong for phone in desk.contact("dana").phones] == [False]
        assert desk.book.history("dana") == ()

    def test_leaves_the_others(self, desk):
        desk.add_number("dana", "+1 212 555 0199")
        desk.log("dana", Call(Outcome.WRONG_NUMBER, number=NUMBER.e164))
        assert [phone.e164 for phone in desk.contact("dana").dialable] == ["+12125550199"]
        assert desk.plan("dana").call.why is Why.ANOTHER_NUMBER

    def test_is_the_first_when_none_is_named(self, desk):
        desk.log("dana", Call(Outcome.WRONG_NUMBER))
        assert desk.contact("dana").dialable == ()

    def test_is_over_once_a_number_is_added(self, desk):
        desk.log("dana", Call(Outcome.WRONG_NUMBER))
        desk.add_number("dana", "(212) 555-0199")
        assert desk.plan("dana").call.day == day("Mon 23 Nov")
        assert not desk.queue().needs_number

    def test_typed_again_is_taken_at_its_word(self, desk):
        desk.log("dana", Call(Outcome.WRONG_NUMBER))
        desk.add_number("dana", NUMBER.typed)
        assert [phone.e164 for phone in desk.contact("dana").dialable] == [NUMBER.e164]

    @pytest.mark.parametrize("typed", ["", "ask Sam", "12", "\x1b[2J\n555"])
    def test_cant_be_mended_with_what_is_none(self, desk, refused, typed):
        refused(desk.add_number, "dana", typed)


class TestSnoozing:
    def test_puts_a_call_off(self, desk):
        desk.snooze("dana", day("Wed 25 Nov"))
        assert (desk.plan("dana").call.day, desk.plan("dana").call.why) == (
            day("Wed 25 Nov"),
            Why.SNOOZED,
        )

    def test_is_to_the_day_chosen_also_when_the_rule_says_later(self, desk):
        desk.log("dana", VOICEMAIL)
        desk.snooze("dana", day("Wed 25 Nov"))
        assert desk.plan("dana").call.day == day("Wed 25 Nov")

    @pytest.mark.parametrize("until", ["Mon 23 Nov", "Sun 22 Nov"])
    def test_refuses_today_and_before(self, desk, refused, until):
        refused(desk.snooze, "dana", day(until))

    def test_counts_days_on_their_calendar(self, calendar):
        desk = desk_with(calendar, person(tz=TOKYO))  # Tuesday there
        with pytest.raises(FollowupError):
            desk.snooze("dana", day("Tue 24 Nov"))
        desk.snooze("dana", day("Wed 25 Nov"))

    def test_refuses_an_appointment_which_needs_a_new_time(self, desk, clock, refused):
        desk.log("dana", Call(Outcome.TALKED, commitment=agreed("Tue 24 Nov 15:00")))
        clock.pass_by(minutes=1)
        refused(desk.snooze, "dana", day("Wed 25 Nov"))
        desk.reschedule("dana", agreed("Wed 25 Nov 09:45"))
        assert desk.plan("dana").call.due == there("Wed 25 Nov 09:45")

    @pytest.mark.parametrize("agreement", [suggested("Wed 25 Nov"), promised("Wed 25 Nov")])
    def test_a_new_time_is_an_appointment(self, desk, refused, agreement):
        desk.log("dana", Call(Outcome.TALKED, commitment=agreed("Tue 24 Nov 15:00")))
        refused(desk.reschedule, "dana", agreement)

    @pytest.mark.parametrize("part", ["day", "time"])
    def test_a_new_time_has_a_day_and_a_time(self, desk, refused, part):
        desk.log("dana", Call(Outcome.TALKED, commitment=agreed("Tue 24 Nov 15:00")))
        half = msgspec.structs.replace(agreed("Wed 25 Nov 09:45"), **{part: None})
        refused(desk.reschedule, "dana", half)

    def test_refuses_those_without_a_call(self, desk, refused):
        desk.set_stage(["dana"], Stage.CLOSED)
        refused(desk.snooze, "dana", day("Wed 25 Nov"))


class TestAStop:
    @pytest.fixture(autouse=True)
    def stopped(self, desk, clock):
        desk.log("dana", Call(Outcome.TALKED, commitment=agreed("Tue 24 Nov 15:00")))
        clock.pass_by(minutes=1)
        desk.log("dana", Call(Outcome.STOP))
        clock.pass_by(minutes=1)

    def test_ends_every_follow_up(self, desk):
        assert desk.plan("dana").next is None
        assert [entry.contact.uid for entry in desk.queue().entries] == ["omar"]

    @pytest.mark.parametrize(
        ("outcome", "channel"),
        [
            *((outcome, Channel.PHONE) for outcome in ("voicemail", "no_answer", "talked", "stop")),
            (Outcome.SENT, Channel.EMAIL),
            (Outcome.SENT, Channel.MESSAGE),
            (Outcome.SENT, Channel.APPLICATION),
        ],
    )
    def test_refuses_reaching_out(self, desk, refused, outcome, channel):
        said = refused(desk.log, "dana", Call(Outcome(outcome), channel=channel))
        assert "asked to stop" in said

    def test_takes_what_comes_from_them_and_stands(self, desk):
        desk.log("dana", Call(Outcome.THEY_CALLED, commitment=agreed("Tue 24 Nov 15:00")))
        desk.log("dana", Call(Outcome.REPLIED, channel=Channel.EMAIL))
        assert desk.plan("dana").next is None

    def test_takes_what_happened_before_it(self, desk):
        desk.log("dana", Call(Outcome.VOICEMAIL, at=NOW - timedelta(days=1)))
        assert desk.plan("dana").stopped

    def test_refuses_putting_off_and_new_times(self, desk, refused):
        refused(desk.snooze, "dana", day("Wed 25 Nov"))
        refused(desk.reschedule, "dana", agreed("Wed 25 Nov 09:45"))

    def test_is_not_got_round_by_stages_and_numbers(self, desk):
        for stage in Stage:
            desk.set_stage(["dana"], stage)
            desk.add_number("dana", "+1 212 555 0199")
            assert desk.plan("dana").stopped

    def test_is_not_got_round_under_another_name(self, desk, refused):
        desk.apply("edit", [Put(msgspec.structs.replace(desk.contact("dana"), emails=("D@l.ex",)))])
        same_number = new_contact("D. W.", at=NOW, home="US", phones=["212-555-0188"])
        same_address = new_contact("D. W.", at=NOW, home="US", emails=["d@L.ex"])
        assert "asked to stop" in refused(desk.add, same_number)
        assert "asked to stop" in refused(desk.add, same_address)
        assert "asked to stop" in refused(desk.add_number, "omar", "212-555-0188")

    @pytest.mark.parametrize("typed", ["", "Dana", "yes", "Dana Whitfield Jr"])
    def test_is_not_lifted_without_the_name(self, desk, refused, typed):
        assert "Dana Whitfield" in refused(desk.lift_stop, "dana", typed)

    def test_is_lifted_with_it_and_the_history_says_so(self, desk):
        desk.lift_stop("dana", " dana  whitfield ")
        last = desk.book.history("dana")[-1]
        stop = desk.book.history("dana")[-2]
        assert (last.outcome, last.lifts) == (Outcome.STOP_LIFTED, stop.uid)
        assert desk.plan("dana").call.why is not Why.AGREED
        desk.undo()
        assert desk.plan("dana").stopped

    def test_cant_be_lifted_where_there_is_none(self, desk, refused):
        refused(desk.lift_stop, "omar", "Omar Adeyemi")


class TestPeople:
    def test_are_added_and_found(self, desk):
        desk.add(new_contact("Mei Tanaka", at=NOW, home="US"))
        assert "Mei Tanaka" in [contact.name for contact in desk.book.contacts.values()]

    @pytest.mark.parametrize("name", ["", "  ", "\x1b[0m\n"])
    def test_need_a_name(self, desk, refused, name):
        refused(desk.add, new_contact(name, at=NOW, home="US"))

    def test_move_to_a_stage_in_one_act(self, desk):
        desk.set_stage(["dana", "omar"], Stage.KEEP_IN_TOUCH)
        assert {contact.stage for contact in desk.book.contacts.values()} == {Stage.KEEP_IN_TOUCH}
        desk.undo()
        assert {contact.stage for contact in desk.book.contacts.values()} == {Stage.ACTIVE}

    def test_that_are_there_already_make_no_act(self, desk):
        before = to_undo(desk)
        desk.set_stage(["dana"], Stage.ACTIVE)
        assert to_undo(desk) == before


class TestANewContact:
    @pytest.mark.parametrize(
        ("phones", "tz", "guessed"),
        [
            (["212 555 0188"], NEW_YORK, True),
            (["212 555 0188", "(212) 555-0110"], NEW_YORK, True),
            (["800 555 0199"], "", False),  # toll-free is anywhere
            (["212 555 0188", "415 555 0136"], "", False),  # two zones are none
            (["ask at the desk"], "", False),
            ([], "", False),
        ],
    )
    def test_is_in_the_zone_its_numbers_agree_on(self, phones, tz, guessed):
        found = new_contact("Dana", at=NOW, home="US", phones=phones)
        assert (found.tz, found.tz_guessed) == (tz, guessed)

    def test_keeps_the_zone_it_was_given(self):
        found = new_contact("Dana", at=NOW, home="US", phones=["212 555 0188"], tz=LOS_ANGELES)
        assert (found.tz, found.tz_guessed) == (LOS_ANGELES, False)

    @pytest.mark.parametrize(
        ("card", "e164"),
        [
            ({}, "+442079460147"),
            ({"region": "GB-SCT"}, "+442079460147"),
            ({"tz": "Europe/London", "home_is": "US"}, "+442079460147"),
            ({"tz": "America/New_York"}, ""),
        ],
    )
    def test_reads_numbers_as_in_its_region_its_zones_country_or_home(self, card, e164):
        home = card.pop("home_is", "GB") if "region" not in card else "US"
        found = new_contact("Dana", at=NOW, home=home, phones=["020 7946 0147"], **card)
        assert found.phones[0].e164 == e164

    def test_is_clean_text(self):
        found = new_contact(
            "\x1b[31mDana\nWhitfield ",
            at=NOW,
            home="US",
            company=" Larkspur\tCapital",
            emails=["dana@l.example ", " "],
            tags=["finance\n", ""],
            notes="one\r\ntwo\x07",
            phones=["  "],
        )
        assert (found.name, found.company) == ("Dana Whitfield", "Larkspur Capital")
        assert (found.emails, found.tags) == (("dana@l.example",), ("finance",))
        assert (found.notes, found.phones) == ("one\ntwo", ())


class TestUndo:
    def test_of_nothing_says_so(self, calendar):
        desk = desk_with(calendar)
        for act in (desk.undo, desk.redo):
            with pytest.raises(FollowupError, match="nothing to"):
                act()

    def test_names_what_it_would_take_back(self, desk):
        desk.log("dana", VOICEMAIL)
        assert to_undo(desk) == "Dana Whitfield: voicemail"
        assert (desk.undo().contact, to_redo(desk)) == ("dana", "Dana Whitfield: voicemail")
        desk.redo()
        assert to_redo(desk) == ""

    def test_what_was_changed_elsewhere_since_is_refused_and_the_act_before_comes_next(self, desk):
        desk.log("dana", Call(Outcome.VOICEMAIL))
        desk.log("dana", Call(Outcome.TALKED))
        talk = desk.book.history("dana")[-1]
        desk._store.commit([Put(replace(talk, note="said elsewhere"))], desk.clock())
        with pytest.raises(FollowupError, match="changed elsewhere since, so it stays"):
            desk.undo()
        assert desk.book.history("dana")[-1].note == "said elsewhere"
        assert desk.undo().title == "Dana Whitfield: voicemail"

    def test_something_new_forgets_what_was_undone(self, desk):
        desk.log("dana", VOICEMAIL)
        desk.undo()
        desk.log("dana", TALKED)
        assert to_redo(desk) == ""

    def test_takes_back_prepared_changes_too(self, desk):
        news = News(uid="n", at=NOW, text="a prize")
        desk.apply("told", [Put(news), Put(msgspec.structs.replace(news, heard_by=("dana",)))])
        assert desk.book.news["n"].heard_by == ("dana",)
        desk.undo()
        assert not desk.book.news

    def test_leaves_in_a_list_what_something_else_put_there_meanwhile(self, desk):
        mobile, home = (Phone(f"555 01{nn}", f"+121255501{nn}") for nn in (20, 30))
        desk.add_number("dana", "+1 212 555 0110")
        dana = desk.contact("dana")
        added, office = dana.phones
        wrong = msgspec.structs.replace(office, wrong=True)
        meanwhile = msgspec.structs.replace(dana, phones=(added, wrong, mobile, home))
        desk._store.commit([Put(meanwhile)], NOW)
        desk.undo()
        assert desk.contact("dana").phones == (wrong, mobile, home)
        desk.redo()
        assert set(desk.contact("dana").phones) == {added, wrong, mobile, home}
