"""The functions that a formula may call: their names, other spellings, and how many arguments each takes.

A tree holds canonical names only, so whoever evaluates it needs one entry for each row here.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class Function(msgspec.Struct, frozen=True):
    """A function: `least` to `most` arguments (None: any number), and its name in LaTeX.

    `inverse` is what `f^-1` means; a function without one refuses that exponent.
    """

    name: str
    aliases: tuple[str, ...] = ()
    least: int = 1
    most: int | None = 1
    latex: str = ""
    inverse: str = ""

    def takes(self, count: int) -> bool:
        """Say whether the function takes that many arguments."""
        return self.least <= count and (self.most is None or count <= self.most)


def _circular(name: str, *, hyperbolic: bool = False) -> tuple[Function, Function]:
    """Return a trigonometric function and its inverse."""
    inverse = f"a{name}"
    prefixes = ("ar", "arc", "arg") if hyperbolic else ("arc",)
    standard = name not in {"sech", "csch"}
    return (
        Function(
            name,
            aliases=("cosec",) if name == "csc" else (),
            latex=rf"\{name}" if standard else rf"\operatorname{{{name}}}",
            inverse=inverse,
        ),
        Function(
            inverse,
            aliases=tuple(prefix + name for prefix in prefixes),
            latex=rf"\arc{name}" if name in {"sin", "cos", "tan"} else rf"\operatorname{{{inverse}}}",
            inverse=name,
        ),
    )


_TABLE: tuple[Function, ...] = (
    Function("exp", latex=r"\exp", inverse="log"),
    Function("log", aliases=("ln",), most=2, latex=r"\ln"),  # the second argument is the base
    Function("log2", aliases=("lb", "ld"), latex=r"\log_{2}"),
    Function("log10", aliases=("lg",), latex=r"\log_{10}"),
    Function("sqrt", latex=r"\sqrt"),
    Function("cbrt", latex=r"\sqrt[3]"),
    Function("root", least=2, most=2),  # root(x, 3)
    Function("abs", aliases=("Abs",)),
    Function("sign", aliases=("sgn", "signum")),
    Function("floor"),
    Function("ceil", aliases=("ceiling",)),
    Function("round"),
    Function("min", most=None, latex=r"\min"),
    Function("max", most=None, latex=r"\max"),
    Function("mod", least=2, most=2),
    Function("gcd", most=None, latex=r"\gcd"),
    Function("lcm", most=None),
    Function("factorial"),
    Function("binomial", aliases=("binom", "comb", "choose"), least=2, most=2),
    *_circular("sin"),
    *_circular("cos"),
    *_circular("tan"),
    *_circular("cot"),
    *_circular("sec"),
    *_circular("csc"),
    *_circular("sinh", hyperbolic=True),
    *_circular("cosh", hyperbolic=True),
    *_circular("tanh", hyperbolic=True),
    *_circular("coth", hyperbolic=True),
    *_circular("sech", hyperbolic=True),
    *_circular("csch", hyperbolic=True),
    Function("atan2", least=2, most=2),
    Function("erf"),
    Function("erfc"),
    Function("sigmoid", aliases=("logistic", "expit"), inverse="logit"),  # σ(x) is one too, see reading.py
    Function("logit", inverse="sigmoid"),
    Function("relu", aliases=("ReLU", "Relu")),
    Function("softplus", aliases=("Softplus", "SoftPlus")),
    Function("silu", aliases=("SiLU", "swish", "Swish")),
    Function("gelu", aliases=("GELU", "GeLU")),
    Function("step", aliases=("heaviside",)),
    Function("transpose"),
)

FUNCTIONS: Mapping[str, Function] = {function.name: function for function in _TABLE}

SPELLINGS: Mapping[str, str] = {
    spelling: function.name for function in _TABLE for spelling in (function.name, *function.aliases)
}
