"""A figure with the numbers of one draw put in: what there is to draw, and from where to where."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import msgspec

from cards.figures.ranges import Curve, Interval, Mark, Scale, extent, spread
from cards.figures.types import MAX_POINTS, Figure
from cards.figures.values import Drawer, FigureError
from cards.filling import Filler
from cards.types import Question
from solvers.language.characters import spelled


class Marks(msgspec.Struct, frozen=True):
    """Points that are drawn one by one; those without a value are NaN."""

    name: str
    points: tuple[Mark, ...]


class Contour(msgspec.Struct, frozen=True):
    """The curve on which `of`, one side of an equation minus the other, is zero."""

    name: str
    of: Callable[[float, float], float]


class Bar(msgspec.Struct, frozen=True):
    """A name and its value, NaN where it has none."""

    name: str
    value: float


class Scene(msgspec.Struct, frozen=True):
    """What a figure draws. The axes are those of the curves; bars have none."""

    caption: str
    x: Scale
    y: Scale
    curves: tuple[Curve, ...] = ()
    steps: tuple[Marks, ...] = ()
    points: tuple[Marks, ...] = ()
    contours: tuple[Contour, ...] = ()
    bars: tuple[Bar, ...] = ()

    @property
    def marks(self) -> tuple[Marks, ...]:
        """Everything that is drawn point by point."""
        return self.steps + self.points


def scene(question: Question) -> Scene | None:
    """Return what the question's figure draws, None without one; raises FigureError."""
    figure = question.card.figure
    if figure is None:
        return None
    return _Maker(figure, Drawer(question.drawn.values), _filler(question)).scene()


def caption(question: Question) -> str:
    """Return the caption of the question's figure with the drawn numbers in it; empty without a figure."""
    figure = question.card.figure
    return _filler(question)(figure.caption) if figure else ""


def _filler(question: Question) -> Filler:
    values, card = question.drawn.values, question.card
    return Filler({name: values[spelled(name)] for name in (*card.vary, *card.given)})


class _Maker:
    def __init__(self, figure: Figure, drawer: Drawer, put_in: Filler) -> None:
        self._figure = figure
        self._drawer = drawer
        self._put_in = put_in

    def scene(self) -> Scene:
        figure, put_in = self._figure, self._put_in
        x = self._range("x", figure.x)
        curves = tuple(self._curves())
        points = tuple(self._points())
        steps = tuple(self._steps(x)) if x else ()
        bars = tuple(
            Bar(put_in(name), self._drawer.number(text, ("bars", name))) for name, text in figure.bars.items()
        )
        marks = [mark for one in (*steps, *points) for mark in one.points]
        across = Scale(
            x or extent([mark[0] for mark in marks], log="x" in figure.log),
            log="x" in figure.log,
            label=put_in(figure.axes.x),
        )
        up = self._range("y", figure.y) or self._height(across, curves, marks)
        return Scene(
            caption=put_in(figure.caption),
            x=across,
            y=Scale(up, log="y" in figure.log, label=put_in(figure.axes.y)),
            curves=curves,
            steps=steps,
            points=points,
            contours=tuple(self._contours()),
            bars=bars,
        )

    def _range(self, axis: str, ends: tuple[str, str] | None) -> Interval | None:
        if ends is None:
            return None
        low, high = (self._drawer.end(text, (axis, index)) for index, text in enumerate(ends))
        if not low < high:
            raise FigureError(f"The range `{axis}` must begin below its end.", (axis,))
        if not math.isfinite(high - low):
            raise FigureError(f"The range `{axis}` is too long.", (axis,))
        if axis in self._figure.log and low <= 0:
            raise FigureError(f"The axis `{axis}` is logarithmic; its range must begin above 0.", (axis, 0))
        return low, high

    def _height(self, across: Scale, curves: tuple[Curve, ...], marks: list[Mark]) -> Interval:
        """Return the range of the data; that of x for contours alone, so that a circle is as high as wide."""
        log = "y" in self._figure.log
        values = [mark[1] for mark in marks]
        for curve in curves:
            values += spread(curve, across, log=log)
        if not any(map(math.isfinite, values)) and self._figure.contours:
            return across.ends
        return extent(values, log=log)

    def _curves(self) -> Iterator[Curve]:
        for name, text in self._figure.curves.items():
            yield Curve(self._put_in(name), self._drawer.curve(text, "x", ("curves", name)))

    def _steps(self, ends: Interval) -> Iterator[Marks]:
        first, last = math.ceil(ends[0]), math.floor(ends[1])
        if self._figure.steps and last - first >= MAX_POINTS:
            raise FigureError(f"The range `x` holds more than {MAX_POINTS} whole numbers.", ("x",))
        for name, text in self._figure.steps.items():
            of = self._drawer.curve(text, "n", ("steps", name))
            yield Marks(self._put_in(name), tuple((float(n), of(float(n))) for n in range(first, last + 1)))

    def _points(self) -> Iterator[Marks]:
        for name, pairs in self._figure.points.items():
            found = []
            for row, (x, y) in enumerate(pairs):
                way = ("points", name, row)
                found.append((self._drawer.number(x, (*way, 0)), self._drawer.number(y, (*way, 1))))
            yield Marks(self._put_in(name), tuple(found))

    def _contours(self) -> Iterator[Contour]:
        for name, text in self._figure.contours.items():
            yield Contour(self._put_in(name), self._drawer.surface(text, ("contours", name)))
