"""Where the page is, and which requests are for it.

A page of any site may ask a browser to open a socket to this computer. So a request must be made by our own
page (its origin is the host it is sent to), and while only this computer is listened to, the host must be
one of its own names, whatever another name may be made to point to.
"""

from __future__ import annotations

import ipaddress
import platform
from typing import Final, NamedTuple

LOOPBACK: Final = "127.0.0.1"
_OWN_NAMES: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
_EVERY_ADDRESS: Final = frozenset({"", "0.0.0.0", "::"})  # noqa: S104 - told apart, not listened to


class Address(NamedTuple):
    """Where to listen, and `key`: a secret first folder of every path, empty where none is needed."""

    host: str = LOOPBACK
    port: int = 0
    key: str = ""

    @property
    def private(self) -> bool:
        """Whether only this computer can reach it."""
        return is_loopback(self.host)

    @property
    def root(self) -> str:
        """The path of the page, which ends with a slash."""
        return f"/{self.key}/" if self.key else "/"

    @property
    def url(self) -> str:
        """What to open in a browser."""
        host = (platform.node() or self.host) if self.host in _EVERY_ADDRESS else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}{self.root}"


def is_loopback(host: str) -> bool:
    """Return whether a host to listen on is this computer alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def may_ask(host: str, origin: str | None, *, private: bool) -> bool:
    """Return whether a request to `host` (with its port) is from our own page; `origin` may be absent."""
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() else host
    if private and name.lower() not in _OWN_NAMES and not is_loopback(name.strip("[]")):
        return False
    return origin is None or origin.lower() == f"http://{host.lower()}"
