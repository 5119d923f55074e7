"""Contacts, interactions, commitments: frozen values without I/O, clock or screen."""
