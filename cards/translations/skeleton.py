"""The file that a translator starts from: each card with its texts as comments, to be overwritten."""

from __future__ import annotations

from textwrap import indent
from typing import Final

import yaml

from cards.translations.originals import fingerprint, originals, plain
from cards.translations.schema import shipped
from cards.types import Card, Deck

_COLUMNS: Final = 100
_HEAD = """\
# yaml-language-server: $schema={schema}
# {title}: remove the # before a text and write it in your language.
# Leave {{name}} and what stands between dollars as they are. A text that keeps its # is shown as it was.
translates: {deck}
language: {language}
"""


def skeleton(deck: Deck, language: str) -> str:
    """Return a translation of the deck that translates nothing yet; it is valid as it is."""
    title = " ".join(deck.title.split())
    head = _HEAD.format(schema=shipped().as_uri(), title=title, deck=deck.id, language=language)
    texts = _commented({"deck": deck.title, **({"about": deck.about} if deck.about else {})}, 0)
    return "".join((head, texts, "cards:\n", *(entry(card) for card in deck.cards)))


def entry(card: Card, spaces: int = 2) -> str:
    """Return a card's entry: its id, the fingerprint of its texts, and the texts as comments."""
    id_at, texts_at = " " * spaces, " " * 2 * spaces
    texts = _commented(plain(originals(card)), 2 * spaces)
    return f"{id_at}{card.id}:\n{texts_at}original: {fingerprint(card)}\n{texts}\n"


def changed(card: Card, spaces: int) -> str:
    """Return the texts of a card that has changed, as comments to stand below their old translation."""
    texts = _commented(plain(originals(card)), spaces)
    return f"{' ' * spaces}# The card reads now, with `original: {fingerprint(card)}`:\n{texts}\n"


def _commented(texts: dict[str, object], spaces: int) -> str:
    written: str = yaml.dump(texts, allow_unicode=True, sort_keys=False, width=_COLUMNS)
    return indent(written, f"{' ' * spaces}# ")
