"""Independent computations that prove the decks: they count, run and search. Worker process only: NumPy."""
