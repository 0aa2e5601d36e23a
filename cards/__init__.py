"""Knows questions: the deck format, its loader, its proofs, and the decks themselves."""
