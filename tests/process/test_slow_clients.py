"""The local API under slowhttptest, in all of its modes at once: who behaves gets answers all the while."""
import subprocess
import time
import unittest
import urllib.parse

from serving import Provider, Switchyard, healthy, provider_entry, until

SECONDS = 12  # the time-out of a header is ten
ANSWERS = 20


class SlowClients(unittest.TestCase):
    def setUp(self):
        self.upstream = Provider(healthy)
        self.addCleanup(self.upstream.close)
        self.switchyard = Switchyard({"providers": {"mock": provider_entry(self.upstream.url)}}).serve()
        self.addCleanup(self.switchyard.__exit__)

    def attacks(self):
        address = f"http://{self.switchyard.host}:{self.switchyard.port}"
        # The list of models is long, and Google's clients may give their key in the address.
        models = f"{address}/v1beta/models?key={urllib.parse.quote(self.switchyard.key, safe='')}"
        modes = {
            "slow headers": ("-H", "-c", "200", "-i", "2", "-u", models),
            "slow bodies": ("-B", "-c", "200", "-i", "2", "-s", "8192", "-u", f"{address}/v1/chat/completions"),
            "ranges": ("-R", "-c", "100", "-u", models),
            "slow readers": ("-X", "-c", "100", "-k", "2", "-w", "16", "-y", "64", "-n", "2", "-z", "16", "-u", models),
        }
        for mode in modes.values():
            attack = subprocess.Popen(("slowhttptest", *mode, "-r", "100", "-l", str(SECONDS), "-v", "0"),
                                      stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            self.addCleanup(attack.wait)
            self.addCleanup(attack.kill)
            yield attack

    def test_who_behaves_is_answered_while_others_do_not(self):
        self.assertEqual(self.switchyard.chat()[0], 200)
        at_rest = self.switchyard.sockets()
        attacks = list(self.attacks())
        until("the attack", lambda: self.switchyard.sockets() > at_rest + 300)

        asked = 0
        while asked < ANSWERS or any(attack.poll() is None for attack in attacks):
            status, _, body = self.switchyard.chat(stream=asked % 2 == 0)
            self.assertEqual(status, 200, body)
            self.assertIn(b"lo", body)
            asked += 1
            time.sleep(0.1)

        until("the end of the attackers' connections", lambda: self.switchyard.sockets() <= at_rest)
        self.assertEqual(self.switchyard.chat()[0], 200)
        self.assertEqual(self.switchyard.stop(), 0)


if __name__ == "__main__":
    unittest.main()
