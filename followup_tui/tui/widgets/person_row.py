"""Somebody as a row of a list: who, where, and whether they are followed up."""

from followup_tui.desk.wording import role_and_company
from followup_tui.domain.book import Book
from followup_tui.domain.contact import Contact
from followup_tui.domain.text import one_line
from followup_tui.planning.situation import stop_in_force
from followup_tui.tui.widgets.record_list import Row


def person_row(contact: Contact, book: Book) -> Row:
    """The row; that they asked to stop goes before any stage."""
    body = f"{one_line(contact.name)}  {role_and_company(contact)}"
    stopped = stop_in_force(book.history(contact.uid))
    return Row(
        contact.uid, body, tail="asked to stop" if stopped else contact.stage.replace("_", " ")
    )
