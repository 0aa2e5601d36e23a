"""The words of gaps: case, articles, hyphens and plurals do not count; a slip of the pen is said so."""

from __future__ import annotations

import re
import unicodedata

from solvers.answers import ClozeAnswer, Drawn
from solvers.judging.judge import AnswerError, Shown
from solvers.verdict import Reason, Verdict, correct, malformed, partial, wrong
from solvers.worker.prover import Prover

LONGEST = 400
_DASHES = re.compile(r"[-‐-―_/\s]+")
_GAPS = re.compile(r"\s*[;\n]\s*|\s*,\s+(?:and\s+)?|\s*,\s*$")
_MORE_GAPS = (re.compile(r"\s*(?:[;\n,&]|\band\b)\s*(?:and\b)?\s*"), re.compile(r"\s+"))
_ARTICLE = re.compile(r"(?:the|an?)\s+(?=\w)")
_PLURALS = (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("s", ""))


class ClozeJudge:
    """Judges the words of one gap or of several."""

    def __init__(self, answer: ClozeAnswer, drawn: Drawn) -> None:
        del drawn
        gaps = (answer.cloze,) if isinstance(answer.cloze, str) else answer.cloze
        self.gaps = tuple(tuple(part.strip() for part in gap.split("|")) for gap in gaps)

    def judge(self, given: str, prover: Prover | None) -> Verdict:  # noqa: ARG002 - nothing to prove
        """Return the verdict on the words."""
        words = self.words(given)
        if isinstance(words, Verdict):
            return words
        scores = [_score(word, gap) for word, gap in zip(words, self.gaps, strict=True)]
        return self.verdict(scores)

    def verdict(self, scores: list[float]) -> Verdict:
        """Judge the gaps together; a slip in spelling counts half."""
        if all(score == 1 for score in scores):
            return correct()
        share = sum(scores) / len(scores)
        if 0 not in scores:
            return partial(share, "Nearly: check the spelling.", Reason.SPELLING)
        if share == 0:
            return wrong("That is not the word." if len(scores) == 1 else "None of the gaps is right.")
        off = [str(index + 1) for index, score in enumerate(scores) if score == 0]
        said = f"Gap {off[0]} is" if len(off) == 1 else f"Gaps {', '.join(off)} are"
        return partial(share, f"{said} not right.", Reason.MISSING)

    def words(self, given: str) -> list[str] | Verdict:
        """Return one word for each gap, or why the text cannot be dealt out."""
        if not given.strip():
            return malformed("Nothing is written yet.", reason=Reason.EMPTY)
        if len(given) > LONGEST:
            return malformed(f"This is longer than {LONGEST} characters.")
        if len(self.gaps) == 1:
            return [given]
        for between in (_GAPS, *_MORE_GAPS):
            words = [word for word in between.split(given.strip()) if word]
            if len(words) == len(self.gaps):
                return words
        return malformed(f"There are {len(self.gaps)} gaps: part their words by commas or semicolons.")

    def reading(self, given: str) -> Shown | Verdict:
        """Return the words as they are dealt out to the gaps."""
        words = self.words(given)
        return words if isinstance(words, Verdict) else Shown("; ".join(word.strip() for word in words))

    def reference(self) -> Shown:
        """Return the first word of each gap."""
        return Shown("; ".join(gap[0] for gap in self.gaps))

    def validate(self, varied: frozenset[str]) -> None:  # noqa: ARG002 - words hold no formulas
        """Raise `AnswerError` for an empty gap."""
        if not self.gaps or any(not _plain(word) for gap in self.gaps for word in gap):
            raise AnswerError("Every gap needs a word, and every alternative between `|` too.", "cloze")


def _score(given: str, gap: tuple[str, ...]) -> float:
    """Return 1 for a right word, 1/2 for a near miss, 0 for another word."""
    word = _plain(given)
    wanted = [_plain(alternative) for alternative in gap]
    if word in wanted or _singular(word) in map(_singular, wanted):
        return 1.0
    return 0.5 if any(_near(word, other) for other in wanted) else 0.0


def _plain(text: str) -> str:
    """Return a word without case, accents, article, hyphens and blanks, or signs around it."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    word = bare.casefold().strip(" \t\n.,;:!?\"'`“”‘’$")
    return _DASHES.sub("", _ARTICLE.sub("", word, count=1) if _ARTICLE.match(word) else word)


def _singular(word: str) -> str:
    for ending, singular in _PLURALS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return word.removesuffix(ending) + singular
    return word


def _near(given: str, wanted: str) -> bool:
    """One slip in four letters or more, two in eight; digits and the first letter must be right.

    Another first letter is rarely a slip: covariance is another word than variance.
    """
    allowed = 2 if len(wanted) >= 8 else 1 if len(wanted) >= 4 else 0
    if (
        abs(len(given) - len(wanted)) > allowed
        or given[:1] != wanted[:1]
        or re.findall(r"\d", given) != re.findall(r"\d", wanted)
    ):
        return False
    return distance(given, wanted) <= allowed


def distance(left: str, right: str) -> int:
    """Return how many letters to insert, drop, replace or swap with a neighbour make one word the other.

    Optimal string alignment: a restricted Damerau–Levenshtein distance.
    """
    before: list[int] = []
    previous = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        row = [i]
        for j, b in enumerate(right, 1):
            best = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, previous = previous, row
    return previous[-1]
