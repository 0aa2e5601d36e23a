"""The settings one by one: what each takes, and how one is changed in the learner's file."""
