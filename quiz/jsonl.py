"""JSON lines: one request a line in, one reply a line out, flushed, whatever the line holds.

A line that cannot be used gets a reply like any other, `{"id", "error"}`, and the next one is read.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO, NoReturn, Self, TextIO, TypeAlias

from quiz.text.display import printable

JSON: TypeAlias = "bool | int | float | str | list[JSON] | dict[str, JSON] | None"
Answerer: TypeAlias = Callable[[Mapping[str, JSON]], Mapping[str, JSON]]

LINE_LIMIT = 4 * 2**20  # bytes; a request is some hundreds
# what a fault of our own raises: it must not take away the replies to the lines that follow
_FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
_ID = re.compile(r'\s*\{\s*"id"\s*:\s*("(?:[^"\\]|\\.){0,500}"|-?\d{1,18}(?![\d.eE]))')


class LineError(ValueError):
    """What is wrong with one request, in a sentence."""


class Decimal(float):
    """A JSON number with a point or exponent, together with the digits that were written."""

    text: str

    def __new__(cls, text: str) -> Self:
        """Read `text`; raises LineError for what no float can hold."""
        number = super().__new__(cls, text)
        if math.isinf(number):
            raise LineError(f"The number {text[:40]} is too large.")
        number.text = text
        return number


def serve(answer: Answerer, source: BinaryIO, sink: TextIO, *, digits: bool = False) -> None:
    """Answer every line of `source` on `sink` in turn; `answer` raises LineError for an unusable request.

    With `digits` numbers that have a point or an exponent come as `Decimal`, else as float.
    """
    for line in _lines(source):
        if line.strip():
            sink.write(_encoded(_reply(answer, line, Decimal if digits else _finite)) + "\n")
            sink.flush()


def _reply(answer: Answerer, line: bytes, read_float: Callable[[str], float]) -> dict[str, JSON]:
    identity: JSON = None
    try:
        request = _request(line, read_float)
        identity = request.get("id")
        return {"id": identity, **answer(request)}
    except LineError as error:
        return {"id": _salvaged(line) if identity is None else identity, "error": printable(str(error), 2000)}
    except _FAULTS as fault:
        return {"id": identity, "error": f"The program failed here, please report it ({_told(fault)})."}
    except (RecursionError, MemoryError):
        return {"id": identity, "error": "This needs more room than a question may take."}


def _told(fault: Exception) -> str:
    return printable(f"{type(fault).__name__}: {fault}", 300)


def _encoded(reply: Mapping[str, JSON]) -> str:
    # in ASCII, so that a lone surrogate in an id comes back as it went in
    try:
        return json.dumps(reply, allow_nan=False)
    except RecursionError:
        return json.dumps({"id": None, "error": "The id is nested too deeply to be given back."})
    except ValueError:
        return json.dumps({"id": reply["id"], "error": "The result holds a number that JSON cannot write."})


def parse(text: str, read_float: Callable[[str], float] | None = None) -> JSON:
    """Return what a JSON text holds; raises LineError for anything that is not JSON to the letter."""
    try:
        value: JSON = json.loads(text, parse_float=read_float or _finite, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise LineError(f"This is not JSON at column {error.colno}: {error.msg}.") from error
    except RecursionError as error:
        raise LineError("This is nested too deeply.") from error
    except LineError:
        raise
    except ValueError as error:  # an integer of thousands of digits
        raise LineError("This holds a number that is too long.") from error
    return value


def parse_object(text: str, read_float: Callable[[str], float] | None = None) -> dict[str, JSON]:
    """Return the JSON object in a text; raises LineError for any other value."""
    value = parse(text, read_float)
    if not isinstance(value, dict):
        raise LineError("This is not a JSON object: write {…}.")
    return value


def _request(line: bytes, read_float: Callable[[str], float]) -> dict[str, JSON]:
    if len(line) > LINE_LIMIT:
        raise LineError(f"This is longer than {LINE_LIMIT // 2**20} MiB.")
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LineError(f"This is not UTF-8 at byte {error.start + 1}.") from error
    return parse_object(text, read_float)


def _finite(text: str) -> float:
    return float(Decimal(text))


def _no_constant(name: str) -> NoReturn:
    raise LineError(f"{name} is no JSON number.")


def _salvaged(line: bytes) -> JSON:
    """Return the id at the head of a line that could not be used as a whole, so that its reply finds home."""
    found = _ID.match(line[:2000].decode("utf-8", errors="replace"))
    if found is None:
        return None
    try:
        identity: str | int = json.loads(found[1])
    except json.JSONDecodeError:
        return None
    return identity


def _lines(source: BinaryIO) -> Iterator[bytes]:
    """Yield lines without ever holding much more than the limit; a longer one comes cut, one byte over it."""
    while line := source.readline(LINE_LIMIT + 1):
        yield line
        while len(line) > LINE_LIMIT and not line.endswith(b"\n"):
            line = source.readline(LINE_LIMIT + 1)
