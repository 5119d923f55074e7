"""The clock and calendar on which phrases that are about no contact are read."""

from followup_tui.cli.compose import Session
from followup_tui.planning.when import WhenContext
from followup_tui.planning.zones import country_of


def phrase_context(session: Session, tz: str = "") -> WhenContext:
    """How phrases are read on the clock of a zone; the user's own without one."""
    here = session.calendar.here
    return WhenContext(
        now=session.clock(),
        tz=tz or here.tz,
        region=(country_of(tz) if tz else "") or here.region,
        home_tz=here.tz,
        calendar=session.calendar,
        day_first=session.settings.dates.day_first,
    )
