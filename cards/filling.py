"""Drawn values put into the texts of a card: `{name}` in a sentence, `$x^{name}$` in a formula."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from cards.placeholders import PLACEHOLDER, parts
from cards.values import in_maths, in_prose
from solvers.answers import Answer, ChoiceAnswer, ClozeAnswer, ExplainAnswer, Options
from solvers.tree import Node


class Filler:
    """Puts one draw's values into texts; inside `$…$` the braces stay, because TeX needs them."""

    def __init__(self, values: Mapping[str, Node]) -> None:
        self._prose = {name: in_prose(value) for name, value in values.items()}
        self._maths = {name: f"{{{in_maths(value)}}}" for name, value in values.items()}

    def __call__(self, text: str) -> str:
        """Return `text` with each `{name}` that is drawn replaced by its value."""
        if not self._prose or "{" not in text:
            return text
        return "".join(fill(part, self._maths if maths else self._prose) for part, maths in parts(text))

    def answer(self, answer: Answer) -> Answer:
        """Return the answer with the values in its texts; its formulas keep their names."""
        if not self._prose:
            return answer
        match answer:
            case ChoiceAnswer(choice=choice):
                return replace(answer, mistakes=self._entries(answer.mistakes), choice=self._options(choice))
            case ClozeAnswer(cloze=words):
                return replace(
                    answer, mistakes=self._entries(answer.mistakes), cloze=self._one_or_more(words)
                )
            case ExplainAnswer(explain=points):
                return replace(answer, explain=self._each(points))
            case _:
                messages = {mistake: self(message) for mistake, message in answer.mistakes.items()}
                return replace(answer, mistakes=messages)

    def _options(self, options: Options) -> Options:
        wrong = options.wrong
        filled = self._entries(wrong) if isinstance(wrong, dict) else self._each(wrong)
        return Options(self._one_or_more(options.right), filled)

    def _one_or_more(self, texts: str | tuple[str, ...]) -> str | tuple[str, ...]:
        return self(texts) if isinstance(texts, str) else self._each(texts)

    def _each(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(self, texts))

    def _entries(self, texts: Mapping[str, str]) -> dict[str, str]:
        return {self(text): self(message) for text, message in texts.items()}


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return `text` with each `{name}` replaced by the text in `values`, if there is one."""
    return PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), text)
