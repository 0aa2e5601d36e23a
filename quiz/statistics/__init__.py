"""What the log tells about learning: pure sums over what the store has counted, and how they are told."""
