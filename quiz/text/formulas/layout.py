"""A formula in two dimensions.

Small raised and lowered characters are used where all of them exist, and only at their own place: what stands
above is never drawn with a lowered letter. Where one is missing, the whole script moves to a row of its own.
In `display` style two limits stand over and under their operator; else they stay beside it if they can.
"""

from __future__ import annotations

from collections.abc import Callable

from quiz.text.cells import width
from quiz.text.formulas import oneline
from quiz.text.formulas.boxes import Box, aligned, beside, checked, grow, line, stack
from quiz.text.formulas.nodes import (
    Accent,
    Fenced,
    Formula,
    Fraction,
    Grid,
    Root,
    Row,
    Scripts,
    Symbol,
)
from quiz.text.formulas.spacing import flattened, gaps

_TALL = {  # single, top, middle, bottom
    "(": "⎛⎜⎝", ")": "⎞⎟⎠", "[": "⎡⎢⎣", "]": "⎤⎥⎦", "{": "⎧⎪⎩", "}": "⎫⎪⎭", "|": "│││", "‖": "║║║",
    "⌊": "⎢⎢⎣", "⌋": "⎥⎥⎦", "⌈": "⎡⎢⎢", "⌉": "⎤⎥⎥", "⟨": "╱⟨╲", "⟩": "╲⟩╱", "/": "╱╱╱",
}  # fmt: skip
_STACKING = ("∑", "∏", "∐", "⋃", "⋂", "⨁", "lim", "max", "min", "sup", "inf", "argmax", "argmin", "lim sup")


def lay(node: Formula, *, display: bool, tight: bool = False) -> Box:
    """Return the node as a box; raises FormulaError when it grows too large."""
    match node:
        case Symbol(text):
            return line(text)
        case Row(items):
            return _row(flattened(items), display=display, tight=tight)
        case Fraction():
            return _fraction(node, display=display)
        case Root():
            return _root(node, display=display)
        case Scripts():
            return _scripts(node, display=display, tight=tight)
        case Fenced(left, inside, right):
            return _fenced(left, lay(inside, display=display, tight=tight), right)
        case Accent():
            return _accent(node)
        case Grid():
            return _grid(node)


def _row(items: tuple[Formula, ...], *, display: bool, tight: bool) -> Box:
    boxes: list[Box] = []
    for item, gap, factor in zip(items, gaps(items, tight=tight), oneline.factors(items), strict=True):
        if gap:
            boxes.append(line(" "))
        tall = factor and isinstance(item, Fraction)  # on one line it would seem to swallow its neighbour
        boxes.append(lay(item, display=display or tall, tight=tight))
    return beside(boxes)


def _fraction(node: Fraction, *, display: bool) -> Box:
    if not display and oneline.atomic(node.top) and oneline.atomic(node.bottom):
        return line(oneline.write(node))
    top, bottom = lay(node.top, display=False), lay(node.bottom, display=False)
    bar = line("─" * max(top.width, bottom.width, 1))
    return stack((top, bar, bottom), top.height)


def _root(node: Root, *, display: bool) -> Box:
    radicand = lay(node.radicand, display=False)
    if radicand.height == 1 and (oneline.atomic(node.radicand) or not display):
        return line(oneline.write(node))
    degree = oneline.write(node.degree, tight=True) if node.degree else ""
    indent = " " * width(degree)
    top = f"{indent} ┌{'─' * radicand.width}"
    rows = [f"{indent} │{row}" for row in radicand.rows]
    rows[-1] = f"{degree}╲│{radicand.rows[-1]}"
    return checked(Box((top, *rows), radicand.baseline + 1))


def _accent(node: Accent) -> Box:
    body = lay(node.body, display=False, tight=True)
    if body.height == 1:
        return line(oneline.accented(body.rows[0], node.mark))
    return stack((line("─" * body.width), body), body.baseline + 1)


def _scripts(node: Scripts, *, display: bool, tight: bool) -> Box:
    base = lay(node.base, display=display, tight=tight)
    stacked = isinstance(node.base, Symbol) and node.base.text in _STACKING
    if stacked and ((display and node.sub and node.sup) or not _all_small(node)):
        return _limits(base, node)
    if base.height > 1:
        return beside((base, _tall_scripts(base, node)))
    return beside((base, *_flat_scripts(node)))


def _all_small(node: Scripts) -> bool:
    low = node.sub is None or oneline.lowered(node.sub) is not None
    return low and (node.sup is None or oneline.raised(node.sup) is not None)


def _limits(base: Box, node: Scripts) -> Box:
    boxes = [base]
    above = 0
    if node.sup:
        over = lay(node.sup, display=False, tight=True)
        boxes.insert(0, over)
        above = over.height
    if node.sub:
        boxes.append(lay(node.sub, display=False, tight=True))
    return stack(boxes, above + base.baseline)


def _flat_scripts(node: Scripts) -> list[Box]:
    """Return the scripts of a base that is one row high: small ones in its row, others above and below it."""
    sub, sup = _small(node.sub, oneline.lowered), _small(node.sup, oneline.raised)
    middle = beside([box for box in (sub, sup) if box])
    if sub and sup:
        return [middle]
    over = [] if sup or not node.sup else [lay(node.sup, display=False, tight=True)]
    under = [] if sub or not node.sub else [lay(node.sub, display=False, tight=True)]
    return [stack((*over, middle, *under), sum(box.height for box in over), "l")]


def _small(node: Formula | None, glyphs: Callable[[Formula], str | None]) -> Box | None:
    """Return the script in small characters, an empty box if there is none, None if they do not all exist."""
    if node is None:
        return line("")
    text = glyphs(node)
    return line(text) if text else None


def _tall_scripts(base: Box, node: Scripts) -> Box:
    """Return the scripts of a tall base: one at its upper corner, one at its lower corner."""
    over = _corner(node.sup, oneline.raised)
    under = _corner(node.sub, oneline.lowered)
    columns = max(over.width, under.width)
    above = base.above + over.height - 1
    below = base.below + under.height - 1
    middle = max(0, above + below + 1 - over.height - under.height)
    rows = [*over.rows, *("" for _ in range(middle)), *under.rows]
    return Box(tuple(aligned(row, columns, "l") for row in rows), above)


def _corner(node: Formula | None, glyphs: Callable[[Formula], str | None]) -> Box:
    return _small(node, glyphs) or (lay(node, display=False, tight=True) if node else line(""))


def _fenced(left: str, inside: Box, right: str) -> Box:
    half = max(inside.above, inside.below)  # fences are centred on the baseline, as in print
    centred = abs(inside.above - inside.below) <= 1  # an even number of rows has none in its middle
    tall = inside if centred else grow(inside, half, half)
    return beside((_fence(left, tall), tall, _fence(right, tall)))


def _fence(sign: str, inside: Box) -> Box:
    if not sign or inside.height == 1 or sign not in _TALL:
        return line(sign)
    top, middle, bottom = tuple(_TALL[sign])
    rows = [top, *(middle for _ in range(inside.height - 2)), bottom]
    if sign in "{}⟨⟩" and inside.height > 2:
        rows[inside.height // 2] = {"{": "⎨", "}": "⎬"}.get(sign, sign)
    return Box(tuple(rows), inside.baseline)


def _grid(node: Grid) -> Box:
    cells = [[lay(cell, display=False) for cell in row] for row in node.rows]
    columns = max((len(row) for row in cells), default=0)
    widths = [max(row[i].width for row in cells if i < len(row)) for i in range(columns)]
    lines = [_grid_row(row, widths, node) for row in cells]
    if not lines:
        return line("")
    total = sum(box.height for box in lines)
    return stack(lines, total // 2 if total > 2 else 0, "l")


def _grid_row(row: list[Box], widths: list[int], node: Grid) -> Box:
    boxes: list[Box] = []
    for index, columns in enumerate(widths):
        box = row[index] if index < len(row) else line("")
        align = node.align[index % len(node.align)]
        if index:
            boxes.append(line(" " * node.gap))
        boxes.append(Box(tuple(aligned(text, columns, align) for text in box.rows), box.baseline))
    return beside(boxes)
