"""The keys of the screens as data: which are usual, what they are called, and which the learner chose."""
