r"""LaTeX commands to the tokens of plain formulas: `\cdot` is `*`, `\alpha` a word, `\mathbf{W}` the word W.

Commands that carry formulas (`\frac`, `\sqrt`, `\binom`, `\begin{pmatrix}`) become tokens of their own kind.
"""

from __future__ import annotations

from collections.abc import Mapping

from solvers.language.characters import GREEK_WORDS
from solvers.language.functions import SPELLINGS
from solvers.language.tokens import ReadError, Token

_SIGNS: Mapping[str, str] = {
    "cdot": "*", "times": "*", "ast": "*", "odot": "*", "div": "/",
    "le": "<=", "leq": "<=", "leqslant": "<=", "ge": ">=", "geq": ">=", "geqslant": ">=",
    "ne": "!=", "neq": "!=",
    "lt": "<", "gt": ">", "lvert": "|", "rvert": "|", "vert": "|", "mid": "|",
    "{": "{", "}": "}", "lbrace": "{", "rbrace": "}", "lbrack": "[", "rbrack": "]",
    "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "\\": "\\\\",
    "top": "transposed", "intercal": "transposed",
    "frac": "frac", "dfrac": "frac", "tfrac": "frac", "cfrac": "frac", "sqrt": "radical",
    "binom": "binom", "dbinom": "binom", "tbinom": "binom",
}  # fmt: skip
_SPACING = frozenset(
    {",", ";", ":", "!", " ", "quad", "qquad", "left", "right", "displaystyle", "textstyle", "limits"}
    | {size + side for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r")}
)
_FONTS = frozenset(
    {"mathbf", "mathrm", "mathit", "mathcal", "mathbb", "mathsf", "mathtt", "mathfrak", "boldsymbol", "bm"}
    | {"text", "textbf", "textit", "textrm", "texttt", "operatorname"}
)
_ACCENTS: Mapping[str, str] = {
    "hat": "hat", "widehat": "hat", "bar": "bar", "overline": "bar", "tilde": "tilde", "widetilde": "tilde",
    "dot": "dot", "vec": "vec",
}  # fmt: skip
_WORDS: Mapping[str, str] = {
    **{word: word for word in GREEK_WORDS},
    **{word: word for word in SPELLINGS if word.isalpha()},
    "varepsilon": "epsilon", "vartheta": "theta", "varphi": "phi", "varsigma": "sigma", "varrho": "rho",
    "infty": "inf", "partial": "d", "nabla": "nabla", "ell": "l",
}  # fmt: skip
_MATRICES = frozenset({"matrix", "pmatrix", "bmatrix", "Bmatrix", "smallmatrix"})


def plain_tokens(tokens: list[Token]) -> list[Token]:
    """Return the tokens with every LaTeX command replaced; raise `ReadError` for an unknown one."""
    if not any(token.kind == "command" for token in tokens):
        return tokens
    return _Rewriting(tokens).result()


class _Rewriting:
    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.place = 0
        self.written: list[Token] = []

    def result(self) -> list[Token]:
        while self.place < len(self.tokens):
            token = self.tokens[self.place]
            self.place += 1
            if token.kind == "command":
                self.command(token)
            else:
                self.written.append(token)
        return self.written

    def command(self, token: Token) -> None:
        name = token.text[1:]
        if name in _SPACING:
            return
        if name in _SIGNS:
            kind = _SIGNS[name]
            self.written.append(Token(kind, kind if len(kind) <= 2 else token.text, token.start, token.end))
        elif name in _WORDS:
            self.word(_WORDS[name], token)
        elif name in _FONTS:
            self.styled(token)
        elif name in _ACCENTS:
            self.accented(_ACCENTS[name], token)
        elif name in ("begin", "end"):
            self.environment(name, token)
        else:
            raise ReadError(f"The command “{token.text}” is not understood.", token.start, token.end)

    def word(self, text: str, token: Token) -> None:
        following = self.tokens[self.place]
        if text == "d" and following.kind == "word":  # \partial L
            self.place += 1
            self.written.append(Token("word", "d" + following.text, token.start, following.end))
        else:
            self.written.append(Token("word", text, token.start, token.end))

    def styled(self, token: Token) -> None:
        r"""Letters in a font are one word; any other group is left as it stands."""
        if self.tokens[self.place].kind == "*":  # \operatorname*
            self.place += 1
        end = self.place + 2
        if self.tokens[self.place].kind != "{" or self.tokens[min(end, len(self.tokens) - 1)].kind != "}":
            return
        inside = self.tokens[self.place + 1]
        if inside.kind in ("word", "number"):
            self.written.append(Token(inside.kind, inside.text, token.start, self.tokens[end].end))
            self.place = end + 1

    def accented(self, mark: str, token: Token) -> None:
        braced = self.tokens[self.place].kind == "{"
        if braced:
            self.place += 1
        inner = self.letter(token)
        end = inner.end
        if braced:
            closing = self.tokens[self.place]
            if closing.kind != "}":
                raise ReadError(f"“{token.text}” takes one letter.", token.start, closing.end)
            end = closing.end
            self.place += 1
        self.written.append(Token("word", f"{inner.text}_{mark}", token.start, end))

    def letter(self, token: Token) -> Token:
        """Take the word that stands under an accent, itself perhaps in a font."""
        before = len(self.written)
        following = self.tokens[self.place]
        self.place += following.kind != "end"
        if following.kind == "command":
            self.command(following)
        else:
            self.written.append(following)
        inner = self.written[before:]
        del self.written[before:]
        letter = len(inner) == 1 and inner[0].kind == "word" and inner[0].text
        if not letter or (len(letter) > 1 and letter not in GREEK_WORDS):
            raise ReadError(f"“{token.text}” takes one letter.", token.start, following.end)
        return inner[0]

    def environment(self, name: str, token: Token) -> None:
        inside = self.tokens[self.place : self.place + 3]
        kinds = [part.kind for part in inside]
        if kinds != ["{", "word", "}"] or inside[1].text not in _MATRICES:
            message = r"Only matrices can be written so, as in \begin{pmatrix}a & b \\ c & d\end{pmatrix}."
            raise ReadError(message, token.start, token.end)
        self.place += 3
        kind = "matrix" if name == "begin" else "matrix end"
        self.written.append(Token(kind, token.text, token.start, inside[2].end))
