"""The characters a formula may hold beyond ASCII, each in an explicit table.

Unicode's own compatibility forms are not used: they turn a ligature into two letters and script letters into
words, and a place in the result would no longer be a place in what was typed. Every entry of `ALIKE` is one
character for one, so places stay.
"""

from __future__ import annotations

from collections.abc import Mapping

GREEK: Mapping[str, str] = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi",
    "ο": "omicron", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi",
    "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda",
    "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma", "Υ": "Upsilon", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
}  # fmt: skip
GREEK_WORDS: Mapping[str, str] = {word: letter for letter, word in GREEK.items()}

MARKS: Mapping[str, str] = {
    "\N{COMBINING CIRCUMFLEX ACCENT}": "hat",
    "\N{COMBINING MACRON}": "bar",
    "\N{COMBINING OVERLINE}": "bar",
    "\N{COMBINING TILDE}": "tilde",
    "\N{COMBINING DOT ABOVE}": "dot",
    "\N{COMBINING RIGHT ARROW ABOVE}": "vec",
}
_HATTED = dict(zip("ÂĈÊĜĤÎĴÔŜÛŴŶẐâĉêĝĥîĵôŝûŵŷẑ", "ACEGHIJOSUWYZaceghijosuwyz", strict=True))
_BARRED = dict(zip("ĀĒĪŌŪȲāēīōūȳ", "AEIOUYaeiouy", strict=True))
_WAVED = dict(zip("ÃẼĨÑÕŨỸãẽĩñõũỹ", "AEINOUYaeinouy", strict=True))
ACCENTED: Mapping[str, str] = {
    **{letter: f"{plain}_hat" for letter, plain in _HATTED.items()},
    **{letter: f"{plain}_bar" for letter, plain in _BARRED.items()},
    **{letter: f"{plain}_tilde" for letter, plain in _WAVED.items()},
}

SPELLED: Mapping[int, str] = str.maketrans(
    {**GREEK, **ACCENTED, **{mark: f"_{word}" for mark, word in MARKS.items()}, "∂": "d", "∇": "nabla"}
)

SUPERSCRIPTS = dict(
    zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁱⁿˣʸᵏᵐᵗᵃᵇᶜᵈᵉʲˡᵖʳˢᵛʷᶻᵀ", "0123456789+-()inxykmtabcdejlprsvwzT", strict=True)
)
SUBSCRIPTS = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", "0123456789+-()aehijklmnoprstuvx", strict=True))
RAISED: Mapping[int, str] = str.maketrans({plain: glyph for glyph, plain in SUPERSCRIPTS.items()})
LOWERED: Mapping[int, str] = str.maketrans({plain: glyph for glyph, plain in SUBSCRIPTS.items()})

FRACTIONS: Mapping[str, tuple[str, str]] = {
    "½": ("1", "2"), "⅓": ("1", "3"), "⅔": ("2", "3"), "¼": ("1", "4"), "¾": ("3", "4"), "⅕": ("1", "5"),
    "⅖": ("2", "5"), "⅗": ("3", "5"), "⅘": ("4", "5"), "⅙": ("1", "6"), "⅚": ("5", "6"), "⅐": ("1", "7"),
    "⅛": ("1", "8"), "⅜": ("3", "8"), "⅝": ("5", "8"), "⅞": ("7", "8"), "⅑": ("1", "9"), "⅒": ("1", "10"),
}  # fmt: skip

OPERATORS: Mapping[str, str] = {
    **dict.fromkeys(("×", "·", "⋅", "∙", "•", "∗", "✕", "✖", "⨯", "⊙"), "*"),
    "÷": "/",
    "**": "^",
    "==": "=",
    "≠": "!=",
    "≤": "<=",
    "⩽": "<=",
    "≥": ">=",
    "⩾": ">=",
}

_FULL_WIDTH = {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}
_MINUS = dict.fromkeys("−–—‒‐‑﹣➖", "-")
_BLANK = dict.fromkeys(
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "
)
ALIKE: Mapping[int, str] = str.maketrans(
    {
        **_FULL_WIDTH,
        **_MINUS,
        **_BLANK,
        "\N{MICRO SIGN}": "μ",
        "\N{OHM SIGN}": "Ω",
        "\N{INCREMENT}": "Δ",
        "ϵ": "ε",
        "ϑ": "θ",
        "ϕ": "φ",
        "ς": "σ",
        "′": "'",
        "’": "'",
        "∣": "|",
        "∕": "/",
        "⁄": "/",
    }
)
TYPED: Mapping[int, str] = str.maketrans(
    {**_FULL_WIDTH, "、": ",", "。": ".", "【": "[", "】": "]", "\N{IDEOGRAPHIC SPACE}": " "}
)


def typed(text: str) -> str:
    """Return `text` with the signs and digits of a Chinese or Japanese keyboard made ours, place by place."""
    return text if text.isascii() else text.translate(TYPED)


def plain(text: str) -> str:
    """Return `text` with full-width forms, blanks, dashes and look-alikes made plain, place by place."""
    return text if text.isascii() and "\t" not in text else text.translate(ALIKE)


def spelled(word: str) -> str:
    """Return a word with Greek letters and accents written out: `σ` as `sigma`, `x̂` as `x_hat`."""
    return word if word.isascii() else word.translate(SPELLED)
