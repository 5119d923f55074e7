"""The TinyDB file: its records, its writing, and a fake of it for tests and the demo."""
