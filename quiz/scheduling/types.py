"""The words of scheduling: a grade, and what is known of a card."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Final, NamedTuple, Protocol, TypeAlias

import msgspec


class Grade(IntEnum):
    """SM-2's quality of a response (Woźniak 1990)."""

    GAVE_UP = 0
    WRONG = 1
    NEARLY = 2
    HARD = 3
    GOOD = 4
    EASY = 5

    @property
    def words(self) -> str:
        """What a learner calls the grade, such as `gave up`."""
        return self.name.lower().replace("_", " ")

    @property
    def lapse(self) -> bool:
        """Whether the card counts as forgotten."""
        return self < Grade.HARD

    @property
    def again_today(self) -> bool:
        """Whether the card is drilled again the same day."""
        return self < Grade.GOOD


DEFAULT_RETENTION: Final = 0.9
LOWEST_RETENTION: Final = 0.7  # below it a card is met as a stranger, above the highest nearly every day
HIGHEST_RETENTION: Final = 0.99
LEECH_LAPSES: Final = 8  # Anki's default leech threshold (Anki manual, "Deck Options", section "Lapses")


class Stage(StrEnum):
    """Why a card is asked: for the first time, because its day has come, or once more the same day."""

    NEW = "new"
    REVIEW = "review"
    DRILL = "drill"


LONGEST_INTERVAL: Final = 36_500  # days, a century; keeps every due day a date
GRADES: Final = tuple(Grade)  # `GRADES[4]` is a tenth of the price of `Grade(4)`, which a long log pays often


# these hold no reference that could lead back to them, so the garbage collector need not look at them


class New(msgspec.Struct, frozen=True, tag=True, gc=False):
    """A card that was never reviewed, or was reset."""


class Scheduled(msgspec.Struct, frozen=True, tag=True, kw_only=True, gc=False):
    """A card with a history. Days are ordinals (`date.toordinal`) of the learner's own calendar."""

    repetitions: int  # n: successive reviews without a lapse
    interval: int  # days from `reviewed` to `due`
    reviewed: int  # day of the last review that was no drill
    due: int
    again_today: bool = False  # to be drilled until a grade of 4, on day `reviewed` only
    lapses: int = 0
    reviews: int = 0  # drills not counted


class ByEase(Scheduled, frozen=True, tag=True, kw_only=True, gc=False):
    """A card as SM-2 keeps it."""

    ease: int  # ease factor in hundredths: 250 is 2.50


class ByMemory(Scheduled, frozen=True, tag=True, kw_only=True, gc=False):
    """A card as FSRS keeps it: its memory state."""

    stability: float  # days until nine of ten such cards would still be recalled
    difficulty: float  # from 1, the easiest, to 10


CardState: TypeAlias = New | Scheduled


class Kept(NamedTuple):
    """What only one of the schedulers keeps of a card, side by side as in a table; None is not kept."""

    ease: int | None = None
    stability: float | None = None
    difficulty: float | None = None


TOLD_BY_SOME: Final = (*Kept._fields, "retrievability")  # the last follows from stability and the day


def kept(state: CardState) -> Kept:
    """Return what is kept of a card beside a `Scheduled`."""
    if isinstance(state, ByEase):
        return Kept(ease=state.ease)
    if isinstance(state, ByMemory):
        return Kept(stability=state.stability, difficulty=state.difficulty)
    return Kept()


class Standing(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All that the log says of one card: its schedule, and whether sessions leave it out."""

    state: CardState = New()
    suspended: bool = False
    buried: int = 0  # the day for which the card is put aside
    introduced: int = 0  # the day of its first review; 0 for a new card
    flag: str | None = None  # the note of its flag, perhaps an empty one; None without a flag
    last: str = ""  # id of the last event that shaped this

    @property
    def due(self) -> int | None:
        """The day on which the card comes back; None while it is new or suspended."""
        return None if self.suspended or isinstance(self.state, New) else self.state.due

    @property
    def leech(self) -> bool:
        """Whether the card was forgotten so often that it had better be rewritten."""
        return isinstance(self.state, Scheduled) and self.state.lapses >= LEECH_LAPSES

    def set_aside(self, day: int) -> bool:
        """Whether the card is suspended, or buried for `day`."""
        return self.suspended or self.buried == day

    def stage(self, day: int) -> Stage | None:
        """Return why the card would be asked on `day`, or None when it is not to be asked."""
        if self.set_aside(day):
            return None
        if isinstance(self.state, New):
            return Stage.NEW
        if self.state.due <= day:
            return Stage.REVIEW
        return Stage.DRILL if self.state.again_today and self.state.reviewed == day else None


class Scheduler(Protocol):
    """Anything that decides when a card returns. `name` changes whenever its decisions do."""

    @property
    def name(self) -> str:
        """Return what the log remembers the scheduler by: another name makes it replay."""
        ...

    @property
    def tells(self) -> frozenset[str]:
        """Return which of `TOLD_BY_SOME` it tells of a card."""
        ...

    def review(self, state: CardState, grade: Grade, day: int) -> Scheduled:
        """Return the state after a review with `grade` on `day`; `state` is left as it is.

        A state that another scheduler made is taken for a new card; the log is replayed before that happens.
        """
        ...
