"""The app served to a browser: who may open it, that it is the app, and that a closed tab leaves nothing."""

from __future__ import annotations

import asyncio
import importlib.util
import platform
import re
import shutil
import signal
import socket
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest

from quiz.web.address import Address, may_ask
from tests.quiz.command import quiz

HAS_EXTRA = importlib.util.find_spec("textual_serve") is not None
SERVED = pytest.mark.skipif(
    sys.platform == "win32" or not HAS_EXTRA or not shutil.which("ps"),
    reason="needs the extra `web`, signals and ps",
)
if HAS_EXTRA:
    from aiohttp import ClientSession, WSServerHandshakeError

    from quiz.web import tab as tabs
    from tests.quiz.serving import TabHere, gone, open_tab, serving, until

LEAVES_NEVER = """
import signal, sys
signal.signal(signal.SIGTERM, signal.SIG_IGN)
sys.stdout.write("__GANGLION__\\n")
sys.stdout.flush()
while True:
    signal.pause()
"""


@SERVED
async def test_the_page_and_all_its_parts_come_from_this_computer(tmp_path: Path) -> None:
    """Every address in the page is answered by the server itself, and none is of another place."""
    async with serving(tmp_path / "home") as served, ClientSession(served.url) as session:
        async with session.get("/") as answer:
            page = await answer.text()
            assert answer.status == 200
            assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        parts = re.findall(r'(?:href|src)="(/[^"]+)"', page)
        assert len(parts) >= 3
        for part in parts:
            async with session.get(part) as answer:
                assert answer.status == 200, part
                assert part.endswith(".js") or "://" not in re.sub(
                    r"/\*.*?\*/", "", await answer.text(), flags=re.DOTALL
                )
        assert not re.findall(r"https?://(?!127\.0\.0\.1)", page)
        assert not served.children


@SERVED
async def test_an_answer_typed_in_a_tab_is_judged_and_kept(tmp_path: Path) -> None:
    """The tab shows the same app; what was judged when the tab closed is in the log, under the same home."""
    async with serving(tmp_path / "home") as served:
        async with open_tab(served) as tab:
            await tab.wait_for("Halves")
            await tab.press("enter")
            await tab.wait_for("What is a half of 84?")
            await tab.press("168", "enter")
            await tab.wait_for("That is the double.")
            app = served.children
            assert app
        await until(lambda: gone(app))
        assert not served.children
        assert served.grades() == [2]


@SERVED
async def test_a_tab_that_vanishes_leaves_no_process(tmp_path: Path) -> None:
    """Whether it is closed while the app starts, or its connection breaks without a word."""
    async with serving(tmp_path / "home") as served:
        async with open_tab(served) as tab:
            await until(lambda: bool(served.children))
        await until(lambda: not served.children)
        async with open_tab(served) as tab:
            await tab.wait_for("Halves")
            app = served.children
            connection = tab.socket._response.connection
            assert connection is not None
            assert connection.transport is not None
            connection.transport.abort()
            await until(lambda: gone(app))


@SERVED
async def test_leaving_the_app_closes_the_tab(tmp_path: Path) -> None:
    """The learner's own key to leave ends the socket too; the server serves on."""
    async with serving(tmp_path / "home") as served:
        for _ in range(2):
            async with open_tab(served) as tab:
                await tab.wait_for("Halves")
                await tab.press("\x11")  # Ctrl-Q
                await tab.wait_closed()
        await until(lambda: not served.children)


@SERVED
@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
async def test_no_app_outlives_its_server(tmp_path: Path, number: str) -> None:
    """Asked to end it ends well; when it is killed, each app sees that nobody is left and leaves too."""
    async with serving(tmp_path / "home") as served, open_tab(served) as tab:
        await tab.wait_for("Halves")
        app = served.children
        code, said = await served.end(signal.Signals[number])
        await until(lambda: gone(app))
        if number != "SIGKILL":
            assert (code, said.splitlines()[-1]) == (0, "Ended; every grade is kept.")
            assert "Traceback" not in said


@SERVED
async def test_what_is_no_message_of_the_page_is_passed_over(tmp_path: Path) -> None:
    """Nothing that a socket can be sent stops the app or the server."""
    async with serving(tmp_path / "home") as served, open_tab(served) as tab:
        await tab.wait_for("Halves")
        for text in (
            "",
            "[",
            "{}",
            '["stdin"]',
            '["stdin", 1]',
            '["resize", {}]',
            "[" * 9999,
            '["stdin", "\\ud800"]',
        ):
            await tab.socket.send_str(text)
        await tab.socket.send_bytes(b"\xff")
        await tab.socket.send_json(["resize", {"width": 10**9, "height": -1}])
        await tab.socket.send_json(["resize", {"width": 80, "height": 24}])
        await tab.press("enter")
        await tab.wait_for("What is a half of 84?")


@SERVED
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://elsewhere.example"},
        {"Origin": "null"},
        {"Host": "elsewhere.example", "Origin": "http://elsewhere.example"},
    ],
)
async def test_another_site_gets_neither_page_nor_app(tmp_path: Path, headers: dict[str, str]) -> None:
    """A page of another site, or a name that was made to point here, is refused and starts nothing."""
    async with serving(tmp_path / "home") as served, ClientSession(served.url) as session:
        async with session.get("/", headers=headers) as answer:
            assert answer.status == 403
        with pytest.raises(WSServerHandshakeError, match="403"):
            await session.ws_connect("/ws", headers=headers)
        assert not served.children


@SERVED
async def test_what_others_can_reach_has_a_secret_in_its_address(tmp_path: Path) -> None:
    """Beyond this computer a warning is given, and without the secret there is no page and no app."""
    async with serving(tmp_path / "home", "--host", "0.0.0.0") as served:  # noqa: S104
        found = re.fullmatch(r"http://.+:(\d+)/([\w-]{20,})/", served.url)
        assert found
        port, key = found.groups()
        async with ClientSession(f"http://127.0.0.1:{port}") as session:
            for path in ("/", "/ws", "/static/js/textual.js", f"/{key[:-1]}/"):
                async with session.get(path) as answer:
                    assert answer.status == 404
            async with session.get(f"/{key}/") as answer:
                assert f'src="/{key}/page.js"' in await answer.text()
            async with session.ws_connect(f"/{key}/ws") as socket:
                await TabHere(socket).wait_for("Halves")
        _, said = await served.end(signal.SIGINT)
        assert said.startswith("Warning: other computers can reach this page.")


@SERVED
async def test_an_app_that_does_not_leave_is_made_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the request to quit nor the system's moves it, so it is killed; waiting for it has an end."""
    monkeypatch.setattr(tabs, "QUIT_SECONDS", 0.05)
    monkeypatch.setattr(tabs, "_TERMINATE_SECONDS", 0.05)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", LEAVES_NEVER, stdin=PIPE, stdout=PIPE
    )

    async def paint(_data: bytes) -> None:
        await asyncio.sleep(0)

    tab = tabs.Tab(process, paint)
    assert await tab._greeted()
    await tab.end()
    assert process.returncode == -signal.SIGKILL
    await tab.relay()


@SERVED
def test_a_port_that_is_taken_is_a_sentence(tmp_path: Path) -> None:
    """It is told which port, and how to get another."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = quiz("serve", "--port", str(port), home=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert (
        ran.err == f"quiz: Port {port} is taken by another program. Take another one: --port 0 finds one.\n"
    )


@SERVED
@pytest.mark.parametrize(
    ("name", "said"), [("reviews.db", "is not a review log"), ("config.toml", "not TOML")]
)
def test_what_no_tab_could_use_is_told_at_the_start(tmp_path: Path, name: str, said: str) -> None:
    """A log or settings that cannot be read end the command before a page is served."""
    (tmp_path / name).write_text("nothing of the kind\n" * 100)
    ran = quiz("serve", "--port", "0", home=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@SERVED
def test_a_host_of_nobody_is_a_sentence(tmp_path: Path) -> None:
    """An address that this computer does not have is told by name."""
    ran = quiz("serve", "--host", "192.0.2.1", "--port", "0", home=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("quiz: 192.0.2.1:0 cannot be listened on")


@pytest.mark.parametrize("word", ["x", "-1", "65536", "8_000", "٣", "99999999999999999999"])
def test_a_word_that_is_no_port_is_refused(tmp_path: Path, word: str) -> None:
    """Nothing is started."""
    ran = quiz("serve", f"--port={word}", home=tmp_path)
    assert ran.code == 2
    assert "is no port" in ran.err


def test_without_the_extra_it_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence names the extra and the command that installs it."""
    monkeypatch.setattr("quiz.commands.serve._NEEDED", ("textual_serve_that_is_not_there",))
    ran = quiz("serve", home=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "pip install 'proofdeck[web]'" in ran.err


@pytest.mark.parametrize(
    ("host", "origin", "private", "allowed"),
    [
        ("127.0.0.1:8000", None, True, True),
        ("127.0.0.1:8000", "http://127.0.0.1:8000", True, True),
        ("localhost:8000", "http://localhost:8000", True, True),
        ("LocalHost:8000", "http://localhost:8000", True, True),
        ("[::1]:8000", "http://[::1]:8000", True, True),
        ("127.0.0.1", "http://127.0.0.1", True, True),
        ("127.0.0.1:8000", "http://localhost:8000", True, False),
        ("127.0.0.1:8000", "http://127.0.0.1:9000", True, False),
        ("127.0.0.1:8000", "https://127.0.0.1:8000", True, False),
        ("127.0.0.1:8000", "null", True, False),
        ("127.0.0.1.example:8000", "http://127.0.0.1.example:8000", True, False),
        ("example.org", None, True, False),
        ("", None, True, False),
        ("shelf.local:8000", "http://shelf.local:8000", False, True),
        ("shelf.local:8000", "http://example.org", False, False),
    ],
)
def test_only_our_own_page_may_ask(host: str, origin: str | None, private: bool, allowed: bool) -> None:
    """The origin is the host asked; where others cannot listen, the host is a name of this computer."""
    assert may_ask(host, origin, private=private) is allowed


@pytest.mark.parametrize(
    ("address", "url", "private"),
    [
        (Address(port=8000), "http://127.0.0.1:8000/", True),
        (Address("localhost", 80), "http://localhost:80/", True),
        (Address("::1", 8000), "http://[::1]:8000/", True),
        (Address("192.0.2.7", 8000, "secret"), "http://192.0.2.7:8000/secret/", False),
        (Address("0.0.0.0", 8000, "secret"), f"http://{platform.node()}:8000/secret/", False),  # noqa: S104
    ],
)
def test_the_address_can_be_opened(address: Address, url: str, private: bool) -> None:
    """What is printed is an address with the key in it where others can reach the page."""
    assert (address.url, address.private) == (url, private)
