"""`quiz grade`: every kind of answer through JSON lines, and cards at fault told from answers at fault."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quiz.answer_json import read_answer
from quiz.jsonl import JSON, Decimal, parse
from solvers.answers import NumberAnswer
from tests.quiz.command import quiz

SIGMOID: dict[str, JSON] = {"expression": "f*(1 - f)", "where": {"f": "1/(1 + exp(-x))"}, "only": ["f"]}


def grade(*requests: object, home: Path) -> list[dict[str, JSON]]:
    """Return the replies to requests (bytes stay as they are)."""
    lines = [each if isinstance(each, bytes) else json.dumps(each).encode() for each in requests]
    ran = quiz("grade", home=home, typed=b"\n".join(lines))
    assert (ran.code, ran.err) == (0, "")
    return [json.loads(line) for line in ran.out.splitlines()]


@pytest.mark.parametrize(
    ("card", "given", "verdict", "reason"),
    [
        (SIGMOID, "f - f^2", "correct", "equal"),
        (SIGMOID, "f(1+f)", "wrong", "different"),
        (SIGMOID, "exp(-x)/(1+exp(-x))^2", "partial", "wrong-form"),
        (SIGMOID, "f*(1-", "malformed", "syntax"),
        (SIGMOID, "", "malformed", "empty"),
        ({"number": 0.5}, "1/2", "correct", "equal"),
        ({"number": 1024}, "2^10", "correct", "equal"),
        ({"number": "1/3", "digits": 3}, "0.333", "correct", "equal"),
        ({"number": "1/3", "digits": "3"}, "0.4", "wrong", "different"),
        ({"number": 100, "tolerance": {"relative": 0.05}}, "103", "correct", "within-tolerance"),
        ({"number": 100, "tolerance": "5%"}, "106", "wrong", "different"),
        ({"number": 100, "mistakes": {"50": "You forgot the bias."}}, 50, "wrong", "known-mistake"),
        ({"shape": [1, 64, 112]}, "1x64x112", "correct", "equal"),
        ({"shape": "(N, 64)", "names": "N"}, "N, 64", "correct", "equal"),
        ({"vector": [1, 2.50]}, "[1, 5/2]", "correct", "equal"),
        ({"vector": [1, 2]}, "[1, 3]", "wrong", "entry"),
        ({"set": [1, 2]}, "{2, 1}", "correct", "equal"),
        ({"matrix": [[1, 2], [3, 4]]}, "[[1, 2], [3, 4]]", "correct", "equal"),
        ({"equation": "y = 2x"}, "2x = y", "correct", "equal"),
        ({"choice": {"right": "a", "wrong": {"b": "No."}}}, "a", "correct", "equal"),
        ({"order": ["first", "second"]}, "2 1", "correct", "equal"),
        ({"find-error": {"parts": ["a", "b"], "wrong": 2}}, "2", "correct", "equal"),
        ({"find-error": {"parts": ["a", "b"], "wrong": "2"}}, "1", "wrong", "entry"),
        ({"cloze": "softmax|soft-max"}, "Softmax", "correct", "equal"),
        ({"explain": ["one point"]}, "my words", "undecided", "self-assessed"),
    ],
)
def test_an_answer_is_judged(card: JSON, given: JSON, verdict: str, reason: str, tmp_path: Path) -> None:
    """Numbers may come as JSON numbers, lists as JSON lists, a list of one as its item."""
    (reply,) = grade({"id": 1, "card": card, "given": given}, home=tmp_path)
    assert (reply["verdict"], reply["reason"]) == (verdict, reason)
    assert set(reply) == {"id", "verdict", "score", "reason", "message"}


def test_a_derivation_names_its_first_bad_line(tmp_path: Path) -> None:
    """Counted from 1, beside the usual reply."""
    card = {"derivation": {"from": "(x+1)^2", "to": "x^2+2*x+1"}, "names": ["x"]}
    lines = "(x+1)^2\n= x^2 + x + 1\n= x^2 + 2x + 1"
    (reply,) = grade({"id": 1, "card": card, "given": lines}, home=tmp_path)
    assert (reply["verdict"], reply["line"]) == ("wrong", 2)
    assert set(reply) == {"id", "verdict", "score", "reason", "message", "line"}


@pytest.mark.parametrize(
    ("card", "says"),
    [
        ({"expression": "x +"}, "`card` is faulty at `expression`"),
        ({"expression": "x", "nmaes": ["x"]}, "Did you mean 'names'?"),
        ({"nubmer": 1}, "Did you mean 'number'?"),
        ({}, "`card` holds no answer"),
        ({"number": 1, "cloze": "a"}, "more than one answer"),
        ({"number": {"value": 1}}, "number"),
        ({"number": None}, "number"),
        ({"number": 1, "digits": "many"}, "digits"),
        ({"number": 1, "tolerance": {"relatve": 0.1}}, "relatve"),
        ({"vector": [{"a": 1}]}, "A list in `card`"),
        ({"choice": {"right": "a"}}, "wrong"),
        ({"find-eror": {"parts": ["a", "b"], "wrong": 2}}, "Did you mean 'find-error'?"),
        ({"derivation": {"form": "x"}}, "form"),
        ("number: 1", "must be an object"),
        (None, "must be an object"),
    ],
)
def test_a_faulty_card_is_an_error_and_no_verdict(card: JSON, says: str, tmp_path: Path) -> None:
    """The reply names the key at fault; the learner has done nothing wrong."""
    (reply,) = grade({"id": "x", "card": card, "given": "1"}, home=tmp_path)
    assert set(reply) == {"id", "error"}
    assert says in str(reply["error"])


@pytest.mark.parametrize("digits", ["0.10", "1e-3", "0.12345678901234567890123456789", "138357544"])
def test_a_number_keeps_the_digits_it_was_written_in(digits: str) -> None:
    """No float comes between: a tenth stays a tenth, and trailing zeros stay significant."""
    answer = read_answer(parse(f'{{"number": {digits}, "accept": [{digits}]}}', Decimal))
    assert isinstance(answer, NumberAnswer)
    assert (answer.number, answer.accept) == (digits, (digits,))


def test_a_request_without_an_answer_is_an_error(tmp_path: Path) -> None:
    """Missing, or of a kind that nobody types."""
    for request in ({"card": SIGMOID}, {"card": SIGMOID, "given": ["f"]}, {"card": SIGMOID, "given": None}):
        (reply,) = grade(request, home=tmp_path)
        assert "`given`" in str(reply["error"])


@pytest.mark.parametrize(
    "given",
    [
        "__import__('os').system('touch PWNED')",
        "x" * 100_000,
        "(" * 5000,
        "9^9^9^9^9",
        "\x1b[2J\u202e\0",
        "\ud800",
        "²³⁴",
        "1e999999999",
        "factorial(10^9)",
    ],
)
def test_hostile_answers_get_a_verdict_that_is_safe_to_show(given: str, tmp_path: Path) -> None:
    """Never a crash, never a right answer, never a control character in the message."""
    (reply,) = grade(
        {"id": 1, "card": {"expression": "x + 1", "names": ["x"]}, "given": given}, home=tmp_path
    )
    assert reply["verdict"] in ("malformed", "wrong", "undecided")
    assert reply["message"]
    assert str(reply["message"]).replace("\n", "").isprintable()


def test_a_line_that_is_no_request_does_not_stop_the_rest(tmp_path: Path) -> None:
    """Each line has its reply, in order."""
    good = {"id": "good", "card": {"number": 1}, "given": "1"}
    replies = grade(b"{", b"[]", b'{"id": 5, "card": {"number": NaN}, "given": "1"}', good, home=tmp_path)
    assert ["error" in reply for reply in replies] == [True, True, True, False]
    assert [reply["id"] for reply in replies] == [None, None, 5, "good"]


def test_grading_leaves_no_trace(tmp_path: Path) -> None:
    """It needs no home, and makes none."""
    home = tmp_path / "home"
    grade({"id": 1, "card": {"number": 1}, "given": "1"}, home=home)
    assert not home.exists()
