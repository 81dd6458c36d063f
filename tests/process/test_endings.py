"""The end of the program: in good order by SIGTERM, and by kill -9."""
import http.client
import json
import signal
import threading
import time
import unittest

from serving import Provider, Switchyard, pieces, provider_entry, send_events, send_json, answer, until

COST = 5_000_000  # of one answer, in pico-dollars


class Endings(unittest.TestCase):
    def setUp(self):
        self.go_on = threading.Event()
        self.addCleanup(self.go_on.set)
        self.upstream = Provider(self.play)
        self.addCleanup(self.upstream.close)
        budget = {"name": "all", "scope": "workspace", "limit_usd": "1", "period": "day", "action": "block"}
        self.switchyard = Switchyard({"providers": {"mock": provider_entry(self.upstream.url)}, "budgets": [budget]}).serve()
        self.addCleanup(self.switchyard.__exit__)

    def play(self, handler, request):
        """A stream waits after its first piece until it may go on."""
        if not json.loads(request["body"]).get("stream"):
            send_json(handler, 200, answer())
            return
        first, *others = pieces("Hel", "lo")

        def events():
            yield first
            self.go_on.wait(30)
            yield from others

        send_events(handler, events())

    def begin_stream(self):
        connection = http.client.HTTPConnection(self.switchyard.host, self.switchyard.port, timeout=20)
        self.addCleanup(connection.close)
        body = json.dumps({"model": "test/model", "stream": True, "messages": [{"role": "user", "content": "Hi"}]})
        connection.request("POST", "/v1/chat/completions", body, {"authorization": f"Bearer {self.switchyard.key}"})
        response = connection.getresponse()
        self.assertIn(b"Hel", response.read1())
        return response

    def is_taken(self):
        try:
            self.switchyard.connect().close()
            return True
        except (ConnectionRefusedError, ConnectionResetError):  # reset: the socket was closed in between
            return False

    def test_sigterm_lets_a_stream_end(self):
        stream = self.begin_stream()
        self.switchyard.child.terminate()
        until("the end of new connections", lambda: not self.is_taken())
        self.assertIsNone(self.switchyard.child.poll())
        self.go_on.set()
        rest = stream.read()
        self.assertIn(b'"lo"', rest)
        self.assertTrue(rest.endswith(b"data: [DONE]\n\n"), rest[-200:])
        self.assertEqual(self.switchyard.child.wait(20), 0)
        rows = self.switchyard.history("select status, error_kind from requests_v1")
        self.assertEqual(rows, [{"status": 200, "error_kind": None}])

    def test_a_second_signal_ends_it_at_once(self):
        self.begin_stream()
        self.switchyard.child.terminate()
        until("the end of new connections", lambda: not self.is_taken())
        self.switchyard.child.send_signal(signal.SIGINT)
        self.assertEqual(self.switchyard.child.wait(5), 0)

    def test_kill_loses_the_last_second_of_history_and_no_money(self):
        answered = []
        end = time.monotonic() + 3
        while time.monotonic() < end:
            self.assertEqual(self.switchyard.chat()[0], 200)
            answered.append(time.monotonic())
            time.sleep(0.02)
        stream = self.begin_stream()
        killed = time.monotonic()
        self.switchyard.child.kill()
        self.switchyard.child.wait()
        with self.assertRaises((http.client.IncompleteRead, ConnectionError)):
            stream.read()

        kept = self.switchyard.history("select cost_picodollars as cost from requests_v1 where status = 200")
        self.assertGreaterEqual(len(kept), sum(at < killed - 1 for at in answered))

        # The next start knows of every answer, also of those that are not in the history, and of the stream.
        self.switchyard.serve()
        self.assertEqual(self.switchyard.chat()[0], 200)
        self.assertEqual(self.switchyard.stop(), 0)
        rows = self.switchyard.history("select cost_picodollars as cost, error_kind from requests_v1")
        spent = sum(row["cost"] or 0 for row in rows)
        self.assertGreaterEqual(spent, COST * (len(answered) + 1))
        self.assertEqual(sum(row["error_kind"] == "interrupted" for row in rows), len(rows) - len(kept) - 1)
        self.assertGreaterEqual(len(rows), len(answered) + 2)


if __name__ == "__main__":
    unittest.main()
