"""A fault that lasts is said in one line and overwrites nothing; once it is over, all goes on."""

import pytest

from tests.faults.places import PLACES
from tests.faults.strangers import STRANGERS
from tests.faults.survival import survive_by_command, survive_in_the_app

FAULTS = {fault.name: fault for fault in (*PLACES, *STRANGERS)}
IN_THE_APP = ("a full file system", "a directory that went away", "an empty file")


def possible(name):
    if reason := FAULTS[name].reason_against():
        pytest.skip(reason)
    return FAULTS[name]


@pytest.mark.parametrize("name", FAULTS)
def test_a_command_refuses_and_does_it_once_the_fault_is_over(tmp_path, name):
    tally = survive_by_command(possible(name), tmp_path)
    assert tally.harm == []
    assert tally.besides


@pytest.mark.terminal
@pytest.mark.parametrize("name", IN_THE_APP)
def test_the_app_keeps_an_act_as_not_saved_until_the_fault_is_over(tmp_path, name):
    assert survive_in_the_app(possible(name), tmp_path).harm == []
