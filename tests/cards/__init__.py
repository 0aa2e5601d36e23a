"""Tests of the deck format, the loader, the draws and the proofs."""
