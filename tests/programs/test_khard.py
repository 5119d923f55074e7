import pytest

CONFIG = """
[addressbooks]
[[people]]
path = {path}

[general]
default_action = list

[vcard]
preferred_version = 3.0
"""


@pytest.fixture
def khard(calls):
    cards = calls.root / "cards"
    calls.write("config/khard/khard.conf", CONFIG.format(path=cards))
    cards.mkdir()
    calls.ours(
        *("add", "Zoë von Arx", "--company", "A; B, C", "--role", "Head of Talent"),
        *("--phone", "+49 30 901820", "--email", "zoe@example.org", "--tag", "a,b"),
    )
    calls.ours("export", "vcf", "--split", str(cards))
    return calls


def test_khard_reads_every_card(khard):
    listed = khard.run("khard", "list", "--parsable", "--fields", "name")
    assert sorted(line.strip() for line in listed.splitlines()) == [
        "Dana Whitfield",
        "Mei Tanaka",
        "Omar Adeyemi",
        "Zoë von Arx",
    ]


def test_khard_finds_numbers_addresses_and_companies(khard):
    assert "+49 30 901820" in khard.run("khard", "phone", "Zoë")
    assert "zoe@example.org" in khard.run("khard", "email", "Zoë")
    shown = khard.run("khard", "show", "Zoë")
    assert "A; B, C" in shown
    assert "Head of Talent" in shown


def test_a_card_of_somebody_else_stays_and_one_of_a_deleted_contact_goes(khard):
    cards = khard.root / "cards"
    theirs = khard.write("cards/followup-tui-theirs.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:X\n")
    ours = next(path for path in cards.glob("*.vcf") if "Dana" in path.read_text("utf-8"))
    gone = ours.rename(cards / "followup-tui-gone.vcf")
    khard.ours("export", "vcf", "--split", str(cards))
    assert theirs.exists()
    assert ours.exists()
    assert not gone.exists()
