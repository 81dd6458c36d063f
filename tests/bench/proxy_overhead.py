#!/usr/bin/env python3
"""The local API against nginx `proxy_pass`, to the same upstream in the same run. Needs nginx and wrk.

    python3 tests/bench/proxy_overhead.py build/release/app/switchyard [--seconds 5]

The upstream is an nginx that answers every chat request with the same 1 KB completion. Each proxy is measured in
turn, several rounds, so that a machine that changes its speed does so for both. Prints medians and their ratio.
"""
import argparse
import json
import os
import re
import socket
import statistics
import subprocess
import tempfile
import time

ANSWER = json.dumps({
    "id": "chatcmpl-bench", "object": "chat.completion", "created": 1, "model": "bench",
    "choices": [{"index": 0, "message": {"role": "assistant", "content": "lorem ipsum " * 70}, "finish_reason": "stop"}],
    "usage": {"prompt_tokens": 12, "completion_tokens": 140, "total_tokens": 152}})
BODY = json.dumps({"model": "bench/model", "messages": [{"role": "user", "content": "Say something of about one kilobyte. " * 20}]})

NGINX = """
worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log stderr crit;
events {{ worker_connections 1024; }}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  keepalive_requests 1000000;
  upstream up {{ server 127.0.0.1:{upstream}; keepalive 64; keepalive_requests 1000000; }}
  server {{ listen 127.0.0.1:{upstream}; location / {{ default_type application/json; return 200 '{answer}'; }} }}
  server {{ listen 127.0.0.1:{proxy}; location / {{
      proxy_pass http://up; proxy_http_version 1.1; proxy_set_header Connection ""; }} }}
}}
"""

LUA = """
wrk.method = "POST"
wrk.body = [[{body}]]
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer {key}"
done = function(summary, latency, requests)
  io.write(string.format("RESULT %f %f %f %d\\n", summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port):
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit(f"nothing listens on {port}")


def load(script, url, connections, seconds):
    run = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", script, url],
                         capture_output=True, text=True, check=True)
    found = re.search(r"RESULT (\S+) (\S+) (\S+) (\d+)", run.stdout)
    rate, p50, p99, errors = (float(value) for value in found.groups())
    if errors:
        raise SystemExit(f"{errors:.0f} errors at {url}")
    return rate, p50, p99


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        upstream, proxy = free_port(), free_port()
        config = os.path.join(folder, "nginx.conf")
        with open(config, "w") as file:
            file.write(NGINX.format(folder=folder, upstream=upstream, proxy=proxy, answer=ANSWER))
        profile = os.path.join(folder, "profile")
        os.mkdir(profile)
        with open(os.path.join(profile, "config.json"), "w") as file:
            json.dump({"providers": {"bench": {
                "name": "Bench", "protocol": "openai-chat", "base_url": f"http://127.0.0.1:{upstream}/v1",
                "keys": [{"name": "k", "secret": "env:BENCH_KEY"}],
                "models": [{"id": "bench/model", "provider_model_id": "m",
                            "pricing": {"prompt": "0.000001", "completion": "0.000001"}}]}}}, file)
        environment = {**os.environ, "BENCH_KEY": "bench-key-of-no-value"}
        key = subprocess.run([arguments.program, "--profile", profile, "keys", "add", "bench"], env=environment,
                             capture_output=True, text=True, check=True).stdout.strip()
        script = os.path.join(folder, "post.lua")
        with open(script, "w") as file:
            file.write(LUA.format(body=BODY, key=key))

        nginx = subprocess.Popen(["nginx", "-c", config, "-p", folder])
        serve = subprocess.Popen([arguments.program, "--profile", profile, "serve", "--listen", "127.0.0.1:0"],
                                 env=environment, stdout=subprocess.PIPE, text=True)
        try:
            ours = serve.stdout.readline().split()[-1]
            wait_for(proxy)
            targets = {"direct": f"http://127.0.0.1:{upstream}", "nginx": f"http://127.0.0.1:{proxy}",
                       "switchyard": ours}
            for connections in (1, 16, 64):
                rows = {name: [] for name in targets}
                for _ in range(arguments.rounds):
                    for name, address in targets.items():
                        rows[name].append(load(script, address + "/v1/chat/completions", connections, arguments.seconds))
                median = {name: [statistics.median(column) for column in zip(*row)] for name, row in rows.items()}
                for name, (rate, p50, p99) in median.items():
                    print(f"c={connections:<3} {name:<11} {rate:>9.0f} req/s   p50 {p50:>7.3f} ms   p99 {p99:>7.3f} ms")
                print(f"c={connections:<3} switchyard / nginx: {median['switchyard'][0] / median['nginx'][0]:.3f} of the "
                      f"requests; added p50 over direct: nginx {median['nginx'][1] - median['direct'][1]:.3f} ms, "
                      f"switchyard {median['switchyard'][1] - median['direct'][1]:.3f} ms")
            with open(f"/proc/{serve.pid}/status") as status:
                print("resident after the load:", re.search(r"VmRSS:\s+(\d+ kB)", status.read()).group(1),
                      " load average:", os.getloadavg()[0])
        finally:
            serve.terminate()
            nginx.terminate()
            serve.wait()
            nginx.wait()


if __name__ == "__main__":
    main()
