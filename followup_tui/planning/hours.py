"""The hours at which a contact may be called: their own, or the usual ones of the policy."""

from msgspec.structs import replace

from followup_tui.domain.contact import Contact, Hours
from followup_tui.planning.policy import Policy


def policy_for(contact: Contact, policy: Policy) -> Policy:
    """The numbers in the rules with this contact's own hours, where they have any."""
    hours = contact.hours
    if hours is None or hours.starts >= hours.ends:
        return policy
    return replace(policy, day_starts=hours.starts, day_ends=hours.ends)


def hours_of(contact: Contact, policy: Policy) -> Hours:
    """The hours at which this contact may be called, on their clock."""
    theirs = policy_for(contact, policy)
    return Hours(theirs.day_starts, theirs.day_ends)
