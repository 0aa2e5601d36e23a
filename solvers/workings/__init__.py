"""What `quiz solve` shows: the formula of a layer or a function with the numbers put in."""
