"""The program as a process, for the tests beside this file: a profile of its own, providers that do what a test says,
and raw HTTP. The path of the program comes in $SWITCHYARD."""
import contextlib
import http.client
import http.server
import json
import os
import pathlib
import re
import resource
import secrets
import shutil
import socket
import sqlite3
import struct
import subprocess
import tempfile
import threading
import time

PROGRAM = os.environ["SWITCHYARD"]
# Nothing of whoever runs the tests: no key store, no keys, no settings.
BARE = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "TSAN_OPTIONS", "TMPDIR") if name in os.environ}
PATIENCE = 20


def random_secret() -> str:
    """Letters and digits that nothing else holds, with characters that JSON and addresses write in another way."""
    return f"sk-{secrets.token_hex(12)}/+\"{secrets.token_hex(6)}"


def until(what, holds, patience=PATIENCE):
    end = time.monotonic() + patience
    while True:
        value = holds()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"{what} did not come about within {patience} s")
        time.sleep(0.05)


class Provider:
    """A provider that answers with play(handler, request) and remembers the requests."""

    def __init__(self, play, host="127.0.0.1", port=0):
        provider = self
        self.requests = []
        self.connections = []

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def setup(self):
                super().setup()
                provider.connections.append(self.connection)

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("content-length", 0)))
                request = {"path": self.path, "headers": dict(self.headers.items()), "body": body}
                provider.requests.append(request)
                with contextlib.suppress(ConnectionError):
                    play(self, request)

            def log_message(self, *_):
                pass

        class Server(http.server.ThreadingHTTPServer):
            request_queue_size = 256

            def handle_error(self, *_):
                pass  # a client that leaves is no error of ours

        self.server = Server((host, port), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def url(self):
        return "http://%s:%d/v1" % self.server.server_address[:2]

    def close(self):
        """Takes no further connections, and ends those that there are."""
        self.server.shutdown()
        self.server.server_close()
        for connection in self.connections:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


def send_json(handler, status, body, headers=()):
    data = json.dumps(body).encode()
    handler.send_response(status)
    for name, value in (("content-type", "application/json"), ("content-length", str(len(data))), *headers):
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(data)


def send_events(handler, events, gap=0.0):
    handler.send_response(200)
    handler.send_header("content-type", "text/event-stream")
    handler.send_header("connection", "close")
    handler.end_headers()
    for event in events:
        handler.wfile.write(b"data: " + (event if isinstance(event, bytes) else json.dumps(event).encode()) + b"\n\n")
        handler.wfile.flush()
        time.sleep(gap)
    handler.close_connection = True


def reset(handler):
    """Ends the connection without an answer, and not in good order."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.close_connection = True


def answer(text="Hello"):
    return {
        "id": "gen-1", "object": "chat.completion", "created": 1, "model": "large",
        "choices": [{"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 3, "completion_tokens": 1, "total_tokens": 4},
    }


def pieces(*texts):
    def event(delta, finish=None):
        return {"id": "gen-1", "object": "chat.completion.chunk", "created": 1, "model": "large",
                "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]}

    usage = {"id": "gen-1", "object": "chat.completion.chunk", "created": 1, "model": "large", "choices": [],
             "usage": {"prompt_tokens": 3, "completion_tokens": len(texts), "total_tokens": 3 + len(texts)}}
    return [event({"role": "assistant", "content": text}) for text in texts] + [event({}, "stop"), usage, b"[DONE]"]


def healthy(handler, request):
    if json.loads(request["body"]).get("stream"):
        send_events(handler, pieces("Hel", "lo"))
    else:
        send_json(handler, 200, answer())


def provider_entry(base_url, model="test/model", hosts=None):
    key = {"name": "main", "secret": "env:TEST_PROVIDER_KEY"}
    if hosts:
        key["hosts"] = hosts
    return {
        "name": "Mock", "protocol": "openai-chat", "base_url": base_url, "keys": [key],
        "models": [{"id": model, "provider_model_id": "large", "context_length": 100000,
                    "pricing": {"prompt": "0.000001", "completion": "0.000002"}}],
    }


class Switchyard:
    """`switchyard` on a throw-away profile with one key of its own. Use it with `with`."""

    def __init__(self, config=None, environment=None):
        self.profile = pathlib.Path(tempfile.mkdtemp(prefix="switchyard-process-"))
        self.key = random_secret()
        # Without the last one, only root could count the descriptors of a release build.
        self.environment = {
            **BARE, "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": str(self.profile), "XDG_RUNTIME_DIR": str(self.profile),
            "QT_QPA_PLATFORM": "offscreen", "TEST_OWN_KEY": self.key, "TEST_PROVIDER_KEY": random_secret(),
            "SWITCHYARD_ALLOW_DUMPS": "1", **(environment or {}),
        }
        self.config = {"keys": [{"name": "tester", "secret": "env:TEST_OWN_KEY"}], **(config or {})}
        self.write_config()
        self.child = None
        self.said = b""  # on stderr, so far

    def write_config(self):
        (self.profile / "config.json").write_text(json.dumps(self.config), encoding="utf-8")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.child and self.child.poll() is None:
            self.child.kill()
            self.child.wait()
        if self.child:
            self.child.stdout.close()
        shutil.rmtree(self.profile, ignore_errors=True)

    def run(self, *arguments, data=None):
        return subprocess.run([PROGRAM, "--profile", self.profile, *arguments], input=data, capture_output=True,
                              env=self.environment, timeout=60)

    def serve(self, *arguments, listen="127.0.0.1:0", limits=()):
        """`limits`: pairs of a resource and the most of it that the program may have."""

        def prepare():
            for what, most in limits:
                resource.setrlimit(what, (most, most))

        if self.child:
            self.child.stdout.close()
        self.child = subprocess.Popen([PROGRAM, "--profile", self.profile, *arguments, "serve", "--listen", listen],
                                      stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.environment,
                                      preexec_fn=prepare)
        self.listener = threading.Thread(target=self._listen, args=(self.child.stderr,), daemon=True)
        self.listener.start()
        line = self.child.stdout.readline().decode()
        match = re.fullmatch(r"listening on http://(.+):(\d+)\n", line)
        if not match:
            raise AssertionError(f"unexpected first line {line!r}; {self.said.decode()}")
        self.host, self.port = match[1].strip("[]"), int(match[2])
        return self

    def _listen(self, stderr):
        with stderr:
            for line in stderr:
                self.said += line

    def stop(self, patience=40):
        self.child.terminate()
        status = self.child.wait(patience)
        self.listener.join(patience)
        return status

    def ask(self, method, path, body=None, headers=None, patience=PATIENCE, key=None):
        """Status, header fields and body of an answer over a connection of its own."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=patience)
        try:
            data = json.dumps(body).encode() if isinstance(body, (dict, list)) else body
            connection.request(method, path, data, {"authorization": f"Bearer {key or self.key}",
                                                    "content-type": "application/json", **(headers or {})})
            response = connection.getresponse()
            return response.status, response.getheaders(), response.read()
        finally:
            connection.close()

    def chat(self, model="test/model", headers=None, patience=PATIENCE, **fields):
        body = {"model": model, "messages": [{"role": "user", "content": "Hi"}], **fields}
        return self.ask("POST", "/v1/chat/completions", body, headers, patience)

    def connect(self):
        return socket.create_connection((self.host, self.port), PATIENCE)

    def sockets(self):
        """How many sockets the process has open."""
        count = 0
        for link in pathlib.Path(f"/proc/{self.child.pid}/fd").iterdir():
            with contextlib.suppress(OSError):
                count += os.readlink(link).startswith("socket:")
        return count

    def wait_for_history(self, rows):
        """Until there are so many requests in the history; it is written a moment later than answered."""

        def written():
            with contextlib.suppress(sqlite3.OperationalError):  # it may be about to be made
                return len(self.history("select * from requests_v1")) >= rows
            return False

        until(f"the history of {rows} requests", written)

    def history(self, statement):
        with contextlib.closing(sqlite3.connect(f"file:{self.profile}/history.sqlite?mode=ro", uri=True)) as database:
            database.row_factory = sqlite3.Row
            return [dict(row) for row in database.execute(statement)]
