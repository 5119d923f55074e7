"""Whose the work is that an interview or an application was about: often not the contact's own."""

from followup_tui.domain.book import History
from followup_tui.domain.contact import Contact
from followup_tui.domain.interaction import Channel, Interaction, Outcome
from followup_tui.domain.text import folded, one_line


def another_than_theirs(contact: Contact, company: str) -> str:
    """The company in one line; empty where it is the contact's own, or they have none so far."""
    company, own = one_line(company), one_line(contact.company)
    return company if own and folded(own) != folded(company) else ""


def employer_in(entry: Interaction | None, contact: Contact) -> str:
    """The company an entry of a contact's history was about, in one line."""
    return one_line((entry.company if entry else "") or contact.company)


def spoken_of(contact: Contact, history: History) -> str:
    """The company one speaks of with them: the last interview's or application's."""
    return employer_in(next(filter(_is_about_work, reversed(history)), None), contact)


def _is_about_work(entry: Interaction) -> bool:
    return entry.outcome is Outcome.MET or entry.channel is Channel.APPLICATION
