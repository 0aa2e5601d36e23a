"""Text of decks and learners is shown as text: no markup, no escape sequence, no crash."""

from __future__ import annotations

import json
from pathlib import Path

from textual import events

from quiz.tui.screens.study import State
from quiz.tui.widgets.line_answer import LineAnswer
from tests.tui.playing import SIGMOID, app_of, deck, playing

NASTY = [
    "[/x]",
    "[@click=app.quit]go[/]",
    "[bold red]x[/bold red]",
    "{x!r} %s $HOME `ls` <b>",
    "\x1b[31mred\x1b[0m \x1b]0;title\x07",
    "\u202etxt.exe \u200b\u2066x\u2069",
    "日本語" * 40,
    "x" * 10_000,
    "a\tb " * 50,
    "$" + "{" * 300 + "}" * 300 + "$",
    "$\\frac{1}{$ and $ $$ $$$",
]


def _card(number: int, text: str) -> str:
    """Return a choice card that holds the text wherever a card may hold text."""
    quoted = json.dumps(text)  # a JSON text is a YAML text
    lines = [
        f"id: nasty-{number}",
        f"ask: {quoted}",
        "choice:",
        f"  right: {json.dumps('right ' + text)}",
        f"  wrong: {{{json.dumps('wrong ' + text)}: {quoted}}}",
        f"hint: {quoted}",
        f"why: {quoted}",
    ]
    return "\n".join(lines)


async def test_hostile_decks_show_as_text(tmp_path: Path) -> None:
    """Title, question, option, hint, verdict and solution survive anything."""
    cards = [_card(number, text) for number, text in enumerate(NASTY)]
    title = json.dumps("T [/x] \x1b[31m" + "日" * 200)
    async with playing(app_of(tmp_path, {"one": deck(*cards, title=title)})) as play:
        shown = [play.text]
        if "p" in play.footer:  # what the loader refuses is shown with its place
            await play.press("p")
            shown.append(play.text)
            await play.press("escape")
        await play.press("a")
        while play.app.screen.query("VerdictPanel"):
            for key in ("ctrl+t", "1", "enter"):
                await play.press(key)
                shown.append(play.text)
            await play.press(*(["enter"] if play.study.state is State.FAILED else []))
            shown.append(play.text)
            await play.press("4")
        assert len(play.grades) >= 5
        assert all(line.isprintable() for screen in shown for line in screen.splitlines())


async def test_hostile_answers_are_judged_or_refused(tmp_path: Path) -> None:
    """Whatever is pasted into the input is read, refused or judged, and shown without obeying it."""
    async with playing(app_of(tmp_path, {"one": deck(SIGMOID)}, study=True)) as play:
        for text in NASTY:
            field = play.app.screen.query_one(LineAnswer)
            field.value = ""
            field.post_message(events.Paste(text))
            await play.settle()
            await play.press("enter")
            assert play.study.state is State.ASKING
            assert all(line.isprintable() for line in play.text.splitlines())


async def test_a_paste_of_several_lines_becomes_one(tmp_path: Path) -> None:
    """Nothing of what was pasted is lost."""
    async with playing(app_of(tmp_path, {"one": deck(SIGMOID)}, study=True)) as play:
        assert play.app.focused is not None
        play.app.focused.post_message(events.Paste("f *\n  (1 - f)\n"))
        await play.settle()
        await play.press("enter")
        assert "✓ Correct" in play.text


async def test_markup_in_a_question_is_not_obeyed(tmp_path: Path) -> None:
    """The very characters of the deck are on the screen."""
    card = "id: m\nask: 'Is [bold]this[/bold] [@click=app.quit]one[/] [/x] bold?'\nnumber: 1"
    async with playing(app_of(tmp_path, {"one": deck(card)}, study=True)) as play:
        assert "Is [bold]this[/bold] [@click=app.quit]one[/] [/x] bold?" in play.text
