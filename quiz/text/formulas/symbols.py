"""The characters that LaTeX commands stand for, and those that exist small, raised or lowered."""

from __future__ import annotations

from collections.abc import Mapping

from quiz.text.formulas.nodes import Role, Symbol


def _table(role: Role, text: str) -> dict[str, Symbol]:
    """Read `name character` pairs."""
    words = text.split()
    return {f"\\{name}": Symbol(sign, role) for name, sign in zip(words[::2], words[1::2], strict=True)}


def _named(role: Role, text: str) -> dict[str, Symbol]:
    """Read names that are drawn as they are written."""
    return {f"\\{name}": Symbol(name, role) for name in text.split()}


COMMANDS: Mapping[str, Symbol] = {
    **_table(
        Role.ORD,
        "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι "
        "kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ "
        "chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ "
        "Omega Ω infty ∞ partial ∂ nabla ∇ ell ℓ hbar ℏ Re ℜ Im ℑ emptyset ∅ varnothing ∅ forall ∀ exists ∃ "
        "neg ¬ dots … ldots … cdots ⋯ vdots ⋮ ddots ⋱ prime ′ top ⊤ bot ⊥ angle ∠ degree ° dagger † "
        "| ‖ Vert ‖ vert | _ _ $ $ # # & & % % backslash \\",
    ),
    **_table(
        Role.BINARY,
        "times × div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ otimes ⊗ odot ⊙ cup ∪ cap ∩ "
        "wedge ∧ land ∧ vee ∨ lor ∨ setminus ∖",
    ),
    **_table(
        Role.RELATION,
        "le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ne ≠ neq ≠ approx ≈ equiv ≡ sim ∼ simeq ≃ cong ≅ "
        "propto ∝ ll ≪ gg ≫ lt < gt > in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ mid | parallel ∥ perp ⊥ "
        "to → rightarrow → longrightarrow ⟶ leftarrow ← gets ← mapsto ↦ leftrightarrow ↔ Rightarrow ⇒ "
        "implies ⇒ Leftarrow ⇐ Leftrightarrow ⇔ iff ⇔ uparrow ↑ downarrow ↓ coloneqq ≔",
    ),
    **_table(Role.OPEN, "{ { lbrace { langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ lbrack ["),
    **_table(Role.CLOSE, "} } rbrace } rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ rbrack ]"),
    **_table(Role.BIG, "sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁"),
    **_named(
        Role.FUNCTION,
        "log ln lg exp sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan max min sup inf lim "
        "limsup liminf det dim ker rank tr Pr gcd deg arg argmax argmin",
    ),
    **{
        f"\\{name}": Symbol(" ", Role.SPACE) for name in (",", ":", ";", ">", " ", "quad", "qquad", "enspace")
    },
    "\\!": Symbol("", Role.SPACE),
    "\\cdot": Symbol("·"),
    "~": Symbol(" ", Role.SPACE),
}

CHARACTERS: Mapping[str, Symbol] = {
    "-": Symbol("−", Role.BINARY),
    "'": Symbol("′"),
    **{sign: Symbol(sign, Role.BINARY) for sign in "+−*×÷±∓∗⊙⊗⊕∘"},
    **{sign: Symbol(sign, Role.RELATION) for sign in "=<>≤≥≠≈≡∼∝∈∉⊂⊆→←⇒⇔↦≪≫≔:"},
    **{sign: Symbol(sign, Role.COMMA) for sign in ",;"},
    **{sign: Symbol(sign, Role.OPEN) for sign in "([⌊⌈⟨"},
    **{sign: Symbol(sign, Role.CLOSE) for sign in ")]⌋⌉⟩!"},
    **{sign: Symbol(sign, Role.BIG) for sign in "∑∏∫"},
}

ACCENTS: Mapping[str, str] = {
    "\\hat": "\u0302", "\\widehat": "\u0302", "\\bar": "\u0304", "\\overline": "\u0304", "\\tilde": "\u0303",
    "\\widetilde": "\u0303", "\\dot": "\u0307", "\\ddot": "\u0308", "\\vec": "\u20d7", "\\check": "\u030c",
    "\\breve": "\u0306", "\\acute": "\u0301", "\\grave": "\u0300", "\\mathring": "\u030a",
}  # fmt: skip


def _names(text: str) -> frozenset[str]:
    return frozenset(f"\\{name}" for name in text.split())


FONTS = _names("mathrm mathbf mathit mathsf mathtt mathnormal mathcal mathbb mathscr mathfrak boldsymbol bm")
WORDS = _names("text textrm textbf textit texttt textsf mbox")
IGNORED = _names(
    "displaystyle textstyle limits nolimits middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr"
)

DOUBLE_STRUCK = str.maketrans("CNPQRZ", "ℂℕℙℚℝℤ")
SCRIPT = str.maketrans("BEFHILMR", "ℬℰℱℋℐℒℳℛ")

_LOW = "0123456789+−=()aehijklmnoprstuvxβγρφχ"
_LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ"
_HIGH = "0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ⊤′*∗"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡᵀ′**"
LOWERED: Mapping[str, str] = dict(zip(_LOW, _LOWERED, strict=True))
RAISED: Mapping[str, str] = dict(zip(_HIGH, _RAISED, strict=True))


def small(text: str, table: Mapping[str, str]) -> str | None:
    """Return `text` in the small characters of `table`, or None if one of them does not exist."""
    letters = [table.get(character) for character in text]
    return "".join(letter for letter in letters if letter) if text and all(letters) else None
