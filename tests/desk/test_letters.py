"""First drafts: whom, which day, what was talked about, and what comes next."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from followup_tui.desk.drafts import Drafts
from followup_tui.desk.interviews import Interview, Met, log_interview
from followup_tui.desk.letters import address_of, draft, fitting
from followup_tui.domain.book import Put
from followup_tui.domain.contact import Stage
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.interaction import Channel
from followup_tui.domain.letter import LetterKind
from followup_tui.domain.news import News
from followup_tui.interchange.letters.drafting import WORDS, Drafting
from followup_tui.interchange.letters.handing_over import as_file, mailto
from followup_tui.planning.when import Past
from followup_tui.storage.memory import MemoryDrafts
from tests.builders import NOW, Clock, agreed, desk_with, entry, person, suggested, there

RUTH = person("Ruth Varga", uid="dana", company="Fernhill", emails=("ruth@fernhill.example",))
WRITER = Drafting(Path("/nonexistent"))
ABOUT = "the tidal model"


@pytest.fixture
def desk(calendar):
    def desk(*past, **card):
        made = desk_with(calendar, replace(RUTH, **card), clock=Clock())
        made.apply("", [Put(one) for one in past])
        return made

    return desk


def text(desk, kind):
    letter = draft(desk, WRITER, "dana", kind)
    assert letter.to == "ruth@fernhill.example"
    return f"{letter.subject}\n{letter.body}"


@pytest.mark.parametrize("kind", LetterKind)
def test_each_names_the_person_the_day_and_what_was_talked_about(desk, kind):
    written = text(desk(entry("Fri 20 Nov 14:00 met", note=ABOUT)), kind)
    for words in ("Dear Ruth,", "on Friday", ABOUT, "Fernhill"):
        assert words in written


@pytest.mark.parametrize("kind", LetterKind)
def test_a_note_is_quoted_only_between_marks_that_say_whose_it_is(desk, kind):
    written = text(desk(entry("Fri 20 Nov 14:00 met", note="he is vain\nand late")), kind)
    assert "[your note: he is vain and late]" in written


@pytest.mark.parametrize("kind", LetterKind)
def test_each_reads_well_of_somebody_nothing_is_known_of(desk, kind):
    written = text(desk(company=""), kind)
    assert "None" not in written
    assert "  " not in written
    assert "\n\n\n" not in written


def test_the_day_is_told_so_that_it_can_be_known(desk):
    past = entry("Fri 6 Nov 14:00 met", note=ABOUT)
    assert "Thank you for Friday the 6th\n" in text(desk(past), LetterKind.THANK_YOU)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (agreed("Tue 24 Nov 15:00"), "I will call you tomorrow at 15:00, as we said"),
        (agreed("Thu 26 Nov 15:00"), "I will call you on Thursday at 15:00, as we said"),
        (agreed("Tue 1 Dec 09:30"), "call you on Tuesday the 1st of December at 09:30, as we said"),
        (suggested("Fri 27 Nov", "13:00", "after lunch"), "I will call you on Friday, as we said"),
        (None, "I will call you in a few days"),
    ],
)
def test_a_thank_you_says_when_they_will_be_called(desk, call, words):
    past = entry("Fri 20 Nov 14:00 met", call, note=ABOUT)
    assert words in text(desk(past), LetterKind.THANK_YOU)


@pytest.mark.parametrize("kind", [LetterKind.THANK_YOU, LetterKind.FOLLOWING_UP])
def test_nobody_without_a_number_is_promised_a_call(desk, kind):
    written = text(desk(entry("Fri 20 Nov 14:00 met"), phones=()), kind)
    assert "I will call" not in written
    assert "by telephone" not in written


def test_the_meeting_is_thanked_for_whatever_was_talked_about_since(desk):
    met = entry("Fri 20 Nov 14:00 met", note=ABOUT)
    since = entry("Mon 23 Nov 09:00 they_called", note="parking")
    written = text(desk(met, since), LetterKind.THANK_YOU)
    assert ABOUT in written
    assert "parking" not in written


@pytest.mark.parametrize("kind", LetterKind)
def test_the_company_spoken_of_is_the_one_the_interview_was_with(desk, kind):
    met = entry("Fri 20 Nov 14:00 met", company="Client Corp")
    written = text(desk(met, entry("Mon 23 Nov 09:00 talked")), kind)
    own = kind is LetterKind.KEEP_IN_TOUCH
    assert ("Fernhill" in written, "Client Corp" in written) == (own, not own)


def test_following_up_an_application_speaks_of_the_company_applied_to(desk):
    met = entry("Fri 20 Nov 14:00 met", company="Heron")
    sent = entry("Sat 21 Nov 14:00 sent", channel=Channel.APPLICATION, company="Client Corp")
    assert "at Client Corp" in text(desk(met, sent), LetterKind.FOLLOWING_UP)
    assert "at Heron" in text(desk(met, sent), LetterKind.THANK_YOU)


def test_keeping_in_touch_brings_the_newest_news_they_have_not_heard(desk):
    told = News(uid="told", at=NOW, text="a prize", heard_by=("dana",))
    new = News(uid="new", at=there("Mon 2 Nov 09:00"), text="a certificate")
    keeping = desk(told, new, stage=Stage.KEEP_IN_TOUCH)
    written = text(keeping, fitting(keeping, "dana"))
    assert "Something you may like to hear: a certificate" in written


def test_the_kind_called_for_follows_from_what_was(desk):
    met = entry("Fri 20 Nov 14:00 met")
    sent = entry("Fri 20 Nov 18:00 sent")
    assert fitting(desk(met), "dana") is LetterKind.THANK_YOU
    assert fitting(desk(met, sent), "dana") is LetterKind.FOLLOWING_UP
    assert fitting(desk(met, sent, stage=Stage.KEEP_IN_TOUCH), "dana") is LetterKind.KEEP_IN_TOUCH
    assert fitting(desk(met, sent, stage=Stage.CLOSED), "dana") is LetterKind.AFTER_NO


def test_interest_lost_is_lost_in_this_interview_only(desk):
    made = desk()
    was = Interview(was=Past(NOW), people=(Met(contact=made.contact("dana")),), interested=False)
    log_interview(made, was)
    assert fitting(made, "dana") is LetterKind.THANK_YOU_NO_INTEREST
    made.clock.pass_by(days=3)
    again = Interview(was=Past(made.clock()), people=(Met(contact=made.contact("dana")),))
    log_interview(made, again)
    assert fitting(made, "dana") is LetterKind.THANK_YOU


def test_a_letter_goes_to_one_address(desk):
    ruth = desk(emails=("a@b.example, c@d.example", "x@y.example\nBcc: e@v.example", "r@f.example"))
    assert address_of(ruth.contact("dana")) == "r@f.example"


def test_nothing_is_written_to_whoever_asked_to_stop(desk):
    with pytest.raises(FollowupError, match="asked to stop"):
        draft(desk(entry("Fri 20 Nov 14:00 stop")), WRITER, "dana", LetterKind.THANK_YOU)


def test_a_letter_that_was_not_sent_after_all_is_at_hand_again_and_is_no_note():
    drafts = Drafts(MemoryDrafts())
    drafts.change("dana", letter=("Thank you", "My own words"))
    sent = entry("Mon 23 Nov 10:00 sent", note="Thank you")
    drafts.logged(sent, "dana")
    assert drafts.of("dana").is_empty
    drafts.undone(sent)
    assert (drafts.of("dana").letter, drafts.of("dana").note) == (("Thank you", "My own words"), "")
    drafts.undone(entry("Mon 23 Nov 10:00 talked", note="a talk"))
    assert drafts.of("dana").note == "a talk"


NASTY = st.sampled_from(
    [
        "Ruth\nBcc: eve@evil.example",
        "Ruth\r\n\r\nBcc: eve@evil.example",
        "x&bcc=eve@evil.example&body=",
        "x?bcc=eve@evil.example#",
        "[/b][@click=app.quit]Ruth",
        "{{ 7 * 7 }}{% include '/etc/passwd' %}",
        "=?utf-8?q?=0ABcc=3A_eve=40evil.example?=",
        "\u202eeve\u2028Bcc: eve@evil.example",
        "Cc: eve@evil.example",
        "佐藤 健 🎌",
    ]
)


@given(
    name=NASTY,
    company=NASTY,
    other=st.just("") | NASTY,
    note=NASTY,
    me=NASTY,
    kind=st.sampled_from(LetterKind),
)
def test_what_anybody_is_called_or_said_never_leaves_its_field(
    calendar, name, company, other, note, me, kind
):
    desk = desk_with(calendar, replace(RUTH, name=name, company=company), clock=Clock())
    desk.settings = replace(desk.settings, you=replace(desk.settings.you, name=me))
    met = entry("Fri 20 Nov 14:00 met", note=note, company=other)
    desk.apply("", [Put(met)])
    letter = draft(desk, WRITER, "dana", kind)
    assert "49" not in letter.body
    found = message_from_bytes(as_file(letter), policy=default)
    assert [one.addr_spec for one in found["To"].addresses] == ["ruth@fernhill.example"]
    assert {"bcc", "cc", "from"}.isdisjoint(header.casefold() for header in found)
    assert found["Subject"] == letter.subject
    assert found.get_content().splitlines() == letter.body.splitlines()
    link = mailto(letter)
    if link is not None:
        parts = urlsplit(link)
        assert (unquote(parts.path), parts.fragment) == ("ruth@fernhill.example", "")
        assert parse_qs(parts.query) == {
            "subject": [letter.subject],
            "body": [letter.body.replace("\n", "\r\n")],
        }


@given(address=NASTY.map(lambda text: f"{text}@x.example") | st.text(max_size=30))
def test_whatever_stands_for_an_address_a_letter_has_one_recipient(calendar, address):
    desk = desk_with(calendar, replace(RUTH, emails=(address, *RUTH.emails)), clock=Clock())
    found = message_from_bytes(
        as_file(draft(desk, WRITER, "dana", LetterKind.FOLLOWING_UP)), policy=default
    )
    assert len(found["To"].addresses) == 1
    assert found["Bcc"] is None


def test_a_template_is_given_the_words_that_are_told_of(desk):
    given = {}

    class Listening:
        def write(self, kind, words):
            given.update(words)
            return "Hello", ""

    draft(desk(), Listening(), "dana", LetterKind.THANK_YOU)
    assert set(given) == set(WORDS)
