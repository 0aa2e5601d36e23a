"""The home screen, one idea to a file: what waits is counted and shown, and other screens are opened."""
