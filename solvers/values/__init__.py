"""What a formula is worth: as floats, with fifty digits, as an exact quotient, at points of its domain."""
