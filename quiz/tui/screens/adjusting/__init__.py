"""The screens of settings: what they share, and the windows that one is typed into."""
