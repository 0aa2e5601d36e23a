"""JSON lines: every line gets its reply, hostile ones too, and none stops the rest."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz import jsonl
from quiz.jsonl import JSON, LineError


def echo(request: Mapping[str, JSON]) -> Mapping[str, JSON]:
    """Answer a request with its `say`, or refuse it."""
    if "say" not in request:
        raise LineError("There is nothing to say.")
    if request["say"] == "fault":
        return {"said": dict[str, JSON]()["none"]}
    return {"said": float("inf") if request["say"] == "infinity" else request["say"]}


def serve(*lines: bytes) -> list[dict[str, JSON]]:
    """Return the replies to `lines`."""
    sink = io.StringIO()
    jsonl.serve(echo, io.BytesIO(b"\n".join(lines) + b"\n"), sink)
    return [json.loads(line) for line in sink.getvalue().splitlines()]


GOOD = b'{"id": "good", "say": 1}'


@pytest.mark.parametrize(
    ("line", "identity", "says"),
    [
        (b"{", None, "this is not json at column"),
        (b"[1, 2]", None, "not a json object"),
        (b'"text"', None, "not a json object"),
        (b"null", None, "not a json object"),
        (b'{"id": 7, "say": NaN}', 7, "nan is no json number"),
        (b'{"id": 7, "say": -Infinity}', 7, "-infinity is no json number"),
        (b'{"id": 7, "say": 1e999}', 7, "too large"),
        (b'{"id": 7, "say": ' + b"9" * 5000 + b"}", 7, "too long"),
        (b'{"id": "x", "say": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "x", "nested too deeply"),
        (b'{"id": "x\\"y", "say": ', 'x"y', "not json"),
        (b'{"id": "x", "say": "\xff"}', "x", "not utf-8 at byte 21"),
        (b'{"id": "big", "say": "' + b"a" * jsonl.LINE_LIMIT + b'"}', "big", "longer than 4 mib"),
        (b"a" * (3 * jsonl.LINE_LIMIT), None, "longer than 4 mib"),
        (b'{"id": [1, {"a": null}]}', [1, {"a": None}], "nothing to say"),
        (b'{"id": 8, "say": "infinity"}', 8, "cannot write"),
        (b'{"id": 9, "say": "fault"}', 9, "the program failed here, please report it (keyerror: 'none')"),
        (b"{}", None, "nothing to say"),
        (b"{\x1b[31m}", None, "not json"),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_a_bad_line_is_answered_and_the_next_one_too(line: bytes, identity: JSON, says: str) -> None:
    """The reply names the id where one can be read, and says what is wrong."""
    bad, good = serve(line, GOOD)
    assert bad["id"] == identity
    assert says in str(bad["error"]).lower()
    assert good == {"id": "good", "said": 1}


def test_an_id_too_deep_to_be_written_back_does_not_stop_the_rest() -> None:
    """Reading and writing JSON have different limits of depth."""
    for depth in range(700, 1100, 20):
        line = b'{"say": 1, "id": ' + b"[" * depth + b"]" * depth + b"}"
        assert serve(line, GOOD)[1] == {"id": "good", "said": 1}


def test_empty_lines_get_no_reply() -> None:
    """A blank line, as editors leave at the end, asks for nothing."""
    assert serve(b"", GOOD, b"   ", b"\r") == [{"id": "good", "said": 1}]


def test_a_line_without_its_newline_is_answered() -> None:
    """The last line of a file may lack one."""
    sink = io.StringIO()
    jsonl.serve(echo, io.BytesIO(GOOD), sink)
    assert json.loads(sink.getvalue()) == {"id": "good", "said": 1}


def test_each_reply_is_flushed_before_the_next_line_is_read() -> None:
    """A program that waits for each reply is not left waiting."""
    flushed: list[int] = []

    class Sink(io.StringIO):
        def flush(self) -> None:
            flushed.append(len(self.getvalue().splitlines()))

    class Source(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            asked.append(len(flushed))
            return super().readline(size)

    asked: list[int] = []
    jsonl.serve(echo, Source(GOOD + b"\n" + GOOD + b"\n"), Sink())
    assert asked == [0, 1, 2]
    assert flushed == [1, 2]


@settings(max_examples=100)
@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.text()
        | st.floats(allow_nan=False, allow_infinity=False),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=8,
    )
)
def test_an_id_of_any_kind_comes_back_as_it_went(identity: JSON) -> None:
    """Lone surrogates, objects and fractions included."""
    line = json.dumps({"id": identity, "say": 0}).encode()
    assert serve(line) == [{"id": identity, "said": 0}]


@settings(max_examples=200)
@given(st.lists(st.binary(max_size=60).filter(lambda line: line.strip() and b"\n" not in line), max_size=5))
def test_any_bytes_get_one_reply_a_line(lines: list[bytes]) -> None:
    """Whatever arrives, replies and lines keep step."""
    assert len(serve(*lines, GOOD)) == len(lines) + 1
