"""Pure functions on the domain: rules, queue, calendar, windows, the reading of phrases."""
