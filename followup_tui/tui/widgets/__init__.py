"""The panes and lists that the screens are made of."""
