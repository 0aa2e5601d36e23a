"""The screens of settings: a sheet of them, and the windows that one is typed into."""
