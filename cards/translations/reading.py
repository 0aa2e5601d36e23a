"""A file into a `Translation`: strict as a deck, every fault told at its place, the faulty cards left out."""

from __future__ import annotations

from collections.abc import Mapping as Decks
from pathlib import Path
from typing import Final

import msgspec

from cards.conversion import convert, nearest
from cards.document import Document, Mapping, Sequence, TooManyProblemsError, Value
from cards.finding import language_of
from cards.places import follow
from cards.problems import Problem
from cards.source import SourceError, read_source
from cards.strict_yaml import read
from cards.translations.faults import faults
from cards.translations.originals import fingerprint, originals, plain
from cards.translations.pairs import Fault
from cards.translations.types import CardTexts, Translation
from cards.types import Card, Deck, Place
from cards.validation import CARD_KEYS, OPTIONS

KEYS: Final = {"translates", "language", "deck", "about", "cards"}
TYPES: Final = {field.encode_name: field.type for field in msgspec.structs.fields(CardTexts)}
_LISTS: Final = frozenset({"hints", "order", "explain"})
_ELSEWHERE: Final = " Name its file too, if it lies elsewhere."
_STAYS: Final = (CARD_KEYS | frozenset[str]().union(*OPTIONS.values())) - TYPES.keys()


def read_translation(
    path: Path, decks: Decks[str, Deck], faulty: frozenset[str] = frozenset()
) -> tuple[Translation | None, list[Problem]]:
    """Return the file's translation of one of `decks`, by id, and all that is wrong with it.

    Decks in `faulty` may lack some cards; what translates a card that is not there is passed over.
    """
    try:
        source = read_source(path)
    except SourceError as error:
        return None, [Problem(Place(path, error.line, error.column), error.message)]
    document = read(source, path)
    try:
        found = _translation(document, decks, faulty)
    except TooManyProblemsError:
        found = None
    return found, sorted([*document.broken, *document.problems])


def _translation(document: Document, decks: Decks[str, Deck], faulty: frozenset[str]) -> Translation | None:
    root = document.root
    if not isinstance(root, Mapping):
        if not document.problems and not document.broken:
            document.report(
                document.root_at, "A translation is a mapping that begins with `translates: DECK`."
            )
        return None
    _check_keys(root, document)
    deck = _deck(root, decks, document)
    language = _language(root, deck, document)
    if deck is None or language is None:
        return None
    entries = _entries(root, deck, document, lenient=deck.id in faulty)
    stale = {card.id: _stale(card, entry, document) for card, entry in entries if _is_stale(card, entry)}
    texts = ((card.id, _texts(card, entry, document)) for card, entry in entries if card.id not in stale)
    return Translation(
        path=document.path,
        deck=deck,
        language=language,
        title=_text("deck", root, document),
        about=_text("about", root, document),
        cards={card_id: found for card_id, found in texts if found is not None},
        stale=stale,
        missing=_missing(root.get("cards"), deck),
    )


def _check_keys(root: Mapping, document: Document) -> None:
    for key, at in root.keys_at.items():
        if key in TYPES:
            document.report(at, f"`{key}` belongs to a card; indent it below the card's id.")
        elif key not in KEYS:
            document.report(at, f"A translation has no key `{key}`.{nearest(key, sorted(KEYS))}")
    for key in ("translates", "language", "cards"):
        if key not in root.keys_at:
            document.report(document.root_at, f"The translation has no `{key}`.")


def _deck(root: Mapping, decks: Decks[str, Deck], document: Document) -> Deck | None:
    name = _text("translates", root, document)
    if not name:
        return None
    if name not in decks:
        message = f"There is no deck `{name}` here to translate.{nearest(name, sorted(decks)) or _ELSEWHERE}"
        document.report(root.values_at["translates"], message)
    return decks.get(name)


def _language(root: Mapping, deck: Deck | None, document: Document) -> str | None:
    language = _text("language", root, document)
    if not language:
        return None
    at, named = root.values_at["language"], language_of(document.path)
    if language.lower() != named:
        document.report(at, f"The file's name says `{named}`; the two must be the same.")
        return None
    if deck is not None and deck.language.lower() == named:
        document.report(at, f"The deck `{deck.id}` is in this language already.")
        return None
    return language


def _text(key: str, root: Mapping, document: Document) -> str:
    if key not in root:
        return ""
    return convert(root[key], str, root.values_at[key], key, document) or ""


def _entries(root: Mapping, deck: Deck, document: Document, *, lenient: bool) -> list[tuple[Card, Mapping]]:
    """Return the cards that the file names, each with what stands under its id."""
    entries = root.get("cards")
    if entries is None:
        return []
    if not isinstance(entries, Mapping):
        document.report(root.values_at["cards"], "`cards` must be a mapping from the ids of cards to texts.")
        return []
    cards = {card.id: card for card in deck.cards}
    found = []
    for card_id, entry in entries.items():
        at = entries.keys_at[card_id]
        if not isinstance(entry, Mapping):
            document.report(at, "A translated card is a mapping with `original`, `ask` and its other texts.")
        elif "original" not in entry.keys_at and card_id in cards:
            document.report(at, _unsigned(cards[card_id]))
        elif card_id in cards:
            found.append((cards[card_id], entry))
        elif not lenient:
            document.report(at, f"The deck has no card `{card_id}`.{nearest(card_id, sorted(cards))}")
    return found


def _unsigned(card: Card) -> str:
    return f"Write `original: {fingerprint(card)}` here: it lets a change of the card be noticed."


def _missing(entries: Value | None, deck: Deck) -> tuple[str, ...]:
    """Return the cards of which the file says nothing, or nothing but the fingerprint."""
    texts = entries if isinstance(entries, Mapping) else {}
    return tuple(card.id for card in deck.cards if not _keys(texts.get(card.id)) - {"original"})


def _keys(entry: Value | None) -> set[str]:
    return set(entry.keys_at) if isinstance(entry, Mapping) else set()


def _is_stale(card: Card, entry: Mapping) -> bool:
    original = entry.get("original")
    return isinstance(original, str) and original.strip().lower() != fingerprint(card)


def _stale(card: Card, entry: Mapping, document: Document) -> Problem:
    message = (
        "The card has changed since it was translated, and is shown as the deck has it. Look the translation"
        f" over, then write `original: {fingerprint(card)}`."
    )
    return Problem(document.place(entry.values_at["original"]), message)


def _texts(card: Card, entry: Mapping, document: Document) -> CardTexts | None:
    """Return the texts of a card, None when anything is wrong with them; all that is wrong is reported."""
    before = len(document.problems)
    values = _converted(card, entry, document)
    if len(document.problems) > before or not entry.whole:
        return None
    texts = msgspec.convert(values, CardTexts)
    for fault in faults(card, texts):
        _report(fault, entry, document)
    return texts if len(document.problems) == before else None


def _converted(card: Card, entry: Mapping, document: Document) -> dict[str, object]:
    known = {"original", *plain(originals(card))}
    if card.hints:
        known |= {"hint", "hints"}
    if "hint" in entry and "hints" in entry:
        document.report(entry.keys_at["hint"], "A card has `hint` or `hints`, not both.")
    found: dict[str, object] = {}
    for key, value in entry.items():
        if key not in known:
            document.report(entry.keys_at[key], _unknown(key, known))
            continue
        place = entry.values_at[key]
        listed = Sequence.of(value, place) if key in _LISTS and isinstance(value, str) else value
        converted = convert(listed, TYPES[key], place, key, document)
        if converted is not None:
            found[key] = msgspec.to_builtins(converted)
    return found


def _unknown(key: str, known: set[str]) -> str:
    if key in TYPES:
        return f"The card has no `{key}` to translate."
    if key in _STAYS:
        return f"`{key}` is no text; it stays in the deck, for all languages."
    return f"A translated card has no key `{key}`.{nearest(key, sorted(known))}"


def _report(fault: Fault, entry: Mapping, document: Document) -> None:
    if fault.key not in entry:
        document.report(entry.values_at["original"], fault.message)
        return
    text, place = follow(entry[fault.key], entry.values_at[fault.key], fault.way)
    if text:
        document.report_within(place, text, fault.offset, fault.message)
    else:
        document.report(place, fault.message)
