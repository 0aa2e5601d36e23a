"""A sitting: which question comes next, what was answered, the grade, and undo. No screen, no waiting."""
