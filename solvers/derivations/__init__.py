"""Lines of working: what each states, whether it follows, whether the goal is reached."""
