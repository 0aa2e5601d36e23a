"""When a card returns: pure transitions from a state and a grade to the next state."""
