"""One file for each command of `quiz`: it adds its arguments, calls the engine, and returns an exit code."""
