"""What a part of the formulas is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Rows: TypeAlias = Mapping[str, tuple[str, str]]  # name -> (formula, the same with places for the numbers)
