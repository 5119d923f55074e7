"""`letter`: an e-mail drafted from a template, for who can't use the screen."""

import time

import pytest


@pytest.fixture
def met(cli, dana):
    """Dana was met, and has an address."""
    cli("edit", dana, "--email", "dana@larkspur.example")
    cli("log", dana, "met", "--at", "fri 10:00", "--note", "grumpy, but fair")
    return dana


def test_the_fitting_one_is_drafted_with_a_word_on_what_to_reword(cli, met):
    said = cli("letter", "dana")
    head = said.out.splitlines()
    assert head[0] == "To: dana@larkspur.example"
    assert head[1].startswith("Subject: ")
    assert (head[2], head[3]) == ("", "Dear Dana,")
    assert "[your note: grumpy, but fair]" in said.out
    assert said.err == "followup-tui: your own note is in it, in [ ]: put it in words for them\n"
    assert cli("letter", met, "--json").json["kind"] == "thank_you"


def test_news_in_it_are_to_be_put_down_as_told(cli, met):
    cli("news", "Won the city prize")
    cli("log", met, "sent")
    cli("edit", met, "--stage", "keep_in_touch")
    assert f"once it is sent, news --told {met}" in cli("letter", met).err
    cli("news", "--told", met)
    assert "your news is in it" not in cli("letter", met).err


def test_another_template_may_be_chosen(cli, met):
    said = cli("letter", met, "--kind", "after_no", "--json").json
    assert set(said) == {"kind", "to", "subject", "body"}
    assert said["kind"] == "after_no"


def test_it_opens_in_the_mail_program(cli, met, tmp_path):
    cli.configure('emails.open_with = ""\n')
    assert "no mail program is set" in cli.refusal("letter", met, "--open")
    program, opened = tmp_path / "mail", tmp_path / "opened"
    program.write_text(f'#!/bin/sh\nprintf %s "$1" > {opened}.part && mv {opened}.part {opened}\n')
    program.chmod(0o700)
    cli.configure(f'emails.open_with = "{program}"\n')
    assert "It is opening in your mail program" in cli("letter", met, "--open").err
    for _ in range(500):
        if opened.exists():
            break
        time.sleep(0.01)
    assert opened.read_text().startswith("mailto:dana@larkspur.example?subject=")


def test_nobody_is_written_to_who_asked_to_stop_or_has_no_address(cli, dana):
    assert cli.refusal("letter", dana) == "Dana Whitfield has no e-mail address yet"
    cli("log", dana, "stop")
    assert cli.refusal("letter", dana).startswith("Dana Whitfield asked to stop: no e-mail; ")
