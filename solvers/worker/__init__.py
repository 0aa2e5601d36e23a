"""The process in which SymPy and NumPy live, and the client that may end it at any moment."""
