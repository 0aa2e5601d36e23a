"""The deck that `quiz new` writes: small, valid, and an example of each habit worth having."""

from __future__ import annotations

from zlib import crc32

from cards.schema import shipped
from cards.validation import identifier

_TEXT = """\
# yaml-language-server: $schema={schema}
deck: {title}
{id}about: What this deck is about, in one sentence.
tags: [{tag}]

cards:
- id: kernel-parameters
  ask: >
    A 2-D convolution takes {{c_in}} channels to {{c_out}} with a {{k}}×{{k}} kernel and a bias.
    How many learnable parameters does it have?
  vary: {{c_in: [3, 16, 64], c_out: [32, 64, 128], k: [1, 3, 5]}}     # drawn anew at each review
  number: k^2*c_in*c_out + c_out                                    # the answer
  mistakes:
    k^2*c_in*c_out: You left out the bias, one for each output channel.
  hint: Each output channel owns one filter of k·k·c_in weights.
  why: Each of the {{c_out}} output channels owns {{k}}·{{k}}·{{c_in}} weights and one bias.

- id: derivative-of-a-square
  ask: 'Differentiate $f(x) = x^2 + 1$ with respect to $x$.'         # single quotes keep backslashes
  expression: 2*x
  accept: [x + x]                                                   # `quiz check` tries these
  reject: [x^2]
  hint: The exponent comes down in front.

- id: why-not-zero
  ask: Why are weights not all set to zero before training?
  choice:
    right: All units of a layer would stay equal.
    wrong:
      The loss would be infinite.: The loss is finite; the gradients are what is equal.
      Zeros cannot be stored exactly.: Zero is exact in every floating-point format.
  why: Equal weights get equal gradients, so the units of a layer never become different.
"""


def starter(name: str) -> str:
    """Return the text of a small deck that loads and proves; its title is made of `name`.

    Its first line points editors at the schema of this installation.
    """
    words = " ".join(name.replace("-", " ").replace("_", " ").split())
    visible = "".join(character for character in words if character.isprintable()) or "New deck"
    title = visible[0].upper() + visible[1:]
    return _TEXT.format(
        schema=shipped().as_uri(),
        title="'" + title.replace("'", "''") + "'",
        id=_id(name),
        tag=identifier(name) or "new",
    )


def _id(name: str) -> str:
    """Return the line with an id for a file whose name gives none, such as one in Chinese."""
    return "" if identifier(name) else f"id: deck-{crc32(name.encode()):08x}\n"
