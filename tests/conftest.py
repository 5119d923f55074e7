import pytest
from hypothesis import Phase, settings

from followup_tui.planning.calendar import Calendar, Here, LibraryHolidays
from tests.builders import NEW_YORK

settings.register_profile(
    "house",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=60,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),  # explaining a failure takes minutes
)
settings.load_profile("house")


@pytest.fixture(scope="session")
def calendar():
    """The user's: New York. Shared, for reading a year of holidays takes a while."""
    return Calendar(LibraryHolidays(), Here(NEW_YORK, "US"))
