import pytest

from followup_tui.domain.email import bare, is_address, is_crammed


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
    "text",
    [
        "a@b.example, c@d.example",
        "a@b.example;c@d.example",
        "a@b.example c@d.example",
        "m%0ABcc:q@x.example",
        "a@b.example\nBcc: eve",
        "a@b.example\r\nc@d.example\n",
    ],
)
def test_more_than_one_address_is_told_from_one(text):
    assert is_crammed(text)


@pytest.mark.parametrize(
    "text", ["a@b.example", " a@b.example\n", "Ann Lee <a@b.example>", "ask Sam", "a@b", ""]
)
def test_one_address_or_none_is_let_be(text):
    assert not is_crammed(text)


@pytest.mark.parametrize(
    "text", ["", "o'brien@lee.example", "'tis@lee.example", "not yet known", "a@b", "Ann <x>", "'"]
)
def test_what_is_no_more_and_no_less_than_an_address_or_none_stays(text):
    assert bare(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "a@b.example\nBcc: eve@evil.example",
        "a@b.example, eve@evil.example",
        "Bcc:eve@evil.example",
        "group:eve@evil.example;",
        "=?utf-8?q?a=2C?=eve@evil.example",
        "a[1]@b.example",
        "a\\@b.example",
        "a@b.example ",
        "a@b..example",
    ],
)
def test_what_a_header_would_read_as_more_than_one_address_is_none(text):
    assert not is_address(text)


@pytest.mark.parametrize("text", ["o'neil+jobs@lee.example", "ünal@büro.example", "a.@b.example"])
def test_addresses_are_as_people_have_them(text):
    assert is_address(text)
