"""What one calls somebody to whom one speaks or writes."""

from followup_tui.domain.contact import Contact
from followup_tui.domain.text import one_line

_LONGEST, _MOST_WORDS = 20, 6
_TITLES = {"dr", "dr.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "prof", "prof.", "sir", "frau"}

# fmt: off
_DESKS = frozenset({
    "admin", "administration", "bewerbung", "bewerbungen", "career", "careers", "contact",
    "customer", "front", "hiring", "hr", "human", "info", "it", "job", "jobs", "marketing",
    "office", "our", "personal", "personnel", "pr", "reception", "recruiting", "recruitment",
    "sales", "service", "staffing", "support", "switchboard", "talent", "the",
})
_OF_DESKS = frozenset({
    "abteilung", "ag", "board", "bureau", "committee", "department", "dept", "desk", "gmbh",
    "group", "inc", "llc", "ltd", "office", "plc", "reception", "relations", "resources",
    "services", "team",
})
# fmt: on
"""What the name of a department or a role begins or ends with, and no person's does."""

_FAMILY_FIRST = (
    range(0x3005, 0x3006), range(0x3040, 0x3100), range(0x3400, 0xA000), range(0xAC00, 0xD7B0)
)  # fmt: skip
"""Chinese, Japanese and Korean letters: there the family name stands first."""


def addressed(contact: Contact) -> str:
    """The name to greet somebody by, as in "Hello Dana"; empty where that is not sure.

    The first name, or title and last. Where the family name stands first, the whole name: alone
    it would be curt. A department has none.
    """
    name = one_line(contact.name)
    words = name.split()
    if not words or len(words) > _MOST_WORDS or _is_a_desk(words):
        return ""
    if name.casefold() == one_line(contact.company).casefold():
        return ""
    if any(ord(name[0]) in letters for letters in _FAMILY_FIRST):
        said = name.replace("（", "(").partition("(")[0].split()
    elif words[0].casefold() in _TITLES:
        said = [words[0], words[-1]] if len(words) > 1 else []
    else:
        said = words[:1]
    sure = all(word.replace("-", "").rstrip(".").isalpha() for word in said)
    called = " ".join(said) if sure else ""
    return called if len(called) <= _LONGEST else ""


def _is_a_desk(words: list[str]) -> bool:
    first, last = words[0].casefold(), words[-1].casefold().removesuffix(".")
    return first in _DESKS or last in _OF_DESKS
