"""Decks in another language: texts by card id, in a file of their own; the answers stay in the deck."""
