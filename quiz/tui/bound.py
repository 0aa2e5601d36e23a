"""Bindings by the name of their action; the keys come from one table, so that a learner may choose others."""

from __future__ import annotations

from textual.binding import Binding
from textual.dom import DOMNode

from quiz.keys.chosen import Keys
from quiz.keys.usual import USUAL


class Keyed:
    """An app whose learner may have chosen keys."""

    keys = Keys()


def keys_of(node: DOMNode) -> Keys:
    """Return the keys in force, to be named in a sentence."""
    app = node.app
    return app.keys if isinstance(app, Keyed) else Keys()


def bound(  # noqa: PLR0913 - a binding is as many things
    name: str,
    action: str,
    words: str = "",
    *,
    show: bool = True,
    key_display: str | None = None,
    priority: bool = False,
) -> Binding:
    """Return the binding of an action of `quiz.keys.usual`; without words it stands in no list."""
    return Binding(
        USUAL[name].keys,
        action,
        words,
        show=show and bool(words),
        key_display=key_display,
        priority=priority,
        id=name,
    )
