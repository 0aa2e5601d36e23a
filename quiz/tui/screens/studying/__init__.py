"""The study screen, one idea to a file: desk, judging, grading, leaving, each on top of the one before."""
