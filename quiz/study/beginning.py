"""A session or a cram begun with the learner's settings: the one place that both faces share."""

from __future__ import annotations

import random
from collections.abc import Iterator

import msgspec

from cards.library import Library
from cards.types import Card
from quiz.clock import Clock, learner_day
from quiz.config import Config
from quiz.log.store import Store
from quiz.scheduling.queue import Limits
from quiz.scheduling.types import Standing
from quiz.study.cram import Cram
from quiz.study.request import Request
from quiz.study.session import Session
from solvers.worker.prover import Prover


def begin(  # noqa: PLR0913 - all that a session is made of
    library: Library, store: Store, request: Request, *, clock: Clock, config: Config, prover: Prover | None
) -> Session | Cram:
    """Return what was asked for: a session, which is recorded, or a cram, which is not.

    Raises QuizError when the log fails, or for a filter that cannot be read.
    """
    today = learner_day(clock.now(), config.rollover_hour)
    seed = config.seed if config.seed >= 0 else random.SystemRandom().getrandbits(31)
    request = _found(library, store, request, today)
    if not request.mode.recorded:
        cards = _crammed(library, store, request, today)
        return Cram(cards, clock, seed=seed, limit=request.limit, prover=prover)
    return Session(
        library,
        store,
        clock,
        limits=config.limits if request.new is None else _more(request.new, config, store, today),
        stages=request.mode.stages,
        most=request.limit,
        decks=request.decks,
        pick=request.pick,
        seed=seed,
        prover=prover,
        device=config.device_name,
        rollover_hour=config.rollover_hour,
        quick_seconds=config.quick_seconds,
    )


def _found(library: Library, store: Store, request: Request, today: int) -> Request:
    """Return the request with the cards in it that its filter finds, if it has one."""
    if not request.filter:
        return request
    from quiz.browsing.filtering import checked  # spared where there is no filter
    from quiz.browsing.shelf import Shelf, keys_of

    wanted, shelf = checked(request.filter, store.scheduler.tells), Shelf(library, store, today)
    shelf.read()
    keys = frozenset(keys_of(shelf.find(wanted)))
    return msgspec.structs.replace(request, pick=msgspec.structs.replace(request.pick, keys=keys))


def _crammed(library: Library, store: Store, request: Request, today: int) -> Iterator[Card]:
    standings, unseen = store.standings(), Standing()
    for deck in library.decks:
        if request.decks is not None and deck.id not in request.decks:
            continue
        for card in deck.cards:
            standing = standings.get(card.key, unseen)
            if request.pick.takes(deck, card) and not standing.set_aside(today):
                yield card  # what was put aside stays aside in a cram too


def _more(new: int, config: Config, store: Store, today: int) -> Limits:
    return msgspec.structs.replace(config.limits, new=store.spent(today).new + new)
