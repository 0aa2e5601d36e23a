"""How a formula's text becomes a tree, stage by stage; `reading.py` is the way in.

`tokens` cuts the text, `latex` puts plain tokens in the place of commands, `words` finds what a word means to
the card (`vocabulary`), and `parsing` builds the tree with `parser`, `operands`, `calls` and `commands`.
"""
