"""What is typed into a contact's form: only what the user changed is set, the rest stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from msgspec.structs import replace as typing

from followup_tui.desk.editing import Around, NumberLine, Tone, Typed, blank, read, typed_of
from followup_tui.desk.others import Others
from followup_tui.domain.book import Book
from followup_tui.domain.contact import Contact, Hours, Snooze, Stage
from followup_tui.domain.phone import Phone
from followup_tui.planning.calendar import Calendar, Here
from followup_tui.planning.policy import Policy
from tests.builders import LONDON, NEW_YORK, NOW, NUMBER, OTHER_NUMBER, TOKYO, day, entry, person

HOME = Calendar(None, Here(NEW_YORK, "US"))  # type: ignore[arg-type] # no holiday is looked up
DANA = person(
    company="Larkspur",
    role="Head of Talent",
    phones=(NUMBER, Phone(typed="212 555 0110", e164=OTHER_NUMBER.e164, label="old", wrong=True)),
    emails=("dana@larkspur.example",),
    region="US-NY",
    tags=("finance", "warm"),
    notes="Runs\nmarathons",
    url="https://example.com/dana",
    snooze=Snooze(until=day("Thu 26 Nov"), made=NOW),
)
OMAR = person("Omar Adeyemi", phones=(Phone(typed="+1 312 555 0166", e164="+13125550166"),))
HOWARD = person(
    "Howard Pell",
    phones=(Phone(typed="+1 202 555 0150", e164="+12025550150"),),
    emails=("howard@pell.example",),
)
BOOK = Book.of([DANA, OMAR, HOWARD, entry("Thu 19 Nov 09:12 stop", contact="howard")])


def around(uid: str = "dana") -> Around:
    return Around(Others(BOOK, uid), HOME, Policy(), NOW)


def edited(latest: Contact | None = None, opened: Contact = DANA, **typed):
    """How the form of somebody reads once this is typed into it."""
    form = typing(typed_of(opened), **typed)
    return read(opened, form, latest or opened, around(opened.uid))


def added(**typed):
    """How a new contact's form reads."""
    return edited(opened=blank(NOW), **{"name": "Nora Quist", **typed})


def lines(*texts: str) -> tuple[NumberLine, ...]:
    return tuple(map(NumberLine, texts))


def words(reading, field: str, at: int = 0) -> str:
    return reading.said[field, at].words


# What is set


def test_nothing_typed_changes_nothing():
    assert edited().contact == DANA


@pytest.mark.parametrize(
    ("typed", "changed"),
    [
        ({"name": " Dana  W. "}, {"name": "Dana W."}),
        ({"company": ""}, {"company": ""}),
        ({"stage": Stage.CLOSED}, {"stage": Stage.CLOSED}),
        ({"notes": "a\nb\n"}, {"notes": "a\nb"}),
        ({"tags": "warm, , new one"}, {"tags": ("warm", "new one")}),
        ({"emails": ("", "d@l.example")}, {"emails": ("d@l.example",)}),
        ({"tz": "tokyo"}, {"tz": TOKYO}),
        ({"region": ""}, {"region": ""}),
        ({"region": "california"}, {"region": "US-CA"}),
        ({"hours": "9 to 5"}, {"hours": Hours(9, 17)}),
        ({"position": " Junior  analyst "}, {"position": "Junior analyst"}),
        ({"address": "1 Main St, Springfield"}, {"address": "1 Main St, Springfield"}),
    ],
)
def test_a_field_that_was_changed_is_all_that_is_set(typed, changed):
    assert edited(**typed).contact == replace(DANA, **changed)


def test_what_changed_elsewhere_meanwhile_stays():
    latest = replace(
        DANA,
        company="Finch",
        stage=Stage.KEEP_IN_TOUCH,
        phones=(replace(NUMBER, wrong=True), *DANA.phones[1:], OMAR.phones[0]),
        emails=(*DANA.emails, "whitfield@home.example"),
        tags=("warm",),
        snooze=None,
    )
    changed = edited(
        latest,
        role="Chief",
        phones=(*typed_of(DANA).phones, NumberLine("home +1 212 555 0142")),
        emails=(),
        tags="finance, warm, new",
    ).contact
    home = Phone(typed="+1 212 555 0142", e164="+12125550142", label="home")
    first, old, omars = latest.phones
    assert changed == replace(
        latest,
        role="Chief",
        phones=(first, old, home, omars),
        emails=("whitfield@home.example",),
        tags=("warm", "new"),
    )


def test_a_new_contact_is_made_of_what_was_typed():
    nora = added(phones=lines("(312) 555-0142 x9", ""), emails=("n@q.example", "")).contact
    assert nora == Contact(
        uid=nora.uid,
        name="Nora Quist",
        phones=(Phone(typed="(312) 555-0142 x9", e164="+13125550142", ext="9"),),
        emails=("n@q.example",),
        tz="America/Chicago",
        tz_guessed=True,
        added=NOW,
    )


def test_numbers_are_read_as_in_the_region_or_the_zone_that_is_typed():
    for there in ({"region": "germany"}, {"tz": "berlin"}):
        assert added(phones=lines("030 901820"), **there).contact.phones[0].e164 == "+4930901820"


def test_a_number_kept_as_typed_is_read_again_once_its_country_is_known():
    jan = person("Jan", phones=(Phone(typed="030 901820", label="work"),), tz="")
    assert edited(opened=jan, notes="x").contact.phones == jan.phones
    phone = edited(opened=jan, region="DE").contact.phones[0]
    assert (phone.e164, phone.typed) == ("+4930901820", "030 901820")


def test_a_guessed_zone_is_a_guess_until_it_is_changed():
    guessed = replace(DANA, tz_guessed=True)
    assert typed_of(guessed).tz == ""
    assert edited(opened=guessed, notes="x").contact.tz_guessed
    london = edited(opened=guessed, phones=lines("+44 20 7946 0000")).contact
    assert (london.tz, london.tz_guessed) == (LONDON, True)
    sure = edited(opened=guessed, tz="new york").contact
    assert (sure.tz, sure.tz_guessed) == (NEW_YORK, False)


def test_a_zone_taken_out_is_guessed_from_the_number():
    assert edited(opened=replace(DANA, tz=TOKYO), tz="").contact.tz_guessed


def test_a_wrong_number_can_be_put_right():
    ours, old = typed_of(DANA).phones
    assert words(edited(), "phones", 1) == "somebody else's: not called"
    right = edited(phones=(ours, NumberLine(old.text)))
    assert [phone.wrong for phone in right.contact.phones] == [False, False]
    wrong = edited(phones=(NumberLine(ours.text, NUMBER.e164), old))
    assert [phone.wrong for phone in wrong.contact.phones] == [True, True]


def test_a_mark_is_about_the_number_and_not_the_line():
    ours, old = typed_of(DANA).phones
    relabelled = edited(phones=(ours, NumberLine("former 212 555 0110", old.wrong)))
    assert relabelled.contact.phones[1].wrong
    replaced = edited(phones=(ours, NumberLine("old 212 555 0142", old.wrong)))
    assert not replaced.contact.phones[1].wrong


# What is remarked


@pytest.mark.parametrize(
    ("typed", "spot", "remark", "tone"),
    [
        (
            {"phones": lines("mobile +1 212 555 0142 x204")},
            ("phones", 0),
            "= (212) 555-0142 ext. 204, New York",
            Tone.GOOD,
        ),
        (
            {"phones": lines("", "ask Sam")},
            ("phones", 1),
            "can't be dialled yet; kept as typed",
            Tone.BAD,
        ),
        (
            {"phones": lines("+1 312 555 0166")},
            ("phones", 0),
            "Omar Adeyemi has it too",
            Tone.BAD,
        ),
        (
            {"emails": ("ask Sam",)},
            ("emails", 0),
            "no e-mail address yet; kept as typed",
            Tone.BAD,
        ),
        ({"name": "Omar Adeyemi"}, ("name", 0), "Omar Adeyemi is here already", Tone.BAD),
        (
            {"tz": "berlin"},
            ("tz", 0),
            "= Berlin, Germany · 16:30 there now",
            Tone.GOOD,
        ),
        ({"tz": ""}, ("tz", 0), "empty: guessed from the number, once there is one", Tone.QUIET),
        (
            {"phones": lines("+44 20 7946 0000")},
            ("tz", 0),
            "guessed from the number: London, Britain (UK) · 15:30 there now",
            Tone.QUIET,
        ),
        (
            {"region": "us-ca"},
            ("region", 0),
            "= the holidays of California, United States",
            Tone.GOOD,
        ),
        ({"tz": "tokyo"}, ("region", 0), "empty: Japan, where the zone is", Tone.QUIET),
        ({"hours": "7-15"}, ("hours", 0), "= 07:00 to 15:00 there", Tone.GOOD),
        (
            {"tz": "tokyo"},
            ("hours", 0),
            "empty: 08:00 to 18:00 there, as for everybody",
            Tone.QUIET,
        ),
    ],
)
def test_each_field_says_how_it_reads(typed, spot, remark, tone):
    reading = added(**typed)
    assert (reading.said[spot].words, reading.said[spot].tone) == (remark, tone)
    assert reading.refused is None


@pytest.mark.parametrize(
    ("typed", "spot", "remark"),
    [
        (
            {"emails": ("a@b.example, c@d.example",)},
            ("emails", 0),
            "not one address: each on a line of its own",
        ),
        ({"name": " "}, ("name", 0), "a name is needed"),
        ({"name": "\u200b\u3164"}, ("name", 0), "a name is needed"),
        ({"name": "sam@new.example"}, ("name", 0), "that is no name: whose is it?"),
        ({"name": "+1 212 555 0143"}, ("name", 0), "that is no name: whose is it?"),
        ({"phones": lines("(202) 555-0150")}, ("phones", 0), "Howard Pell's, who asked to stop"),
        (
            {"emails": ("", "Howard@Pell.example")},
            ("emails", 1),
            "Howard Pell's, who asked to stop",
        ),
        ({"tz": "Mars/Olympus"}, ("tz", 0), "there is no time zone called 'Mars/Olympus'"),
        ({"region": "georgia"}, ("region", 0), "that could be 2 places: choose one"),
        ({"hours": "mornings"}, ("hours", 0), "'mornings' are no hours; as in 9–17"),
    ],
)
def test_what_cant_be_saved_is_refused_where_it_stands(typed, spot, remark):
    reading = added(**typed)
    assert reading.refused == spot
    assert reading.said[spot].words.startswith(remark)


def test_whoever_came_in_under_an_address_can_still_be_changed():
    reading = edited(opened=replace(HOWARD, name="howard@pell.example"), notes="x")
    assert reading.refused is None


def test_nobody_is_refused_their_own_number():
    assert edited(opened=HOWARD, notes="x").refused is None


TEXTS = st.text(max_size=40) | st.sampled_from(
    ["[b]x[/b]", "\x1b[31mred", "\u202eright to left", "x" * 3000, ":", "+1", "mobile +1 212 555"]
)


@given(
    st.builds(
        Typed,
        name=TEXTS,
        company=TEXTS,
        role=TEXTS,
        phones=st.lists(st.builds(NumberLine, TEXTS, TEXTS), max_size=3).map(tuple),
        emails=st.lists(TEXTS, max_size=3).map(tuple),
        tz=TEXTS,
        region=TEXTS,
        hours=TEXTS | st.from_regex(r"[0-9]{1,2} ?(am)?[-–][0-9]{1,2} ?(pm)?", fullmatch=True),
        stage=st.sampled_from(Stage),
        tags=TEXTS,
        position=TEXTS,
        address=TEXTS,
        notes=TEXTS,
    )
)
def test_whatever_is_typed_reads_and_what_the_form_does_not_show_is_kept(typed):
    reading = read(DANA, typed, DANA, around())
    now = reading.contact
    kept = ("uid", "url", "snooze", "added")
    assert [getattr(now, name) for name in kept] == [getattr(DANA, name) for name in kept]
    assert all("\n" not in said.words for said in reading.said.values())
    again = read(now, typed_of(now), now, around())
    assert again.contact == now
