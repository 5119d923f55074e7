"""The numbers in the rules; each has a default here and a key of the same name in the config."""

from typing import Annotated

import msgspec
from msgspec import Meta

Days = Annotated[int, Meta(ge=1, le=365)]


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How patient to be, and how persistent.

    The defaults are those of the two articles on follow-up that the rules come from.
    """

    after_talk_days: Annotated[
        Days, Meta(description="days to the next call after a conversation with nothing agreed")
    ] = 3
    after_message_days: Annotated[
        Days, Meta(description="days to the next call after a voicemail or a message left")
    ] = 7
    after_email_days: Annotated[
        Days, Meta(description="days to a call after an e-mail or application without reply")
    ] = 3
    after_annoyed_days: Annotated[
        Days, Meta(description="days to the next call, or more, after they were annoyed")
    ] = 14
    emails_in_a_row: Annotated[
        int,
        Meta(ge=1, le=100, description="e-mails in a row without a call, which propose one"),
    ] = 3
    no_answers_in_a_row: Annotated[
        int,
        Meta(ge=1, le=100, description="unanswered calls in a row from which on to wait longer"),
    ] = 3
    after_no_answers_days: Annotated[
        Days, Meta(description="days to the next call after that many unanswered calls")
    ] = 7
    keep_in_touch_months: Annotated[
        int, Meta(ge=1, le=24, description="months between calls that keep in touch")
    ] = 1
    something_new_after: Annotated[
        int,
        Meta(ge=1, le=1000, description="tries without a talk after which to suggest another way"),
    ] = 8
    capacity: Annotated[
        int, Meta(ge=1, le=1000, description="calls in a day; more than that wait for tomorrow")
    ] = 25
    appointment_notice_minutes: Annotated[
        int, Meta(ge=0, le=240, description="minutes before an appointment at which it comes first")
    ] = 15
    day_starts: Annotated[
        int, Meta(ge=0, le=23, description="first hour to call at, on the contact's clock")
    ] = 8
    day_ends: Annotated[
        int, Meta(ge=1, le=24, description="hour from which not to call, on the contact's clock")
    ] = 18
    lunch_starts: Annotated[
        int, Meta(ge=0, le=24, description="first hour of lunch, when no call is proposed")
    ] = 12
    lunch_ends: Annotated[
        int,
        Meta(ge=0, le=24, description="hour at which lunch is over; the same: call over lunch too"),
    ] = 13
    calls_an_hour: Annotated[
        int, Meta(ge=1, le=60, description="calls proposed for one hour; the rest are spread")
    ] = 4
    reminder_minutes: Annotated[
        int, Meta(ge=0, le=60, description="minutes before an appointment to say so; 0: not at all")
    ] = 5
