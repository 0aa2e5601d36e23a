"""The file of settings: read, each setting as a value, and one changed with the rest kept."""
