"""The Outcome pane: the keys with the dates they would set, and the forms that take their place."""
