"""The deck format as a JSON Schema, so that an editor completes its keys and marks what is wrong.

An editor reads YAML by YAML's own rules, so that `number: 64` is a number to it and a text to us; the schema
allows both. What it cannot say (ids that repeat, formulas that cannot be read), `quiz check` does.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, TypeAlias

import msgspec

from cards.reading import DeckKeys
from cards.validation import FORMULA_LISTS, FORMULA_MAPS, FORMULAS, LISTS, CardKeys
from solvers.answers import KINDS

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json]"

_TEXT: Final[Json] = {"type": ["string", "number", "boolean"]}
_VALUES: Final[Json] = {"type": ["string", "number", "array"]}

HELP: Final = {
    "deck": "The title of the deck.",
    "about": "What the deck is about, in a sentence.",
    "language": "The language of its texts, such as en or zh.",
    "cards": "The cards of the deck.",
    "id": "A name that never changes: lower-case letters, digits and hyphens. Reviews are kept under it.",
    "ask": "The question. Formulas stand between dollars; {name} is replaced by the value drawn for it.",
    "hint": "A hint, shown when the learner asks for one.",
    "hints": "Hints, shown one after another.",
    "why": "The worked solution, shown after the answer.",
    "vary": "Names and the values each is drawn from: a list, or a range such as 1..7.",
    "given": "Names and the formulas that compute them from drawn values.",
    "unless": "Draws to skip: a comparison such as k > n, or a list of them.",
    "proof": "An independent computation that must agree with the answer.",
    "figure": "A plot: its `caption`, and `curves`, `steps`, `points`, `contours` or `bars` by name.",
    "source": "Where the question comes from.",
    "tags": "Words that say what it is about; `quiz study --tag WORD` asks only such cards.",
    "level": "How hard it is: 1, 2 or 3; `quiz study --level 2` asks only those.",
    "number": "The answer: one number, as a formula of the drawn values.",
    "expression": "The answer: a formula.",
    "shape": "The answer: the sizes of a tensor's axes, such as (N, 64, 56, 56).",
    "vector": "The answer: numbers or formulas in order, such as [1, 2, 3].",
    "choice": "The answer: `right` and `wrong` options; a wrong one may say why it is wrong.",
    "cloze": "The answer: the words of a gap, alternatives parted by |; a list for several gaps.",
    "equation": "The answer: an equation or inequality, in any arrangement.",
    "derivation": "The answer: lines of working, `from` one formula `to` another.",
    "set": "The answer: numbers or formulas in any order, such as [1, 2].",
    "matrix": "The answer: rows of numbers or formulas, such as [[1, 2], [3, 4]].",
    "order": "The answer: steps, in the order that they belong in.",
    "find-error": "The answer: a claim in `parts`, the number of the `wrong` one, what is `right`.",
    "explain": "The answer: the points that the learner ticks after answering in their own words.",
    "mistakes": "Wrong answers that you foresee, each with what it reveals.",
    "accept": "Sample answers that must be judged right: the card's own tests.",
    "reject": "Sample answers that must be judged wrong.",
    "tolerance": "How far the number may lie from the answer: 5%, or {relative: 0.05}, or {absolute: 0.001}.",
    "digits": "How many significant digits to ask for.",
    "decimals": "How many decimals to ask for.",
    "unit": "The unit that belongs to the number.",
    "names": "The letters that an answer may use.",
    "where": "Names in the answer and what they stand for, such as f: 1/(1 + exp(-x)).",
    "only": "The only names that the answer may contain.",
    "domain": "What each letter may be: real, positive, integer, or an interval [a, b].",
    "form": "The form to ask for: expanded, factored or simplified.",
    "up_to": "`constant`: any antiderivative is right.",
    "variable": "The variable of an antiderivative.",
    "name_the_constant": "Whether an antiderivative must end in + C.",
}
FIGURE_HELP: Final = {
    "caption": "What the figure shows, in a line; {name} is replaced by the value drawn for it.",
    "show": "When it is shown: with the `question`, or with the worked solution of the `answer`.",
    "x": "The range of the horizontal axis, such as [-6, 6]. Its ends may be formulas of drawn values.",
    "y": "The range of the vertical axis; without it, that of the data.",
    "axes": "What the axes measure, such as {x: input, y: output}.",
    "log": "The axes that are logarithmic: x, y or both.",
    "curves": "Formulas of x by name, such as sigmoid: 1/(1 + exp(-x)).",
    "steps": "Formulas of n by name, drawn as points at the whole n in the range `x`.",
    "points": "Lists of pairs by name, such as path: [[0, 1], [1, 0.6]].",
    "contours": "Equations in x and y by name, such as circle: x^2 + y^2 = 1.",
    "bars": "Values by name, each drawn as a bar; without any other series.",
}


def shipped() -> Path:
    """Return the file that holds the schema, to point an editor at."""
    return Path(__file__).with_name("deck.schema.json")


def schema_text() -> str:
    """Return the schema as the text of that file."""
    return text_of(schema())


def text_of(schema: Json) -> str:
    """Return a schema as the text of a file."""
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n"


def schema() -> dict[str, Json]:
    """Return the JSON Schema (draft 2020-12) of a deck."""
    keys = {name: _key(name, one) for name, one in properties(DeckKeys).items()}
    keys["cards"] = _with_help("cards", {"type": "array", "minItems": 1, "items": _card()})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Proofdeck deck",
        "type": "object",
        "properties": {name: keys[name] for name in ("deck", *(other for other in keys if other != "deck"))},
        "required": ["deck", "cards"],
        "additionalProperties": False,
        "$defs": _definitions(),
    }


def _card() -> dict[str, Json]:
    keys = properties(CardKeys)
    for struct in KINDS.values():
        keys |= properties(struct)
    return {
        "type": "object",
        "properties": {name: _key(name, one) for name, one in keys.items()},
        "required": ["id", "ask"],
        "additionalProperties": False,
        "oneOf": [{"required": [kind]} for kind in KINDS],
    }


def properties(struct: type[msgspec.Struct]) -> dict[str, Json]:
    """Return the schema of each key of a struct."""
    described = msgspec.json.schema(struct)["$defs"][struct.__name__]["properties"]
    return {name: as_written(one) for name, one in described.items()}


def _definitions() -> dict[str, Json]:
    """Return the schemas of what stands below the keys: tolerances, options of a choice, and so on."""
    found: dict[str, Json] = {}
    for struct in (CardKeys, *KINDS.values()):
        found |= {name: as_written(one) for name, one in definitions(struct).items()}
    found["Figure"] = _figure(found["Figure"])
    return found


def definitions(struct: type[msgspec.Struct]) -> dict[str, Json]:
    """Return the schemas that those of a struct's keys refer to, as msgspec gives them."""
    found: dict[str, Json] = msgspec.json.schema(struct)["$defs"]
    return {name: one for name, one in found.items() if name != struct.__name__}


def _figure(schema: Json) -> Json:
    """Return the schema of a figure with the help of its keys; `log` may be a single axis."""
    assert isinstance(schema, dict)
    keys = schema["properties"]
    assert isinstance(keys, dict)
    axes = keys["log"]
    assert isinstance(axes, dict)
    keys["log"] = {"anyOf": [axes, axes["items"]]}
    described: dict[str, Json] = {}
    for name, one in keys.items():
        described[name] = {"description": FIGURE_HELP[name], **_mapping(one)}
    return {**schema, "properties": described}


def as_written(schema: Json) -> Json:
    """Return msgspec's schema with every text open to what YAML makes of it, without nulls and defaults."""
    if isinstance(schema, list):
        return [as_written(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") == "string" and "enum" not in schema:
        return _TEXT
    kept = {key: as_written(value) for key, value in schema.items() if key not in _LEFT_OUT}
    alternatives = kept.get("anyOf")
    if isinstance(alternatives, list):
        kept["anyOf"] = [one for one in alternatives if one != {"type": "null"}]
    return _single(kept)


_LEFT_OUT = ("default", "title", "description")


def _single(schema: dict[str, Json]) -> Json:
    match schema:
        case {"anyOf": [only]}:
            return only
        case _:
            return schema


def _key(name: str, schema: Json) -> Json:
    """Return the schema of a key as a deck may write it, with its help."""
    if name == "vary":
        return _with_help(name, {"type": "object", "additionalProperties": {"type": ["array", "string"]}})
    if name in FORMULAS:
        return _with_help(name, _VALUES)
    if name in FORMULA_MAPS:
        return _with_help(name, {"type": "object", "additionalProperties": _VALUES})
    if name in LISTS:
        item = _VALUES if name in FORMULA_LISTS else _TEXT
        return _with_help(name, {"anyOf": [{"type": "array", "items": item}, _TEXT]})
    return _with_help(name, schema)


def _with_help(name: str, schema: Json) -> Json:
    return {"description": HELP[name], **_mapping(schema)}


def _mapping(schema: Json) -> dict[str, Json]:
    assert isinstance(schema, dict)
    return schema
