"""A card's mapping into a `Card`: keys known, one kind of answer, each value of its type, all errors told."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Annotated, Final, TypeVar

import msgspec

from cards.conversion import convert, fits, listed, nearest
from cards.document import Document, Mapping, Value
from cards.figures.reading import check_figure, prepared
from cards.figures.types import Figure
from cards.placeholders import check_placeholders
from cards.source import Mark
from cards.types import Card, Place
from cards.varying import as_formula, name_fault, read_vary
from solvers.advice import meant
from solvers.answers import KINDS, Answer

S = TypeVar("S", bound=msgspec.Struct)

MAX_IDENTIFIER = 100
_MAX_UNKNOWN = 20  # keys that are compared with the kinds of answer; a card with more is no card
_IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9-]*")


class CardKeys(msgspec.Struct, frozen=True, kw_only=True):
    """The keys of a card beside its answer and that answer's options, as a deck writes them."""

    id: str
    ask: str
    hint: str | None = None
    hints: tuple[str, ...] = ()
    why: str = ""
    vary: dict[str, tuple[str, ...]] = {}
    given: dict[str, str] = {}
    unless: tuple[str, ...] = ()
    proof: str | None = None
    figure: Figure | None = None
    source: str = ""
    tags: tuple[str, ...] = ()
    level: Annotated[int, msgspec.Meta(ge=1, le=3)] = 1


CARD_KEYS: Final = frozenset(CardKeys.__struct_fields__)
OPTIONS: Final = {kind: frozenset(struct.__struct_encode_fields__) for kind, struct in KINDS.items()}
_ALL_OPTIONS: Final = frozenset[str]().union(*OPTIONS.values())
# Without one of these, formulas mean something else; without any other key, a card can still be proved.
_DECISIVE: Final = (_ALL_OPTIONS | {"vary", "given", "unless"}) - {"accept", "reject", "mistakes"}

# A single text counts as a list of one.
LISTS: Final = frozenset({"hints", "unless", "tags", "accept", "reject", "only", "names", "order", "explain"})
# Where a formula is wanted, a YAML list is a vector.
FORMULAS: Final = frozenset({"number", "expression", "equation", "shape", "vector", "set", "matrix"})
FORMULA_LISTS: Final = frozenset({"accept", "reject"})
FORMULA_MAPS: Final = frozenset({"given", "where", "domain"})


def read_card(value: Value, at: Mark, deck_id: str, document: Document) -> Card | None:
    """Return the card, or None when anything is wrong with it; all that is wrong is reported.

    Where drafts are wanted, a card that is right but for keys that mean nothing is returned as well.
    """
    if not isinstance(value, Mapping):
        document.report(at, "A card is a mapping with `id`, `ask` and an answer.")
        return None
    before = len(document.problems)
    kind = _kind(value, at, document)
    keys, options = _sort_out(value, kind, document)
    vary = _vary(value, document)
    _check(value, vary, at, document)
    texts = _converted(keys, CardKeys, value, document)
    answer = _converted(options, KINDS[kind], value, document) if kind else None
    faults = len(document.problems) - before
    if (
        texts is None
        or answer is None
        or (faults and not (document.drafts and _is_draft(value, kind, faults)))
    ):
        return None
    return _card(f"{deck_id}/{texts.id}", texts, answer, vary, document.place(at))


def check_identifier(text: str, at: Mark, document: Document) -> None:
    """Report an id that is not lower-case letters, digits and hyphens."""
    if not _IDENTIFIER.fullmatch(text):
        suggestion = identifier(text)
        instead = f", such as `{suggestion}`" if suggestion else ""
        document.report(at, f"`id` is made of lower-case letters a-z, digits and hyphens{instead}.")
    elif len(text) > MAX_IDENTIFIER:
        document.report(at, f"`id` is longer than {MAX_IDENTIFIER} characters.")


def identifier(text: str) -> str:
    """Return the identifier nearest to `text`; empty when it has no letter or digit to keep."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:MAX_IDENTIFIER]


def _kind(card: Mapping, at: Mark, document: Document) -> str | None:
    kinds = [key for key in card.keys_at if key in KINDS]
    if len(kinds) > 1:
        first, second = kinds[:2]
        line = card.keys_at[first].line + 1
        message = f"A card has one answer, and `{first}` on line {line} is one; give `{second}` its own card."
        document.report(card.keys_at[second], message)
        return None
    if kinds:
        return kinds[0]
    unknown = [key for key in card.keys_at if key not in CARD_KEYS and key not in _ALL_OPTIONS]
    if any(nearest(key, KINDS) for key in unknown[:_MAX_UNKNOWN]):
        return None  # the misspelt key is reported as such
    document.report(at, f"The card has no answer; give it one of {listed(KINDS, 'or')}.")
    return None


def _sort_out(
    card: Mapping, kind: str | None, document: Document
) -> tuple[dict[str, object], dict[str, object]]:
    """Part a card's keys from those of its answer, in the form that their types want."""
    keys: dict[str, object] = {}
    answer: dict[str, object] = {}
    own = OPTIONS[kind] if kind else _ALL_OPTIONS
    for key, value in card.items():
        if key == "vary":
            continue
        if key in CARD_KEYS:
            keys[key] = _prepared(key, value)
        elif key in own:
            answer[key] = _prepared(key, value)
        else:
            document.report(card.keys_at[key], _unknown(key, kind, own))
    return keys, answer


def _unknown(key: str, kind: str | None, own: frozenset[str]) -> str:
    owners = [other for other, options in OPTIONS.items() if key in options]
    if owners and kind:
        return f"`{key}` is an option of {listed(owners)}, not of `{kind}`."
    return f"A card has no key `{key}`.{nearest(key, sorted(CARD_KEYS | own))}"


def _is_draft(card: Mapping, kind: str | None, faults: int) -> bool:
    """Return whether unknown keys are all that is wrong, and none is a misspelt one that formulas need."""
    known = CARD_KEYS | OPTIONS[kind] if kind else CARD_KEYS
    unknown = [key for key in card.keys_at if key not in known]
    return faults == len(unknown) <= _MAX_UNKNOWN and not any(
        key in _DECISIVE or meant(key, sorted(known)) in _DECISIVE for key in unknown
    )


def _prepared(key: str, value: Value) -> object:
    """Return a value in the form that its key's type wants; lists become formulas in their place."""
    if isinstance(value, str):
        return (value,) if key in LISTS else value
    if isinstance(value, Mapping):
        if key in FORMULA_MAPS:
            value.update({name: as_formula(item) for name, item in value.items()})
        return prepared(value) if key == "figure" else value
    if key in FORMULA_LISTS:
        value[:] = map(as_formula, value)
    return as_formula(value) if key in FORMULAS else value


def _converted(keys: dict[str, object], struct: type[S], card: Mapping, document: Document) -> S | None:
    try:
        return msgspec.convert(keys, struct, strict=False)
    except msgspec.ValidationError:
        types = {field.encode_name: field.type for field in msgspec.structs.fields(struct)}
        for key, prepared in keys.items():
            if not fits(prepared, types[key]):
                convert(card[key], types[key], card.values_at[key], key, document)
        return None


def _card(key: str, texts: CardKeys, answer: Answer, vary: dict[str, tuple[str, ...]], place: Place) -> Card:
    return Card(
        key=key,
        ask=texts.ask,
        answer=answer,
        hints=texts.hints if texts.hint is None else (texts.hint, *texts.hints),
        why=texts.why,
        vary=vary,
        given=texts.given,
        unless=texts.unless,
        proof=texts.proof,
        figure=texts.figure,
        source=texts.source,
        tags=texts.tags,
        level=texts.level,
        place=place,
    )


def _vary(card: Mapping, document: Document) -> dict[str, tuple[str, ...]]:
    return read_vary(card["vary"], card.values_at["vary"], document) if "vary" in card else {}


def _check(card: Mapping, vary: Collection[str], at: Mark, document: Document) -> None:
    """Report what is wrong with a key by its value, or between keys, whatever the types."""
    for key in ("id", "ask"):
        if key not in card.keys_at:
            document.report(at, f"The card has no `{key}`.")
    card_id = card.get("id")
    if isinstance(card_id, str):
        check_identifier(card_id, card.values_at["id"], document)
    if "hint" in card and "hints" in card:
        document.report(card.keys_at["hint"], "A card has `hint` or `hints`; put all into the list `hints`.")
    for key, value in card.items():
        if not value and not isinstance(value, str) and value.whole:
            document.report(card.keys_at[key], f"`{key}` is empty; fill it, or remove the key.")
    if "figure" in card:
        check_figure(card["figure"], card.keys_at["figure"], document)
    given = card.get("given")
    computed = given.keys_at if isinstance(given, Mapping) else {}
    _check_names(computed, vary, document)
    drawn = card.get("vary")
    known = [*(drawn.keys_at if isinstance(drawn, Mapping) else ()), *computed]
    if known:
        check_placeholders(card, known, document)


def _check_names(given: dict[str, Mark], vary: Collection[str], document: Document) -> None:
    for name, at in given.items():
        if name in vary:
            document.report(at, f"`{name}` is drawn by `vary`; a computed value needs another name.")
        elif (fault := name_fault(name)) is not None:
            document.report(at, fault)
