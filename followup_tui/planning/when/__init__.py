"""Reading "when" as people say it on the phone: "next wed after lunch", "3bd", "4pm PT".

The grammar and the parser are imported when the first phrase is read.
"""

from followup_tui.planning.when.reading import Past, Reading, WhenContext, WhenError

__all__ = ["Past", "Reading", "WhenContext", "WhenError", "read_past", "read_when"]


def read_when(phrase: str, context: WhenContext) -> Reading:
    """The day, and time if one is said, that a phrase means on the clock of `context.tz`.

    Never a moment before this minute: a time of day with no day is the next such time. Raises
    `WhenError`, one line that names the word that can't be read or the moment that has passed.
    """
    from followup_tui.planning.when.reader import ahead

    return ahead(phrase, context)


def read_past(phrase: str, context: WhenContext) -> Past:
    """The latest moment a phrase can mean that is not after now.

    Read on the clock of `context.tz`. A day without a time is noon there; today's noon, while
    still to come, is now. Raises `WhenError` as `read_when` does, and for the future.
    """
    from followup_tui.planning.when.reader import behind

    return behind(phrase, context)
