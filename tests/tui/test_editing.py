"""A card is edited while it is studied, in whatever editor the learner has."""

from __future__ import annotations

import os
import shlex
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from cards.types import Place
from quiz.errors import QuizError
from quiz.study.editor import command
from quiz.tui.app import ProofdeckApp
from quiz.tui.screens.study import State
from tests.terminal import Terminal
from tests.tui.playing import NUMBER, SIGMOID, Play, app_of, deck, playing

PRODUCT = "id: product\nask: How much is {a} times {b}?\nvary: {a: [2, 3, 4], b: [5, 7]}\nnumber: a*b\n"


@pytest.fixture(autouse=True)
def _shared_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no terminal in these tests that an editor could be handed."""
    monkeypatch.setattr(ProofdeckApp, "suspend", lambda _app: nullcontext())


def _editor(folder: Path, old: str, new: str) -> dict[str, str]:
    """Return an environment whose editor replaces `old` in the file that it is given."""
    script = folder / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[-1])\n"
        f"path.write_text(path.read_text('utf-8').replace({old!r}, {new!r}), 'utf-8')\n",
        encoding="utf-8",
    )
    return {"EDITOR": shlex.join([sys.executable, str(script)])}


def _notices(play: Play) -> list[str]:
    return [notice.message for notice in play.app._notifications]


async def test_the_edited_card_is_asked_with_the_same_numbers_and_what_was_typed(tmp_path: Path) -> None:
    """The new text is on the screen, the old draft in the field, the old seed in the log."""
    app = app_of(tmp_path, {"one": deck(PRODUCT)}, study=True, environ=_editor(tmp_path, "times", "by"))
    async with playing(app) as play:
        before = play.session.question
        assert before is not None
        await play.type("12+")
        await play.press("f5", "e")
        after = play.session.question
        assert after is not None
        assert after.ask == before.ask.replace("times", "by")
        assert after.drawn == before.drawn
        assert "12+" in play.text
        assert after.ask in play.text
        assert _notices(play) == ["The card is asked as it is now."]


async def test_a_card_edited_after_its_verdict_is_asked_again(tmp_path: Path) -> None:
    """The verdict was on another card; hints and tries that were had still count."""
    app = app_of(tmp_path, {"one": deck(NUMBER)}, study=True, environ=_editor(tmp_path, "+ 4", "+ 5"))
    async with playing(app) as play:
        await play.answer("17")
        await play.press("enter")
        await play.press("f5", "e")
        assert play.study.state is State.ASKING
        await play.answer("17")
        assert "✓ Correct" in play.text
        assert "▸3 hard" in play.text
        assert play.log == []


async def test_an_untouched_card_goes_on_where_it_was(tmp_path: Path) -> None:
    """Even when another card of its deck was edited, or lines above it moved."""
    app = app_of(
        tmp_path, {"one": deck(NUMBER, SIGMOID)}, study=True, environ=_editor(tmp_path, "deck:", "\n\ndeck:")
    )
    async with playing(app) as play:
        await play.answer("16")
        await play.press("f5", "e")
        assert _notices(play) == ["This card is as it was."]
        assert "✓ Correct" in play.text
        await play.press("enter")
        assert play.grades == [5]


@pytest.mark.parametrize(
    ("old", "new", "place", "sentence"),
    [
        ("number: 3*4 + 4", "numbr: 3*4 + 4", "one.yaml:5:3", "numbr"),
        ("number: 3*4 + 4", "number: 3*(4 + 4", "one.yaml:5:", "bracket"),
        ("id: number", "id: other", "one.yaml:", "no card `number` here any more"),
        ("deck: Sigmoid", "deck: [", "one.yaml:", ""),
    ],
)
async def test_an_edit_that_breaks_the_card_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, place: str, sentence: str
) -> None:
    """The card stays as it was, to be answered and graded."""
    app = app_of(tmp_path, {"one": deck(NUMBER)}, study=True, environ=_editor(tmp_path, old, new))
    async with playing(app) as play:
        await play.press("f5", "e")
        (notice,) = _notices(play)
        assert place in notice
        assert sentence in notice
        assert "stays as it was" in notice
        await play.answer("16")
        await play.press("enter")
        assert play.grades == [5]


async def test_what_keeps_an_editor_from_running_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A deck that cannot be written, an editor that does not exist, a quote that is not closed."""
    for number, (environ, sentence) in enumerate(
        [({"EDITOR": "no-such-editor"}, "no such file"), ({"VISUAL": "'"}, "EDITOR cannot be read")]
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        async with playing(app_of(folder, {"one": deck(NUMBER)}, study=True, environ=environ)) as play:
            await play.press("f5", "e")
            assert sentence in _notices(play)[-1]
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(QuizError, match="cannot be written here"):
        command(Place(tmp_path / "deck.yaml", 3, 3), {})


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        ("vim", ["vim", "+7", "{}"]),
        ("/usr/bin/nano -w", ["/usr/bin/nano", "-w", "+7", "{}"]),
        ("code", ["code", "--wait", "--goto", "{}:7:3"]),
        ("code --wait", ["code", "--wait", "--goto", "{}:7:3"]),
        ("hx", ["hx", "{}:7"]),
        ("ed", ["ed", "{}"]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(tmp_path: Path, editor: str, words: list[str]) -> None:
    """VISUAL goes before EDITOR; one that is not known gets the file alone."""
    path = tmp_path / "deck.yaml"
    path.touch()
    expected = [word.format(path) for word in words]
    place = Place(path, 7, 3)
    assert command(place, {"EDITOR": editor}) == expected
    assert command(place, {"VISUAL": editor, "EDITOR": "other"}) == expected


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
def test_the_terminal_is_handed_to_the_editor_and_taken_back(tmp_path: Path) -> None:
    """The editor reads what is typed meanwhile; after it the screen shows the edited card."""
    path = tmp_path / "one.yaml"
    path.write_text(deck(NUMBER), encoding="utf-8")
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[-1])\n"
        "word = input('Which layer? ')\n"
        "path.write_text(path.read_text().replace('dense', word))\n"
    )
    environ = {**os.environ, "TERM": "xterm-256color", "EDITOR": shlex.join([sys.executable, str(script)])}
    command = [sys.executable, "-m", "quiz", "--home", str(tmp_path / "home"), "study", str(path)]
    with Terminal(command, environ) as terminal:
        terminal.wait_for("dense layer")
        terminal.press("f5")
        terminal.wait_for("Edit in your editor")
        terminal.press("e")
        terminal.wait_for("Which layer?")
        terminal.press("gated", "enter")
        terminal.wait_for("gated layer")
        terminal.press("16", "enter")
        terminal.wait_for("Correct")
