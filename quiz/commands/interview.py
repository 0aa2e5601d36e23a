"""Sit a mock interview: mixed questions, a time, no verdict before the end, then a marked paper."""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable
from pathlib import Path
from typing import Final

from cards.library import Library
from quiz.commands.context import Context
from quiz.commands.decks import Chosen, choose, warn
from quiz.commands.engine import Desk, desk
from quiz.commands.screens import Opening, on_screen
from quiz.errors import ExitCode, QuizError
from quiz.interview import drafts, records
from quiz.interview.drafts import Draft
from quiz.interview.marking import Report, marks, report_of
from quiz.interview.paper import LONGEST, MOST_QUESTIONS, USUAL_QUESTIONS, Order
from quiz.interview.sitting import Sitting
from quiz.interview.telling import score, spoken, time_left
from quiz.plain.console import Console
from quiz.plain.interview import Interview
from quiz.text.display import one_line
from quiz.text.wording import count

_LARGEST_SEED: Final = 2**31 - 1


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the paper is made of, and what may be done with those that are marked."""
    parser.add_argument(
        "decks", metavar="DECK", nargs="*", help="a deck's id or title, a deck file, or a folder of them"
    )
    parser.add_argument(
        "--questions",
        metavar="N",
        type=_up_to(MOST_QUESTIONS),
        default=USUAL_QUESTIONS,
        help=f"how many, {USUAL_QUESTIONS} unless said",
    )
    parser.add_argument(
        "--minutes", metavar="M", type=_up_to(LONGEST), help="for all of them; a minute and a half each"
    )
    parser.add_argument("--level", metavar="N", type=_up_to(3), help="only cards of this level: 1, 2 or 3")
    parser.add_argument("--seed", metavar="N", type=_seed, help="the same paper for the same number")
    parser.add_argument(
        "--plain", action="store_true", help="line by line, for screen readers, pipes and scripts"
    )
    unfinished = parser.add_mutually_exclusive_group()
    unfinished.add_argument(
        "--continue", dest="go_on", action="store_true", help="go on with the unfinished one"
    )
    unfinished.add_argument("--anew", action="store_true", help="throw an unfinished one away")
    parser.add_argument("--list", action="store_true", help="name the marked papers, the latest first")
    parser.add_argument(
        "--show",
        metavar="NAME",
        nargs="?",
        const=records.LATEST,
        help="read a marked paper, the latest unless named",
    )
    parser.add_argument(
        "--export", metavar="FILE", type=Path, help="write the paper shown to a .md or .json file"
    )


def run(arguments: argparse.Namespace, context: Context) -> ExitCode:
    """Hold an interview, or show what earlier ones came to."""
    at = desk(context)
    if arguments.list:
        return _list(at, context)
    if arguments.show or arguments.export:
        return _show(at, context, arguments.show or records.LATEST, arguments.export)
    chosen = choose(arguments.decks, at.deck_paths, at.config.language)
    if chosen.library.problems and (arguments.plain or not chosen.library.decks):
        warn(chosen.library.problems, context)
    order = Order(
        seed=_drawn_seed(at) if arguments.seed is None else arguments.seed,
        questions=arguments.questions,
        minutes=arguments.minutes,
        decks=chosen.decks,
        level=arguments.level,
        go_on=arguments.go_on,
    )
    if arguments.anew:
        drafts.drop(at.home.interviews)
    if not order.go_on:
        order.paper(chosen.library)  # an order that nothing can be asked for is told before any screen
    if arguments.plain:
        return _plain(at, chosen, context, order)
    return on_screen(at, context, Opening(chosen, interview=order))


# ── sitting ──


def _plain(at: Desk, chosen: Chosen, context: Context, order: Order) -> ExitCode:
    from solvers.worker.prover import WorkerProver

    folder, console = at.home.interviews, Console(context.stdin, context.stdout)
    draft = _wanted(drafts.pending(folder), console, go_on=order.go_on)
    sitting = _sitting(at, chosen.library, order, draft)
    titles = {deck.id: deck.title for deck in chosen.library.decks}
    if not Interview(sitting, console, titles, lambda kept: drafts.keep(kept, folder)).run():
        return ExitCode.OK
    console.say("Marking…")
    with WorkerProver() as prover:
        report = report_of(sitting, marks(sitting, titles, prover))
    path = records.save(report, folder)
    drafts.drop(folder)
    _tell(console, report)
    context.say(f"Saved as {one_line(path.stem)}; `quiz interview --show` reads it again.")
    return ExitCode.OK


def _wanted(draft: Draft | None, console: Console, *, go_on: bool) -> Draft | None:
    """Return the draft to go on with, if that is wanted; raises QuizError where nobody can be asked."""
    if go_on and draft is None:
        raise QuizError("No interview is unfinished.", "Begin one: quiz interview.")
    if draft is None or go_on:
        return draft
    stands = f"{draft.answered} of {count(len(draft.asked), 'question')} answered, {time_left(draft.left)}"
    if not console.interactive:
        raise QuizError(
            f"An interview is unfinished: {stands}.", "Take --continue to go on with it, --anew to drop it."
        )
    console.say(f"An interview is unfinished: {stands}.")
    answer = console.ask("Go on with it? Type yes, or no to drop it:")
    while answer is not None and answer.strip().lower() not in ("y", "yes", "n", "no"):
        answer = console.ask("Type yes or no:")
    if answer is None:
        raise QuizError("Nothing was changed.", code=ExitCode.OK)
    return draft if answer.strip().lower().startswith("y") else None


def _sitting(at: Desk, library: Library, order: Order, draft: Draft | None) -> Sitting:
    if draft is None:
        return Sitting(order.paper(library), at.clock)
    found = drafts.restored(draft, library)
    if found is None:
        raise QuizError("No deck has the questions of the unfinished interview.", "Drop it with --anew.")
    return Sitting(found[0], at.clock, found[1])


def _tell(console: Console, report: Report) -> None:
    for text in spoken(report):
        if text:
            console.say(text)
        else:
            console.write([""])


# ── marked papers ──


def _list(at: Desk, context: Context) -> ExitCode:
    papers = [*records.papers(at.home.interviews)]
    if not papers:
        context.say("No interview was marked yet.")
    for paper in papers:
        told = score(paper.report) if paper.report else paper.fault
        context.print(f"{one_line(paper.path.stem)}  {one_line(told, 2000)}")
    return ExitCode.OK


def _show(at: Desk, context: Context, name: str, output: Path | None) -> ExitCode:
    report = records.load(records.find(name, at.home.interviews))
    if output is None:
        _tell(Console(context.stdin, context.stdout), report)
        return ExitCode.OK
    records.export(report, output)
    context.say(f"Written to {one_line(str(output), 2000)}.")
    return ExitCode.OK


def _drawn_seed(at: Desk) -> int:
    return at.config.seed if at.config.seed >= 0 else random.SystemRandom().getrandbits(31)


def _up_to(most: int) -> Callable[[str], int]:
    """Return a reader of whole numbers from 1 to a limit."""

    def read(word: str) -> int:
        if not (word.isascii() and word.isdecimal() and 1 <= int(word[:6]) <= most):
            raise argparse.ArgumentTypeError(f"{word!r} is not a whole number from 1 to {most}")
        return int(word[:6])

    return read


def _seed(word: str) -> int:
    if not (word.isascii() and word.isdecimal()) or int(word[:12]) > _LARGEST_SEED:
        raise argparse.ArgumentTypeError(f"{word!r} is no seed; take a whole number up to {_LARGEST_SEED:,}")
    return int(word)
