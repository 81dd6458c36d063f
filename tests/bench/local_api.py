#!/usr/bin/env python3
"""The local API under load, beside the bare transport loop and, where they are there, nginx and Portkey.

    python3 tests/bench/local_api.py build/release [--only requests,bodies,streams,slow,history] [--rounds 3]
                                     [--portkey DIR]

Linux. Each server has core 0 to itself; upstream and load have core 1. Every round measures all servers in turn, so
that a machine that changes its speed does so for all; printed are medians. CPU is what the process used, divided by
what it answered. DIR: a folder where `npm install @portkey-ai/gateway` was run.
"""
import argparse
import json
import os
import re
import signal
import socket
import statistics
import subprocess
import tempfile
import time

TICK = os.sysconf("SC_CLK_TCK")


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def resident_mb(pid):
    with open(f"/proc/{pid}/status") as file:
        return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) / 1024


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port):
    for _ in range(400):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit(f"nothing listens on {port}")


def pinned(core, command, **options):
    return subprocess.Popen(["taskset", "-c", str(core)] + command, **options)


class Bench:
    def __init__(self, arguments, folder):
        self.folder = folder
        self.build = os.path.abspath(arguments.build)
        self.rounds = arguments.rounds
        self.processes = []
        self.servers = {}  # name: (pid, port, path, key)
        upstream = pinned(1, [f"{self.build}/tests/bench/bench_upstream"], stdout=subprocess.PIPE, text=True)
        self.processes.append(upstream)
        self.upstream = int(upstream.stdout.readline())

    def stop(self):
        for process in self.processes:
            process.send_signal(signal.SIGTERM)
        for process in self.processes:
            process.wait()

    def add(self, name, process, port, path="/v1/chat/completions", key="none"):
        self.processes.append(process)
        wait_for(port)
        self.servers[name] = (process.pid, port, path, key)

    def add_bare(self):
        process = pinned(0, [f"{self.build}/tests/bench/bench_bare_loop", str(self.upstream)],
                         stdout=subprocess.PIPE, text=True)
        self.add("bare", process, int(process.stdout.readline()))

    def add_switchyard(self, name="switchyard", path="/v1/chat/completions", candidates=30, history="on"):
        program = f"{self.build}/app/switchyard"
        profile = os.path.join(self.folder, name)
        os.mkdir(profile)
        # All candidates lead to the same upstream, so that only their prices tell them apart.
        providers = {f"bench-{i}": {
            "name": f"Bench {i}", "protocol": "openai-chat", "base_url": f"http://127.0.0.1:{self.upstream}/v1",
            "keys": [{"name": "k", "secret": "env:BENCH_KEY"}],
            "models": [{"id": "bench/model", "provider_model_id": "m", "context_length": 200000,
                        "pricing": {"prompt": f"0.00000{i + 10}", "completion": f"0.00000{i + 10}"}}]}
            for i in range(candidates)}
        config = {"providers": providers,
                  "budgets": [{"name": "month", "scope": "workspace", "limit_usd": "100000", "period": "month",
                               "action": "block"}]}
        if history == "off":
            config["history"] = {"database": "/proc/nowhere/history.sqlite"}
        with open(os.path.join(profile, "config.json"), "w") as file:
            json.dump(config, file)
        environment = {**os.environ, "BENCH_KEY": "bench-key-of-no-value"}
        key = subprocess.run([program, "--profile", profile, "keys", "add", "bench"], env=environment,
                             capture_output=True, text=True, check=True).stdout.strip()
        process = pinned(0, [program, "--profile", profile, "serve", "--listen", "127.0.0.1:0"], env=environment,
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        port = int(process.stdout.readline().rsplit(":", 1)[1])
        self.add(name, process, port, path, key)
        return profile

    def add_nginx(self):
        port = free_port()
        config = os.path.join(self.folder, "nginx.conf")
        with open(config, "w") as file:
            file.write(f"""
worker_processes 1; daemon off; master_process off; pid {self.folder}/nginx.pid; error_log stderr crit;
worker_rlimit_nofile 20000; events {{ worker_connections 16000; }}
http {{ access_log off; client_body_temp_path {self.folder}/body; proxy_temp_path {self.folder}/proxy;
  fastcgi_temp_path {self.folder}/f; uwsgi_temp_path {self.folder}/u; scgi_temp_path {self.folder}/s;
  keepalive_requests 100000000; client_max_body_size 64m;
  upstream up {{ server 127.0.0.1:{self.upstream}; keepalive 64; keepalive_requests 100000000; }}
  server {{ listen 127.0.0.1:{port}; location / {{ proxy_pass http://up; proxy_http_version 1.1;
    proxy_set_header Connection ""; proxy_buffering off; }} }} }}
""")
        self.add("nginx", pinned(0, ["nginx", "-c", config, "-p", self.folder]), port)

    def load(self, name, *arguments):
        pid, port, path, key = self.servers[name]
        before = cpu_seconds(pid)
        run = subprocess.run(["taskset", "-c", "1", f"{self.build}/tests/bench/bench_load", str(port), path, key]
                             + [str(one) for one in arguments], capture_output=True, text=True, check=True)
        result = json.loads(run.stdout)
        result["cpu"] = cpu_seconds(pid) - before
        result["rss"] = resident_mb(pid)
        done = result.get("requests") or result.get("events") or 1
        result["cpu_us"] = result["cpu"] * 1e6 / done
        result["core"] = 100 * result["cpu"] / result["seconds"]
        if result["errors"]:
            raise SystemExit(f"{name}: {result['errors']} errors")
        return result

    def compare(self, title, figures, *arguments, names=None):
        """`figures`: name in the result, unit, digits."""
        names = names or list(self.servers)
        rows = {name: [] for name in names}
        for _ in range(self.rounds):
            for name in names:
                rows[name].append(self.load(name, *arguments))
        median = {name: {figure: statistics.median(row[figure] for row in some) for figure, _, _ in figures}
                  for name, some in rows.items()}
        print(f"\n{title}")
        for name, row in median.items():
            print(f"  {name:<12}" + "".join(f"{figure} {row[figure]:>10.{digits}f} {unit}   "
                                            for figure, unit, digits in figures))
        ours = median.get("switchyard")
        for name, row in median.items():
            if ours and name != "switchyard":
                print(f"  switchyard / {name}: "
                      + ", ".join(f"{figure} {ours[figure] / row[figure]:.2f}" for figure, _, _ in figures if row[figure]))
        return median


REQUESTS = (("rate", "/s", 0), ("p50", "us", 0), ("p99", "us", 0), ("cpu_us", "us CPU a request", 1))
STREAMS = (("first_p50", "us", 0), ("first_p99", "us", 0), ("event_p50", "us", 0), ("event_p99", "us", 0),
           ("cpu_us", "us CPU an event", 1), ("rate", "events/s", 0))
SLOW = (("core", "% of a core", 1), ("rss", "MB", 0), ("event_p50", "us", 0), ("complete", "complete", 0))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--only", default="requests,bodies,streams,slow,history")
    parser.add_argument("--portkey")
    arguments = parser.parse_args()
    only = arguments.only.split(",")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(arguments, folder)
        try:
            bench.servers["direct"] = (bench.processes[0].pid, bench.upstream, "/v1/chat/completions", "none")
            bench.add_nginx()
            bench.add_bare()
            bench.add_switchyard()
            if arguments.portkey:
                port = free_port()
                start = os.path.join(arguments.portkey, "node_modules/@portkey-ai/gateway/build/start-server.js")
                bench.add("portkey", pinned(0, ["node", start, f"--port={port}", "--headless"],
                                            stdout=subprocess.DEVNULL), port,
                          key=f"none\r\nx-portkey-provider: openai\r\n"  # the fields behind the key's own
                              f"x-portkey-custom-host: http://127.0.0.1:{bench.upstream}/v1")
            measure(bench, only, arguments.seconds)
        finally:
            bench.stop()
    print("load average:", os.getloadavg()[0])


def measure(bench, only, seconds):
    if "requests" in only:
        for connections in (1, 16, 64):
            bench.compare(f"1 KB answers, {connections} connections", REQUESTS, connections, seconds, 400)
    if "bodies" in only:
        for size in (32, 100):
            bench.compare(f"requests of {size} KB, one connection", REQUESTS, 1, seconds, size * 1024)
    if "streams" in only:
        bench.add_switchyard("translating", path="/v1/messages")
        servers = [name for name in bench.servers if name != "portkey"]  # its streams fail on Node 20
        bench.compare("32 streams, 100 events of 200 bytes, one each 5 ms", STREAMS, 32, 100, 5_000, 200, 0, names=servers)
        bench.compare("4 flat-out streams, 20,000 events", STREAMS, 4, 20_000, 0, 200, 0, names=servers)
    if "slow" in only:
        for streams in (1_000, 5_000):
            bench.compare(f"{streams} streams, one event a second", SLOW, streams, 20, 1_000_000, 60, 500,
                          names=["nginx", "bare", "switchyard"])
    if "history" in only:
        bench.add_switchyard("no history", history="off")
        bench.compare("history on and off, 16 connections", REQUESTS, 16, seconds, 400, names=["switchyard", "no history"])


if __name__ == "__main__":
    main()
