"""The core of the Pratt parser: what may follow an operand, and how tightly it binds.

Loosest first: `+ -`; `* /`, products without a sign, and unary minus; `^` (right-associative, so above unary
minus); `!` and superscripts. All products and quotients are read from left to right: `1/2x` is (1/2)·x.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias, cast

from solvers.language.characters import SUPERSCRIPTS
from solvers.language.complaints import matching, missing, unexpected
from solvers.language.tokens import ReadError, Token, tokenize
from solvers.language.vocabulary import Vocabulary
from solvers.language.words import attach, meanings
from solvers.tree import Binary, Call, Comparison, Negate, Node, Number, Operator, Relation, Sequence

MAX_NESTING = 60  # brackets, exponents, signs and functions inside each other

SUM, PRODUCT, POWER, POSTFIX = 10, 20, 30, 40
COMPARISONS = frozenset({"=", "!=", "<", "<=", ">", ">="})
OPENING = frozenset({"(", "[", "{"})
_ENDS_SIDE = COMPARISONS | {",", ")", "]", "}", "end", "&", "\\\\", "matrix end"}
_ENDS_OPERAND = frozenset({")", "]", "}", "|", "⌋", "⌉"})  # a number may stand right after these
_RIGHT: Mapping[str, int] = {"+": SUM + 1, "-": SUM + 1, "*": PRODUCT + 1, "/": PRODUCT + 1}

Handler: TypeAlias = "Callable[[Parser, Token], Node]"


class Parser:
    """Reads from `tokens[position]` on; `bars` tells that a `|` is open in the bracket being read.

    `handlers` read the operands: one for each kind of token that may begin one.
    """

    def __init__(self, tokens: list[Token], vocabulary: Vocabulary, handlers: Mapping[str, Handler]) -> None:
        self.tokens = tokens
        self.vocabulary = vocabulary
        self.handlers = handlers
        self.position = 0
        self.nesting = 0
        self.bars = False
        self.closing = matching(tokens)

    @property
    def next(self) -> Token:
        """The token to be read next."""
        return self.tokens[self.position]

    @property
    def kind(self) -> str:
        """The kind of the token to be read next."""
        return self.tokens[self.position].kind

    def advance(self) -> Token:
        """Return the next token and step over it."""
        token = self.tokens[self.position]
        self.position += 1
        return token

    def expect(self, kind: str) -> None:
        """Step over a token of that kind; raise `ReadError` at any other."""
        token = self.tokens[self.position]
        if token.kind != kind:
            raise unexpected(token)
        self.position += 1

    def finish(self) -> None:
        """Raise `ReadError` unless everything has been read."""
        token = self.next
        if token.kind == ",":
            message = "A comma parts values: put brackets around several, and write decimals with a point."
            raise ReadError(message, token.start, token.end)
        self.expect("end")

    def item(self) -> Node:
        """Read an entry of a list or a whole text: a formula, or a relation of two."""
        left = self.side()
        if self.kind not in COMPARISONS:
            return left
        sign = self.advance()
        right = self.side()
        if self.kind in COMPARISONS:
            raise ReadError("Write one comparison at a time, not a chain.", self.next.start, self.next.end)
        return Relation(cast("Comparison", sign.kind), left, right)

    def side(self) -> Node:
        """Read a formula; one that is nothing but a list may have one entry, as in [1] or {x}."""
        token = self.tokens[self.position]
        if token.kind in "[{" and self.tokens[self.closing[self.position] + 1].kind in _ENDS_SIDE:
            return self.handlers["list"](self, self.advance())
        return self.expression(0)

    def expression(self, minimum: int) -> Node:
        """Read a formula whose operators bind at least as tightly as `minimum`."""
        token = self.tokens[self.position]
        self.position += 1
        left = self.signed(token, minimum) if token.kind in "+-" else self.handler(token)(self, token)
        while True:
            token = self.tokens[self.position]
            binding, extend = _FOLLOWING.get(token.kind, _NOTHING)
            if binding < minimum or (self.bars and token.kind == "|"):
                return left
            left = extend(self, left, token)

    def handler(self, token: Token) -> Handler:
        """Return what reads the operand that begins with a token just stepped over; raise `ReadError`."""
        handler = self.handlers.get(token.kind)
        if handler is None:
            raise missing(token, self.tokens[self.position - 2] if self.position > 1 else None)
        return handler

    def inner(self, token: Token, minimum: int) -> Node:
        """Read a formula one level deeper; raise `ReadError` at `token` when that is too deep."""
        self.deepen(token)
        node = self.expression(minimum)
        self.nesting -= 1
        return node

    def deepen(self, token: Token) -> None:
        """Count one more level; the caller takes it back."""
        self.nesting += 1
        if self.nesting > MAX_NESTING:
            message = f"The formula is nested too deeply: at most {MAX_NESTING} levels can be read."
            raise ReadError(message, token.start, token.end)

    def signed(self, token: Token, minimum: int) -> Node:
        """Read the operand of a sign: a whole product, except inside one."""
        operand = self.inner(token, max(minimum, PRODUCT))
        return Negate(operand) if token.kind == "-" else operand

    def binary(self, left: Node, token: Token) -> Node:
        """Read the right operand of + - * or /."""
        self.position += 1
        return Binary(cast("Operator", token.kind), left, self.expression(_RIGHT[token.kind]))

    def juxtaposed(self, left: Node, token: Token) -> Node:
        """Read a factor that stands right after another, without a sign."""
        before = self.tokens[self.position - 1]
        if token.kind in ("number", "fraction") and before.kind not in _ENDS_OPERAND:
            message = f"Write the sign between “{before.text}” and “{token.text}”, as in a*2 or a^2."
            raise ReadError(message, before.start, token.end)
        if token.kind == "frac" and before.kind == "number":
            raise ReadError("A number before a fraction can mean + or *: write it.", before.start, token.end)
        right = self.expression(PRODUCT + 1)
        if any(isinstance(factor, Sequence) and factor.bracket == "(" for factor in (left, right)):
            message = f"“{before.text}” is not a function here; write * for a product."
            raise ReadError(message, before.start, before.end)
        return Binary("*", left, right)

    def power(self, left: Node, sign: Token) -> Node:
        """Read an exponent; one that says "transposed" makes no power."""
        self.position += 1
        if self.transposing():
            return Call("transpose", (left,))
        return Binary("^", left, self.inner(sign, POWER))

    def transposing(self) -> bool:
        """Step over `⊤`, or over T where the card has no such name; say whether there was one."""
        place = self.position
        braced = self.tokens[place].kind == "{"
        token = self.tokens[place + braced]
        if token.kind != "transposed" and (token.kind, token.text) != ("unknown", "T"):
            return False
        if braced and self.tokens[place + 2].kind != "}":
            return False
        self.position = place + (3 if braced else 1)
        return True

    def raised(self, left: Node, token: Token) -> Node:
        """Read superscript glyphs: an exponent that binds like a postfix sign."""
        self.position += 1
        if token.text == "ᵀ":
            return Call("transpose", (left,))
        return Binary("^", left, self.superscript(token))

    def superscript(self, token: Token) -> Node:
        """Return the formula that superscript glyphs spell; all of it stands at their place."""
        text = "".join(SUPERSCRIPTS[glyph] for glyph in token.text)
        if text.isdigit():
            return Number(text)
        try:
            tokens = meanings(attach(tokenize(text), self.vocabulary), self.vocabulary)
            return Parser(tokens, self.vocabulary, self.handlers).whole()
        except ReadError as error:
            raise ReadError(error.message, token.start, token.end, error.reason) from None

    def whole(self) -> Node:
        """Read everything as one formula."""
        node = self.expression(0)
        self.finish()
        return node

    def factorial(self, left: Node, token: Token) -> Node:
        """Read the sign of a factorial."""
        self.position += 1
        if self.kind == "!":
            raise ReadError("A double factorial is not understood; write (n!)!.", token.start, token.end + 1)
        return Call("factorial", (left,))


_Extension: TypeAlias = Callable[[Parser, Node, Token], Node]


def _nothing(_: Parser, left: Node, __: Token) -> Node:
    return left


_NOTHING: tuple[int, _Extension] = (-1, _nothing)
_OPERANDS = frozenset(
    {"number", "fraction", "name", "constant", "sigma", "unknown", "function", "called", "either"}
    | {"(", "[", "{", "|", "⌊", "⌈", "√", "∛", "frac", "radical", "binom", "matrix"}
)
_FOLLOWING: Mapping[str, tuple[int, _Extension]] = {
    "+": (SUM, Parser.binary),
    "-": (SUM, Parser.binary),
    "*": (PRODUCT, Parser.binary),
    "/": (PRODUCT, Parser.binary),
    **dict.fromkeys(_OPERANDS, (PRODUCT, Parser.juxtaposed)),
    "^": (POWER, Parser.power),
    "super": (POSTFIX, Parser.raised),
    "!": (POSTFIX, Parser.factorial),
}
