"""Planted keys: through good, failing, streamed, cancelled and cached requests they appear nowhere but in the
Authorization field that goes to the host they are bound to, and in no core dump."""
import base64
import http.client
import json
import pathlib
import time
import unittest
import urllib.parse

from serving import Provider, Switchyard, answer, healthy, pieces, provider_entry, random_secret, send_events, send_json, until


def traces(secret: str):
    """The ways in which somebody could find the secret, as bytes."""
    raw = secret.encode()
    yield "as it is", raw
    yield "percent-encoded", urllib.parse.quote(secret, safe="").encode()
    yield "percent-encoded in small letters", urllib.parse.quote(secret, safe="").lower().encode()
    escaped = json.dumps(secret)[1:-1].encode()
    yield "as in JSON", escaped
    yield "as in JSON with slashes", escaped.replace(b"/", b"\\/")
    yield "as in JSON twice", json.dumps(escaped.decode())[1:-1].encode()
    for before in range(3):  # where it begins among groups of three
        whole = base64.b64encode(b"\0" * before + raw)
        inner = whole[(0, 2, 3)[before]:(before + len(raw)) * 8 // 6]
        yield f"base64 behind {before}", inner
        yield f"base64url behind {before}", inner.translate(bytes.maketrans(b"+/", b"-_"))
    yield "hexadecimal", raw.hex().encode()
    yield "its middle", raw[6:22]


def echo(key: str):
    """What careless services say of a key."""
    basic = base64.b64encode(f"user:{key}".encode()).decode()
    return f"Wrong key {key} in /v1?key={urllib.parse.quote(key, safe='')} or Basic {basic} or {json.dumps(key)}"


class Secrets(unittest.TestCase):
    def setUp(self):
        self.provider_key = random_secret()
        self.elsewhere = Provider(healthy)
        self.upstream = Provider(self.play)
        self.hook_key = random_secret()
        self.hook = Provider(lambda handler, _: send_json(handler, 200, {}))
        for provider in (self.elsewhere, self.upstream, self.hook):
            self.addCleanup(provider.close)
        base = self.upstream.url.removesuffix("/v1")
        ways = ("good", "refused", "refused-in-words", "broken", "redirected", "moved", "broken-stream", "slow")
        self.switchyard = Switchyard(
            {
                "providers": {way: provider_entry(f"{base}/{way}/v1", f"test/{way}") for way in ways},
                "response_cache": {"enabled": False},
                "broadcast": [{"name": "hook", "type": "webhook", "url": self.hook.url,
                               "headers": {"Authorization": "env:TEST_HOOK_KEY"}}],
            },
            {"TEST_PROVIDER_KEY": self.provider_key, "TEST_HOOK_KEY": self.hook_key},
        )
        self.addCleanup(self.switchyard.__exit__)
        self.found_in = {}

    def play(self, handler, request):
        way = request["path"].split("/")[1]
        key = request["headers"].get("Authorization", "").removeprefix("Bearer ")
        if way == "good":
            healthy(handler, request)
        elif way == "refused":
            send_json(handler, 401, {"error": {"message": echo(key), "code": key, "param": key, "type": key}})
        elif way == "refused-in-words":
            data = echo(key).encode()
            handler.send_response(403)
            handler.send_header("content-type", "text/plain")
            handler.send_header("content-length", str(len(data)))
            handler.end_headers()
            handler.wfile.write(data)
        elif way == "broken":
            send_json(handler, 500, {"detail": echo(key)}, [("x-request-id", key), ("x-debug", f"Bearer {key}"),
                                                            ("retry-after", "0")])
        elif way == "redirected":
            send_json(handler, 307, {}, [("location", f"{self.elsewhere.url}/chat/completions")])
        elif way == "moved":
            send_json(handler, 302, {}, [("location", f"{self.elsewhere.url}/chat/completions?key={key}")])
        elif way == "broken-stream":
            send_events(handler, [pieces("Hel")[0], {"error": {"message": echo(key), "code": 500}}])
        else:
            send_events(handler, pieces(*["piece "] * 40), 0.05)

    def assert_clean(self, where, content, secrets=None):
        content = content if isinstance(content, bytes) else str(content).encode()
        for name, secret in (secrets or self.planted).items():
            for how, trace in traces(secret):
                self.assertNotIn(trace, content, f"{name} stands {how} in {where}")

    @property
    def planted(self):
        return {"the provider's key": self.provider_key, "the own key": self.switchyard.key,
                "the hook's key": self.hook_key}

    def ask(self, way, **more):
        for stream in (False, True):
            status, headers, body = self.switchyard.chat(f"test/{way}", stream=stream, **more)
            self.assert_clean(f"the answer of {way}", body)
            self.assert_clean(f"the header of {way}", headers)
            yield status, body

    def hang_up(self):
        connection = http.client.HTTPConnection(self.switchyard.host, self.switchyard.port, timeout=20)
        body = json.dumps({"model": "test/slow", "stream": True, "messages": [{"role": "user", "content": "Hi"}]})
        connection.request("POST", "/v1/chat/completions", body, {"authorization": f"Bearer {self.switchyard.key}"})
        self.assert_clean("a stream", connection.getresponse().read(100))
        connection.close()

    def session(self):
        cached = {"X-OpenRouter-Cache": "true"}
        self.assertEqual([status for status, _ in self.ask("good")], [200, 200])
        self.assertEqual([status for status, _ in self.ask("good", headers=cached)], [200, 200])
        self.assertEqual([status for status, _ in self.ask("good", headers=cached)], [200, 200])
        for status, body in self.ask("refused"):
            self.assertEqual(status, 401)
            self.assertIn(b"***", body)
        for status, _ in self.ask("refused-in-words"):
            self.assertEqual(status, 403)
        for status, _ in self.ask("broken"):
            self.assertEqual(status, 500)
        for way in ("redirected", "moved"):
            for status, _ in self.ask(way):
                self.assertEqual(status, 502)
        (status, _), (stream_status, stream) = self.ask("broken-stream")
        self.assertGreaterEqual(status, 500)
        self.assertEqual(stream_status, 200)
        self.assertIn(b'"error"', stream)
        self.hang_up()
        self.by_every_door()
        self.read_everything()

    def by_every_door(self):
        """The own key in each of the places where clients put it, right and wrong."""
        quoted = urllib.parse.quote(self.switchyard.key, safe="")
        for path, headers in (
            ("/v1/models", {"authorization": "", "x-api-key": self.switchyard.key}),
            (f"/v1beta/models?key={quoted}", {"authorization": ""}),
            (f"/nowhere/{quoted}", {}),
            ("/v1/models", {"authorization": f"Bearer {self.switchyard.key}x"}),
            ("/v1/models", {"host": "evil.example"}),
        ):
            status, answer_headers, body = self.switchyard.ask("GET", path, None, headers)
            if path.startswith("/nowhere"):
                # Who put the key into the path is told the path.
                self.assertEqual(status, 404)
                self.assert_clean(path, body, {"the provider's key": self.provider_key})
            else:
                self.assert_clean(path, body)
                self.assert_clean(path, answer_headers)

    def read_everything(self):
        for path in ("/health", "/metrics", "/v1/models", "/v1/key", "/v1/keys", "/v1/credits", "/v1/activity",
                     "/v1/providers", "/v1/endpoints/zdr", "/api/tags", "/v1beta/models"):
            _, headers, body = self.switchyard.ask("GET", path)
            self.assert_clean(path, body)
            self.assert_clean(path, headers)

    def assert_files_clean(self):
        for file in sorted(self.switchyard.profile.rglob("*")):
            if file.is_file():
                self.assert_clean(file.name, file.read_bytes())

    def test_they_appear_nowhere_else(self):
        self.switchyard.serve("--verbose")
        self.session()
        until("the history", lambda: (self.switchyard.profile / "history.sqlite").exists())
        # With the log of the database beside it, and after the end without.
        self.assert_files_clean()
        self.assertEqual(self.switchyard.stop(), 0)
        self.assert_clean("what it printed", self.switchyard.child.stdout.read())
        self.assert_clean("what it told", self.switchyard.said)
        self.assert_files_clean()
        self.assertGreaterEqual(len(self.switchyard.history("select * from attempts_v1")), 14)

        for command in (("check", "--json"), ("keys", "list", "--json"), ("secrets", "list", "--json"),
                        ("models", "test", "--json"), ("route", "--model", "test/good", "--json"),
                        ("ask", "--json", "-m", "test/refused", "Hi"),
                        ("--verbose", "ask", "-m", "test/broken-stream", "Hi")):
            run = self.switchyard.run(*command)
            self.assertTrue(run.stdout + run.stderr, command)
            self.assert_clean(" ".join(command), run.stdout + run.stderr)
        self.assert_files_clean()
        self.assert_sent_to_the_bound_host_alone()

    def assert_sent_to_the_bound_host_alone(self):
        self.assertEqual(self.elsewhere.requests, [])
        self.assertGreaterEqual(len(self.hook.requests), 1)
        for request in self.hook.requests:
            headers = dict(request["headers"])
            self.assertEqual(headers.pop("Authorization"), self.hook_key)
            self.assert_clean("what is told to a hook", request["body"])
            self.assert_clean("the header of what is told", headers)
        self.assertGreaterEqual(len(self.upstream.requests), 14)
        for request in self.upstream.requests:
            headers = dict(request["headers"])
            self.assertEqual(headers.pop("Authorization"), f"Bearer {self.provider_key}")
            self.assert_clean("the request's path", request["path"])
            self.assert_clean("the request's header", headers)
            self.assert_clean("the request's body", request["body"])

    def test_no_memory_goes_into_a_core_dump(self):
        del self.switchyard.environment["SWITCHYARD_ALLOW_DUMPS"]
        self.switchyard.serve()
        self.assertEqual(self.switchyard.chat("test/good")[0], 200)
        of_process = pathlib.Path(f"/proc/{self.switchyard.child.pid}")
        limit = next(line for line in (of_process / "limits").read_text().splitlines() if "core file size" in line)
        self.assertEqual(limit.split()[4:6], ["0", "0"])
        # As root one may read this of anybody; otherwise that it is refused is as good.
        try:
            self.assertEqual(int((of_process / "coredump_filter").read_text(), 16), 0)
        except PermissionError:
            pass


if __name__ == "__main__":
    unittest.main()
