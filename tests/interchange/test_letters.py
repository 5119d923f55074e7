"""E-mails from templates: what they say, and what no template or name can make them do."""

from email import message_from_bytes
from email.policy import default
from os import mkfifo
from time import process_time
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.domain.errors import FollowupError
from followup_tui.domain.letter import Letter, LetterKind
from followup_tui.interchange.letters import drafting as templates
from followup_tui.interchange.letters.drafting import Drafting, template_text
from followup_tui.interchange.letters.handing_over import as_file, mailto

WORDS = {
    "greeting": "Dear Dana",
    "name": "Dana Whitfield",
    "first_name": "Dana",
    "company": "Larkspur",
    "role": "Head of Talent",
    "day": "on Friday",
    "day_of": "Friday",
    "about": "the move to Boston",
    "call": "on Tuesday at 15:00",
    "number": "+1 212 555 0188",
    "news": "the prize",
    "me": "Robin Hale",
}
A_MOMENT = 2
NOTHING_KNOWN = {**dict.fromkeys(WORDS, ""), "greeting": "Good day"}


@pytest.fixture
def drafting(tmp_path) -> Drafting:
    return Drafting(tmp_path)


@pytest.mark.parametrize("kind", LetterKind)
@pytest.mark.parametrize("words", [WORDS, NOTHING_KNOWN])
def test_every_kind_comes_ready_to_send(drafting, kind, words):
    subject, body = drafting.write(kind, words)
    assert subject
    assert body.startswith(words["greeting"] + ",")
    assert body.endswith("With kind regards" + ("\nRobin Hale" if words is WORDS else ""))
    assert "  " not in body
    assert " ," not in body
    assert " ." not in body
    assert "\n\n\n" not in body
    *paragraphs, end = body.split("\n\n")
    assert not any("\n" in one for one in paragraphs)
    assert end.startswith("With kind regards")
    assert "{" not in subject + body
    assert paragraphs[1][0].isupper()


def test_it_names_the_day_and_what_was_talked_about(drafting):
    subject, body = drafting.write(LetterKind.THANK_YOU, WORDS)
    assert subject == "Thank you for Friday"
    assert "talk with me on Friday" in body
    assert "the move to Boston" in body


def test_the_users_own_template_comes_first(drafting, tmp_path):
    (tmp_path / "thank_you.txt").write_text("Subject: Hi {{ first_name }}\n\nBest,\n{{ me }}\n")
    assert drafting.write(LetterKind.THANK_YOU, WORDS) == ("Hi Dana", "Best,\nRobin Hale")


@pytest.mark.parametrize(
    "text",
    [
        "{% include '/etc/passwd' %}",
        "{% include 'config.toml' %}",
        "{% extends 'thank_you' %}",
        "{% import 'os' as os %}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ self.__init__.__globals__ }}",
        "{{ lipsum.__globals__['os'].popen('id').read() }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ me.__class__ }}",
        "{{ 'a' * 10 ** 9 }}",
        "{{ '%999999999d' % 1 }}",
        "{% for one in range(100000000) %}x{% endfor %}",
        "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{% block a %}{{ self.a() }}{% endblock %}",
        "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
        "{{ 'x'|center(999999999999) }}",
        "{{ 'x'|indent(999999999999, true) }}",
        "{{ 'x'.center(999999999) }}",
        "{{ '{:999999999}'.format(1) }}",
        "{{ 1.5|round(999999999, 'ceil') }}",
        "{% for a in range(999) %}{% for b in range(999) %}{% for c in range(999) %}"
        "{% endfor %}{% endfor %}{% endfor %}",
        "{% for a in range(999) if a %}{% for b in range(999) if b < 0 %}{% endfor %}{% endfor %}",
        "{% for a in 'x' recursive %}{{ loop('xx') }}{% endfor %}",
        "{% macro f(n) %}{% if n %}{% set x = f(n - 1) ~ f(n - 1) %}{% endif %}{% endmacro %}"
        "{% set x = f(40) %}",
        "{% for a in range(999) %}{% set x = (range(999)|list|sort)|length %}{% endfor %}",
        "{% set ns = namespace(x='x') %}"
        "{% for a in range(99) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
        "{% set ns = namespace(x='x') %}"
        "{% for a in range(99) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
        "{% set ns = namespace(x='x') %}{% for a in range(99) %}"
        "{% set y %}{{ ns.x }}{{ ns.x }}{% endset %}{% set ns.x = y %}{% endfor %}",
        *(
            "{% set ns = namespace(a=[1]) %}{% for i in range(40) %}"
            "{% set ns.a = " + twice + " %}{% endfor %}" + read
            for twice in (
                "[ns.a, ns.a]",
                "(ns.a, ns.a)",
                "{1: ns.a, 2: ns.a}",
                "dict(a=ns.a, b=ns.a)",
                "ns.a + ns.a",
                "[1, 2]|batch(9, ns.a)|list",
                "namespace(a=ns.a, b=ns.a)",
            )
            for read in ("{{ ns.a }}", "{{ ns.a == ns.a|list }}", "{{ 2 in ns.a }}")
        ),
        "{% set ns = namespace(a=1) %}{% set other = namespace(b=[ns, ns]) %}",
        "{% set ns = namespace(a=1) %}{% set ns.a = ns %}{{ ns }}",
        "{% set ns = namespace(a=1) %}{% set ns.a, x = [ns, 1] %}{{ ns }}",
        "{% set ns = namespace(a=1) %}{% macro m() %}{% set ns.a = varargs %}{% endmacro %}"
        "{{ m(ns) }}",
        "{% macro m() %}{{ m(varargs, varargs) }}{% endmacro %}{{ m(1) }}",
        "{% macro m() %}{{ m(a=kwargs, b=kwargs) }}{% endmacro %}{{ m(a=1) }}",
        "{% set ns = namespace(a=(1,)) %}{% for i in range(40) %}"
        "{% set ns.a = (ns.a, ns.a) %}{% endfor %}{{ {ns.a: 1} }}",
        "{{ '%999999999d'|format(1) }}",
        "{{ lipsum(n=100000) }}",
        "{{ nobody }}",
        "{{ 1 // 0 }}",
        "{% if %}",
        "{{ me",
        "{{ me|nofilter }}",
        "{{ me() }}",
    ],
)
def test_a_hostile_or_broken_template_is_refused_in_one_line(drafting, tmp_path, text):
    (tmp_path / "thank_you.txt").write_text(f"Subject: x\n\n{text}\n")
    began = process_time()
    with pytest.raises(FollowupError) as refused:
        drafting.write(LetterKind.THANK_YOU, WORDS)
    assert process_time() - began < A_MOMENT
    assert "\n" not in str(refused.value)
    assert "thank_you" in str(refused.value) or "template" in str(refused.value)


def test_loops_without_end_are_told_of_by_the_name_of_their_template(drafting, tmp_path):
    loops = "{% for a in range(999) %}{% for b in range(999) %}{% endfor %}{% endfor %}"
    (tmp_path / "after_no.txt").write_text(f"Subject: x\n\n{loops}\n")
    with pytest.raises(FollowupError) as refused:
        drafting.write(LetterKind.AFTER_NO, WORDS)
    told = "the template after_no.txt: it goes round without end: take a loop out"
    assert str(refused.value) == told
    assert drafting.write(LetterKind.THANK_YOU, WORDS)


def test_lists_pairs_and_namespaces_are_there_for_those_who_want_them(drafting, tmp_path):
    (tmp_path / "thank_you.txt").write_text(
        "Subject: x\n\n{% set ns = namespace(names=[]) %}"
        "{% for who, what in [(first_name, 1), ('Sam', 2)] %}"
        "{% set ns.names = ns.names + [[who, {'n': what}]] %}{% endfor %}"
        "{% set a, b = ns.names[0][0], (1, 2) %}{% set ns.x, y = 'x', 'y' %}"
        "{{ a }} {{ b[1] }} {{ ns.x }}{{ y }} {{ ns.names|length }} "
        "{{ ns.names|map('first')|join(' and ') }} {{ 'Sam' in ['Sam'] }} {{ ns.names[1][1].n }}"
    )
    _, body = drafting.write(LetterKind.THANK_YOU, WORDS)
    assert body == "Dana 2 xy 2 Dana and Sam True 2"


def test_what_a_letter_needs_of_jinja_is_there(drafting, tmp_path):
    (tmp_path / "thank_you.txt").write_text(
        "Subject: x\n\n{% macro hi(who) %}Hi {{ who|upper }}{% endmacro %}"
        "{% for one in [first_name, 'Sam'] if one %}{{ loop.index }} of {{ loop.length }}: "
        "{{ hi(one) }}{{ '; ' if not loop.last }}{% else %}nobody{% endfor %}"
        "{% set ps %} {{ company }}{% endset %}{{ ps ~ '!' + '!' }} "
        "{{ about|replace('move', 'way')|truncate(8) }}{{ nobody|default('.') }}"
    )
    _, body = drafting.write(LetterKind.THANK_YOU, WORDS)
    assert body == "1 of 2: Hi DANA; 2 of 2: Hi SAM Larkspur!! the...."


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("{{ [me]|map('upper')|join }}", WORDS["me"].upper()),
        ("{{ [me]|select('defined')|join }}", WORDS["me"]),
    ],
)
def test_filters_that_go_through_a_list_are_there(drafting, tmp_path, text, made):
    (tmp_path / "thank_you.txt").write_text(f"Subject: x\n\n{text}", "utf-8")
    assert drafting.write(LetterKind.THANK_YOU, WORDS)[1] == made


def test_a_template_that_is_no_text_is_refused(drafting, tmp_path):
    (tmp_path / "after_no.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FollowupError, match="UTF-8"):
        drafting.write(LetterKind.AFTER_NO, WORDS)


def test_a_pipe_in_place_of_a_template_is_refused_and_not_waited_for(drafting, tmp_path):
    mkfifo(tmp_path / "after_no.txt")
    with pytest.raises(FollowupError, match="it is no file"):
        drafting.write(LetterKind.AFTER_NO, WORDS)


def test_what_a_name_holds_is_never_run_as_a_template(drafting):
    _, body = drafting.write(LetterKind.THANK_YOU, {**WORDS, "company": "{{ 7 * 7 }}"})
    assert "{{ 7 * 7 }}" in body


def read_link(link: str) -> tuple[str, dict[str, list[str]]]:
    parts = urlsplit(link)
    return unquote(parts.path), parse_qs(parts.query, keep_blank_values=True)


_NASTY = st.text(max_size=60) | st.sampled_from(
    [
        "a\nBcc: eve@evil.example",
        "x&bcc=eve@evil.example",
        "a\r\nTo: eve@evil.example",
        "=?utf-8?q?a=0ABcc:_eve=40evil.example?=",
        "ü 田中 \u2028",
    ]
)


@given(subject=_NASTY, body=_NASTY)
def test_nothing_leaves_its_field_in_a_link(subject, body):
    link = mailto(Letter("dana@larkspur.example", subject, body))
    if link is not None:
        to, fields = read_link(link)
        assert to == "dana@larkspur.example"
        assert set(fields) == {"subject", "body"}
        assert "\n" not in fields["subject"][0]


@given(subject=_NASTY, body=_NASTY)
def test_nothing_leaves_its_field_in_a_file(subject, body):
    found = message_from_bytes(
        as_file(Letter("dana@larkspur.example", subject, body)), policy=default
    )
    assert found["To"] == "dana@larkspur.example"
    assert found["X-Unsent"] == "1"
    assert found["Bcc"] is None
    assert found["Cc"] is None
    assert {name.casefold() for name in found} <= {
        "to", "subject", "x-unsent", "content-type", "content-transfer-encoding", "mime-version"
    }  # fmt: skip
    assert not found.defects


def test_a_letter_too_long_for_a_link_has_none():
    assert mailto(Letter("dana@larkspur.example", "Hello", "x" * 4000)) is None


def test_lines_of_the_body_stay_lines():
    letter = Letter("dana@larkspur.example", "Hello", "one\ntwo")
    assert read_link(mailto(letter))[1]["body"] == ["one\r\ntwo"]
    found = message_from_bytes(as_file(letter), policy=default)
    assert found.get_content().splitlines() == ["one", "two"]


def test_an_address_that_hides_a_line_break_is_refused():
    hidden = Letter("=?utf-8?q?a=0AB?= <x@y.example>", "subject", "body")
    with pytest.raises(FollowupError, match="no address that a letter can go to"):
        as_file(hidden)


@pytest.mark.parametrize("kind", LetterKind)
def test_a_template_begins_as_what_is_printed_and_writes_the_same(drafting, tmp_path, kind):
    ours = drafting.write(kind, WORDS)
    (tmp_path / f"{kind}.txt").write_text(template_text(kind), "utf-8")
    assert drafting.write(kind, WORDS) == ours


def test_what_is_printed_names_every_word_there_is():
    assert set(templates.WORDS) == set(WORDS)
    assert all(f"  {word} " in template_text(LetterKind.THANK_YOU) for word in WORDS)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Dear all,\n\nhello", "thank_you.txt does not begin with a line Subject: …"),
        ("", "thank_you.txt does not begin with a line Subject: …"),
        ("Subject:\n\nhello", "thank_you.txt has nothing after Subject:"),
        ("Subject: {{ ' ' }}\n\nhello", "thank_you.txt has nothing after Subject:"),
    ],
)
def test_a_template_without_a_subject_is_refused(drafting, tmp_path, text, why):
    (tmp_path / "thank_you.txt").write_text(text)
    with pytest.raises(FollowupError, match=why):
        drafting.write(LetterKind.THANK_YOU, WORDS)
