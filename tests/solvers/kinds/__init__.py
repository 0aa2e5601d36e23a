"""How each kind of answer is judged: tables of what was typed and the verdict on it."""
