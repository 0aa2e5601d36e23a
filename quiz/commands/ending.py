"""Being asked to end: a closed window or a shutdown stops the screens as Ctrl-C would, in good order."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

_REQUESTS: Final = ("SIGTERM", "SIGHUP")  # the second is unknown to Windows


@contextmanager
def in_good_order() -> Iterator[None]:
    """Let what runs inside clean up when the system asks the process to end; raises KeyboardInterrupt then.

    By default the process would stop at once, and leave a terminal behind that shows nothing typed. A request
    that is ignored already, as below `nohup`, stays so. Ctrl-C does not, since all requests end in it.
    """
    asked = False

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        nonlocal asked
        if not asked:  # asyncio takes a second Ctrl-C for leave to drop everything
            asked = True
            signal.raise_signal(signal.SIGINT)

    numbers = [getattr(signal, name) for name in _REQUESTS if hasattr(signal, name)]
    ours = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    for number in ours:
        signal.signal(number, interrupt)
    usual = signal.getsignal(signal.SIGINT)
    if usual is signal.SIG_IGN:  # as a shell leaves it to what a script starts with `&`
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
        for number in ours:
            signal.signal(number, signal.SIG_DFL)
    if asked:
        raise KeyboardInterrupt
