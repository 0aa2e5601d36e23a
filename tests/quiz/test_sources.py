"""Which web address stands behind a source."""

from __future__ import annotations

import pytest

from quiz.study.sources import address


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Kingma & Ba 2015, Adam (arXiv:1412.6980), section 3", "https://arxiv.org/abs/1412.6980"),
        ("arXiv 1706.03762v7", "https://arxiv.org/abs/1706.03762v7"),
        ("https://arxiv.org/pdf/1706.03762", "https://arxiv.org/pdf/1706.03762"),
        ("See https://pytorch.org/docs (Conv2d).", "https://pytorch.org/docs"),
        ("doi:10.1038/nature14539.", "https://doi.org/10.1038/nature14539"),
        ("Goodfellow 2016, Deep Learning, section 3.10", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("", None),
    ],
)
def test_a_source_stands_for_an_address_or_for_none(source: str, expected: str | None) -> None:
    """Links as they are, papers by their number; nothing that a browser would run or read from the disk."""
    assert address(source) == expected


def test_an_address_holds_nothing_that_a_terminal_obeys() -> None:
    """It ends at the first character that is none of a link's."""
    assert address("http://a.example/b\x1b[31mc") == "http://a.example/b"
