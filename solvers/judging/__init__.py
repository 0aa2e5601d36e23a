"""What the judges of all kinds share: names in play, precision, units, and words for what went wrong."""
