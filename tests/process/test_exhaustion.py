"""No descriptors, no room on the disk, nobody at the other end: served or refused, and well again by itself."""
import collections
import concurrent.futures
import contextlib
import http.client
import json
import resource
import sqlite3
import unittest

from serving import Provider, Switchyard, healthy, provider_entry, reset, until


class Exhaustion(unittest.TestCase):
    def serving(self, upstream, config=None, **options):
        switchyard = Switchyard({"providers": {"mock": provider_entry(upstream.url)}, **(config or {})})
        self.addCleanup(switchyard.__exit__)
        return switchyard.serve(**options)

    def upstream(self, play=healthy, **options):
        provider = Provider(play, **options)
        self.addCleanup(provider.close)
        return provider

    def assert_sound(self, switchyard):
        with contextlib.closing(sqlite3.connect(f"file:{switchyard.profile}/history.sqlite?mode=ro", uri=True)) as file:
            self.assertEqual(file.execute("pragma integrity_check").fetchall(), [("ok",)])
            lost = file.execute("select count(*) from attempts_v1 where request_id not in (select id from requests_v1)")
            self.assertEqual(lost.fetchone()[0], 0)

    def outcome(self, switchyard):
        """`200`, or how it was refused; whatever else comes is a failure."""
        try:
            status, _, body = switchyard.chat(patience=60)
        except (ConnectionError, http.client.RemoteDisconnected):
            return "cut"
        if status != 200:
            self.assertIn(status, (502, 503), body)
            self.assertTrue(json.loads(body)["error"]["message"], body)
        return str(status)

    def test_many_clients_and_few_descriptors(self):
        switchyard = self.serving(self.upstream(), limits=[(resource.RLIMIT_NOFILE, 64)])
        with concurrent.futures.ThreadPoolExecutor(200) as pool:
            outcomes = collections.Counter(pool.map(lambda _: self.outcome(switchyard), range(200)))
        self.assertGreater(outcomes["200"], 0, outcomes)
        until("an answer", lambda: self.outcome(switchyard) == "200")
        self.assertEqual(switchyard.stop(), 0)
        self.assert_sound(switchyard)

    def test_clients_that_only_sit_there_keep_nobody_out_for_long(self):
        switchyard = self.serving(self.upstream(), limits=[(resource.RLIMIT_NOFILE, 64)])
        sitting = [switchyard.connect() for _ in range(100)]
        for one in sitting:
            one.close()
        until("an answer", lambda: self.outcome(switchyard) == "200")
        self.assertEqual(switchyard.stop(), 0)

    def without_room(self, config=None):
        """Asks while the files can grow no more, as on a full disk, and then while they can again."""
        switchyard = self.serving(self.upstream(), config)
        self.assertEqual(switchyard.chat()[0], 200)
        switchyard.wait_for_history(1)
        pid = switchyard.child.pid
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
        for _ in range(20):
            self.assertEqual(switchyard.chat()[0], 200)
        until("a word about it", lambda: b"disk" in switchyard.said)
        self.assertIsNone(switchyard.child.poll())

        resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        self.assertEqual(switchyard.chat()[0], 200)
        # What could not be written was kept until it could.
        switchyard.wait_for_history(22)
        self.assertEqual(switchyard.stop(), 0)
        self.assert_sound(switchyard)
        return switchyard

    def test_a_full_disk_stops_no_request(self):
        self.without_room()

    def test_a_full_disk_keeps_what_a_budget_knows(self):
        budget = {"name": "all", "scope": "workspace", "limit_usd": "1", "period": "day", "action": "block"}
        switchyard = self.without_room({"budgets": [budget]})
        self.assertIn(b"journal of budgets", switchyard.said)
        spent = switchyard.history("select sum(cost_picodollars) as spent from requests_v1")[0]["spent"]
        self.assertEqual(spent, 22 * 5_000_000)
        # The next start knows it as well.
        switchyard.config["budgets"][0]["limit_usd"] = "0.00011"
        switchyard.write_config()
        switchyard.serve()
        status, _, body = switchyard.chat(max_tokens=1)
        self.assertEqual(status, 403, body)

    def test_a_provider_that_comes_back(self):
        first = self.upstream()
        port = first.server.server_address[1]
        switchyard = self.serving(first)
        for _ in range(3):
            self.assertEqual(switchyard.chat()[0], 200)
        first.close()
        # What waits in the pool is dead by now, and nobody is there.
        self.assertEqual(self.outcome(switchyard), "502")
        self.upstream(port=port)
        until("an answer", lambda: self.outcome(switchyard) == "200")

    def test_connections_that_went_stale_in_the_pool(self):
        """As after a suspend: the other end has forgotten them, and says so only to who uses them again."""
        used = set()

        def once(handler, request):
            if handler.connection in used:
                reset(handler)
                return
            used.add(handler.connection)
            healthy(handler, request)

        upstream = self.upstream(once)
        switchyard = self.serving(upstream)
        for _ in range(6):
            self.assertEqual(switchyard.chat()[0], 200)
        self.assertGreater(len(upstream.requests), 6)  # some came over a connection that was stale
        self.assertEqual(switchyard.stop(), 0)
        rows = switchyard.history("select status, attempts from requests_v1")
        self.assertEqual([row["status"] for row in rows], [200] * 6)
        self.assertLessEqual(max(row["attempts"] for row in rows), 2)


if __name__ == "__main__":
    unittest.main()
