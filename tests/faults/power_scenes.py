"""What is written while the power is lost: acts over days, with their backups; the first of all."""

from pathlib import Path

from tests.faults.home import DRIVER, Home, add, prepared
from tests.faults.power import PowerLoss
from tests.faults.tally import Tally


def over_days(folder: Path, by: str, acts: int, seed: int, ahead: int = 0) -> Tally:
    """Two acts a day, so that every other one makes a backup, and old ones go in the end."""
    words = [*DRIVER, by, "act", "--acts", str(acts), "--per-day", "2", "--ahead", str(ahead)]
    names = [f"act-{nth}" for nth in range(acts)]
    return PowerLoss(prepared(folder / "home"), seed).run(words, names)


def first_act_ever(folder: Path, seed: int) -> Tally:
    """Somebody is added before there is a home, or a directory to make it in."""
    folder.mkdir(exist_ok=True)
    home = Home(folder / "config" / "home")
    loss = PowerLoss(home, seed, root=folder, says=lambda _: ["somebody"])
    return loss.run(add("somebody"), ["somebody"])
