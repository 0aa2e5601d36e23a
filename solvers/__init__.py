"""Knows mathematics and networks: reads an answer, compares it, says why."""
