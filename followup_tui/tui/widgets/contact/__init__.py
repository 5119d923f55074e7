"""The fields of a contact's form."""
