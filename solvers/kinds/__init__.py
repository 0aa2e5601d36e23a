"""One file for each kind of answer: how it is read, judged and shown."""
