"""The sitting that is under way, in a small file: a killed process loses at most the answer being typed."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from cards.drawing import DrawError, draw
from cards.library import Library
from cards.types import Question
from quiz.errors import of_system
from quiz.interview.paper import LONGEST, MOST_QUESTIONS, Paper
from quiz.replacing import replacing

_NAME: Final = "unfinished.sitting"
_LARGEST: Final = 5_000_000  # bytes; a hundred answers of the longest kind


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A question of the paper: its card, the seed of its numbers, what was written, how long it lay open."""

    card: str
    seed: int
    given: str
    seconds: Annotated[float, Meta(ge=0)]


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A sitting as it stood; `used` are the seconds of its time."""

    seed: int
    minutes: Annotated[float, Meta(gt=0, le=LONGEST)]
    began: Annotated[datetime, Meta(tz=True)]
    used: Annotated[float, Meta(ge=0)]
    place: Annotated[int, Meta(ge=0)]
    asked: Annotated[tuple[Asked, ...], Meta(min_length=1, max_length=MOST_QUESTIONS)]

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(bool(each.given) for each in self.asked)

    @property
    def left(self) -> float:
        """The seconds that are left."""
        return max(0.0, self.minutes * 60 - self.used)


def keep(draft: Draft, folder: Path) -> None:
    """Write the draft in the place of the one before; raises QuizError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with replacing(folder / _NAME) as file:
            file.write(msgspec.json.encode(draft).decode())
    except OSError as error:
        raise of_system(error) from error


def pending(folder: Path) -> Draft | None:
    """Return the draft that waits, None when there is none that can be read."""
    try:
        if not (folder / _NAME).is_file():  # a pipe would be waited for without end
            return None
        with (folder / _NAME).open("rb") as file:
            return msgspec.json.decode(file.read(_LARGEST), type=Draft)
    except (OSError, UnicodeDecodeError, msgspec.DecodeError, RecursionError):
        return None


def drop(folder: Path) -> None:
    """Forget the draft, if there is one."""
    with suppress(OSError):
        (folder / _NAME).unlink(missing_ok=True)


def restored(draft: Draft, library: Library) -> tuple[Paper, Draft] | None:
    """Return the paper of a draft with the draft of it; questions that no deck has any more are left out.

    None when no question is left.
    """
    pairs = [(each, question) for each in draft.asked if (question := _question(each, library)) is not None]
    if not pairs:
        return None
    asked, questions = zip(*pairs, strict=True)
    before = sum(_question(each, library) is not None for each in draft.asked[: draft.place])
    paper = Paper(seed=draft.seed, minutes=draft.minutes, questions=questions)
    return paper, msgspec.structs.replace(draft, asked=asked, place=min(before, len(asked) - 1))


def _question(asked: Asked, library: Library) -> Question | None:
    card = library.card(asked.card)
    try:
        return draw(card, asked.seed) if card else None
    except DrawError:
        return None
