"""The same people as eight programs export them, with rows that hurt."""

from pathlib import Path

EXPORTS = Path(__file__).parent / "exports"
SAMPLES = {path.name: path.read_bytes() for path in sorted(EXPORTS.iterdir())}
