"""What the program does, as its users and callers see it."""
