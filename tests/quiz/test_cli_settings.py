"""`quiz settings`: where the settings are, and what may stand in them."""

from __future__ import annotations

import io
import shlex
import sys
from pathlib import Path

import pytest

from quiz.cli import run
from quiz.commands.context import Context
from quiz.config import Config
from quiz.settings.reading import load
from tests.quiz.command import quiz


def test_the_settings_file_is_written_once_and_then_only_named(tmp_path: Path) -> None:
    """It explains each key and changes nothing; what the learner made of it is left alone."""
    first = quiz("settings", home=tmp_path)
    path = Path(first.out.strip())
    assert (first.code, path.parent) == (0, tmp_path)
    assert load(path) == Config()
    path.write_text("new_per_day = 3\n", encoding="utf-8")
    assert quiz("settings", home=tmp_path) == (0, f"{path}\n", "")
    assert load(path).new_per_day == 3


def test_a_faulty_settings_file_is_told_with_the_nearest_key(tmp_path: Path) -> None:
    """The place and the way out, as in every other command."""
    (tmp_path / "config.toml").write_text("new_per_dy = 3\n", encoding="utf-8")
    ran = quiz("settings", home=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "config.toml:1" in ran.err
    assert "new_per_day" in ran.err


def edited(home: Path, **environ: str) -> tuple[int, str, str]:
    """Run `quiz settings --edit` in an environment; return the exit code and both outputs."""
    out, err = io.StringIO(), io.StringIO()
    context = Context({"QUIZ_HOME": str(home), **environ}, io.StringIO(), out, err)
    return run(["settings", "--edit"], context), out.getvalue(), err.getvalue()


def editor(script: str) -> str:
    """Return the command of an editor that does what a script says with the file it is given."""
    return shlex.join(
        [sys.executable, "-c", f"import sys, pathlib\nfile = pathlib.Path(sys.argv[1])\n{script}"]
    )


def test_the_editor_is_given_the_settings_and_what_it_left_is_looked_over(tmp_path: Path) -> None:
    """The file is written first where there is none; a fault is told with its line."""
    path = tmp_path / "config.toml"
    code, out, _ = edited(
        tmp_path, EDITOR=editor("assert '# seed' in file.read_text(); file.write_text('seed = 3')")
    )
    assert (code, out, path.read_text()) == (0, f"{path}\n", "seed = 3")
    code, out, err = edited(tmp_path, VISUAL=editor("file.write_text('sede = 3')"), EDITOR="not-used")
    assert (code, out) == (2, "")
    assert "config.toml:1: There is no setting 'sede'. Did you mean 'seed'?" in err
    assert edited(tmp_path, EDITOR=editor("file.write_text('seed = 4')"))[0] == 0


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("", "No editor is named. Set EDITOR"),
        ("no-such-editor-here", "'no-such-editor-here' cannot be started"),
        ("'", "cannot be started"),
        (f"{shlex.quote(sys.executable)} -c 'import sys; sys.exit(3)'", "ended with code 3"),
    ],
)
def test_an_editor_that_fails_is_a_sentence(tmp_path: Path, named: str, said: str) -> None:
    """What to set, or what happened."""
    code, out, err = edited(tmp_path, EDITOR=named)
    assert (code, out) == (2, "")
    assert said in err
