"""Options to choose from: all right ones and no wrong one; a wrong one says why it is wrong."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping

from solvers.answers import ChoiceAnswer, Drawn
from solvers.judging.judge import AnswerError, Shown
from solvers.language.characters import typed
from solvers.verdict import Reason, Verdict, correct, malformed, partial, wrong
from solvers.worker.prover import Prover

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NUMBERS = re.compile(r"\s*\d+(?:\s*[\s,;+&.]\s*\d+)*\s*[.)]?\s*")
_LETTERED = re.compile(r"\s*[a-zA-Z](?:\s*[\s,;+&.]\s*[a-zA-Z])*\s*[.)]?\s*")


def options(answer: ChoiceAnswer, seed: int) -> tuple[str, ...]:
    """Return all options in the order in which this draw shows them."""
    shuffled = [*right_options(answer), *wrong_options(answer)]
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - an order, not a secret
    return tuple(shuffled)


def right_options(answer: ChoiceAnswer) -> tuple[str, ...]:
    """Return the right options."""
    right = answer.choice.right
    return (right,) if isinstance(right, str) else right


def wrong_options(answer: ChoiceAnswer) -> Mapping[str, str]:
    """Return the wrong options, each with what choosing it reveals (perhaps nothing)."""
    others = answer.choice.wrong
    return dict(others) if isinstance(others, dict) else dict.fromkeys(others, "")


class ChoiceJudge:
    """Judges a choice."""

    def __init__(self, answer: ChoiceAnswer, drawn: Drawn) -> None:
        self.answer = answer
        self.shown = options(answer, drawn.seed)
        self.right = frozenset(right_options(answer))

    def judge(self, given: str, prover: Prover | None) -> Verdict:  # noqa: ARG002 - nothing to prove
        """Return the verdict on the chosen options."""
        chosen = self.chosen(given)
        return chosen if isinstance(chosen, Verdict) else self.verdict(chosen)

    def verdict(self, chosen: frozenset[str]) -> Verdict:
        """Judge a set of options."""
        if chosen == self.right:
            return correct()
        said = wrong_options(self.answer)
        mistaken = [option for option in self.shown if option in chosen and option not in self.right]
        if not mistaken:
            return partial(len(chosen) / len(self.right), "Right, but not all of them.", Reason.MISSING)
        told = next((said[option] for option in mistaken if said[option]), "")
        if told:
            return wrong(told, Reason.KNOWN_MISTAKE)
        return wrong(self.blame(mistaken, chosen))

    def blame(self, mistaken: list[str], chosen: frozenset[str]) -> str:
        """Say which of several chosen options is wrong."""
        if len(chosen) == 1:
            return "That is not the right option."
        places = " and ".join(str(self.shown.index(option) + 1) for option in mistaken)
        return f"Option {places} is wrong." if len(mistaken) == 1 else f"Options {places} are wrong."

    def chosen(self, given: str) -> frozenset[str] | Verdict:
        """Return the options that the text names: by number, by letter or in full."""
        text = given.strip()
        if not text:
            return malformed("Choose an option by its number.", reason=Reason.EMPTY)
        by_text = {_plain(option): option for option in self.shown}
        if _plain(text) in by_text:
            return frozenset({by_text[_plain(text)]})
        indexes = _indexes(text)
        if indexes is None:
            return malformed(f"Answer with the number of an option, 1 to {len(self.shown)}.")
        if any(not 0 <= index < len(self.shown) for index in indexes):
            return malformed(f"There are options 1 to {len(self.shown)}.")
        return frozenset(self.shown[index] for index in indexes)

    def reading(self, given: str) -> Shown | Verdict:
        """Return the options that the text names."""
        chosen = self.chosen(given)
        if isinstance(chosen, Verdict):
            return chosen
        return Shown("; ".join(option for option in self.shown if option in chosen))

    def reference(self) -> Shown:
        """Return the right options in shown order."""
        return Shown("; ".join(option for option in self.shown if option in self.right))

    def validate(self, varied: frozenset[str]) -> None:  # noqa: ARG002 - options hold no formulas
        """Raise `AnswerError` when there is nothing to choose or an option occurs twice."""
        if not self.right or not wrong_options(self.answer):
            raise AnswerError("A choice needs at least one right and one wrong option.", "choice")
        plain = [_plain(option) for option in self.shown]
        if "" in plain or len(set(plain)) < len(plain):
            raise AnswerError("The options of a choice must differ, and none may be empty.", "choice")
        if len(plain) > len(LETTERS):
            raise AnswerError(f"A choice has at most {len(LETTERS)} options.", "choice")


def _plain(text: str) -> str:
    return " ".join(typed(text).casefold().split())


def _indexes(text: str) -> list[int] | None:
    if _NUMBERS.fullmatch(text) and len(text) < 200:
        return [int(digits) - 1 for digits in re.findall(r"\d+", text) if len(digits) < 4] or None
    if _LETTERED.fullmatch(text) and len(text) < 200:
        return [LETTERS.index(letter) for letter in re.findall(r"[a-z]", text.lower())]
    return None
