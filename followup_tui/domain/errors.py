"""What can go wrong that is the user's or a file's fault: one sentence each, never a traceback."""


class FollowupError(Exception):
    """A refusal in one line that says why and what to do; nothing was changed."""


class StoreError(FollowupError):
    """The data file could not be read or written; it is as it was before.

    `brief` says so in a few words, for a line that says more.
    """

    def __init__(self, line: str, brief: str = "") -> None:
        super().__init__(line)
        self.brief = brief or line


class UnreadableError(StoreError):
    """The data file can't be read; it is left alone.

    `what` says so in a few words and `advice` what to do. `restorable` says that a backup in its
    place would help.
    """

    def __init__(self, what: str, advice: str, where: str, *, restorable: bool) -> None:
        line = f"{what}: {advice}; nothing was overwritten [{where}]"
        super().__init__(line, what)
        self.what, self.advice, self.where = what, advice, where
        self.restorable = restorable

    def advising(self, advice: str) -> "UnreadableError":
        """The same, with something else to do about it."""
        return UnreadableError(self.what, advice, self.where, restorable=self.restorable)
