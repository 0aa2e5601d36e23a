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

    By default the process would stop at once, and leave a terminal behind that shows nothing typed. A signal
    that is ignored already, as below `nohup`, stays so.
    """
    asked = False

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        nonlocal asked
        asked = True
        signal.raise_signal(signal.SIGINT)

    numbers = [getattr(signal, name) for name in _REQUESTS if hasattr(signal, name)]
    ours = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    for number in ours:
        signal.signal(number, interrupt)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)
    if asked:
        raise KeyboardInterrupt
