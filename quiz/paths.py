"""Where state lives: every path of the program comes from here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from quiz.errors import QuizError

HOME_VARIABLE: Final = "QUIZ_HOME"
_APPLICATION: Final = "proofdeck"


class Home(msgspec.Struct, frozen=True):
    """Three folders; none of them need exist yet."""

    data: Path
    config: Path
    cache: Path

    @property
    def log(self) -> Path:
        """The file that holds the review log."""
        return self.data / "reviews.db"

    @property
    def look(self) -> Path:
        """The file that keeps the theme turned to last."""
        return self.data / "theme"

    @property
    def backups(self) -> Path:
        """The folder of copies of the log, when no other is named."""
        return self.data / "backups"

    @property
    def interviews(self) -> Path:
        """The folder of the marked papers of mock interviews."""
        return self.data / "interviews"

    @property
    def decks(self) -> Path:
        """The folder of the learner's own decks."""
        return self.data / "decks"

    @property
    def settings(self) -> Path:
        """The file that holds the settings."""
        return self.config / "config.toml"


def find(home: Path | None, environ: Mapping[str, str]) -> Home:
    """Return the folders under `home` or `QUIZ_HOME`; without either, where the platform keeps them."""
    chosen = home or environ.get(HOME_VARIABLE, "").strip()
    if chosen:
        root = _absolute(Path(chosen))
        return Home(data=root, config=root, cache=root / "cache")
    import platformdirs  # 21 ms, spared where a folder was named

    usual = platformdirs.PlatformDirs(_APPLICATION, appauthor=False)
    return Home(data=usual.user_data_path, config=usual.user_config_path, cache=usual.user_cache_path)


def _absolute(path: Path) -> Path:
    try:
        return path.expanduser().absolute()
    except RuntimeError as error:
        raise QuizError(f"{path} has no folder to stand for “~”.", "Write the whole path.") from error
