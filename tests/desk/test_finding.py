import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.desk.finding import in_full, search, told_apart, who
from followup_tui.domain.book import Book
from followup_tui.domain.errors import FollowupError
from followup_tui.domain.phone import Phone
from followup_tui.domain.text import folded
from tests.builders import NUMBER, OTHER_NUMBER, person

PEOPLE = [
    person("Katrin Sørensen", company="Nordlicht", uid="k1"),
    person("André Silva", tags=("research",), emails=("andre@coral.example",), uid="a1"),
    person("Ann Ray", notes="met at the harbour fair", uid="r1"),
    person("Anna Ray", role="CTO", phones=(), uid="r2"),
    person("Łukasz Groß", phones=(), uid="l1"),
    person("佐藤 健", phones=(), uid="s1"),
]
BOOK = Book.of(PEOPLE)


def names(query):
    return [contact.name for contact in search(PEOPLE, query)]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("sorensen", "Katrin Sørensen"),
        ("SØRENSEN", "Katrin Sørensen"),
        ("andre", "André Silva"),
        ("andré", "André Silva"),
        ("lukasz gross", "Łukasz Groß"),
        ("佐藤", "佐藤 健"),
        ("a1", "André Silva"),
        ("Ann Ray", "Ann Ray"),  # a full name beats a part of another
    ],
)
def test_who_is_a_uid_or_an_unambiguous_part_of_a_name(query, name):
    assert who(BOOK, query).name == name


def test_who_lists_the_candidates_in_one_line():
    with pytest.raises(FollowupError) as refusal:
        who(BOOK, "ray")
    said = str(refusal.value)
    assert "2 people" in said
    assert all(text in said for text in ["Ann Ray", "Anna Ray", "r1", "r2"])
    assert "\n" not in said


@pytest.mark.parametrize("query", ["nobody", "", "  ", "\x1b[2J\n"])
def test_who_says_when_there_is_nobody(query):
    with pytest.raises(FollowupError) as refusal:
        who(BOOK, query)
    assert "\n" not in str(refusal.value)
    assert "\x1b" not in str(refusal.value)


def test_who_names_some_of_many():
    crowd = Book.of(person(f"Sam {n}", uid=f"u{n}") for n in range(20))
    with pytest.raises(FollowupError, match="and 12 more"):
        who(crowd, "sam")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("nordlicht", ["Katrin Sørensen"]),
        ("silva coral", ["André Silva"]),
        ("research", ["André Silva"]),
        ("harbour", ["Ann Ray"]),
        ("cto", ["Anna Ray"]),
        ("ann", ["Ann Ray", "Anna Ray"]),
        ("nothing like it", []),
    ],
)
def test_search_looks_through_the_card(query, found):
    assert names(query) == found


def test_search_finds_a_number_however_it_is_written():
    for query in ["5550188", "(212) 555-0188", "212 555", "+1.212.555"]:
        assert "Katrin Sørensen" in names(query)
    assert names("0199") == []


def test_search_puts_names_that_begin_so_first():
    people = [person("Joanna"), person("Anna")]
    assert [contact.name for contact in search(people, "anna")] == ["Anna", "Joanna"]


def test_search_for_nothing_finds_everybody_by_name():
    assert len(names("")) == len(PEOPLE)
    assert names("")[:2] == ["André Silva", "Ann Ray"]


def test_folded_text_has_no_case_and_no_accents():
    assert folded("Łukasz ØRSTED-Groß, Æsa") == "lukasz orsted-gross, aesa"


LONDON_NUMBER = Phone(typed="+44 20 7946 0156", e164="+442079460156")
TYPED_AT_HOME = Phone(typed="020 7946 0156", e164="+442079460156")
WAYS_TO_WRITE_IT = [
    "020 7946 0156",
    "02079460156",
    "0044 20 7946 0156",
    "+44 (0)20 7946-0156",
    "011 44 20 7946 0156",
    "(020) 7946 0156",
    "7946.0156",
]


@pytest.mark.parametrize("number", [LONDON_NUMBER, TYPED_AT_HOME])
@pytest.mark.parametrize("query", WAYS_TO_WRITE_IT)
def test_a_number_is_found_with_or_without_what_is_dialled_before_it(number, query):
    ann = person("Ann", phones=(number,), uid="ann")
    assert search([*PEOPLE, ann], query) == [ann]
    assert search([*PEOPLE, ann], f"ann {query}") == [ann]
    assert search([*PEOPLE, ann], f"omar {query}") == []
    assert who(Book.of([*PEOPLE, ann]), query) == ann


def test_so_is_one_with_the_eight_that_is_dialled_at_home_in_some_countries():
    ivan = person("Ivan", phones=(Phone(typed="+7 495 123-45-67", e164="+74951234567"),))
    assert search([*PEOPLE, ivan], "8 495 123 45 67") == [ivan]


@pytest.mark.parametrize("query", ["0", "020 7946 0157", "0156", "011 7946 0156"])
def test_another_number_or_a_few_digits_of_it_mean_nobody(query):
    with pytest.raises(FollowupError, match="nobody here is called"):
        who(Book.of([person("Ann", phones=(LONDON_NUMBER,))]), query)


DANAS = [
    person("Dana Whitfield", company="Larkspur", uid="18ecc70b56df01"),
    person("Dana Whitfield", company="Quillon", emails=("dana@q.example",), phones=(), uid="d2"),
    person("Dana Whitfield", phones=(LONDON_NUMBER,), uid="18ecc70b56df03"),
    person("Dana Whitfield", phones=(), emails=("dana@home.example",), uid="18ecc70b56df04"),
    person("Dana Whitfield", phones=(), uid="18ecc70b56df05"),
    person("Omar Adeyemi", company="Larkspur West", phones=(), uid="18ecc70b56df06"),
]


@pytest.mark.parametrize(
    ("text", "uid"),
    [
        ("dana larkspur", "18ecc70b56df01"),
        ("Dana Whitfield, Larkspur", "18ecc70b56df01"),
        ("quillon dana", "d2"),
        ("DANA@q.example", "d2"),
        ("dana whitfield, +44 20 7946 0156", "18ecc70b56df03"),
        ("dana@home.example", "18ecc70b56df04"),
        ("18ecc70b56df04", "18ecc70b56df04"),
        ("Dana Whitfield, 18ecc70b56df05", "18ecc70b56df05"),
        ("(212) 555-0188", "18ecc70b56df01"),
        ("omar larkspur", "18ecc70b56df06"),
    ],
)
def test_of_two_people_of_one_name_more_of_the_card_means_the_one(text, uid):
    assert who(Book.of(DANAS), text).uid == uid


def test_the_beginning_of_a_uid_will_do_where_it_is_of_one():
    people = [person("A", uid="18ecc70b56df01"), person("B", uid="28ecc70b56df01")]
    assert who(Book.of(people), "28ecc7").name == "B"
    for text in ("28", "8ecc70"):
        with pytest.raises(FollowupError, match="nobody here is called"):
            who(Book.of(people), text)


def test_a_company_alone_means_nobody():
    with pytest.raises(FollowupError, match="nobody here is called 'larkspur'"):
        who(Book.of(DANAS), "larkspur")


def test_each_of_a_name_is_found_by_what_the_refusal_lists_them_with():
    book = Book.of(DANAS)
    with pytest.raises(FollowupError) as refusal:
        who(book, "dana")
    for uid, listed in (
        ("18ecc70b56df01", "Dana Whitfield, Larkspur"),
        ("d2", "Dana Whitfield, Quillon"),
        ("18ecc70b56df03", "Dana Whitfield, +44 20 7946 0156"),
        ("18ecc70b56df04", "Dana Whitfield, dana@home.example"),
    ):
        assert f"{listed} ({uid})" in str(refusal.value)
        assert who(book, listed).uid == who(book, f"{listed} ({uid})").uid == uid
    assert "Dana Whitfield (18ecc70b56df05)" in str(refusal.value)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Ann", "Ann Ray", "ANN"]),
            st.sampled_from(["", "Acme", "Acme West", "acme"]),
            st.sampled_from([(), (NUMBER,), (OTHER_NUMBER,), (NUMBER, OTHER_NUMBER)]),
            st.sampled_from([(), ("ann@a.example",), ("ann@b.example",)]),
        ),
        min_size=2,
        max_size=6,
    )
)
def test_whoever_is_told_apart_is_found_so(cards):
    people = [
        person(name, company=company, phones=phones, emails=emails, uid=f"18ecc70b56df{at:02}")
        for at, (name, company, phones, emails) in enumerate(cards)
    ]
    beside = told_apart(people)
    for one in people:
        if one.uid in beside:
            assert who(Book.of(people), in_full(one, beside[one.uid])) == one


@pytest.mark.parametrize("stored", ["Siân O’Brien", "Siân O'Brien"])
@pytest.mark.parametrize("typed", ["sian o'brien", "o’brien", "obrien"])
def test_apostrophes_make_no_difference(stored, typed):
    assert [one.name for one in search([person(stored)], typed)] == [stored]


@pytest.mark.parametrize(
    "typed",
    [
        "(212) 555-0144 ext. 33",
        "212 555 0144 x33",
        "tel:+12125550144",
        "+1\u2011212\u2011555\u20110144",
        "*67 212 555 0144",
        "\u202a+1 212 555 0144\u202c",
    ],
)
def test_a_number_is_found_as_it_is_shown_dialled_and_pasted(typed):
    number = Phone(typed="212 555 0144 ext 33", e164="+12125550144", ext="33")
    one = person("Ann Ek", phones=(number,))
    assert search([one], typed) == [one]
    assert who(Book.of([one]), typed) == one
