import pytest

from followup_tui.domain.email import bare


@pytest.mark.parametrize(
    "text",
    [
        "ann@lee.example",
        "mailto:ann@lee.example",
        "MAILTO:ann@lee.example",
        "'ann@lee.example'",
        '"ann@lee.example"',
        "<ann@lee.example>",
        "Ann Lee <ann@lee.example>",
        "'Lee, Ann' <ann@lee.example>",
        "<mailto:ann@lee.example>",
    ],
)
def test_an_address_is_found_in_what_programs_write_around_it(text):
    assert bare(text) == "ann@lee.example"


@pytest.mark.parametrize(
    "text", ["", "o'brien@lee.example", "'tis@lee.example", "not yet known", "a@b", "Ann <x>", "'"]
)
def test_what_is_no_more_and_no_less_than_an_address_or_none_stays(text):
    assert bare(text) == text
