"""The known word that was probably meant by one that is not known."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST = 60  # characters of a word that are compared


def meant(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """Return the known word most like `word`, letter case aside, or nothing when none is near."""
    import difflib  # 3 ms that whoever makes no mistake need not spend

    by_folded = {each.casefold(): str(each) for each in known}
    folded = word[:LONGEST].casefold()
    near = difflib.get_close_matches(folded, by_folded, n=3, cutoff=cutoff)
    best = max(near, key=lambda one: sorted(one) == sorted(folded), default="")  # `hnit`: hint, not unit
    return by_folded[best] if best else ""
