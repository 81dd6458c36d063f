"""A Switchyard that is its own provider, by whatever name, or another one's: refused at the first hop."""
import socket
import time
import unittest

from serving import Switchyard, provider_entry


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
        return True
    except OSError:
        return False


class Loops(unittest.TestCase):
    def serving(self, listen, base_url):
        config = {"allow_plain_http": True, "providers": {"mock": provider_entry(base_url)}}
        switchyard = Switchyard(config).serve(listen=listen)
        self.addCleanup(switchyard.__exit__)
        return switchyard

    def assert_refused(self, switchyard, stream):
        began = time.monotonic()
        status, _, body = switchyard.chat(stream=stream)
        took = time.monotonic() - began
        self.assertEqual(status, 508, body)
        self.assertIn(b"base_url", body)
        self.assertLess(took, 1)

    def assert_asked_once(self, switchyard, requests):
        self.assertEqual(switchyard.stop(), 0)
        rows = switchyard.history("select status, attempts from requests_v1")
        self.assertEqual(len(rows), requests, rows)
        self.assertEqual({row["attempts"] for row in rows}, {1}, rows)

    def test_two_that_use_each_other(self):
        first_port, second_port = free_port(), free_port()
        first = self.serving(f"127.0.0.1:{first_port}", f"http://127.0.0.1:{second_port}/v1")
        second = self.serving(f"127.0.0.1:{second_port}", f"http://127.0.0.1:{first_port}/v1")
        for stream in (False, True):
            self.assert_refused(first, stream)
        self.assert_asked_once(first, 2)
        # The other one did not even begin.
        self.assertEqual(second.stop(), 0)
        self.assertEqual(second.history("select * from requests_v1"), [])

    def test_one_behind_itself_by_any_name(self):
        names = ["127.0.0.1", "127.0.0.2", "localhost", "0.0.0.0", "[::ffff:127.0.0.1]"]
        for name in names:
            with self.subTest(name):
                port = free_port()
                switchyard = self.serving(f"0.0.0.0:{port}", f"http://{name}:{port}/v1")
                self.assert_refused(switchyard, False)
                self.assert_asked_once(switchyard, 1)

    @unittest.skipUnless(has_ipv6(), "there is no IPv6 here")
    def test_one_behind_itself_by_ipv6(self):
        port = free_port()
        switchyard = self.serving(f"[::1]:{port}", f"http://[::1]:{port}/v1")
        self.assert_refused(switchyard, False)
        self.assert_asked_once(switchyard, 1)


if __name__ == "__main__":
    unittest.main()
