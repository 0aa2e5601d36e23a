"""All cards at once: found by a filter, sorted, and set aside, reset or flagged many at a time."""
