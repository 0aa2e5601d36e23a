"""The parts of the interview screen, each on top of the one before: desk, storing, turning, leaving."""
