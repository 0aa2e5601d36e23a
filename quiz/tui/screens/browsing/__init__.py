"""The browse screen, one idea to a file: finding, looking, changing."""
