"""What a part of the catalogue is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Rows: TypeAlias = Mapping[str, tuple[tuple[str, str, str], ...]]  # module -> (call, what it returns, how)
