import pytest

from followup_tui.desk.names import alike, compatible, conflicting, same_words, says_more


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Paulo O'Rourke", "PAULO O’ROURKE"),
        ("Paulo O'Rourke", "Paulo ORourke"),
        ("Paulo O'Rourke", "P. O'Rourke"),
        ("Paulo O'Rourke", "Paulo"),
        ("Paulo O'Rourke", "Paulo O."),
        ("Paulo O'Rourke", "Dr. Paulo O'Rourke, CFA"),
        ("Paulo O'Rourke", "O'Rourke, Paulo"),
        ("Paulo Xavier O'Rourke", "Paulo O'Rourke"),
        ("Carmen Sørensen", "Carmen Sorensen"),
        ("Lucía Kowalczyk", "Lucia  Kowalczyk"),
        ("Jean-Luc Picard", "Jean Luc Picard"),
        ("An Na Lee", "Anna Lee"),
        ("Ｍei Tanaka", "Mei Tanaka"),
        ("🙂", "🙂"),
    ],
)
def test_these_may_be_one_person(one, other):
    assert compatible(one, other)
    assert compatible(other, one)
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Paulo O'Rourke", "Maria O'Rourke"),
        ("Paulo O'Rourke", "O'Rourke"),
        ("Anneke Van der Meer", "Van der Meer"),
        ("Paulo O'Rourke", "Paulo Silva"),
        ("Paulo O'Rourke", "P."),
        ("Paulo O'Rourke", "P. O."),
        ("Paulo O'Rourke", "M. O'Rourke"),
        ("🙂", "🙃"),
    ],
)
def test_these_are_not_one_person_for_a_number_in_common(one, other):
    assert not compatible(one, other)
    assert not compatible(other, one)


@pytest.mark.parametrize(
    ("one", "other", "close"),
    [
        ("Paulo O'Rourke", "Paolo O'Rourke", True),
        ("Paulo O'Rourke", "O'Rourke", True),
        ("Katherine Ashworth", "Catherine Ashworth", True),
        ("Oren Singh", "Anneke Singh", False),
        ("Anneke Petrov", "Anneke Singh", False),
        ("Omar Petrov", "Samir Petrov", False),
        ("Tom Lee", "Tim Lee", False),
    ],
)
def test_no_risk_is_taken_with_a_name_close_to_one_who_asked_to_stop(one, other, close):
    assert alike(one, other) is close
    assert alike(other, one) is close


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Bluefin Trading, LLC", "BLUEFIN TRADING LLC", True),
        ("Ostrander & Pike", "Ostrander Pike", True),
        ("Kestrel", "Larkspur", False),
        ("", "Larkspur", False),
        ("कि", "कु", False),
    ],
)
def test_companies_are_compared_by_their_letters(one, other, same):
    assert same_words(one, other) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Smith", "Jane Smith"),
        ("John Smith", "Jane"),
        ("Ann Lee", "Ann Silva"),
        ("Paulo Xavier O'Rourke", "Paulo Yves O'Rourke"),
        ("John Smith Sr.", "John Smith Jr."),
    ],
)
def test_these_are_two_people_whatever_goes_with_both(one, other):
    assert conflicting(one, other)
    assert conflicting(other, one)
    assert not compatible(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Paulo", "P. O'Rourke"),
        ("John Smith", "J. Smith"),
        ("John Smith", "J. Albert Smith"),
        ("Paulo O'Rourke, CFA", "Paulo X. O'Rourke"),
        ("An Na Lee", "Anna Lee"),
        ("O'Rourke, Paulo", "Paulo"),
    ],
)
def test_these_do_not_contradict_each_other(one, other):
    assert not conflicting(one, other)
    assert not conflicting(other, one)


@pytest.mark.parametrize(
    ("one", "other", "more"),
    [
        ("John Smith", "J. Smith", True),
        ("J. Smith", "John Smith", False),
        ("Paulo O'Rourke", "Paulo", True),
        ("Dr. Paulo O'Rourke, CFA", "PAULO O’ROURKE", False),
    ],
)
def test_a_fuller_name_says_more(one, other, more):
    assert says_more(one, other) is more
