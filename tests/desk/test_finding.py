import pytest

from followup_tui.desk.finding import folded, search, who
from followup_tui.domain.book import Book
from followup_tui.domain.errors import FollowupError
from tests.builders import person

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
