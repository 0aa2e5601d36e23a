"""The plot of a card: what a deck may write, what is wrong with it, and its formulas as numbers."""
