"""An OpenAI-compatible chat server on loopback that answers by script: the real clients, real HTTP, no model.

    with ScriptedServer(says(CLAIM), status(500)) as server:
        ...                                  # point a client at server.base_url
    server.requests[0].body["messages"]      # what was sent, in order

Each chat request takes the next reply; when none is left the last one is repeated.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any


@dataclass(frozen=True)
class Reply:
    """One HTTP answer."""

    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    delay_s: float = 0.0


@dataclass(frozen=True)
class Request:
    path: str
    headers: Mapping[str, str]
    body: Any


def says(content: Any, *, finish: str = "stop", refusal: str | None = None) -> Reply:
    """A chat completion whose message is `content`, as JSON unless it is text already."""
    text = content if isinstance(content, str) or content is None else json.dumps(content)
    return _completion({"role": "assistant", "content": text, "refusal": refusal}, finish)


def calls(name: str, arguments: Any) -> Reply:
    """A chat completion that calls one tool."""
    function = {"name": name, "arguments": json.dumps(arguments)}
    message = {
        "role": "assistant",
        "content": None,
        "tool_calls": [{"id": "call_1", "type": "function", "function": function}],
    }
    return _completion(message, "tool_calls")


def cut_off(text: str) -> Reply:
    """An answer that ran into the token limit."""
    return says(text, finish="length")


def refuses(words: str) -> Reply:
    return says(None, refusal=words)


def status(code: int, message: str = "scripted failure") -> Reply:
    return Reply(json.dumps({"error": {"message": message, "type": "scripted"}}).encode(), code)


def redirects(url: str) -> Reply:
    return Reply(b"", 307, {"Location": url})


def not_json(body: bytes = b"<html>a proxy's page</html>") -> Reply:
    return Reply(body)


def hangs(seconds: float) -> Reply:
    """Says nothing for a while."""
    return Reply(says({}).body, delay_s=seconds)


def _completion(message: dict[str, Any], finish: str) -> Reply:
    body = {
        "id": "scripted",
        "object": "chat.completion",
        "created": 0,
        "model": "scripted",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        "usage": {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15},
    }
    return Reply(json.dumps(body).encode())


class ScriptedServer:
    """Serves its replies in turn on a free loopback port; `requests` holds what came."""

    def __init__(self, *replies: Reply) -> None:
        self.replies = list(replies)
        self.requests: list[Request] = []
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def __enter__(self) -> ScriptedServer:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: Any, trace: TracebackType | None) -> None:
        self._closing.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join(timeout=5)

    def _next(self, request: Request) -> Reply:
        with self._lock:
            self.requests.append(request)
            at = min(len(self.requests), len(self.replies)) - 1
            return self.replies[at] if self.replies else status(404)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                body = json.loads(self.rfile.read(length) or b"null")
                headers = {name.lower(): value for name, value in self.headers.items()}
                self._send(server._next(Request(self.path, headers, body)))

            def do_GET(self) -> None:
                self._send(Reply(b'{"object": "list", "data": []}'))

            def _send(self, reply: Reply) -> None:
                until = time.monotonic() + reply.delay_s
                while time.monotonic() < until and not server._closing.is_set():
                    time.sleep(0.02)
                try:
                    self.send_response(reply.status)
                    self.send_header("Content-Type", "application/json")
                    self.send_header("Content-Length", str(len(reply.body)))
                    for name, value in reply.headers.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(reply.body)
                except OSError:
                    pass  # the client has given up, as some scripts want it to

            def log_message(self, format: str, *args: Any) -> None:
                pass

        return Handler
