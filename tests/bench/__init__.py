"""How fast the program is, each figure beside its budget: `make bench`. No test asserts a time."""
