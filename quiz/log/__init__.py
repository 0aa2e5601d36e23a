"""The review log: append-only events on disk, and the state of every card derived from them by replay."""
