"""Proofdeck: knows the learner. Schedule, review log, session, command line and screens."""

__version__ = "0.1.0"
