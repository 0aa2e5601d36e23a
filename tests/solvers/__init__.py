"""The checker: what is read, and how it is judged."""
