"""Whom to call back, when, and why: a terminal app that gets employers to call back."""

__version__ = "0.1.0"
