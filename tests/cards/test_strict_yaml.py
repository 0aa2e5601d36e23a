"""YAML without guesses: every scalar is text, every place is exact, whatever the bytes are."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.document import MAX_PROBLEMS, Mapping, Sequence
from cards.strict_yaml import read
from cards.yaml_errors import MAX_DEPTH, MAX_TEXT

PATH = Path("deck.yaml")


def tree(source: str) -> object:
    """Return the value of a source that must have no problems."""
    document = read(source, PATH)
    assert document.problems == []
    assert document.broken == []
    return document.root


@pytest.mark.parametrize(
    "text", ["no", "010", "1:30", "1e-3", "0x1F", "~", "null", "2026-11-21", "1_000", ".inf", "=", "3"]
)
def test_plain_scalars_stay_the_text_that_was_typed(text: str) -> None:
    """As values, as items and as keys."""
    assert tree(f"a: {text}") == {"a": text}
    assert tree(f"- {text}") == [text]
    assert tree(f"{text}: a") == {text: "a"}


def test_keys_values_and_items_know_their_places() -> None:
    """Marks count from 0: line, then column."""
    root = tree("a: x\nlist:\n- one\n- {k: v}\n")
    assert isinstance(root, Mapping)
    items = root["list"]
    assert isinstance(items, Sequence)
    places = {key: (mark.line, mark.column) for key, mark in root.keys_at.items()}
    assert places == {"a": (0, 0), "list": (1, 0)}
    assert (root.values_at["a"].line, root.values_at["a"].column) == (0, 3)
    assert [(mark.line, mark.column) for mark in items.items_at] == [(2, 2), (3, 2)]


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("- plain text here", "plain text here"),
        ("- 'it''s so'", "it's so"),
        (r'- "say \"so\" now"', 'say "so" now'),
        ("- >\n  folded\n  text\n\n  twice", "folded text\ntwice"),
        ("- |\n  literal\n    text", "literal\n  text"),
        ("- plain\n  over lines", "plain over lines"),
    ],
)
def test_a_character_of_a_scalar_is_found_in_the_source(source: str, value: str) -> None:
    """Through quotes, folding and indentation, each visible character leads back to itself."""
    document = read(source, PATH)
    root = document.root
    assert isinstance(root, Sequence)
    assert root == [value]
    lines = source.split("\n")
    for offset, character in enumerate(value):
        place = document.place_within(root.items_at[0], value, offset)
        if not character.isspace():
            assert lines[place.line - 1][place.column - 1] == character


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? "])
def test_depth_is_bounded_before_the_parser_slows_down(opening: str) -> None:
    """A million brackets would take libyaml hours; it is stopped at the first that is too deep."""
    document = read(opening * 1_000_000, PATH)
    assert [problem.message for problem in document.broken] == [
        f"Lists and mappings stand in each other more than {MAX_DEPTH} levels deep."
    ]


def test_a_text_may_be_long_but_not_longer_than_the_limit() -> None:
    """The limit itself is allowed."""
    assert tree("a: " + "x" * MAX_TEXT) == {"a": "x" * MAX_TEXT}
    document = read("a: " + "x" * (MAX_TEXT + 1), PATH)
    assert [problem.message for problem in document.problems] == [
        "This text is longer than 10,000 characters."
    ]


def test_a_hopeless_file_is_given_up() -> None:
    """So that neither time nor the list of problems grows with it."""
    document = read("- *a\n" * 100_000, PATH)
    assert len(document.problems) == MAX_PROBLEMS + 1
    assert "more than 1,000 problems" in document.problems[-1].message
    assert document.root is None


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from(" \n-:[]{}'\"|>&*!#%@,?ab1\t\\"), max_size=80))
def test_reading_never_raises(source: str) -> None:
    """Any arrangement of YAML's own signs is a value or a problem."""
    document = read(source, PATH)
    known = document.root is not None or document.problems or document.broken
    assert known or "#" in source or not source.strip(" \n\t-.")


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=12),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=3)
        ),
        max_leaves=8,
    )
)
def test_what_yaml_writes_is_read_back(value: object) -> None:
    """Strings in lists and mappings survive a round through PyYAML's own writer."""
    source = yaml.safe_dump(value, allow_unicode=True, default_style="'", width=10_000)
    assert tree(source) == value
