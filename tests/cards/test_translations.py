"""Translations: what they say in place of a deck's own words, what they may not, and how they are kept."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cards.drawing import draw
from cards.finding import find
from cards.library import Library, bundled, load
from cards.translations.choosing import every_translation, in_language
from cards.translations.originals import fingerprint, originals
from cards.translations.schema import schema_text, shipped
from cards.translations.skeleton import skeleton
from cards.translations.types import CardTexts
from cards.translations.updating import updated
from cards.types import Card
from solvers.answers import ClozeAnswer
from solvers.checking import check, reference
from solvers.verdict import Outcome

DATA = Path(__file__).parent / "data" / "translations"
DECK = DATA / "words.yaml"
WORDS = (DATA / "valid" / "words.zh.yaml").read_text(encoding="utf-8")
INVALID = sorted((DATA / "invalid").glob("*.yaml"))


def beside(folder: Path, text: str, name: str = "words.zh.yaml") -> list[Path]:
    """Write a translation beside a copy of the deck, and return the deck's path in a list."""
    (folder / "words.yaml").write_text(DECK.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / name).write_text(text, encoding="utf-8")
    return [folder / "words.yaml"]


def spoken(paths: list[Path], language: str = "zh") -> Library:
    """Return the decks in a language."""
    return in_language(load(paths), language)


def one(library: Library, card_id: str) -> Card:
    """Return a card of the deck."""
    found = library.card(f"words/{card_id}")
    assert found is not None
    return found


def test_each_text_of_a_card_is_shown_in_the_language(tmp_path: Path) -> None:
    """With the numbers drawn put in, and with no space where Chinese was wrapped in the file."""
    library = spoken(beside(tmp_path, WORDS))
    assert library.problems == ()
    assert (library.decks[0].title, library.decks[0].language) == ("词语", "zh")
    question = draw(one(library, "number"), 1)
    k = question.drawn.values["k"]
    side = 3 if "3" in str(k) else 2
    assert question.ask == f"边长为 {side} 的卷积核有多少个权重？写出 $k^2$。"
    assert question.hints == ("想想正方形。", "相乘。")
    assert question.why == rf"边长是 {side}，所以是 $\text{{边}}^2$。"
    said = check(question.answer, str(2 * side), question.drawn)
    assert said.outcome is Outcome.CORRECT if side == 2 else said.message == "你用了加法，得到 6。"
    order = draw(one(library, "order"), 1)
    assert reference(order.answer, order.drawn).text == "前向传播 → 反向传播"
    figure = question.card.figure
    assert figure is not None
    assert (figure.caption, figure.axes.x, list(figure.steps)) == ("平方。", "边长", ["平方", "两倍"])


@pytest.mark.parametrize(
    ("card_id", "right", "wrong"),
    [
        ("choice", "二", "一"),
        ("cloze", "零、坏死", "死、零"),
        ("cloze", "zero, dead", "dead, zero"),
        ("error", "2 凸", "2 凹"),
        ("error", "2 convex", "1 convex"),
        ("figures", "２ 4", "2 5"),
    ],
)
def test_answers_in_words_are_taken_in_the_language(
    tmp_path: Path, card_id: str, right: str, wrong: str
) -> None:
    """Words to be typed are right in both languages; numbers stay those of the deck."""
    question = draw(one(spoken(beside(tmp_path, WORDS)), card_id), 1)
    assert check(question.answer, right, question.drawn).outcome is Outcome.CORRECT
    assert check(question.answer, wrong, question.drawn).outcome is not Outcome.CORRECT


def test_what_is_not_translated_stays_as_the_deck_has_it(tmp_path: Path) -> None:
    """A card without an entry, and a text without a translation; keys are the deck's in any case."""
    plain = load([DECK])
    entry = f"  cloze:\n    original: {fingerprint(one(plain, 'cloze'))}\n    cloze: [零, 死]\n"
    library = spoken(beside(tmp_path, f"translates: words\nlanguage: zh\ncards:\n{entry}"))
    assert library.problems == ()
    assert [card.key for card in library.decks[0].cards] == [card.key for card in plain.decks[0].cards]
    assert one(library, "number").ask == one(plain, "number").ask
    cloze = one(library, "cloze")
    assert cloze.ask == "A unit that is always ___ is ___."
    assert isinstance(cloze.answer, ClozeAnswer)
    assert cloze.answer.cloze == ("零|zero", "死|dead | dying")


def test_the_corpus_is_there() -> None:
    """A folder that was moved must not make the next test pass for want of files."""
    assert len(INVALID) >= 11


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_every_fault_is_told_at_its_place(path: Path) -> None:
    """All that the leading comments announce, in the order of the file, and nothing else."""
    lines = path.read_text(encoding="utf-8").split("\n")
    expected = [f"{path}:{line[2:].replace(' ', ': ', 1)}" for line in lines if line.startswith("# ")]
    assert list(map(str, spoken([DECK, path]).problems)) == expected


def test_a_faulty_card_is_shown_as_the_deck_has_it_and_hides_no_other(tmp_path: Path) -> None:
    """Whatever is wrong with one card, the rest is translated."""
    library = spoken(beside(tmp_path, WORDS.replace("想想正方形。, ", "")))
    (problem,) = library.problems
    assert "all of them or none" in problem.message
    assert one(library, "number").ask.startswith("A kernel")
    assert one(library, "choice").ask == "哪个是偶数？"


def test_a_card_that_has_changed_since_is_told_and_shown_as_it_is_now(tmp_path: Path) -> None:
    """It may ask something else by now. How its texts are wrapped makes no difference."""
    (deck,) = beside(tmp_path, WORDS)
    text = deck.read_text(encoding="utf-8").replace("Which is even?", "Which is odd?")
    deck.write_text(text.replace("Put these in order.", ">\n    Put these\n    in order."), encoding="utf-8")
    library = spoken([deck])
    assert library.problems == ()
    assert one(library, "choice").ask == "Which is odd?"
    assert one(library, "order").answer == one(spoken(beside(tmp_path, WORDS)), "order").answer
    deck.write_text(text, encoding="utf-8")
    ((translation,), problems) = every_translation(load([deck]))
    assert (list(translation.stale), problems) == (["choice"], [])
    assert f"write `original: {fingerprint(one(library, 'choice'))}`" in translation.stale["choice"].message
    assert str(translation.stale["choice"].place) == f"{tmp_path / 'words.zh.yaml'}:20:15"


def test_a_wider_language_serves_a_narrower_one(tmp_path: Path) -> None:
    """Who wants Chinese as written in Taiwan can read Chinese; the other way round nothing is taken."""
    paths = beside(tmp_path, WORDS)
    assert one(spoken(paths, "zh-TW"), "choice").ask == "哪个是偶数？"
    assert one(spoken(paths, "ZH_tw"), "choice").ask == "哪个是偶数？"
    other = beside(tmp_path, WORDS.replace("language: zh", "language: zh-TW"), "words.zh-TW.yaml")
    (tmp_path / "words.zh.yaml").unlink()
    assert one(spoken(other), "choice").ask == "Which is even?"


def test_without_a_language_no_translation_is_read(tmp_path: Path) -> None:
    """A broken one is no trouble to those who do not want it, and costs them nothing."""
    library = load(beside(tmp_path, "translates: [\n"))
    assert library.problems == ()
    assert in_language(library, "") is library
    assert in_language(library, "de").problems == ()


def test_a_deck_may_have_a_name_like_that_of_a_translation(tmp_path: Path) -> None:
    """`inception.v4.yaml` is a deck as long as it does not say that it translates one."""
    (tmp_path / "inception.net.yaml").write_text(DECK.read_text(encoding="utf-8"), encoding="utf-8")
    found = find([tmp_path, tmp_path / "inception.net.yaml"])
    assert (found.decks, found.translations) == ((tmp_path / "inception.net.yaml",), ())


def test_a_translation_named_alone_brings_the_deck_beside_it(tmp_path: Path) -> None:
    """So that `quiz check words.zh.yaml` can compare the two."""
    (deck,) = beside(tmp_path, WORDS)
    found = find([tmp_path / "words.zh.yaml"])
    assert (found.decks, found.translations) == ((deck,), (tmp_path / "words.zh.yaml",))


def test_two_translations_of_one_deck_are_one_too_many(tmp_path: Path) -> None:
    """The first is taken, and the second told of."""
    paths = [*beside(tmp_path, WORDS), DATA / "valid" / "words.zh.yaml"]
    (problem,) = spoken(paths).problems
    assert problem.message.startswith(
        f"The deck `words` is translated in {tmp_path / 'words.zh.yaml'} already"
    )


@pytest.mark.parametrize("path", [*find([bundled()]).decks[::4], DECK], ids=lambda path: path.stem)
def test_a_skeleton_holds_every_text(path: Path, tmp_path: Path) -> None:
    """As it is written nothing is translated; with each `#` removed every card is, into its own words."""
    deck = load([path]).decks[0]
    text = skeleton(deck, "zz")
    file = tmp_path / f"{deck.path.stem}.zz.yaml"
    for written, missing in ((text, len(deck.cards)), (_bare(text), 0)):
        file.write_text(written, encoding="utf-8")
        ((found,), problems) = every_translation(replace(load([path]), translations=(file,)))
        assert (problems, len(found.missing)) == ([], missing)
    assert found.title == deck.title
    assert all(originals(card) == replace(found.cards[card.id], original="") for card in deck.cards)


def _bare(text: str) -> str:
    """Return a skeleton with its texts uncommented, and without the remarks at its top."""
    return re.sub(r"(?m)^( *)# ", r"\1", text[text.index("translates:") :])


def test_an_update_adds_what_is_missing_and_changes_nothing_else(tmp_path: Path) -> None:
    """Cards go where the deck has them, remarks stay above theirs, changed originals are put as comments."""
    deck = load([DECK]).decks[0]
    kept = re.sub(r"(?s)  listed:.*?  cloze:", "  # about gaps\n  cloze:", WORDS)
    kept = re.sub(r"(?s)  explain:.*", "", kept).replace(fingerprint(deck.cards[1]), "00000000").rstrip()
    path = tmp_path / "words.zh.yaml"
    path.write_text(kept, encoding="utf-8")
    found = updated(path, deck)
    assert (found.added, found.changed) == (["listed", "explain"], ["choice"])
    left = iter(found.text.split("\n"))
    assert all(line in left for line in kept.split("\n")), found.text  # each of them, in the same order
    ids = re.findall(r"(?m)^  ([a-z]\w*):$|^  (# about gaps)$|^    # (The card reads now)", found.text)
    order = ["number", "choice", "The card reads now", "listed", "# about gaps", "cloze", "order", "error"]
    assert ["".join(one) for one in ids] == [*order, "figures", "explain"]
    path.write_text(found.text, encoding="utf-8")
    assert updated(path, deck).text == found.text


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_file_brings_the_reader_down(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Whatever is cut out of a translation, or put into it, there is a deck, and no exception."""
    at, end = sorted(data.draw(st.tuples(*[st.integers(0, len(WORDS))] * 2)))
    put = data.draw(st.sampled_from(["", "[", "{k}", "$", "\n", "  - ", ": ", "'", "&a ", "\x1b[2J", "a:\n"]))
    folder = tmp_path_factory.getbasetemp()
    path = folder / "words.zh.yaml"
    path.write_text(WORDS[:at] + put + WORDS[end:], encoding="utf-8")
    library = spoken([DECK, path])
    assert [card.id for card in library.decks[0].cards] == [card.id for card in load([DECK]).decks[0].cards]


def test_the_bundled_translations_are_whole() -> None:
    """Nothing is wrong with them, nothing is missing, and no card has changed since."""
    found, problems = every_translation(load([bundled()]))
    assert [one.path.name for one in found] == ["receptive-fields-and-pooling.zh.yaml"]
    assert list(map(str, problems)) == []
    for translation in found:
        assert (translation.missing, translation.stale) == ((), {})
        assert translation.title
        assert translation.about


def test_the_shipped_schema_is_the_one_of_this_version() -> None:
    """After a change of the format, `shipped().write_text(schema_text())` renews it."""
    assert shipped().read_text(encoding="utf-8") == schema_text()
    for field in msgspec.structs.fields(CardTexts):
        assert f'"{field.encode_name}": {{' in schema_text()
