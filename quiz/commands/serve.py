"""Study in a browser: serve the same app as a page of this computer, until Ctrl-C.

The page's address goes to standard output. Each tab is a process of its own, and gone with the tab.
"""

from __future__ import annotations

import argparse
import asyncio
import errno
import secrets
from collections.abc import Callable, Sequence
from importlib.util import find_spec

from quiz.commands.context import Context
from quiz.commands.engine import desk
from quiz.errors import ExitCode, QuizError
from quiz.text.display import one_line
from quiz.web.address import LOOPBACK, Address, is_loopback

_NEEDED = ("textual_serve", "aiohttp")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add where to listen."""
    parser.add_argument(
        "--port", metavar="N", type=_port, default=8000, help="where the page is (8000); 0 takes a free one"
    )
    parser.add_argument(
        "--host",
        metavar="HOST",
        default=LOOPBACK,
        help=f"another address to listen on than {LOOPBACK}, which only this computer reaches",
    )


def run(arguments: argparse.Namespace, context: Context) -> ExitCode:
    """Serve until asked to end; raises QuizError without the extra, and for a port that cannot be had."""
    if not all(map(find_spec, _NEEDED)):
        raise QuizError(
            "Studying in a browser needs the extra `web`.",
            "Install it: pip install 'proofdeck[web]' (in a clone: pip install '.[web]').",
        )
    with desk(context).log():
        pass  # what is wrong with settings or log is told here, not in each tab
    host: str = arguments.host.strip()
    address = Address(host, arguments.port, "" if is_loopback(host) else secrets.token_urlsafe(16))
    words = [] if context.home is None else ["--home", str(context.home.expanduser().absolute())]
    try:
        asyncio.run(_served(address, words, context))
    except OSError as error:
        raise _refused(error, address) from error
    except KeyboardInterrupt:
        pass  # where the loop knows no signals
    context.say("Ended; every grade is kept.")
    return ExitCode.OK


async def _served(address: Address, words: Sequence[str], context: Context) -> None:
    from quiz.web.server import Site  # aiohttp: 200 ms that the sentences above need not wait for

    await Site(address, words, context.environ).run(_announcer(context))


def _announcer(context: Context) -> Callable[[Address], None]:
    def announce(address: Address) -> None:
        if not address.private:
            context.say(
                "Warning: other computers can reach this page. Whoever has its address can study as you, "
                "and what is typed is not encrypted on its way."
            )
        context.print(address.url)
        context.stdout.flush()
        context.say("Open this address in a browser. Ctrl-C ends it.")
        context.stderr.flush()

    return announce


def _refused(error: OSError, address: Address) -> QuizError:
    where = f"Port {address.port}" if address.private else f"{one_line(address.host, 200)}:{address.port}"
    match error.errno:
        case errno.EADDRINUSE:
            return QuizError(f"{where} is taken by another program.", "Take another one: --port 0 finds one.")
        case errno.EACCES:
            return QuizError(f"{where} may not be listened on.", "Take a port above 1023.")
    return QuizError(f"{where} cannot be listened on: {error.strerror or error}.", "Name another --host.")


def _port(word: str) -> int:
    if not (word.isascii() and word.isdecimal() and int(word[:6]) <= 65_535):
        raise argparse.ArgumentTypeError(
            f"{word!r} is no port; take a number up to 65535, or 0 for a free one"
        )
    return int(word)
