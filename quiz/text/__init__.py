"""Words and formulas set in lines that are safe to show, for the screens and the plain mode alike."""
