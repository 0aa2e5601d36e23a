"""Parts of screens: each shows one thing and tells its screen by a message what the learner did."""
