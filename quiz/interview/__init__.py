"""The mock interview: a mixed, timed paper without feedback, marked at its end."""
