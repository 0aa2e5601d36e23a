"""Random answers to random cards, for as long as one likes: `python -m tests.fuzz SECONDS SEED`."""
