"""The learner: engine and command line."""
