"""What can go wrong that is the user's or a file's fault: one sentence each, never a traceback."""


class FollowupError(Exception):
    """A refusal in one line that says why and what to do; nothing was changed."""


class StoreError(FollowupError):
    """The data file could not be read or written; it is as it was before."""
