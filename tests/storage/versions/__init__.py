"""A data file of every version there was, each with the same people in it."""

from datetime import UTC, date, datetime, time

from followup_tui.domain.book import Record
from followup_tui.domain.contact import Contact, Snooze, Stage
from followup_tui.domain.interaction import (
    Channel,
    Commitment,
    CommitmentKind,
    Interaction,
    Outcome,
)
from followup_tui.domain.news import News
from followup_tui.domain.phone import Phone

MORNING = datetime(2026, 11, 23, 15, 42, tzinfo=UTC)
ADDED = datetime(2026, 11, 2, 14, tzinfo=UTC)


def everything() -> list[Record]:
    """One of everything version 1 could say, as today's version reads it."""
    appointment = Commitment(
        CommitmentKind.APPOINTMENT, date(2026, 11, 24), time(15), "", "Europe/Berlin", "tue 3pm"
    )
    suggestion = Commitment(
        CommitmentKind.SUGGESTION, date(2026, 11, 25), time(13), "after lunch", "Europe/Berlin"
    )
    promise = Commitment(CommitmentKind.PROMISE, words="I'll get back to you")
    entries = [
        Interaction(
            uid=f"entry-{nth:02}",
            contact="dana",
            at=MORNING.replace(minute=nth),
            tz="Europe/Berlin",
            outcome=outcome,
            **more,
        )
        for nth, (outcome, more) in enumerate(
            [
                (Outcome.NO_ANSWER, {"number": "+12125550188", "hidden": True}),
                (Outcome.BUSY, {}),
                (Outcome.VOICEMAIL, {"note": "left word\nwith Sam 𝔘", "seconds": 63}),
                (Outcome.GATEKEEPER, {}),
                (Outcome.TALKED, {"commitment": appointment}),
                (Outcome.THEY_CALLED, {"commitment": suggestion}),
                (Outcome.WRONG_NUMBER, {}),
                (Outcome.SENT, {"channel": Channel.APPLICATION}),
                (Outcome.REPLIED, {"channel": Channel.EMAIL, "commitment": promise}),
                (Outcome.MET, {"channel": Channel.MEETING}),
                (Outcome.RESCHEDULED, {"channel": Channel.MESSAGE, "commitment": appointment}),
                (Outcome.STOP, {}),
                (Outcome.STOP_LIFTED, {"channel": Channel.MESSAGE, "lifts": "entry-11"}),
            ]
        )
    ]
    return [
        Contact(
            uid="dana",
            name="Dana Whitfield",
            company="Larkspur",
            role="Head of Talent",
            phones=(
                Phone("212 555 0188", "+12125550188", "7", "work"),
                Phone("+1 212 555 0110", "+12125550110", wrong=True),
            ),
            emails=("dana@larkspur.example",),
            tz="Europe/Berlin",
            tz_guessed=True,
            region="DE-BY",
            stage=Stage.KEEP_IN_TOUCH,
            tags=("warm", "harbour"),
            notes="Likes\nbrevity.",
            url="https://larkspur.example/dana",
            snooze=Snooze(date(2026, 12, 1), MORNING),
            added=ADDED,
        ),
        *(
            Contact(uid=stage.value, name=f"A {stage}", stage=stage, added=ADDED)
            for stage in (Stage.LEAD, Stage.ACTIVE, Stage.CLOSED)
        ),
        *entries,
        News(uid="prize", at=MORNING, text="won a prize", heard_by=("dana",)),
    ]
