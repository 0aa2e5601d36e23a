"""What newcomers start from is right: the manual's examples, the deck of `quiz new`, the editors' schema."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cards.figures.types import Figure
from cards.library import load
from cards.proving import prove_deck
from cards.reading import DECK_KEYS
from cards.schema import HELP, schema, schema_text, shipped
from cards.starter import starter
from cards.translations.choosing import every_translation
from cards.validation import CARD_KEYS, OPTIONS
from solvers.answers import KINDS
from solvers.worker.prover import WorkerProver

MANUAL = Path(__file__).parents[2] / "docs" / "deck-format.md"
TEXT = MANUAL.read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
EXAMPLES = [block for block in BLOCKS if block.startswith("deck:")]
KEYS = CARD_KEYS.union(*OPTIONS.values())


def assert_proved(text: str, path: Path) -> None:
    """Load a deck and prove it, both without a problem."""
    path.write_text(text, encoding="utf-8")
    library = load([path])
    assert library.problems == ()
    with WorkerProver(deadline=10.0) as prover:
        assert [problem for deck in library.decks for problem in prove_deck(deck, prover)] == []


def test_the_manual_has_examples() -> None:
    """Else the next test would try nothing."""
    assert len(EXAMPLES) >= 3


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.split("\n")[0])
def test_each_example_of_the_manual_proves(example: str, tmp_path: Path) -> None:
    """An author may copy it."""
    assert_proved(example, tmp_path / "example.yaml")


def test_the_translation_in_the_manual_fits_its_deck(tmp_path: Path) -> None:
    """Also its mark: the card in the manual has not changed since."""
    (sides,) = (block for block in EXAMPLES if block.startswith("deck: Sides"))
    (chinese,) = set(BLOCKS) - set(EXAMPLES)
    (tmp_path / "sides.yaml").write_text(sides, encoding="utf-8")
    (tmp_path / "sides.zh.yaml").write_text(chinese, encoding="utf-8")
    ((found,), problems) = every_translation(load([tmp_path]))
    assert (problems, found.stale, found.missing) == ([], {}, ())


def test_the_manual_names_every_key() -> None:
    """Of decks, of cards, of all kinds of answers and of their options."""
    named = set(re.findall(r"`([a-z_-]+)[`:]", TEXT))
    assert named >= DECK_KEYS | KEYS | set(Figure.__struct_fields__)


@pytest.mark.parametrize(
    ("name", "title", "tag"),
    [
        ("optimizers", "Optimizers", "optimizers"),
        ("batch-norm_2", "Batch norm 2", "batch-norm-2"),
        ("it's: {odd} #1", "It's: {odd} #1", "it-s-odd-1"),
        ("优化器", "优化器", "new"),
        ("", "New deck", "new"),
        ("\x1b[31m", "[31m", "31m"),
    ],
)
def test_a_new_deck_bears_its_name(tmp_path: Path, name: str, title: str, tag: str) -> None:
    """Whatever the name, the deck loads; the tag is made of letters and digits."""
    path = tmp_path / "new.yaml"
    path.write_text(starter(name), encoding="utf-8")
    library = load([path])
    assert library.problems == ()
    assert (library.decks[0].title, library.decks[0].tags) == (title, (tag,))


def test_a_new_deck_proves_and_points_editors_at_the_schema(tmp_path: Path) -> None:
    """The first line is a comment that the YAML language server obeys."""
    text = starter("first steps")
    assert text.startswith(f"# yaml-language-server: $schema={shipped().as_uri()}\n")
    assert_proved(text, tmp_path / "new.yaml")


def test_the_shipped_schema_is_the_one_of_this_version() -> None:
    """After a change of the format, `shipped().write_text(schema_text())` renews it."""
    assert shipped().read_text(encoding="utf-8") == schema_text()


def test_the_schema_knows_every_key_and_explains_it() -> None:
    """Nothing more and nothing less than the loader takes."""
    deck = json.loads(schema_text())
    card = deck["properties"]["cards"]["items"]
    assert set(deck["properties"]) == DECK_KEYS
    assert set(card["properties"]) == KEYS
    assert set(HELP) == DECK_KEYS | KEYS
    assert all(one["description"] for one in [*deck["properties"].values(), *card["properties"].values()])
    assert card["oneOf"] == [{"required": [kind]} for kind in KINDS]


def test_the_schema_refers_to_nothing_that_is_missing() -> None:
    """Each `$ref` leads to a definition, and each definition is used."""
    references = set(re.findall(r'"\$ref": "#/\$defs/(\w+)"', schema_text()))
    definitions = schema()["$defs"]
    assert isinstance(definitions, dict)
    assert references == set(definitions)
