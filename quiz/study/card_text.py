"""A question as plain text, to be taken elsewhere."""

from __future__ import annotations

from cards.types import Question
from quiz.study.asking import right_answer
from quiz.text.display import printable


def as_text(question: Question, *, revealed: bool) -> str:
    """Return the question, and once it was revealed its answer, why and where from; safe in any terminal."""
    parts = [question.ask]
    if revealed:
        answer = right_answer(question).text
        told = (("Answer: ", answer), ("Why: ", question.why), ("Source: ", question.card.source))
        parts += [f"{label}{text}" for label, text in told if text.strip()]
    return printable("\n\n".join(part.strip() for part in parts)) + "\n"
