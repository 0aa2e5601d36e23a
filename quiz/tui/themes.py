"""The two looks of the app: ink on paper by day, chalk on slate by night."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from textual.theme import Theme

DARK: Final = "proofdeck-dark"
LIGHT: Final = "proofdeck-light"
_LONGEST_NAME: Final = 60  # characters

# every text colour has a contrast of at least 4.5:1 against the background and the surface
THEMES: Final = (
    Theme(
        name=DARK,
        dark=True,
        primary="#8fb4d9",
        secondary="#a9b4c2",
        accent="#d7b377",
        success="#93c29a",
        warning="#d9b26f",
        error="#e09185",
        foreground="#d9dbdf",
        background="#16181d",
        surface="#1d2026",
        panel="#262a32",
        variables={
            "formula": "#e8d9b5",
            "quiet": "#8f96a3",
            "rule": "#343a45",
            "scrollbar": "#343a45",
            "scrollbar-background": "#16181d",
            "footer-background": "#16181d",
            "footer-key-foreground": "#8fb4d9",
            "footer-description-foreground": "#8f96a3",
            "input-cursor-background": "#d9dbdf",
        },
    ),
    Theme(
        name=LIGHT,
        dark=False,
        primary="#2a5d8f",
        secondary="#5a6472",
        accent="#8a5a12",
        success="#2f6f3e",
        warning="#855a0a",
        error="#a8372b",
        foreground="#26292f",
        background="#fbfaf6",
        surface="#f3f1ea",
        panel="#e8e5dc",
        variables={
            "formula": "#5b3d0c",
            "quiet": "#5d636e",
            "rule": "#d5d1c5",
            "scrollbar": "#d5d1c5",
            "scrollbar-background": "#fbfaf6",
            "footer-background": "#fbfaf6",
            "footer-key-foreground": "#2a5d8f",
            "footer-description-foreground": "#5d636e",
            "input-cursor-background": "#26292f",
        },
    ),
)


def stand_ins(theme: Theme) -> dict[str, str]:
    """Return the colours that the style sheets use and that a theme not made here lacks."""
    colours = theme.to_color_system().generate()
    return {
        "formula": colours["text-accent"],
        "quiet": colours["foreground-muted"],
        "rule": colours["secondary-muted"],
    }


def other(name: str, *, dark: bool) -> str:
    """Return the theme to turn to from `name`, which is a dark one or not."""
    if name in (DARK, LIGHT):
        return LIGHT if name == DARK else DARK
    return LIGHT if dark else DARK


def remembered(path: Path) -> str:
    """Return the theme that was worn last, empty where that cannot be told."""
    try:
        with path.open(encoding="utf-8") as file:
            return file.read(_LONGEST_NAME).strip()
    except (OSError, UnicodeDecodeError):
        return ""


def remember(path: Path, name: str) -> None:
    """Keep the theme for the next start; where nothing can be written, the usual one comes back then."""
    with suppress(OSError):
        path.write_text(f"{name}\n", encoding="utf-8")
