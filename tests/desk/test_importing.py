import itertools
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from msgspec.structs import replace as replaced

from followup_tui.desk.filling import names_taken
from followup_tui.desk.importing import ImportPlan, plan_import
from followup_tui.desk.names import conflicting
from followup_tui.domain.book import Book
from followup_tui.domain.contact import Contact, Stage
from followup_tui.domain.interaction import Interaction, Outcome
from followup_tui.domain.news import News
from followup_tui.domain.person import People, Person
from followup_tui.domain.phone import Phone, read_phone
from followup_tui.interchange.address_books import read_people

EXPORTS = Path(__file__).parent.parent / "interchange" / "exports"
FILES = {path.name: path.read_bytes() for path in sorted(EXPORTS.iterdir())}
THREE = ("linkedin.csv", "google.csv", "plain.csv")
AT = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)
PAULO = Contact(
    uid="paulo",
    name="Paulo O'Rourke",
    company="Kestrel Quant",
    phones=(read_phone("(312) 555-0109", "US"),),
    emails=("p.orourke@kestrelqua.example",),
    added=AT,
)
STOP = Interaction(uid="stop", contact="paulo", at=AT, outcome=Outcome.STOP)


def person(name: str = "Ann Lee", row: int = 2, **fields) -> Person:
    return Person(row=row, name=name, **fields)


def listed(*people: Person) -> People:
    return People(format="test", people=people)


def planned(book: Book, *files: People, stage: Stage = Stage.LEAD, home: str = "US") -> ImportPlan:
    uids = (f"new{number}" for number in itertools.count(len(book.contacts)))
    return plan_import(
        book, files, at=AT, home_region=home, new_uid=lambda: next(uids), stage=stage
    )


def after(book: Book, *people: Person) -> list[Contact]:
    """The contacts once these people are imported."""
    return list(book.after(planned(book, listed(*people)).changes).contacts.values())


def said(plan: ImportPlan) -> list[str]:
    return [str(remark) for report in plan.files for remark in report.remarks]


def who_is_there(book: Book) -> set[tuple[str, str]]:
    return {(contact.name, contact.company) for contact in book.contacts.values()}


@settings(max_examples=25, deadline=None)
@given(st.permutations(list(FILES)))
def test_eight_files_of_the_same_people_give_each_once_in_any_order(order):
    files = [read_people(FILES[name]) for name in order]
    assert len(files) == 8
    plan = planned(Book(), *files)
    book = Book().after(plan.changes)
    assert len(book.contacts) == plan.new == 33
    assert (plan.known, plan.again) == (0, 8 * 35 - 33)
    assert sum("Rourke" in contact.name for contact in book.contacts.values()) == 1
    assert who_is_there(book) == who_is_there(Book().after(planned(Book(), files[0]).changes))
    for one in book.contacts.values():
        assert not any(itertools.starmap(conflicting, itertools.combinations(names_taken(one), 2)))
    again = planned(book, *reversed(files))
    assert (again.new, again.known, again.filled, again.changes) == (0, 33, 0, ())


@pytest.mark.parametrize("name", FILES)
def test_each_file_alone_gives_each_person_once_and_a_second_time_nobody(name):
    book = Book().after(planned(Book(), read_people(FILES[name])).changes)
    assert len(book.contacts) == 33
    assert planned(book, read_people(FILES[name])).changes == ()


def test_one_command_is_the_same_as_one_after_the_other():
    files = [read_people(data) for data in FILES.values()]
    one_by_one = Book()
    for people in files:
        one_by_one = one_by_one.after(planned(one_by_one, people).changes)
    assert Book().after(planned(Book(), *files).changes) == one_by_one


def test_what_three_files_say_of_one_person_comes_together():
    book = Book().after(planned(Book(), *(read_people(FILES[name]) for name in THREE)).changes)
    [paulo] = [contact for contact in book.contacts.values() if "Paulo" in contact.name]
    assert [phone.e164 for phone in paulo.phones] == ["+13125550109", "+16465550177"]
    assert paulo.emails == ("p.orourke@kestrelqua.example",)
    assert (paulo.tz, paulo.tz_guessed) == ("America/New_York", False)
    assert paulo.url == "https://www.linkedin.com/in/0-example"
    assert paulo.notes == "Met at the career chat."
    assert (paulo.stage, paulo.added) == (Stage.LEAD, AT)


def test_every_row_is_counted_once():
    people = read_people(FILES["plain.csv"])
    [report] = planned(Book.of([PAULO]), people).files
    counted = (report.new, report.known, report.again, len(report.refused))
    assert counted == (32, 1, 2, 1)


@pytest.mark.parametrize(
    ("known", "row"),
    [
        ({"emails": ("ann@x.example",)}, {"emails": ("ANN@x.example",)}),
        ({"phones": ("(212) 555-0101",)}, {"phones": (("+1 212 555 0101", ""),)}),
        ({"phones": ("212 555 0101 x7",)}, {"phones": (("(212) 555-0101 ext. 7", ""),)}),
        ({"name": "A. Lee", "emails": ("ann@x.example",)}, {"emails": ("ann@x.example",)}),
        ({"company": "Kestrel, Inc."}, {"company": "KESTREL INC"}),
        ({"company": "Kestrel"}, {}),
        ({}, {"company": "Kestrel"}),
        ({"company": "Kestrel", "url": "https://l.example/in/ann"},
         {"company": "Larkspur", "url": "http://l.example/in/Ann/"}),
        ({"company": "Kestrel", "emails": ("ann@x.example",)},
         {"company": "Larkspur", "emails": ("ann@x.example",)}),
    ],
)  # fmt: skip
def test_a_known_person_is_recognised(known, row):
    phones = tuple(read_phone(typed, "US") for typed in known.get("phones", ()))
    there = Contact(**{"uid": "ann", "name": "Ann Lee", "added": AT, **known, "phones": phones})
    plan = planned(Book.of([there]), listed(person(**row)))
    assert (plan.new, plan.known) == (0, 1)


@pytest.mark.parametrize(
    ("known", "row"),
    [
        ({"company": "Kestrel"}, {"company": "Larkspur"}),
        ({"name": "Bo Lee", "emails": ("careers@x.example",)}, {"emails": ("careers@x.example",)}),
        ({"name": "Lee", "phones": ("(212) 555-0101",)}, {"phones": (("2125550101", ""),)}),
        ({"company": "A", "phones": ("212 555 0101 x7",)},
         {"company": "B", "phones": (("212 555 0101 x8", ""),)}),
        ({"name": "Anne Lee", "company": "Kestrel"}, {"company": "Kestrel"}),
    ],
)  # fmt: skip
def test_another_person_is_not_taken_for_a_known_one(known, row):
    phones = tuple(read_phone(typed, "US") for typed in known.get("phones", ()))
    there = Contact(**{"uid": "ann", "name": "Ann Lee", "added": AT, **known, "phones": phones})
    assert planned(Book.of([there]), listed(person(**row))).new == 1


def test_what_the_user_wrote_stays():
    mine = replace(PAULO, role="PM", notes="Likes jazz.", tz="Asia/Tokyo", stage=Stage.CLOSED)
    [paulo] = after(
        Book.of([mine]),
        person(
            "P. O'Rourke",
            emails=("p.orourke@kestrelqua.example", "paulo@home.example"),
            company="Larkspur",
            role="Director",
            tz="America/New_York",
            notes="Likes jazz.\nMet at the fair.",
            phones=(("312-555-0109", "work"), ("646 555 0177", "desk")),
            tags=("Bank",),
        ),
    )
    assert paulo == replace(
        mine,
        emails=("p.orourke@kestrelqua.example", "paulo@home.example"),
        phones=(*mine.phones, Phone("646 555 0177", "+16465550177", label="desk")),
        notes="Likes jazz.\nMet at the fair.",
        tags=("Bank",),
    )


def test_what_is_kept_against_the_file_is_said():
    plan = planned(
        Book.of([replace(PAULO, name="P. O'Rourke")]),
        listed(person("Paulo O'Rourke", emails=PAULO.emails, company="Larkspur")),
    )
    assert said(plan) == [
        "row 2: taken for “P. O'Rourke”; that name is kept",
        "row 2: the file has them at “Larkspur”; “Kestrel Quant” is kept",
    ]


def test_values_that_do_not_fit_are_kept_in_the_notes_and_said():
    plan = planned(
        Book(),
        listed(
            person(
                emails=("not-an-email", "ann@x.example"),
                tz="Mars/Base",
                region="Atlantis",
                stage="hot",
                notes="Hi",
            )
        ),
    )
    [ann] = Book().after(plan.changes).contacts.values()
    assert (ann.emails, ann.tz, ann.region, ann.stage) == (("ann@x.example",), "", "", Stage.LEAD)
    assert ann.notes.splitlines() == [
        "Hi",
        "E-mail in the file: not-an-email",
        "Time zone in the file: Mars/Base",
        "Region in the file: Atlantis",
        "Stage in the file: hot",
    ]
    assert said(plan)[0] == "row 2: “not-an-email” is no e-mail address; kept in the notes"
    assert len(said(plan)) == 4


def test_a_number_nobody_can_dial_is_kept_as_typed():
    plan = planned(Book(), listed(person(phones=(("not a number", ""),))))
    [ann] = Book().after(plan.changes).contacts.values()
    assert ann.phones == (Phone("not a number"),)
    assert said(plan) == ["row 2: “not a number” can't be dialled; kept as it is"]


def test_several_numbers_in_a_cell_are_several_with_their_kinds():
    cell = ("212 555 0143 / +1 646 555 0177 (mobile)", "work")
    [ann] = after(Book(), person(phones=(cell,)))
    assert ann.phones == (
        Phone("212 555 0143", "+12125550143", label="work"),
        Phone("+1 646 555 0177", "+16465550177", label="mobile"),
    )


def test_what_a_known_number_says_is_not_added_once_more():
    both = "212 555 0143 / +1 646 555 0177"
    ann = Contact(uid="ann", name="Ann Lee", phones=(Phone(both),), added=AT)
    assert planned(Book.of([ann]), listed(person(phones=((both, ""),)))).changes == ()


@pytest.mark.parametrize(
    ("fields", "e164"),
    [
        ({"region": "GB"}, "+442079460544"),
        ({"tz": "Europe/London"}, "+442079460544"),
        ({"region": "GB", "tz": "America/New_York"}, "+442079460544"),
        ({}, ""),
    ],
)
def test_numbers_are_read_as_at_the_person_s_place(fields, e164):
    [ann] = after(Book(), person(phones=(("020 7946 0544", ""),), **fields))
    assert ann.phones[0].e164 == e164


def test_a_number_that_is_none_at_home_is_read_where_the_known_contact_is():
    there = Contact(uid="ann", name="Ann Lee", tz="Europe/London", added=AT)
    [ann] = after(Book.of([there]), person(phones=(("020 7946 0544", ""),)))
    assert ann.phones[0].e164 == "+442079460544"


@pytest.mark.parametrize(
    ("phones", "tz"),
    [
        (["(212) 555-0101"], "America/New_York"),
        (["(212) 555-0101", "+1 646 555 0177"], "America/New_York"),
        (["(212) 555-0101", "(312) 555-0109"], ""),
        (["1-800-555-0100"], ""),
        (["1-800-555-0100", "(312) 555-0109"], "America/Chicago"),
        ([], ""),
    ],
)
def test_a_zone_is_guessed_when_the_numbers_agree_on_one(phones, tz):
    [ann] = after(Book(), person(phones=tuple((typed, "") for typed in phones)))
    assert (ann.tz, ann.tz_guessed) == (tz, bool(tz))


def test_a_zone_in_the_file_beats_a_guess_and_not_the_user():
    guessed = replace(PAULO, tz="America/Chicago", tz_guessed=True)
    row = person(PAULO.name, emails=PAULO.emails, tz="america/new_york")
    [paulo] = after(Book.of([guessed]), row)
    assert (paulo.tz, paulo.tz_guessed) == ("America/New_York", False)
    [paulo] = after(Book.of([replace(guessed, tz_guessed=False)]), row)
    assert paulo.tz == "America/Chicago"


def test_start_lifts_leads_and_nobody_else():
    people = [
        Contact(uid=stage.value, name=f"{stage.value} Lee", stage=stage, added=AT)
        for stage in Stage
    ]
    rows = [person(contact.name) for contact in people]
    rows += [person("New Lee"), person("Gone Lee", stage="closed")]
    plan = planned(Book.of(people), listed(*rows), stage=Stage.ACTIVE)
    stages = {c.name: c.stage for c in Book.of(people).after(plan.changes).contacts.values()}
    assert stages == {
        "lead Lee": Stage.ACTIVE,
        "active Lee": Stage.ACTIVE,
        "keep_in_touch Lee": Stage.KEEP_IN_TOUCH,
        "closed Lee": Stage.CLOSED,
        "New Lee": Stage.ACTIVE,
        "Gone Lee": Stage.CLOSED,
    }


@pytest.mark.parametrize(
    "row",
    [
        {"emails": ("p.orourke@kestrelqua.example", "new@x.example")},
        {"phones": (("312 555 0109", ""), ("212 555 0101", ""))},
        {"company": "Kestrel Quant", "phones": (("212 555 0101", ""),)},
        {"company": "Larkspur", "phones": (("312 555 0109", ""),)},
    ],
)
@pytest.mark.parametrize("name", ["Paulo O'Rourke", "Paolo O'Rourke", "P O’ROURKE", "Mr. O'Rourke"])
def test_whoever_asked_to_stop_stays_stopped_and_as_they_were(row, name):
    book = Book.of([replace(PAULO, stage=Stage.LEAD), STOP])
    plan = planned(book, listed(person(name, **row)), stage=Stage.ACTIVE)
    assert (plan.new, plan.known, plan.changes) == (0, 1, ())
    assert said(plan) == ["row 2: asked to stop; left as is"]


def test_a_number_and_an_address_together_are_the_person_under_any_name():
    address = PAULO.emails[0]
    row = person("Bob Stone", emails=(address,), phones=(("312 555 0109", ""),))
    plan = planned(Book.of([PAULO, STOP]), listed(row), stage=Stage.ACTIVE)
    assert (plan.new, plan.changes) == (0, ())
    assert said(plan) == ["row 2: asked to stop; left as is"]


def test_a_stop_is_about_the_person_not_the_switchboard():
    shared = replace(PAULO, phones=(*PAULO.phones, read_phone("+1 646 555 0177")))
    row = person("Carmen Ashworth", phones=(("+1 646 555 0177", ""),))
    plan = planned(Book.of([shared, STOP]), listed(row))
    assert plan.new == 1
    assert said(plan) == [
        "row 2: “+1 646 555 0177” belongs to “Paulo O'Rourke”, who asked to stop; left out"
    ]
    assert Book().after(plan.changes).contacts["new1"].phones == ()


def test_a_lifted_stop_is_no_stop():
    lifted = Interaction(
        uid="lift", contact="paulo", at=AT, outcome=Outcome.STOP_LIFTED, lifts="stop"
    )
    book = Book.of([PAULO, STOP, lifted])
    plan = planned(book, listed(person(PAULO.name, emails=(*PAULO.emails, "new@x.example"))))
    assert plan.filled == 1


def test_after_a_stop_no_file_brings_them_back():
    files = [read_people(data) for data in FILES.values()]
    book = Book().after(planned(Book(), files[0]).changes)
    [paulo] = [contact for contact in book.contacts.values() if "Paulo" in contact.name]
    stopped = Book.of([*book.records(), replace(STOP, contact=paulo.uid)])
    plan = planned(stopped, *files, stage=Stage.ACTIVE)
    now = stopped.after(plan.changes)
    assert now.contacts[paulo.uid] == paulo
    assert len(now.contacts) == 33
    assert sum("asked to stop; left as is" in remark for remark in said(plan)) == 3 * len(files)
    others = [contact for uid, contact in now.contacts.items() if uid != paulo.uid]
    assert not any(set(paulo.emails) & set(contact.emails) for contact in others)


@pytest.mark.parametrize(
    ("row", "left"),
    [
        ({"phones": (("312 555 0109", ""), ("212 555 0101", ""))}, ["+12125550101"]),
        ({"emails": ("P.ORourke@kestrelqua.example", "bob@x.example")}, ["bob@x.example"]),
        ({"emails": ("mailto:p.orourke@kestrelqua.example", "bob@x.example")}, ["bob@x.example"]),
        ({"emails": ("P <p.orourke@kestrelqua.example>", "bob@x.example")}, ["bob@x.example"]),
        ({"phones": (("312 555 0109 x8", ""),)}, []),
    ],
)
def test_nobody_else_comes_in_with_the_number_or_address_of_one_who_asked_to_stop(row, left):
    plan = planned(Book.of([PAULO, STOP]), listed(person("Bob Stone", **row)))
    [bob] = [put.record for put in plan.changes]
    assert [*(phone.e164 for phone in bob.phones), *bob.emails] == left
    assert planned(Book.of([PAULO, STOP, bob]), listed(person("Bob Stone", **row))).changes == ()


def test_nobody_here_is_given_the_number_of_one_who_asked_to_stop():
    ann = Contact(uid="ann", name="Ann Lee", added=AT)
    plan = planned(Book.of([PAULO, STOP, ann]), listed(person(phones=(("312 555 0109", ""),))))
    assert plan.changes == ()
    assert "belongs to “Paulo O'Rourke”, who asked to stop; left out" in said(plan)[0]


def test_a_switchboard_that_others_have_too_stays_with_the_others():
    ann = Contact(uid="ann", name="Ann Lee", phones=PAULO.phones, added=AT)
    row = person("Carmen Ashworth", phones=(("(312) 555-0109", ""),))
    plan = planned(Book.of([PAULO, STOP, ann]), listed(row))
    assert [put.record.phones[0].e164 for put in plan.changes] == ["+13125550109"]
    assert said(plan) == [
        "row 2: shares a number or address with “Paulo O'Rourke”, who asked to stop"
    ]


@pytest.mark.parametrize(
    ("row", "by"),
    [
        ({"uid": "paulo", "name": "Paulo Silva", "emails": PAULO.emails}, "UID"),
        ({"emails": PAULO.emails}, "e-mail"),
        ({"phones": (("312-555-0109", ""),)}, "number"),
        ({"company": "kestrel quant"}, "name and company"),
        ({}, "name"),
    ],
)
def test_it_is_told_what_somebody_known_was_recognised_by(row, by):
    plan = planned(Book.of([PAULO]), listed(person(**{"name": PAULO.name, **row})))
    [seen] = plan.files[0].seen
    assert (seen.met, seen.by, seen.uid) == ("known", by, "paulo")


def test_it_is_told_what_the_file_adds():
    row = person(PAULO.name, emails=(*PAULO.emails, "p@x.example"), role="PM", company="Larkspur")
    [seen] = planned(Book.of([PAULO]), listed(row)).files[0].seen
    assert seen.adds == ("role", "emails")


CAREERS = ("careers@x.example",)
J, JOHN, JANE = (person(name, emails=CAREERS) for name in ("J Smith", "John Smith", "Jane Smith"))


def people_of(book: Book) -> list[set[str]]:
    """Who is here, each by all the names that they were met under."""
    return [set(names_taken(contact)) for contact in book.contacts.values()]


@pytest.mark.parametrize("files", [[[J, JOHN, JANE]], [[J], [JOHN], [JANE]], [[J], [JOHN, JANE]]])
def test_an_initial_at_a_shared_address_is_one_person_not_two(files):
    book = Book()
    for rows in [*files, *files]:
        book = book.after(planned(book, listed(*rows)).changes)
    assert people_of(book) == [{"J Smith", "John Smith"}, {"Jane Smith"}]
    assert [one.notes for one in book.contacts.values()] == ["Name in the file: John Smith", ""]


def test_an_initial_that_two_here_have_comes_in_apart_and_it_is_said():
    book = Book().after(planned(Book(), listed(JOHN, JANE)).changes)
    one_of_them = replaced(J, phones=(("212 555 0101", ""),))
    plan = planned(book, listed(one_of_them))
    assert (plan.new, plan.filled) == (1, 0)
    assert said(plan) == ["row 2: may be “John Smith” or “Jane Smith”; comes in apart"]
    book = book.after(plan.changes)
    assert planned(book, listed(JANE, one_of_them, JOHN)).changes == ()


@pytest.mark.parametrize(
    "order", itertools.permutations(["Paulo O'Rourke", "P. O'Rourke", "Paulo"])
)
def test_shorter_names_of_one_person_stay_theirs(order):
    rows = [person(name, emails=PAULO.emails) for name in order]
    assert len(after(Book.of([PAULO]), *rows)) == 1


SMITHS = st.lists(
    st.builds(
        Person,
        row=st.just(2),
        name=st.sampled_from([
            *("J Smith", "J. Smith", "John Smith", "Jane Smith", "Smith, Jane", "Jane A. Smith"),
            *("Jane", "John", "Jane Jones", "J. Jones", "Dr. Jane Smith, CFA"),
        ]),
        company=st.sampled_from(["", "Kestrel", "Larkspur"]),
        phones=st.sampled_from([(), (("212 555 0101", ""),)]),
        emails=st.sampled_from([CAREERS, ("j@x.example",), ("j@x.example", *CAREERS)]),
        uid=st.sampled_from(["", "", "1", "urn:of-one-of-them"]),
    ),
    max_size=5,
)  # fmt: skip


@given(st.lists(SMITHS, min_size=1, max_size=3), st.data())
def test_nobody_is_two_people_with_other_names_in_any_order_of_any_files(files, data):
    given_uid = {row.uid for rows in files for row in rows if row.uid}
    book, names = Book(), {}
    for rows in data.draw(st.permutations(files)):
        plan = planned(book, listed(*rows))
        book = book.after(plan.changes)
        for row, seen in zip(rows, plan.files[0].seen, strict=True):
            if row.uid not in given_uid or seen.by != "UID":
                names.setdefault(seen.uid, set()).add(row.name)
    for called in names.values():
        assert not any(itertools.starmap(conflicting, itertools.combinations(called, 2)))
    for rows in files:
        assert planned(book, listed(*rows)).new == 0


def test_another_programs_several_uids_of_one_person_are_one_person():
    cards = (person(uid="u1", company="Kestrel"), person(uid="u2", company="Kestrel"))
    assert planned(Book(), listed(*cards)).new == 1
    assert planned(Book(), People(format="ours", people=cards, own=True)).new == 2


def test_a_person_of_another_program_is_known_by_its_uid_whatever_they_are_called_now():
    there = after(Book(), person(uid="card-of-ann", emails=("ann@x.example",)))
    renamed = person("Ann Silva", uid="card-of-ann", emails=("silva@y.example",))
    assert planned(Book.of(there), listed(renamed)).new == 0


@pytest.mark.parametrize("own", [True, False])
def test_a_row_copied_with_its_uid_for_somebody_else_makes_two_people(own):
    copied = People(
        format="test",
        own=own,
        people=(
            person("Ann Lee", uid="u1", emails=("ann@lee.example",)),
            person("Ann Leigh-Lee", 3, uid="u1", emails=("ann@lee.example",)),
            person("Bo Chen", 4, uid="u1", emails=("bo@chen.example",)),
        ),
    )
    plan = planned(Book(), copied)
    book = Book().after(plan.changes)
    assert [one.name for one in book.contacts.values()] == ["Ann Lee", "Bo Chen"]
    assert "row 4: has the UID of “Ann Lee”, so it is passed over" in said(plan)
    assert planned(book, copied).changes == ()


ANN = person("Ann Lee", uid="7", emails=("ann@lee.example",))
BO = person("Bo Chen", uid="7", emails=("bo@chen.example",))


@pytest.mark.parametrize(
    "files",
    [
        [[ANN, BO]],
        [[BO, ANN]],
        [[ANN, BO], [BO, ANN]],
        [[BO], [ANN, BO], [ANN]],
        [[ANN, BO], [BO], [ANN]],
    ],
)
@pytest.mark.parametrize("uid", ["7", "urn:of-one-of-them"])
def test_a_uid_of_two_people_makes_no_one_of_them_in_any_order(files, uid):
    book = Book()
    for rows in [*files, *files]:
        people = listed(*(replaced(row, uid=uid) for row in rows))
        book = book.after(planned(book, people).changes)
    reached = {contact.name: contact.emails for contact in book.contacts.values()}
    assert reached == {"Ann Lee": ANN.emails, "Bo Chen": BO.emails}


@pytest.mark.parametrize("order", [(ANN, BO), (BO, ANN)])
def test_a_short_uid_only_counts_the_rows_of_its_file(order):
    book = Book()
    for row in (*order, *order):
        book = book.after(planned(book, listed(row)).changes)
    assert {contact.name for contact in book.contacts.values()} == {"Ann Lee", "Bo Chen"}


def test_a_long_uid_is_its_persons_under_any_name_unless_somebody_here_is_more_like_them():
    there = after(Book(), replaced(ANN, uid="urn:of-one-of-them"))
    renamed = replaced(BO, uid="urn:of-one-of-them", emails=())
    plan = planned(Book.of(there), listed(renamed))
    assert (plan.new, plan.known) == (0, 1)
    bo = Contact(uid="bo", name="Bo Chen", added=AT)
    [seen] = planned(Book.of([*there, bo]), listed(renamed)).files[0].seen
    assert seen.uid == "bo"


def test_who_was_known_by_uid_alone_is_known_by_the_new_name_and_the_old_from_then_on():
    card = {"uid": "urn:of-one-of-them", "emails": ANN.emails}
    [ann] = after(Book.of(after(Book(), person(**card))), person("Ann Silva", **card))
    for name in ("Ann Lee", "Ann Silva", "A. Lee"):
        assert planned(Book.of([ann]), listed(person(name, emails=ANN.emails))).new == 0, name


def test_a_uid_of_one_who_asked_to_stop_stays_theirs_under_any_name():
    book = Book.of([PAULO, STOP])
    two = (person("Bo Chen", uid="paulo"), person("Paulo O'Rourke", 3, uid="paulo"))
    assert planned(book, listed(*two)).changes == ()


def test_planning_tells_how_far_it_is_and_can_be_given_up():
    told: list[int] = []
    plan_import(Book(), [listed(person(), person("Bo Chen"))], at=AT, home_region="US",
                new_uid=lambda: "u", heed=told.append)  # fmt: skip
    assert told == [1, 2]


def exported(*contacts: Contact, entries: Sequence[Interaction] = (), news: Sequence[News] = ()):
    return People(
        format="export",
        contacts=dict(enumerate(contacts, 1)),
        interactions=dict(enumerate(entries, 1)),
        news=dict(enumerate(news, 1)),
    )


THEIRS = replace(PAULO, uid="theirs", emails=(*PAULO.emails, "paulo@home.example"))
CALL = Interaction(uid="call", contact="theirs", at=AT, outcome=Outcome.BUSY)


def test_another_book_s_history_goes_to_whom_the_contact_is_here():
    told = News(uid="n", at=AT, text="shipped", heard_by=("theirs", "paulo"))
    book = Book.of([PAULO])
    plan = planned(book, exported(THEIRS, entries=[CALL], news=[told]))
    now = book.after(plan.changes)
    assert now.contacts == {"paulo": replace(PAULO, emails=THEIRS.emails)}
    assert now.history("paulo") == (replace(CALL, contact="paulo"),)
    assert now.news["n"].heard_by == ("paulo",)
    assert planned(now, exported(THEIRS, entries=[CALL], news=[told])).changes == ()


def test_a_stop_in_an_export_comes_along_and_brings_no_new_address():
    book = Book.of([PAULO])
    their_stop = replace(STOP, uid="s2", contact="theirs")
    now = book.after(planned(book, exported(THEIRS, entries=[their_stop])).changes)
    assert now.contacts == book.contacts
    assert [entry.outcome for entry in now.history("paulo")] == [Outcome.STOP]
    later = planned(now, listed(person(PAULO.name, emails=THEIRS.emails)))
    assert later.changes == ()


def test_an_export_can_not_lift_a_stop_that_stands_here():
    lift = Interaction(
        uid="lift", contact="paulo", at=AT, outcome=Outcome.STOP_LIFTED, lifts="stop"
    )
    book = Book.of([PAULO, STOP])
    plan = planned(book, exported(THEIRS, replace(PAULO, role="PM"), entries=[STOP, lift]))
    assert plan.changes == ()
    assert "interaction 2: lifts a stop that stands here; left out" in said(plan)


def test_two_contacts_of_one_export_are_never_made_one():
    twin = replace(PAULO, uid="twin")
    assert planned(Book(), exported(PAULO, twin)).new == 2
    assert planned(Book(), exported(PAULO, twin, entries=[STOP])).new == 2
    assert planned(Book.of([PAULO]), exported(PAULO, twin)).new == 1


def test_an_unknown_zone_in_an_edited_export_is_kept_in_the_notes():
    call = replace(CALL, contact="paulo", tz="X/Y")
    plan = planned(Book(), exported(replace(PAULO, tz="Mars/Base"), entries=[call]))
    now = Book().after(plan.changes)
    assert now.contacts["paulo"].notes == "Time zone in the file: Mars/Base"
    assert now.history("paulo")[0].tz == ""
    assert said(plan) == [
        "contact 1: there is no time zone called “Mars/Base”; kept in the notes",
        "interaction 1: there is no time zone called “X/Y”; left out",
    ]


ROWS = st.lists(
    st.builds(
        Person,
        row=st.just(2),
        name=st.sampled_from(["Ann Lee", "A. Lee", "Ann", "Ann Silva", "Bo Lee", "Anne Lee"]),
        company=st.sampled_from(["", "", "Kestrel", "Larkspur"]),
        phones=st.lists(
            st.sampled_from([("212 555 0101", ""), ("(212) 555-0101", "w"), ("020 7946 0544", "")]),
            max_size=2,
        ).map(tuple),
        emails=st.lists(st.sampled_from(["a@x.example", "A@x.example", "b@"]), max_size=1).map(
            tuple
        ),
        tz=st.sampled_from(["", "", "Europe/London", "nowhere"]),
        notes=st.sampled_from(["", "one", "one\n\ntwo", "two"]),
        role=st.sampled_from(["", "CFO", "CEO"]),
        url=st.sampled_from(["", "l/1", "l/2"]),
    ),
    max_size=6,
)


@given(ROWS, ROWS)
def test_a_second_import_changes_nothing(before, rows):
    book = Book().after(planned(Book(), listed(*before)).changes)
    once = book.after(planned(book, listed(*rows)).changes)
    again = planned(once, listed(*rows))
    assert again.new == 0
    assert again.changes == ()


@given(ROWS, ROWS, st.data())
def test_no_import_touches_anybody_who_asked_to_stop(before, rows, data):
    book = Book().after(planned(Book(), listed(*before)).changes)
    entries = [
        Interaction(uid=f"s{uid}", contact=uid, at=AT, outcome=Outcome.STOP)
        for uid in book.contacts
        if data.draw(st.booleans())
    ]
    book = Book.of([*book.records(), *entries])
    now = book.after(planned(book, listed(*rows), stage=Stage.ACTIVE).changes)
    for entry in entries:
        assert now.contacts[entry.contact] == book.contacts[entry.contact]


def test_ten_thousand_rows_at_one_switchboard_are_planned_in_seconds():
    rows = (
        person(f"P{number:x} Q{number}", number, company=f"C{number % 50}",
               emails=(f"p{number}@x.example", "jobs@x.example"), phones=(("212 555 0101", ""),))
        for number in range(10_000)
    )  # fmt: skip
    people = listed(*rows)
    start = process_time()
    plan = planned(Book(), people)
    assert plan.new == 10_000
    assert process_time() - start < 20
