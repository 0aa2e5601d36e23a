"""The units a number may carry, and how they relate: `GFLOPs` is 10^9 FLOP, `GiB` is 2^30 B."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

_DECIMAL: Mapping[str, int] = {"k": 3, "K": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}
_SMALL: Mapping[str, int] = {"m": -3, "µ": -6, "μ": -6, "u": -6, "n": -9}
_BINARY: Mapping[str, int] = {"Ki": 10, "Mi": 20, "Gi": 30, "Ti": 40, "Pi": 50}

# spellings → the unit itself and its size; a unit in `_PREFIXED` takes k, M, G …
_SPELLINGS: Mapping[str, tuple[str, int]] = {
    **dict.fromkeys(("FLOP", "FLOPs", "FLOPS", "flop", "flops", "Flops"), ("FLOP", 1)),
    **dict.fromkeys(("MAC", "MACs", "MACS", "mac", "macs", "MACC", "MACCs", "MAdd", "MAdds"), ("MAC", 1)),
    **dict.fromkeys(("OP", "OPs", "OPS", "op", "ops", "operation", "operations"), ("operation", 1)),
    **dict.fromkeys(("B", "byte", "bytes", "Byte", "Bytes"), ("byte", 1)),
    **dict.fromkeys(("b", "bit", "bits", "Bit", "Bits"), ("bit", 1)),
    **dict.fromkeys(("param", "params", "parameter", "parameters", "Params"), ("parameter", 1)),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), ("second", 1)),
    **dict.fromkeys(("min", "minute", "minutes"), ("second", 60)),
    **dict.fromkeys(("h", "hour", "hours"), ("second", 3600)),
    **dict.fromkeys(("day", "days"), ("second", 86_400)),
    **dict.fromkeys(("Hz", "hertz"), ("Hz", 1)),
    **dict.fromkeys(("W", "watt", "watts"), ("W", 1)),
    **dict.fromkeys(("J", "joule", "joules"), ("J", 1)),
    **dict.fromkeys(("nat", "nats"), ("nat", 1)),
    **dict.fromkeys(("class", "classes"), ("class", 1)),
    **dict.fromkeys(("batch", "batches"), ("batch", 1)),
    **dict.fromkeys(("x", "times", "fold"), ("times", 1)),
    **dict.fromkeys(("px", "pixel", "pixels"), ("pixel", 1)),
    **{
        spelling: (unit, 1)
        for unit in (
            "image",
            "sample",
            "example",
            "token",
            "weight",
            "neuron",
            "unit",
            "channel",
            "filter",
            "kernel",
            "layer",
            "step",
            "epoch",
            "iteration",
            "element",
            "value",
            "activation",
            "multiplication",
            "addition",
            "degree",
            "GPU",
            "table",
            "group",
            "head",
            "update",
            "point",
            "row",
            "column",
            "window",
            "network",
            "path",
            "dimension",
            "feature",
        )
        for spelling in (unit, unit + "s")
    },
}
_PREFIXED = frozenset({"FLOP", "MAC", "operation", "byte", "bit", "parameter", "second", "Hz", "W", "J"})
_PARTED = re.compile(r"(Ki|Mi|Gi|Ti|Pi|[kKMGTPEmµμun])(\w+)")


def scale_of(unit: str) -> tuple[Fraction, str] | None:
    """Return a unit's size and its base unit (`""` for no unit), or None if it is not known.

    A quotient such as `GFLOP/s` has the base `FLOP/second`.
    """
    if unit == "":
        return Fraction(1), ""
    above, slash, below = unit.partition("/")
    scale = _simple(above)
    if not slash or scale is None:
        return scale
    divisor = _simple(below)
    return divisor and (scale[0] / divisor[0], f"{scale[1]}/{divisor[1]}")


def _simple(unit: str) -> tuple[Fraction, str] | None:
    if unit in _SPELLINGS:
        base, size = _SPELLINGS[unit]
        return Fraction(size), base
    match = _PARTED.fullmatch(unit)
    if match is None or match[2] not in _SPELLINGS:
        return None
    prefix, (base, size) = match[1], _SPELLINGS[match[2]]
    if base not in _PREFIXED or size != 1:
        return None
    if prefix in _BINARY:
        return (Fraction(2 ** _BINARY[prefix]), base) if base in ("byte", "bit") else None
    return Fraction(10) ** (_DECIMAL.get(prefix) or _SMALL[prefix]), base
