"""A web page shown by the learner's browser, in a window of its own or not at all."""

from __future__ import annotations

import webbrowser


def show(address: str) -> bool:
    """Open a page; return whether a browser took it. One that would draw into this terminal is not asked."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    in_terminal = type(browser) is webbrowser.GenericBrowser
    return not in_terminal and browser.open(address)
