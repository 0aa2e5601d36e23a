"""What the checker and its worker process say to each other, one JSON line each."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from solvers.tree import Node


class Equal(msgspec.Struct, frozen=True, tag=True):
    """The question whether two formulas are equal over these domains."""

    left: Node
    right: Node
    domain: dict[str, str] = {}


class Prove(msgspec.Struct, frozen=True, tag=True):
    """The question what a proof formula computes with these values put in."""

    proof: Node
    values: dict[str, Node] = {}


Request: TypeAlias = Equal | Prove


class Reply(msgspec.Struct, frozen=True, omit_defaults=True):
    """The worker's answer; which field it fills depends on the request, none means that it cannot tell."""

    equal: bool | None = None
    value: Node | None = None
    error: str = ""


READY = Reply()
