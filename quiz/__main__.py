"""Where the `quiz` command and `python -m quiz` begin."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line of this process and return its exit code."""
    try:
        from quiz.cli import run
        from quiz.commands.context import of_process

        return run(sys.argv[1:], of_process())
    except KeyboardInterrupt:  # during the imports above; `run` answers for everything after
        return 130


if __name__ == "__main__":
    sys.exit(main())
