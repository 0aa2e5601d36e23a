"""Tokens to a tree: a Pratt parser.

Binding, loosest first: `+ -`, `*`, `/` and unary minus, implicit products, `^` (right-associative, above unary
minus), `!` and superscripts. An implicit product binds tighter than `/`: `1/2x` is 1/(2·x).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from solvers.characters import FRACTIONS, SUPERSCRIPTS
from solvers.complaints import matching, missing, unexpected, unknown
from solvers.functions import FUNCTIONS, Function
from solvers.names import attach, meanings
from solvers.tokens import ReadError, Token, tokenize
from solvers.tree import (
    Binary,
    Bracket,
    Call,
    Comparison,
    Constant,
    Name,
    Negate,
    Node,
    Number,
    Operator,
    Relation,
    Sequence,
    children,
)
from solvers.vocabulary import Vocabulary

MAX_NESTING = 60  # brackets, exponents, signs and functions inside each other
MAX_DEPTH = 200  # of the tree: whoever walks it may recurse

_SUM, _PRODUCT, _IMPLICIT, _POWER, _OPERAND = 10, 20, 30, 50, 70
_BINDING: Mapping[str, int] = {"+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT}
# what the right operand must bind at least as tightly as: a product leaves implicit factors to the loop, so that
# 2*x and 2x are the same tree in any company
_RIGHT: Mapping[str, int] = {"+": _SUM + 1, "-": _SUM + 1, "*": _IMPLICIT + 1, "/": _PRODUCT + 1}
_COMPARISONS = frozenset({"=", "!=", "<", "<=", ">", ">="})
_CLOSING: Mapping[str, str] = {"(": ")", "[": "]", "{": "}", "⌊": "⌋", "⌈": "⌉"}
_ENDS_ITEM = frozenset({",", ")", "]", "}", "end", "&", "\\\\", "matrix end"}) | _COMPARISONS
_FUNCTIONS = frozenset({"function", "called", "either"})
_OPERANDS = frozenset(
    {"number", "name", "constant", "sigma", "unknown", "(", "[", "{", "|", "√", "∛", "⌊", "⌈"}
    | {"fraction", "frac", "radical", "binom", "matrix"}
    | _FUNCTIONS
)
_AFTER_WHICH_A_NUMBER_MAY_STAND = frozenset({")", "]", "}", "|", "⌋", "⌉"})


def parse(tokens: list[Token], vocabulary: Vocabulary) -> Node:
    """Return the tree of one formula or relation; raise `ReadError`."""
    parser = _Parser(tokens, vocabulary)
    node = parser.item()
    parser.finish()
    _check_depth(node, tokens)
    return node


def parse_items(tokens: list[Token], vocabulary: Vocabulary) -> tuple[Node, ...]:
    """Return the trees of formulas that commas part, without brackets around them; raise `ReadError`."""
    parser = _Parser(tokens, vocabulary)
    items = parser.items("end")
    parser.finish()
    for item in items:
        _check_depth(item, tokens)
    return items


def parse_chain(tokens: list[Token], vocabulary: Vocabulary) -> tuple[Relation, ...]:
    """Return `a = b = c` as the relations a = b and b = c; raise `ReadError`."""
    parser = _Parser(tokens, vocabulary)
    links = parser.chain()
    parser.finish()
    for link in links:
        _check_depth(link, tokens)
    return links


def _check_depth(node: Node, tokens: list[Token]) -> None:
    if len(tokens) <= MAX_DEPTH:  # each level of the tree took a token of its own
        return
    level, depth = [node], 0
    while level:
        depth += 1
        level = [child for parent in level for child in children(parent)]
    if depth > MAX_DEPTH:
        message = f"The formula is too long: at most {MAX_DEPTH} operations may build on each other."
        raise ReadError(message, tokens[0].start, tokens[-1].end)


class _Parser:
    """Reads from `tokens[position]` on; `bars` tells that an absolute value is open in this bracket."""

    def __init__(self, tokens: list[Token], vocabulary: Vocabulary) -> None:
        self.tokens = tokens
        self.vocabulary = vocabulary
        self.position = 0
        self.nesting = 0
        self.bars = False
        self.closing = matching(tokens)

    # the tokens

    def advance(self) -> Token:
        token = self.tokens[self.position]
        self.position += 1
        return token

    @property
    def kind(self) -> str:
        return self.tokens[self.position].kind

    def expect(self, kind: str) -> None:
        token = self.tokens[self.position]
        if token.kind != kind:
            raise unexpected(token)
        self.position += 1

    def finish(self) -> None:
        token = self.tokens[self.position]
        if token.kind == ",":
            raise ReadError("Several values need brackets around them, as in (a, b).", token.start, token.end)
        self.expect("end")

    def deeper(self, token: Token) -> None:
        self.nesting += 1
        if self.nesting > MAX_NESTING:
            message = f"The formula is nested too deeply; at most {MAX_NESTING} levels can be read."
            raise ReadError(message, token.start, token.end)

    # formulas and what may hold them

    def item(self) -> Node:
        """An entry: a formula or a relation of two."""
        left = self.side()
        if self.kind not in _COMPARISONS:
            return left
        sign = self.advance()
        right = self.side()
        if self.kind in _COMPARISONS:
            token = self.tokens[self.position]
            raise ReadError("Write one comparison at a time, not a chain.", token.start, token.end)
        return Relation(cast(Comparison, sign.kind), left, right)

    def chain(self) -> tuple[Relation, ...]:
        left = self.side()
        links = []
        while self.kind in _COMPARISONS:
            sign = self.advance()
            right = self.side()
            links.append(Relation(cast(Comparison, sign.kind), left, right))
            left = right
        return tuple(links)

    def side(self) -> Node:
        """A formula; one that is a bracketed list as a whole may have one entry, as in [1] or {x}."""
        token = self.tokens[self.position]
        if token.kind in ("[", "{") and self.tokens[self.closing[self.position] + 1].kind in _ENDS_ITEM:
            self.position += 1
            return self.enclosed(token, self.list_of)
        return self.expression(0)

    def expression(self, minimum: int) -> Node:
        """A formula whose operators bind at least as tightly as `minimum`."""
        token = self.tokens[self.position]
        self.position += 1
        if token.kind == "number":
            left: Node = self.number(token)
        elif token.kind == "name":
            left = Name(token.text)
        else:
            left = self.prefix(token, minimum)
        while True:
            token = self.tokens[self.position]
            kind = token.kind
            if (binding := _BINDING.get(kind)) is not None:
                if binding < minimum:
                    return left
                self.position += 1
                left = Binary(cast(Operator, kind), left, self.expression(_RIGHT[kind]))
            elif kind in _OPERANDS:
                if minimum > _IMPLICIT or (kind == "|" and self.bars):
                    return left
                left = self.juxtaposed(left, token)
            elif kind == "^":
                if minimum > _POWER:
                    return left
                left = self.power(left)
            elif kind == "!" or kind == "super":
                if minimum > _OPERAND:
                    return left
                self.position += 1
                left = self.factorial(left, token) if kind == "!" else self.raised(left, token)
            else:
                return left

    def prefix(self, token: Token, minimum: int) -> Node:
        handler = _PREFIX.get(token.kind)
        if handler is None:
            raise missing(token, self.tokens[self.position - 2] if self.position > 1 else None)
        if token.kind in ("-", "+"):
            return self.signed(token, minimum)
        return handler(self, token)

    def signed(self, token: Token, minimum: int) -> Node:
        self.deeper(token)
        operand = self.expression(max(minimum, _PRODUCT))
        self.nesting -= 1
        return Negate(operand) if token.kind == "-" else operand

    def juxtaposed(self, left: Node, token: Token) -> Node:
        """A product without a sign."""
        before = self.tokens[self.position - 1]
        if token.kind in ("number", "fraction") and before.kind not in _AFTER_WHICH_A_NUMBER_MAY_STAND:
            message = f"Write the sign between “{before.text}” and “{token.text}”, as in a*2 or a^2."
            raise ReadError(message, before.start, token.end)
        if token.kind == "frac" and before.kind == "number":
            raise ReadError(
                "A number before a fraction can mean + or *: write the sign.", before.start, token.end
            )
        right = self.expression(_IMPLICIT + 1)
        if (
            isinstance(right, Sequence)
            and right.bracket == "("
            or isinstance(left, Sequence)
            and left.bracket == "("
        ):
            message = f"“{before.text}” is not a function here; write * for a product."
            raise ReadError(message, before.start, before.end)
        return Binary("*", left, right)

    def power(self, left: Node) -> Node:
        sign = self.advance()
        if self.transposing():
            return Call("transpose", (left,))
        self.deeper(sign)
        right = self.expression(_POWER)
        self.nesting -= 1
        return Binary("^", left, right)

    def transposing(self) -> bool:
        """Step over an exponent that says "transposed": ⊤, or T where the card has no such name."""
        place = self.position
        in_braces = self.tokens[place].kind == "{"
        token = self.tokens[place + in_braces]
        if token.kind != "transposed" and (token.kind, token.text) != ("unknown", "T"):
            return False
        if in_braces and self.tokens[place + 2].kind != "}":
            return False
        self.position = place + (3 if in_braces else 1)
        return True

    def raised(self, left: Node, token: Token) -> Node:
        if token.text == "ᵀ":
            return Call("transpose", (left,))
        return Binary("^", left, self.superscript(token))

    def superscript(self, token: Token) -> Node:
        """The exponent that superscript glyphs spell."""
        text = "".join(SUPERSCRIPTS[glyph] for glyph in token.text)
        if text.isdigit():
            return Number(text)
        try:
            inner = meanings(attach(tokenize(text)), self.vocabulary)
            return parse([Token(t.kind, t.text, token.start, token.end) for t in inner], self.vocabulary)
        except ReadError as error:
            raise ReadError(error.message, token.start, token.end, error.reason) from None

    def factorial(self, left: Node, token: Token) -> Node:
        if self.kind == "!":
            raise ReadError("A double factorial is not understood; write (n!)!.", token.start, token.end + 1)
        return Call("factorial", (left,))

    # operands

    def number(self, token: Token) -> Node:
        following = self.tokens[self.position]
        if following.kind == "fraction":  # 2½
            self.position += 1
            return Binary("+", Number(token.text), self.fraction(following))
        return Number(token.text)

    def fraction(self, token: Token) -> Node:
        above, below = FRACTIONS[token.text]
        return Binary("/", Number(above), Number(below))

    def constant(self, token: Token) -> Node:
        return Constant(token.text)

    def enclosed(self, token: Token, read: Callable[[Token], Node]) -> Node:
        """What `read` returns for the inside of a bracket, where an open `|` outside is out of sight."""
        bars, self.bars = self.bars, False
        self.deeper(token)
        node = read(token)
        self.nesting -= 1
        self.bars = bars
        return node

    def bracket(self, token: Token) -> Node:
        return self.enclosed(token, self.group)

    def group(self, token: Token) -> Node:
        """A formula in brackets, or several that commas part."""
        closing = _CLOSING[token.kind]
        if self.kind == closing:
            self.position += 1
            return Sequence(cast(Bracket, token.kind), ())
        first = self.side()
        if self.kind != ",":
            self.expect(closing)
            return first
        self.position += 1
        items = (first, *self.items(closing))
        self.position += 1
        return Sequence(cast(Bracket, token.kind), items)

    def list_of(self, token: Token) -> Node:
        items = self.items(_CLOSING[token.kind])
        self.position += 1
        return Sequence(cast(Bracket, token.kind), items)

    def items(self, closing: str) -> tuple[Node, ...]:
        """Entries up to the closing bracket, which stays; a comma may follow the last."""
        items = []
        while self.kind != closing:
            items.append(self.item())
            if self.kind != closing:
                self.expect(",")
        return tuple(items)

    def rounded(self, token: Token) -> Node:
        def inside(token: Token) -> Node:
            node = self.expression(0)
            self.expect(_CLOSING[token.kind])
            return Call("floor" if token.kind == "⌊" else "ceil", (node,))

        return self.enclosed(token, inside)

    def absolute(self, token: Token) -> Node:
        bars, self.bars = self.bars, True
        self.deeper(token)
        node = self.expression(0)
        self.nesting -= 1
        self.bars = bars
        if self.kind != "|":
            raise ReadError("This bar is never closed; write |x| or abs(x).", token.start, token.end)
        self.position += 1
        return Call("abs", (node,))

    def root(self, token: Token) -> Node:
        self.deeper(token)
        operand = self.expression(_OPERAND + 1)
        self.nesting -= 1
        return Call("sqrt" if token.kind == "√" else "cbrt", (operand,))

    # words

    def sigma(self, token: Token) -> Node:
        if self.kind in ("(", "["):
            return Call("sigmoid", self.arguments(token))
        if self.vocabulary.names is None:
            return Name(token.text)
        return self.unknown(token)

    def unknown(self, token: Token) -> Node:
        raise unknown(token, self.vocabulary)

    def called(self, token: Token) -> Node:
        """A function that the card declares."""
        if self.kind != "(":
            if token.kind == "either":
                return Name(token.text)
            message = f"“{token.text}” is a function here: write {token.text}(…)."
            raise ReadError(message, token.start, token.end)
        return Call(token.text, self.arguments(token))

    def function(self, token: Token) -> Node:
        base = self.base(token) if self.kind == "_" else None
        exponent = self.exponent(token) if self.kind in ("^", "super") else None
        if token.text == "sqrt" and self.kind not in ("(", "[", "{"):
            return self.root(Token("√", token.text, token.start, token.end))
        node = self.call(token, self.arguments(token), base)
        if exponent is None:
            return node
        if exponent != Negate(Number("1")):
            return Binary("^", node, exponent)
        inverse = FUNCTIONS[token.text].inverse
        if not inverse or base is not None:
            message = f"{token.text}^-1 can mean two things: write 1/{token.text}(x) or the inverse function."
            raise ReadError(message, token.start, token.end)
        return Call(inverse, node.arguments)

    def call(self, token: Token, arguments: tuple[Node, ...], base: Node | None) -> Call:
        if base is not None:
            arguments = (*arguments, base)
        function = FUNCTIONS[token.text]
        if not function.takes(len(arguments)) or (base is not None and len(arguments) != 2):
            message = f"“{token.text}” takes {_count(function)}, not {len(arguments) - (base is not None)}."
            raise ReadError(message, token.start, token.end)
        if base in (Number("2"), Number("10")):
            return Call(f"log{base.text}", arguments[:1])
        return Call(token.text, arguments)

    def base(self, token: Token) -> Node:
        """The base of `log_2`, `log_b`, `log_{10}`."""
        sign = self.advance()
        if token.text != "log":
            raise ReadError(f"Only log takes a base, “{token.text}” does not.", sign.start, sign.end)
        return self.expression(_OPERAND + 1)

    def exponent(self, token: Token) -> Node:
        """The exponent between a function and its argument, as in sin^2 x."""
        sign = self.advance()
        if sign.kind == "super":
            return self.superscript(sign)
        self.deeper(token)
        node = self.expression(_POWER)
        self.nesting -= 1
        return node

    def arguments(self, token: Token) -> tuple[Node, ...]:
        opening = self.tokens[self.position]
        if opening.kind not in ("(", "[", "{"):
            self.deeper(token)
            argument = self.argument(token)
            self.nesting -= 1
            return (argument,)
        self.position += 1
        items = children(self.enclosed(opening, self.list_of))
        if any(isinstance(item, Relation) for item in items):
            raise ReadError("A comparison stands alone, not inside a formula.", opening.start, opening.end)
        return items

    def argument(self, token: Token) -> Node:
        """The argument of a function without brackets: factors up to a sign, a bracket or another function."""
        following = self.tokens[self.position]
        if following.kind == "-":
            self.position += 1
            self.deeper(following)
            argument = self.argument(token)
            self.nesting -= 1
            return Negate(argument)
        if following.kind not in _OPERANDS or (following.kind == "|" and self.bars):
            message = f"“{token.text}” needs an argument, as in {token.text}(x)."
            raise ReadError(message, token.start, token.end)
        node = self.expression(_IMPLICIT + 1)
        while self.kind in ("name", "constant", "unknown", "√", "∛"):
            node = self.juxtaposed(node, self.tokens[self.position])
        return node

    # LaTeX

    def braced(self) -> Node:
        """The argument of a LaTeX command: a group in braces, or one sign."""
        token = self.tokens[self.position]
        self.position += 1
        if token.kind == "{":
            return self.bracket(token)
        self.deeper(token)
        node = self.prefix(token, _OPERAND) if token.kind not in ("number", "name") else self.short(token)
        self.nesting -= 1
        return node

    def short(self, token: Token) -> Node:
        """One sign: of a number the first digit, so that \\frac12 is a half."""
        if token.kind != "number":
            return Name(token.text)
        if token.text.isdigit() and len(token.text) > 1:
            self.position -= 1
            rest = Token("number", token.text[1:], token.start + 1, token.end)
            self.tokens[self.position] = rest
        return Number(token.text[0] if token.text.isdigit() else token.text)

    def frac(self, _: Token) -> Node:
        above = self.braced()
        return Binary("/", above, self.braced())

    def binom(self, _: Token) -> Node:
        above = self.braced()
        return Call("binomial", (above, self.braced()))

    def radical(self, _: Token) -> Node:
        if self.kind != "[":
            return Call("sqrt", (self.braced(),))
        degree = self.bracket(self.advance())
        return Call("root", (self.braced(), degree))

    def matrix(self, token: Token) -> Node:
        return self.enclosed(token, self.rows)

    def rows(self, _: Token) -> Node:
        rows: list[Node] = []
        while self.kind != "matrix end":
            row = [self.side()]
            while self.kind == "&":
                self.position += 1
                row.append(self.side())
            rows.append(Sequence("[", tuple(row)))
            if self.kind != "matrix end":
                self.expect("\\\\")
        self.position += 1
        return Sequence("[", tuple(rows))


def _count(function: Function) -> str:
    if function.most is None:
        return f"at least {function.least} argument"
    bounds = (
        str(function.least) if function.least == function.most else f"{function.least} or {function.most}"
    )
    return f"{bounds} argument{'s' if function.most > 1 else ''}"


_PREFIX: Mapping[str, Callable[[_Parser, Token], Node]] = {
    "number": _Parser.number,
    "name": lambda _, token: Name(token.text),
    "constant": _Parser.constant,
    "sigma": _Parser.sigma,
    "unknown": _Parser.unknown,
    "called": _Parser.called,
    "either": _Parser.called,
    "function": _Parser.function,
    "fraction": _Parser.fraction,
    "(": _Parser.bracket,
    "[": _Parser.bracket,
    "{": _Parser.bracket,
    "⌊": _Parser.rounded,
    "⌈": _Parser.rounded,
    "|": _Parser.absolute,
    "√": _Parser.root,
    "∛": _Parser.root,
    "-": lambda parser, token: parser.signed(token, 0),
    "+": lambda parser, token: parser.signed(token, 0),
    "frac": _Parser.frac,
    "binom": _Parser.binom,
    "radical": _Parser.radical,
    "matrix": _Parser.matrix,
}
