"""The edges of a day in words: what was done, what comes, what is still owed."""

import msgspec
import pytest

from followup_tui.desk.day import day_end, welcome_back
from followup_tui.desk.desk import Desk
from followup_tui.desk.entries import Call
from followup_tui.desk.settings import Settings
from followup_tui.domain.book import Put
from followup_tui.domain.contact import Stage
from followup_tui.domain.interaction import Channel, Outcome
from followup_tui.planning.policy import Policy
from followup_tui.storage.memory import MemoryStore
from tests.builders import Clock, agreed, entry, person, promised, there


@pytest.fixture
def desk(calendar):
    """A desk on these records, at a moment, with so many calls a day."""

    def desk(*records, now="Mon 23 Nov 17:00", capacity=25) -> Desk:
        clock, store = Clock(there(now)), MemoryStore()
        store.commit([Put(record) for record in records], clock())
        return Desk(store, calendar, Settings(policy=Policy(capacity=capacity)), clock)

    return desk


def end(at: Desk):
    return day_end(at, at.queue())


def test_counts_what_was_done_and_names_whom_one_talked_with(desk):
    at = desk(person(), person("Omar Adeyemi"), person("Ruth Varga"))
    at.log("dana", Call(Outcome.TALKED, commitment=agreed("Tue 24 Nov 15:00")))
    at.log("omar", Call(Outcome.VOICEMAIL))
    at.log("omar", Call(Outcome.SENT, channel=Channel.EMAIL))
    at.log("ruth", Call(Outcome.THEY_CALLED))
    day = end(at)
    assert day.done == "3 calls, talked 2×, left word 1×, 1 e-mail written"
    assert day.talked == "Dana Whitfield, Ruth Varga"
    assert day.agreed == "1 next date agreed"
    assert day.next == "Tue 24 Nov: 1 call, agreed at 15:00"


def test_a_promise_without_a_day_is_no_date(desk):
    at = desk(person())
    at.log("dana", Call(Outcome.TALKED, commitment=promised()))
    assert end(at).agreed == ""


def test_what_was_more_than_today_holds_is_among_what_comes(desk):
    at = desk(person(), person("Omar Adeyemi"), person("Lee"), capacity=1)
    at.log("dana", Call(Outcome.VOICEMAIL))
    assert at.queue().entries == ()
    assert end(at).next == "Tue 24 Nov: 2 calls"


def test_an_e_mail_owed_to_somebody_met_on_a_weekend_is_not_forgotten(desk):
    met = entry("Sat 21 Nov 14:00 met", promised("Fri 27 Nov"))
    assert end(desk(person(), met, now="Sat 21 Nov 17:00")).owed == "1 e-mail"
    assert end(desk(person(), entry("Fri 20 Nov 14:00 talked"))).owed == ""


def test_a_day_on_which_nothing_was_says_nothing(desk):
    day = end(desk())
    assert (day.done, day.talked, day.agreed, day.next, day.owed) == ("", "", "", "", "")


def test_only_calls_fit_a_day(desk):
    met = msgspec.structs.replace(entry("Mon 2 Nov 11:00 met"), contact="lee")
    at = desk(person(), person("Omar Adeyemi"), person("Lee"), met, capacity=2)
    said = welcome_back(at, at.queue(), "B")
    assert said == "Good to have you back. 2 fit today; B spreads the other 1."


def test_who_waits_to_be_chosen_or_for_a_number_is_counted_and_nobody_who_asked_to_stop(desk):
    stop = msgspec.structs.replace(entry("Mon 2 Nov 11:00 stop"), contact="lee")
    day = end(
        desk(
            person(stage=Stage.LEAD),
            person("Omar Adeyemi", phones=()),
            person("Lee", stage=Stage.LEAD),
            stop,
        )
    )
    assert (day.leads, day.need_number) == (1, 1)
