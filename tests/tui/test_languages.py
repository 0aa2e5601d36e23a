"""Cards in Chinese on the screen: wide characters line up, wrap rightly, and can be typed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from textual.events import Paste

from cards.library import bundled, load
from cards.translations.choosing import in_language
from quiz.tui.app import ProofdeckApp
from solvers.tree import Number
from tests.tui.playing import SMALL, Play, app_of, playing

POOLING = bundled() / "receptive-fields-and-pooling.yaml"


def app(folder: Path, *, study: bool) -> ProofdeckApp:
    """Return an app on a deck in Chinese."""
    made = app_of(folder, {}, study=study).parts.engine
    return ProofdeckApp(replace(made, load=lambda: in_language(load([POOLING]), "zh")))


def assert_lines_up(play: Play) -> None:
    """Every row is as wide as the screen, and none begins with a comma or a full stop."""
    columns = play.app.size.width
    assert {strip.cell_length for strip in play.app.screen._compositor.render_strips()} == {columns}
    assert not any(line.lstrip(" ▌│").startswith(("，", "。", "：")) for line in play.text.split("\n")), (
        play.text
    )


async def test_a_session_in_chinese(tmp_path: Path) -> None:
    """Question, what is typed on a Chinese keyboard, a foreseen mistake, and the solution."""
    async with playing(app(tmp_path, study=True), (50, 15)) as play:
        question = play.session.question
        assert question is not None
        assert question.card.id == "max-pool-of-a-map"
        assert_lines_up(play)
        drawn = question.drawn.values.values()
        a, b, c, d = (int(node.text) for node in drawn if isinstance(node, Number))
        mistaken = f"［［{max(a, 6)}，{max(c, 3)}］，［{max(4, b)}，{max(9, d)}］］"
        play.app.post_message(Paste(mistaken))  # the pilot knows no keys for such signs
        await play.press("enter", "enter")
        assert "行与列弄反了。" in play.text
        assert f"[[{max(a, 6)}, {max(c, 3)}], [{max(4, b)}, {max(9, d)}]]" in play.text
        assert_lines_up(play)
        await play.press("enter", "pagedown")
        assert "每个通道各自池化" in play.text.replace("\n", "").replace(" ", "").replace("▌", "")
        assert_lines_up(play)


async def test_home_and_the_table_of_cards_in_chinese(tmp_path: Path) -> None:
    """Titles and questions stand in columns, and a search finds Chinese words."""
    async with playing(app(tmp_path, study=False), SMALL) as play:
        assert "感受野与池化" in play.text
        assert_lines_up(play)
        await play.press("/")
        await play.type("膨胀率")
        await play.settle()
        assert "四个步幅为 1 的" in play.text
        assert_lines_up(play)
