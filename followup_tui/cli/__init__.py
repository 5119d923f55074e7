"""Arguments, wiring, late imports."""
