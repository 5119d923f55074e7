"""E-mails: drafted from templates, handed to the user's mail program."""
