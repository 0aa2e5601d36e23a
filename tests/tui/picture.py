"""Draws the picture in the README from the real app on a bundled card: `make picture`."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from pathlib import Path

import msgspec

from cards.library import Library, bundled, load
from quiz.clock import FixedClock
from quiz.config import Config
from quiz.log.sqlite import SqliteStore
from quiz.study.request import Request
from quiz.tui.app import Engine, ProofdeckApp
from tests.tui.playing import MORNING, playing

CARD = "activation-functions/sigmoid-derivative"
ANSWER = "f(1+f)"
SIZE = (88, 26)
_WEB_FONT = re.compile(r"@font-face\s*\{.*?\}\s*", re.DOTALL)  # a page should not fetch one to show a picture


def main() -> None:
    """Write the picture to the path given."""
    Path(sys.argv[1]).write_text(asyncio.run(_picture()), encoding="utf-8")


async def _picture() -> str:
    with tempfile.TemporaryDirectory() as folder:
        async with playing(_app(Path(folder)), SIZE) as play:
            await play.answer(ANSWER)
            await play.press("enter")
            return _WEB_FONT.sub("", play.app.export_screenshot(title="quiz"))


def _app(folder: Path) -> ProofdeckApp:
    engine = Engine(
        load=_library,
        open_log=lambda: SqliteStore(folder / "reviews.db"),
        clock=FixedClock(MORNING),
        config=Config(seed=7, theme="dark", device="picture"),
        study=Request(),
    )
    app = ProofdeckApp(engine)
    app.animation_level = "none"
    return app


def _library() -> Library:
    deck_id, _, _ = CARD.partition("/")
    library = load([bundled()])
    deck, card = library.deck(deck_id), library.card(CARD)
    assert deck is not None
    assert card is not None
    return Library(decks=(msgspec.structs.replace(deck, cards=(card,)),), problems=())


if __name__ == "__main__":
    main()
