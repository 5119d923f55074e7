"""What must always hold of annoyance: it gives room, and takes nothing that they named."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from followup_tui.domain.contact import Snooze, Stage
from followup_tui.domain.interaction import Interaction, Outcome
from followup_tui.planning.policy import Policy
from followup_tui.planning.rules import plan
from tests.builders import LONDON, NEW_YORK, NOW, TOKYO, agreed, person, promised, suggested

COMMITMENTS = [
    None,
    None,
    agreed("Tue 24 Nov 15:00"),
    suggested("Wed 2 Dec", "13:00", "after lunch"),
    promised("Fri 20 Nov"),
    promised(),
]

pasts = st.lists(
    st.tuples(
        st.integers(0, 60),
        st.sampled_from(sorted(Outcome, key=str)),
        st.sampled_from(COMMITMENTS),
        st.booleans(),
    ),
    max_size=8,
).map(
    lambda told: tuple(
        Interaction(
            uid=f"e{nth}",
            contact="dana",
            at=NOW - timedelta(days=days, minutes=nth),
            tz=NEW_YORK,
            outcome=outcome,
            commitment=what,
            annoyed=annoyed,
        )
        for nth, (days, outcome, what, annoyed) in enumerate(sorted(told, key=lambda e: -e[0]))
    )
)
cards = st.builds(
    lambda stage, tz, snoozed: person(
        stage=stage,
        tz=tz,
        snooze=Snooze(NOW.date() + timedelta(days=3), NOW) if snoozed else None,
    ),
    st.sampled_from(Stage),
    st.sampled_from([NEW_YORK, LONDON, TOKYO]),
    st.booleans(),
)


@given(pasts, cards, st.integers(1, 60))
def test_a_call_is_never_sooner_for_the_mark_nor_gone_and_a_named_day_holds(
    calendar, past, card, days
):
    policy = Policy(after_annoyed_days=days)
    calm = plan(card, tuple(replace(one, annoyed=False) for one in past), policy, calendar, NOW)
    cross = plan(card, past, policy, calendar, NOW)
    assert (cross.stopped, cross.email, cross.needs_number) == (
        calm.stopped,
        calm.email,
        calm.needs_number,
    )
    assert (cross.call is None) == (calm.call is None)
    if calm.call and cross.call:
        assert cross.call.day >= calm.call.day
        if calm.call.named:
            assert cross.call.due == calm.call.due
