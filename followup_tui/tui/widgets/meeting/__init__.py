"""The fields of an interview's form."""
