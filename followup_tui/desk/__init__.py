"""What a user can do, one method each, and the ports that needs."""
