"""The format of translations as a JSON Schema, for editors, as `cards.schema` is that of decks."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from cards.schema import HELP, Json, as_written, definitions, properties, text_of
from cards.translations.types import CardTexts

_HELP: Final = {
    "translates": "The id of the deck that is translated.",
    "language": "The language of this file, as in its name: zh in dropout.zh.yaml.",
    "cards": "The texts of each card, under its id.",
    "original": "The fingerprint of the texts that were translated; `quiz check` tells it.",
    "ask": "The question, with the same {names} and formulas as in the deck.",
    "mistakes": "What is said of each wrong answer; the wrong answers are those of the deck.",
    "choice": "The `right` and `wrong` options in the order of the deck, and reasons of wrong ones.",
    "cloze": "Words of this language that are right, parted by |; those of the deck stay right too.",
    "order": "The steps in the order of the deck.",
    "find-error": "The `parts` in the order of the deck, and the word that is `right`, if it is a word.",
    "explain": "The key points in the order of the deck.",
    "figure": "The `caption`, the labels of the `axes`, and the `names` of series by those of the deck.",
}


def shipped() -> Path:
    """Return the file that holds the schema, to point an editor at."""
    return Path(__file__).parent.with_name("translation.schema.json")


def schema_text() -> str:
    """Return the schema as the text of that file."""
    return text_of(schema())


def schema() -> dict[str, Json]:
    """Return the JSON Schema (draft 2020-12) of a translation."""
    texts: dict[str, Json] = {
        name: {"description": _help(name), **_mapping(one)} for name, one in properties(CardTexts).items()
    }
    card: Json = {
        "type": "object",
        "properties": texts,
        "required": ["original"],
        "additionalProperties": False,
    }
    cards: Json = {
        "description": _HELP["cards"],
        "type": "object",
        "minProperties": 1,
        "additionalProperties": card,
    }
    keys = ("translates", "language", "deck", "about")
    own: dict[str, Json] = {key: {"description": _help(key), "type": "string"} for key in keys}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Proofdeck translation",
        "type": "object",
        "properties": own | {"cards": cards},
        "required": ["translates", "language", "cards"],
        "additionalProperties": False,
        "$defs": {name: as_written(one) for name, one in definitions(CardTexts).items()},
    }


def _help(name: str) -> str:
    return _HELP.get(name) or HELP[name]


def _mapping(schema: Json) -> dict[str, Json]:
    assert isinstance(schema, dict)
    return schema
