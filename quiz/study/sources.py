"""The address behind a card's source, where it names one: a link, an arXiv number, a DOI."""

from __future__ import annotations

import re
from typing import Final

_LINK: Final = re.compile(r"https?://[^\s<>\"'`\x00-\x1f\x7f-\x9f]{3,500}")
_ARXIV: Final = re.compile(
    r"\barxiv(?:\.org/(?:abs|pdf)/|\s*[:\s]\s*)(\d{4}\.\d{4,5}(?:v\d{1,2})?)", re.IGNORECASE
)
_DOI: Final = re.compile(r"\b(?:doi(?:\.org/|\s*[:\s]\s*))(10\.\d{4,9}/[\w.()/:;-]{1,100})", re.IGNORECASE)


def address(source: str) -> str | None:
    """Return the web address that a source stands for, or None where it is a book or nothing."""
    if link := _LINK.search(source):
        return link[0].rstrip(".,;)")
    if paper := _ARXIV.search(source):
        return f"https://arxiv.org/abs/{paper[1]}"
    if work := _DOI.search(source):
        return f"https://doi.org/{work[1].rstrip('.,;)')}"
    return None
