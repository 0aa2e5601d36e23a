"""Cards in the learner's language: the setting, `--language`, `quiz check` and `quiz translate`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from cards.finding import find
from cards.library import load
from cards.translations.choosing import in_language
from quiz.commands.context import Context
from quiz.study.editing import reread
from quiz.tui.engine import Engine
from tests.cards.test_translations import DECK, WORDS, beside
from tests.quiz.command import quiz

DATA = DECK.parent


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home whose own decks are one deck with its translation."""
    (tmp_path / "decks").mkdir()
    (tmp_path / "config.toml").write_text("bundled = false\n", encoding="utf-8")
    beside(tmp_path / "decks", WORDS)
    return tmp_path


def wanted(home: Path, language: str) -> None:
    """Write the language into the settings."""
    (home / "config.toml").write_text(f'bundled = false\nlanguage = "{language}"\n', encoding="utf-8")


@pytest.mark.parametrize("language", ["zh", "zh-TW"])
def test_the_setting_speaks_everywhere(home: Path, language: str) -> None:
    """In a session, a preview, an interview and the list of cards; a deck is known by both of its titles."""
    named = home / "decks" / "words.zh.yaml"
    assert "哪个是偶数？" in quiz("preview", named, home=home).out
    wanted(home, language)
    for command in (
        ("preview", "Words", "choice"),
        ("preview", "词语", "choice"),
        ("study", "words", "--plain"),
        ("interview", "--plain", "--questions", "8"),
        ("browse", "--plain"),
    ):
        said = quiz(*command, home=home, typed=":skip\n" * 8)
        assert "哪个是偶数？" in said.out, said
        assert "Which is even?" not in said.out


def test_the_setting_speaks_on_the_screens(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Home, and all that is reached from it, reads the decks in the language."""
    wanted(home, "zh")
    engines: list[Engine] = []
    monkeypatch.setattr(Context, "paints", property(lambda _: True))

    def run(engine: Engine) -> int:
        engines.append(engine)
        return 0

    monkeypatch.setattr("quiz.tui.app.run", run)
    quiz(home=home)
    assert [deck.title for deck in engines[0].load().decks] == ["词语"]


def test_progress_is_shared_between_languages(home: Path) -> None:
    """What was learnt in one is not new in the other, and comes due on the same day."""
    here = (home / "decks" / "words.yaml").read_text(encoding="utf-8").replace("Words", "Other", 1)
    (home / "decks" / "other.yaml").write_text(here, encoding="utf-8")
    said = quiz("study", "words", "--plain", "--language", "zh", home=home, typed=":give up\n\n:quit\n")
    assert "边长为" in said.out
    (row,) = [card for card in json.loads(quiz("browse", "--json", home=home).out) if card["reviews"]]
    assert row["card"] == "words/number"
    assert row["question"].startswith("A kernel of side")


def test_a_language_that_no_deck_is_in_is_refused(home: Path) -> None:
    """With what there is, or with how to begin; as a setting it asks for no more than is there."""
    said = quiz("study", "--language", "fr", home=home)
    assert said.err.startswith("quiz: No deck that was asked for is in 'fr' or translated into it. ")
    assert said.err.endswith("There are cards in en and zh.\n")
    shutil.copy(home / "decks" / "words.yaml", home / "decks" / "other.yaml")
    said = quiz("preview", "other", "--language", "zh", home=home)
    assert said.err.endswith("Begin a translation: quiz translate other zh.\n")
    wanted(home, "fr")
    assert quiz("preview", "words", "choice", home=home).code == 0
    wanted(home, "Français")
    said = quiz("stats", home=home)
    assert said.err.endswith(
        "language takes the code of a language (zh, pt-BR) or an empty text, not 'Français'.\n"
    )


def test_check_tells_what_is_missing_and_what_has_changed_without_finding_fault(home: Path) -> None:
    """The count on standard error, the cards by name and place on standard output, and exit code 0."""
    (home / "decks" / "words.zh.yaml").write_text(WORDS.partition("  figures:")[0], encoding="utf-8")
    deck = home / "decks" / "words.yaml"
    deck.write_text(deck.read_text("utf-8").replace("Halve them.", "Halve it."), encoding="utf-8")
    path = home / "decks" / "words.zh.yaml"
    code, out, err = quiz("check", path, home=home)
    assert code == 0
    told = out.splitlines()
    assert told[0].startswith(f"{path}:20:15: note: The card has changed since it was translated")
    assert told[1:] == [f"{path}: note: Not translated: figures, explain."]
    assert f"{path}: 5 of 8 cards in zh; 1 more has changed since.\n" in err
    (found,) = json.loads(quiz("check", path, "--json", home=home).out)["translations"]
    assert (found["language"], found["missing"], found["changed"]) == (
        "zh",
        ["figures", "explain"],
        ["choice"],
    )


def test_check_finds_fault_with_a_translation(home: Path) -> None:
    """As with a deck: its place, a sentence, exit code 1; also for a file that translates nothing at all."""
    path = home / "decks" / "words.zh.yaml"
    path.write_text(WORDS.replace("{k}", "{K}"), encoding="utf-8")
    (home / "decks" / "dropout.zh.yaml").write_text("translates: dropout\nlanguage: zh\ncards: {}\n", "utf-8")
    code, out, _ = quiz("check", home=home)
    assert code == 1
    assert f"{path}:9:11: `{{K}}` does not stand in the original. Did you mean `k`?\n" in out
    assert "dropout.zh.yaml:1:13: There is no deck `dropout` here to translate." in out
    summary = quiz("check", "--summary", home=home).out
    assert f"{path}: 7 of 8 cards in zh, 4 problems\n" in summary


def test_translate_begins_and_completes_a_file(home: Path) -> None:
    """The new file translates nothing yet; what a translator wrote stays when the deck grows."""
    deck, path = home / "decks" / "words.yaml", home / "decks" / "words.de.yaml"
    assert quiz("translate", "words", "DE", home=home).out == f"{path}\n"
    assert "0 of 8 cards in de" in quiz("check", path, home=home).err
    path.write_text(path.read_text("utf-8").replace("# ask: Why?", "ask: Warum?"), encoding="utf-8")
    assert "nothing was changed" in quiz("translate", "words", "de", home=home).err
    with deck.open("a", encoding="utf-8") as file:
        file.write("- id: last\n  ask: What is two?\n  number: 2\n")
    assert "1 card added." in quiz("translate", deck, "de", home=home).err
    assert "1 of 9 cards in de" in quiz("check", path, home=home).err
    assert "Warum?" in quiz("preview", "words", "explain", "--language", "de", home=home).out
    path.write_text("translates: words\ncards: [\n", encoding="utf-8")
    said = quiz("translate", deck, "de", home=home)
    assert (said.code, path.read_text("utf-8")) == (2, "translates: words\ncards: [\n")
    assert said.err.startswith(f"quiz: {path}:")


def test_translate_leaves_bundled_decks_alone(tmp_path: Path) -> None:
    """The translation of one goes to the learner's own decks, and is found there."""
    said = quiz("translate", "dropout", "de", home=tmp_path)
    assert said.out == f"{tmp_path / 'decks' / 'dropout.de.yaml'}\n"
    assert quiz("preview", "dropout", "--language", "de", home=tmp_path).code == 0
    for words, sentence in (
        (("dropout", "en"), "is in 'en' already"),
        (("dropout", "german"), "is no code of a language"),
        ((DATA / "invalid", "de"), "names 0 decks"),
        (("drpout", "de"), "Did you mean 'dropout'?"),
    ):
        assert sentence in quiz("translate", *words, home=tmp_path).err


def test_a_deck_that_was_edited_is_read_again_in_its_language(home: Path) -> None:
    """The cards of the others stay; the one whose text was changed is shown as the deck has it now."""
    library = in_language(load([home / "decks"]), "zh")
    deck = home / "decks" / "words.yaml"
    deck.write_text(deck.read_text("utf-8").replace("Which is even?", "Which is odd?"), encoding="utf-8")
    fresh = reread(library, deck)
    asked = {card.id: card.ask for one in fresh.decks for card in one.cards}
    assert (asked["choice"], asked["listed"]) == ("Which is odd?", "哪些是奇数？")
    assert (fresh.problems, fresh.language) == ((), "zh")
    assert fresh.translations == find([home / "decks"]).translations
