"""The user travels: the computer's zone changes while the app is open."""

from followup_tui.planning.calendar import Here

BERLIN = Here("Europe/Berlin", "DE")


async def test_the_clocks_follow_the_computer_and_it_is_said_once(sit_down):
    async with sit_down() as at:
        assert "Mon 23 Nov 10:30" in at.title
        at.desk._where = lambda: BERLIN
        at.time.pass_by(minutes=1)
        await at.rest()
        assert at.said == "You are on Berlin time now: it is 16:31 here"
        assert "Mon 23 Nov 16:31" in at.title
        assert "16:30 Dana Whitfield" in at.text
        at.session.say("")
        at.time.pass_by(minutes=1)
        await at.rest()
        assert at.said == ""
