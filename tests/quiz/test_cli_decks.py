"""`quiz check` and `quiz new`: an author's tools."""

from __future__ import annotations

import errno
import io
import json
import os
from pathlib import Path

import pytest

from tests.quiz.command import quiz

GOOD = """\
deck: Small
cards:
- id: one
  ask: What is one and one?
  number: 1 + 1
"""
CONTRADICTED = """\
deck: Contradicted
cards:
- id: one
  ask: How many weights has a {k}×{k} filter?
  vary: {k: [2, 3]}
  number: k^2
  reject: [k*k]
- id: two
  ask: What is two?
  number: 2*(1
  hnt: one less than three
"""


def test_a_good_deck_passes(tmp_path: Path) -> None:
    """Nothing on standard output, the count on standard error."""
    deck = tmp_path / "small.yaml"
    deck.write_text(GOOD)
    assert quiz("check", deck, home=tmp_path) == (0, "", "1 deck, 1 card: no problems.\n")


def test_every_problem_is_told_at_its_place(tmp_path: Path) -> None:
    """Those of reading and those of proving, by line, in the form that editors jump to."""
    deck = tmp_path / "bad.yaml"
    deck.write_text(CONTRADICTED, encoding="utf-8")
    code, out, err = quiz("check", deck, home=tmp_path)
    assert code == 1
    places = [line.split(": ")[0] for line in out.splitlines()]
    assert places == [f"{deck}:7:12", f"{deck}:10:13", f"{deck}:11:3"]
    assert "Did you mean `hint`?" in out
    assert err.endswith(": 3 problems.\n")


def test_the_summary_counts_each_deck(tmp_path: Path) -> None:
    """One line a deck, those that have no card left first."""
    (tmp_path / "bad.yaml").write_text(CONTRADICTED, encoding="utf-8")
    (tmp_path / "good.yaml").write_text(GOOD)
    (tmp_path / "void.yaml").write_text("deck: Void\n")
    code, out, _ = quiz("check", "--summary", tmp_path, home=tmp_path)
    assert code == 1
    assert out.splitlines()[:3] == [
        f"{tmp_path}/void.yaml: no cards, 1 problem",
        f"{tmp_path}/bad.yaml: 2 cards, 3 problems",
        f"{tmp_path}/good.yaml: 1 card, no problems",
    ]


def test_who_waits_at_a_terminal_is_told_for_what(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each deck is named before it is proved; in a pipe only the count remains."""

    class Terminal(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    deck = tmp_path / "small.yaml"
    deck.write_text(GOOD)
    monkeypatch.setattr("tests.quiz.command.io.TextIOWrapper", Terminal)
    ran = quiz("check", deck, home=tmp_path)
    assert ran.err.splitlines() == [f"Proving {deck}, 1 card …", "1 deck, 1 card: no problems."]
    assert ran.out == ""


def test_a_missing_path_is_told_and_the_others_are_checked(tmp_path: Path) -> None:
    """Exit code 2 says that not all could be checked."""
    (tmp_path / "good.yaml").write_text(GOOD)
    code, out, err = quiz("check", tmp_path / "none.yaml", tmp_path / "good.yaml", home=tmp_path)
    assert code == 2
    assert "none.yaml" in out
    assert err.startswith("1 deck, 1 card")


def test_nothing_that_a_deck_holds_reaches_the_terminal_raw(tmp_path: Path) -> None:
    """Escape sequences in keys and file names come out as marks."""
    deck = tmp_path / "\x1b[31mred.yaml"
    deck.write_text('deck: x\n"\\e[2J": 1\n', encoding="utf-8")
    ran = quiz("check", deck, home=tmp_path)
    assert ran.code == 1
    assert "\x1b" not in ran.out + ran.err


@pytest.mark.parametrize("name", ["optimizers", "My deck", "über-netze.yaml", "数学", 'it\'s: "odd"'[:4]])
def test_a_new_deck_passes_the_check(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Written to the current folder under its name."""
    monkeypatch.chdir(tmp_path)
    ran = quiz("new", name, home=tmp_path)
    path = Path(ran.out.rstrip("\n"))
    assert ran.code == 0
    assert path.name == f"{name.removesuffix('.yaml')}.yaml"
    assert quiz("check", path, "--draws", "5", home=tmp_path).code == 0


def test_a_deck_that_cannot_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a full disk no empty file is left to stand in the way, and the path is named."""

    class Full(io.StringIO):
        def write(self, _text: str, /) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def opened(path: Path, *_: object, **__: object) -> io.StringIO:
        path.touch()
        return Full()

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Path, "open", opened)
    assert quiz("new", "mine", home=tmp_path) == (2, "", "quiz: mine.yaml: no space left on device.\n")
    assert not Path("mine.yaml").exists()


def test_a_file_that_exists_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`quiz new` never overwrites."""
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").write_text("precious")
    ran = quiz("new", "mine", home=tmp_path)
    assert (ran.code, Path("mine.yaml").read_text()) == (2, "precious")
    assert ran.err.startswith("quiz: mine.yaml exists already.")


COUNTED = """\
deck: Counted
cards:
- {id: a, ask: 'What is {n}?', vary: {n: [1, 2]}, number: n, level: 1}
- {id: b, ask: Differentiate x^2., expression: 2*x, proof: 'derivative(x^2, x)', level: 2}
- {id: c, ask: Which one?, choice: {right: this, wrong: [that]}, level: 2}
- {id: d, ask: Why?, explain: [Because.], figure: {caption: C., bars: {a: 1}}}
- {id: e, ask: What is wrong?, find-error: {parts: [1 + 1 = 3, 2 = 2], wrong: 1, right: 1 + 1 = 2}}
"""
PICKED = "- {id: f, ask: What is wrong?, find-error: {parts: [1 = 1, 2 = 3], wrong: 2}, level: 3}\n"


def test_the_summary_counts_kinds_levels_and_shares(tmp_path: Path) -> None:
    """By deck and in all, and for each kind of answer; `quiz stats --decks` has the same tables."""
    (tmp_path / "decks").mkdir()
    (tmp_path / "config.toml").write_text("bundled = false\n")
    (tmp_path / "decks" / "counted.yaml").write_text(COUNTED)
    (tmp_path / "decks" / "good.yaml").write_text(GOOD + PICKED)
    wanted = """
deck     cards  level 1  level 2  level 3  typed  vary  proof  figure
counted      5        3        2        0    60%   20%    20%     20%
good         2        1        0        1    50%    0%     0%      0%
in all       7        4        2        1    57%   14%    14%     14%

answer      cards  level 1  level 2  level 3
number          2        2        0        0
expression      1        0        1        0
choice          1        0        1        0
find-error      2        1        0        1
explain         1        1        0        0
"""
    assert quiz("check", "--summary", home=tmp_path).out.endswith(wanted)
    assert quiz("stats", "--decks", home=tmp_path).out.endswith(wanted)


def test_checks_and_counts_are_data_as_well(tmp_path: Path) -> None:
    """One JSON object, with what is wrong and where."""
    deck = tmp_path / "bad.yaml"
    deck.write_text(COUNTED.replace("2*x", "3*x"))
    code, out, _ = quiz("check", "--json", deck, home=tmp_path)
    told = json.loads(out)
    assert code == 1
    assert [(one["path"], one["line"]) for one in told["problems"]] == [(str(deck), 4)]
    assert told["total"]["kinds"] == {
        "number": 1,
        "expression": 1,
        "choice": 1,
        "find-error": 1,
        "explain": 1,
    }
    assert told["decks"][0]["levels"] == {"1": 3, "2": 2, "3": 0}
    assert (told["total"]["typed"], told["total"]["figure"]) == (3, 1)
    contents = json.loads(quiz("stats", "--json", home=tmp_path).out)["contents"]
    assert contents["activation-functions"]["cards"] > 0
