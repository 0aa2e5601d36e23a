"""LaTeX source → what it looks like. Anything we cannot draw faithfully is an error, never a guess."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from quiz.text.formulas import symbols
from quiz.text.formulas.nodes import (
    Accent,
    Fenced,
    Formula,
    FormulaError,
    Fraction,
    Grid,
    Role,
    Root,
    Row,
    Scripts,
    Symbol,
)

LONGEST = 2_000  # characters of source
DEEPEST = 24  # groups within groups

_LEXEME = re.compile(r"\\operatorname\*?|\\[A-Za-z]+|\\.|\s+|.", re.DOTALL)
_DELIMITERS = {".": "", "\\{": "{", "\\}": "}", "\\|": "‖", "<": "⟨", ">": "⟩"}
_FENCES = {
    "matrix": "..",
    "smallmatrix": "..",
    "pmatrix": "()",
    "bmatrix": "[]",
    "Bmatrix": "{}",
    "vmatrix": "||",
    "Vmatrix": "‖‖",
    "cases": "{.",
    "aligned": "..",
    "align": "..",
    "gathered": "..",
}


def parse(latex: str) -> Formula:
    """Return what `latex` looks like; raises FormulaError."""
    if len(latex) > LONGEST:
        raise FormulaError("the formula is too long")
    return _Parser(_LEXEME.findall(latex)).whole()


class _Parser:
    """Recursive descent over lexemes, one lexeme of lookahead."""

    def __init__(self, lexemes: list[str]) -> None:
        self.lexemes = lexemes
        self.at = 0
        self.depth = 0
        self.commands: Mapping[str, Callable[[], Formula]] = {
            "{": self._group,
            "\\left": self._fenced,
            "\\begin": self._environment,
            "\\sqrt": self._root,
            "\\not": self._negated,
            "\\operatorname": self._function,
            "\\operatorname*": self._function,
            "\\binom": self._binomial,
            **dict.fromkeys(("\\frac", "\\dfrac", "\\tfrac", "\\cfrac"), self._fraction),
        }

    def whole(self) -> Formula:
        row = self._row(())
        if self.at < len(self.lexemes):
            raise FormulaError(f"{self.lexemes[self.at]} closes nothing")
        return row

    def _peek(self) -> str:
        while self.at < len(self.lexemes) and self.lexemes[self.at].isspace():
            self.at += 1
        return self.lexemes[self.at] if self.at < len(self.lexemes) else ""

    def _take(self) -> str:
        lexeme = self._peek()
        self.at += 1
        return lexeme

    def _row(self, stops: Collection[str]) -> Row:
        self.depth += 1
        if self.depth > DEEPEST:
            raise FormulaError("the formula is nested too deeply")
        items: list[Formula] = []
        while (lexeme := self._peek()) and lexeme not in stops and lexeme != "}":
            items.append(self._scripted())
        self.depth -= 1
        return Row(tuple(items))

    def _scripted(self) -> Formula:
        base: Formula = Row(()) if self._peek() in ("^", "_", "'") else self._atom()
        sub: Formula | None = None
        sup: Formula | None = None
        while (lexeme := self._peek()) in ("^", "_", "'", "\\limits", "\\nolimits") and lexeme:
            self.at += 1
            if lexeme == "'":
                sup = Row((*(sup.items if isinstance(sup, Row) else ()), Symbol("′")))
            elif lexeme == "^":
                sup = _once(sup, self._argument(), allowed=Symbol("′"))
            elif lexeme == "_":
                sub = _once(sub, self._argument())
        return Scripts(base, sub, sup) if sub or sup else base

    def _argument(self) -> Formula:
        if self._peek() in ("", "}", "^", "_", "&"):
            raise FormulaError("something is missing after a command")
        return self._atom()

    def _atom(self) -> Formula:
        lexeme = self._take()
        if lexeme in self.commands:
            return self.commands[lexeme]()
        if lexeme in symbols.ACCENTS:
            return Accent(symbols.ACCENTS[lexeme], self._argument())
        if lexeme in symbols.FONTS:
            return self._font(lexeme)
        if lexeme in symbols.WORDS:
            return Symbol(self._words())
        if lexeme in symbols.IGNORED:
            return Row(())
        return _symbol(lexeme)

    def _group(self) -> Formula:
        row = self._row(())
        if self._take() != "}":
            raise FormulaError("a { is not closed")
        return row

    def _fraction(self) -> Formula:
        return Fraction(self._argument(), self._argument())

    def _binomial(self) -> Formula:
        return Fenced("(", Grid(((self._argument(),), (self._argument(),)), "c"), ")")

    def _root(self) -> Formula:
        degree = None
        if self._peek() == "[":
            self.at += 1
            degree = self._row("]")
            if self._take() != "]":
                raise FormulaError("a [ is not closed")
        return Root(self._argument(), degree)

    def _negated(self) -> Formula:
        signs = {"=": "≠", "∈": "∉", "<": "≮", ">": "≯"}
        node = self._argument()
        if isinstance(node, Symbol) and node.text in signs:
            return Symbol(signs[node.text], Role.RELATION)
        raise FormulaError("\\not does not fit here")

    def _font(self, command: str) -> Formula:
        body = self._argument()
        tables = {"\\mathbb": symbols.DOUBLE_STRUCK, "\\mathcal": symbols.SCRIPT, "\\mathscr": symbols.SCRIPT}
        if command in tables:
            return _translated(body, tables[command])
        return _word(body) if command == "\\mathrm" else body

    def _function(self) -> Formula:
        return Symbol(self._words(), Role.FUNCTION)

    def _words(self) -> str:
        if self._take() != "{":
            raise FormulaError("\\text needs braces")
        words: list[str] = []
        while self.at < len(self.lexemes) and (lexeme := self.lexemes[self.at]) != "}":
            if lexeme == "{":
                raise FormulaError("braces within \\text are not drawn")
            self.at += 1
            words.append(_plain(lexeme))
        if self._take() != "}":
            raise FormulaError("a { is not closed")
        return "".join(words)

    def _delimiter(self) -> str:
        lexeme = self._take()
        symbol = symbols.COMMANDS.get(lexeme)
        sign = _DELIMITERS.get(lexeme, symbol.text if symbol else lexeme)
        if len(sign) > 1 or sign.isalnum():
            raise FormulaError(f"{lexeme} is no delimiter")
        return sign

    def _fenced(self) -> Formula:
        left = self._delimiter()
        inside = self._row(("\\right",))
        if self._take() != "\\right":
            raise FormulaError("a \\left has no \\right")
        return Fenced(left, inside, self._delimiter())

    def _environment(self) -> Formula:
        name = self._words()
        if name not in _FENCES:
            raise FormulaError(f"the environment {name} is not drawn")
        rows = self._cells()
        if self._words() != name:
            raise FormulaError(f"\\begin{{{name}}} is not closed")
        left, right = (sign.replace(".", "") for sign in _FENCES[name])
        align = {"cases": "l", "aligned": "rl", "align": "rl"}.get(name, "c")
        return Fenced(left, Grid(rows, align, 0 if align == "rl" else 2), right)

    def _cells(self) -> tuple[tuple[Formula, ...], ...]:
        rows: list[tuple[Formula, ...]] = []
        cells: list[Formula] = []
        while True:
            cells.append(self._row(("&", "\\\\", "\\end")))
            end = self._take()
            if end == "&":
                continue
            if cells != [Row(())]:
                rows.append(tuple(cells))
            cells = []
            if end != "\\\\":
                break
        if end != "\\end":
            raise FormulaError("an environment is not closed")
        return tuple(rows)


def _once(old: Formula | None, new: Formula, allowed: Symbol | None = None) -> Formula:
    """Return `new` as the only script at its place; primes may come before a superscript."""
    if old is None:
        return new
    if allowed and isinstance(old, Row) and set(old.items) == {allowed}:
        return Row((*old.items, new))
    raise FormulaError("two scripts stand at one place")


def _symbol(lexeme: str) -> Symbol:
    if lexeme in symbols.COMMANDS:
        return symbols.COMMANDS[lexeme]
    if lexeme.startswith("\\") or lexeme in ("", "&", "#", "$"):
        raise FormulaError(f"{lexeme or 'nothing'} is not drawn")
    return symbols.CHARACTERS.get(lexeme, Symbol(lexeme))


def _plain(lexeme: str) -> str:
    """Return a lexeme of ordinary text as it is shown."""
    if not lexeme.startswith("\\"):
        return " " if lexeme.isspace() else lexeme
    if lexeme in symbols.COMMANDS and not lexeme[1:].isalpha():
        return symbols.COMMANDS[lexeme].text
    raise FormulaError(f"{lexeme} does not fit into text")


def _translated(node: Formula, table: Mapping[int, int | str]) -> Formula:
    if isinstance(node, Symbol):
        return Symbol(node.text.translate(table), node.role)
    if isinstance(node, Row):
        return Row(tuple(_translated(item, table) for item in node.items))
    return node


def _word(node: Formula) -> Formula:
    """Return upright letters as the one word that they spell, which keeps its distance: ReLU, softmax."""
    letters = node.items if isinstance(node, Row) else (node,)
    if len(letters) > 1 and all(isinstance(item, Symbol) and item.text.isalnum() for item in letters):
        return Symbol("".join(item.text for item in letters if isinstance(item, Symbol)), Role.FUNCTION)
    return node
