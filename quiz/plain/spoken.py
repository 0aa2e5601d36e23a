"""What the line mode says: short sentences that a screen reader can read out, one thing each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from cards.types import Question
from quiz.scheduling.types import Grade, Stage
from quiz.study.asking import read_back, right_answer
from quiz.study.phases import Progress
from quiz.study.session import Session
from quiz.study.summary import Summary
from quiz.text.wording import count, until
from solvers.answers import (
    Answer,
    ChoiceAnswer,
    ClozeAnswer,
    DerivationAnswer,
    ExplainAnswer,
    ExpressionAnswer,
    FindErrorAnswer,
    MatrixAnswer,
    NumberAnswer,
    OrderAnswer,
    VectorAnswer,
)
from solvers.checking import Shown
from solvers.kinds.choice import options, right_options
from solvers.kinds.find_error import FindErrorJudge
from solvers.kinds.order import shown_steps
from solvers.verdict import Outcome, Reason, Verdict

WHICH_POINTS: Final = "Type the numbers of the points you made, or an empty line for none:"
ACCEPT: Final = "Press Enter to accept:"
RETRY_OR_SEE: Final = "Press Enter to see the answer, or type :retry for a second try:"
LEAVE: Final = "Press Enter to leave, or type :undo:"
GRADE_YOURSELF: Final = "Grade yourself, from 0 to 5:"
HELP: Final = (
    "Type your answer and press Enter.",
    ":hint shows the next hint.",
    ":give up, or a question mark alone, shows the answer.",
    ":repeat reads the question again.",
    "After the verdict, an empty line accepts the proposed grade.",
    ":grade 4 gives another grade: 0 gave up, 1 wrong, 2 nearly, 3 hard, 4 good, 5 easy.",
    ":retry gives you a second try after a wrong answer, before the right one is read out.",
    ":skip asks it later, :bury tomorrow, and :suspend never again until it is resumed.",
    ":flag marks the card, with a note if you like, as in :flag no unit asked for; :unflag takes it off.",
    ":undo takes back what was done last; after a grade it asks that question again.",
    ":quit ends the session. Everything judged is kept.",
)
_STAGES: Final = {Stage.NEW: "New card", Stage.REVIEW: "Review", Stage.DRILL: "Once more"}
_OUTCOMES: Final = {
    Outcome.CORRECT: "Correct.",
    Outcome.WRONG: "Wrong.",
    Outcome.UNDECIDED: "Undecided.",
}
_READ_LINE_BY_LINE: Final = (OrderAnswer, DerivationAnswer)
_SAYS_NOTHING_MORE: Final = frozenset({"Right.", "Correct."})


def greeting(progress: Progress) -> str:
    """Say what waits."""
    waiting = [(progress.due_left, "due"), (progress.new_left, "new"), (progress.drills_left, "to repeat")]
    parts = [f"{number} {what}" for number, what in waiting if number]
    return f"{', '.join(parts)}. Type :help to hear the commands." if parts else "Nothing is due."


def heading(session: Session, title: str) -> str:
    """Say which question comes: its number, why it is asked, its deck, how many are left."""
    progress = session.progress
    left = progress.due_left + progress.new_left + progress.drills_left
    stage = _STAGES[session.stage] if session.stage else ""
    return f"Question {progress.done + 1}. {stage}. {title}. {left} left."


def guidance(question: Question) -> Iterator[str]:
    """Say how to answer, where it is not plain: the options, the form of a number, several lines."""
    answer, seed = question.answer, question.drawn.seed
    match answer:
        case ChoiceAnswer():
            yield from _numbered(options(answer, seed))
            several = len(right_options(answer)) > 1
            yield f"Type the {'numbers of all right options' if several else 'number of the right option'}."
        case OrderAnswer():
            yield from _numbered(shown_steps(answer, seed))
            yield "Type the numbers in the right order."
        case FindErrorAnswer(find_error=claim):
            yield from _numbered(claim.parts)
            example = FindErrorJudge(answer, question.drawn).example
            correction = f", then what is right, as in {example}" if claim.right else ""
            yield f"Type the number of the wrong part{correction}."
        case ClozeAnswer(cloze=tuple() as gaps) if len(gaps) > 1:
            yield f"There are {len(gaps)} gaps. Part the words by commas."
        case ExplainAnswer():
            yield "Explain in your own words. An empty line ends your answer."
        case DerivationAnswer():
            yield "Write your working, a step on each line. An empty line ends your answer."
        case _:
            yield from _form(answer)


def _form(answer: Answer) -> Iterator[str]:
    """Say what is asked of the form of a number or formula; it gives nothing of the answer away."""
    match answer:
        case NumberAnswer(unit=str()):
            yield "Give the unit as well."
        case ExpressionAnswer(only=only) if only:
            yield f"Use only {', '.join(only)}."
        case ExpressionAnswer(form=str() as form):
            yield f"Give it {form}."
        case MatrixAnswer():
            yield "Write the rows in brackets, as in [[1, 2], [3, 4]]."
    match answer:
        case NumberAnswer(digits=int() as digits) | VectorAnswer(digits=int() as digits):
            yield f"To {count(digits, 'significant digit')}."
        case NumberAnswer(decimals=int() as decimals) | VectorAnswer(decimals=int() as decimals):
            yield f"To {count(decimals, 'decimal')}."


def _numbered(texts: Iterable[str]) -> Iterator[str]:
    return (f"{number}. {text}" for number, text in enumerate(texts, start=1))


def points(question: Question) -> list[str]:
    """Say the key points of an explanation, numbered."""
    answer = question.answer
    return list(_numbered(answer.explain)) if isinstance(answer, ExplainAnswer) else []


def read_points(line: str, total: int) -> frozenset[int] | str:
    """Return the points that a line names, counted from 0, or what is wrong with it."""
    word = line.strip().lower()
    if word in ("all", "none"):
        return frozenset(range(total) if word == "all" else ())
    if not re.fullmatch(r"[\d\s,;.]*", line, re.ASCII):
        return "Type numbers, such as 1 3, or all, or none."
    named = {int(digits[:4]) for digits in re.findall(r"\d+", line)} - ({0} if word == "0" else set())
    if any(not 1 <= number <= total for number in named):
        return f"There are points 1 to {total}."
    return frozenset(number - 1 for number in named)


def verdict(judged: Verdict, question: Question, given: str) -> Iterator[str]:
    """Say the result, why, and how the answer was read; nothing yet of what is right."""
    yield _result(judged)
    if judged.outcome is not Outcome.CORRECT:
        yield from _reading(question, given)


def solution(judged: Verdict, question: Question) -> Iterator[str]:
    """Say what is right, unless the answer was, and the worked solution."""
    if judged.outcome is not Outcome.CORRECT:
        yield from _reference(question)
    if question.why:
        yield f"Solution: {question.why}"
    if question.card.source:
        yield f"Source: {question.card.source}"


def outcome(session: Session, grade: Grade) -> str:
    """Say a grade and when the card comes back with it."""
    after = session.outcomes()[grade]
    back = "Again in this session, then" if after.again_today else "Next review"
    return f"grade {grade:d}, {grade.words}. {back} {until(after.due - after.reviewed)}."


def no_hint(total: int) -> str:
    """Say that there is no further hint."""
    return "There are no more hints." if total else "This question has no hint."


def column(text: str, index: int) -> int:
    """Return the column, from 1, of a character in its line."""
    return index - text.rfind("\n", 0, index)


def farewell(summary: Summary, today: int) -> str:
    """Say what the session came to, and when the next card is due."""
    sums = f"{count(summary.reviews, 'answer')}, {summary.correct} right." if summary.reviews else ""
    due = summary.next_due
    after = f"Next review {until(due - today)}." if due is not None and due > today else ""
    return f"{sums} {after}".strip()


def _result(judged: Verdict) -> str:
    if judged.outcome is Outcome.PARTIAL:
        return f"Partly right, {judged.score:.0%}. {judged.message}"
    if judged.reason is Reason.GAVE_UP:
        return "Given up."
    said = "" if judged.message in _SAYS_NOTHING_MORE else judged.message
    return f"{_OUTCOMES[judged.outcome]} {said}".rstrip()


def _reading(question: Question, given: str) -> Iterator[str]:
    """Say how a formula was read, unless that is what was typed."""
    read = None if isinstance(question.answer, _READ_LINE_BY_LINE) else read_back(question, given)
    if isinstance(read, Shown) and read.text != given.strip():
        yield f"Read as: {read.text}"


def _reference(question: Question) -> Iterator[str]:
    if isinstance(question.answer, ExplainAnswer):
        return  # its points were read out to be ticked
    right = right_answer(question)
    if right.text:  # else the verdict has said what is wrong with the card
        yield f"The answer: {right.text}"
