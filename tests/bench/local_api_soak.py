#!/usr/bin/env python3
"""The local API for a long time at a steady rate: does memory stay flat, are descriptors given back, does the history
grow by what its rows need.

    python3 tests/bench/local_api_soak.py build/release [--minutes 30] [--rate 200]

Linux. Fails if memory grew by a megabyte or more after the first minute, or if descriptors were kept.
"""
import argparse
import glob
import os
import sqlite3
import subprocess
import sys
import tempfile
import time

from local_api import Bench, cpu_seconds, resident_mb

CONNECTIONS = 16


def descriptors(pid):
    return len(os.listdir(f"/proc/{pid}/fd"))


def history(profile):
    """Rows and bytes, with what is still in the write-ahead log."""
    path, = glob.glob(os.path.join(profile, "**/history.sqlite"), recursive=True)
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        rows, = database.execute("select count(*) from requests_v1").fetchone()
    return rows, sum(os.path.getsize(one) for one in glob.glob(path + "*"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--rate", type=float, default=200)
    parser.set_defaults(rounds=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(arguments, folder)
        try:
            sys.exit(soak(bench, arguments))
        finally:
            bench.stop()


def soak(bench, arguments):
    profile = bench.add_switchyard()
    pid, port, path, key = bench.servers["switchyard"]
    idle = descriptors(pid)
    began, cpu = time.monotonic(), cpu_seconds(pid)
    load = subprocess.Popen(["taskset", "-c", "1", f"{bench.build}/tests/bench/bench_load", str(port), path, key,
                             str(CONNECTIONS), str(arguments.minutes * 60), "400", str(arguments.rate)],
                            stdout=subprocess.PIPE, text=True)
    memory, sizes = [], []
    while load.poll() is None:
        time.sleep(min(20, arguments.minutes * 6))
        rows, size = history(profile)
        minutes = (time.monotonic() - began) / 60
        memory.append((minutes, resident_mb(pid)))
        sizes.append((rows, size))
        print(f"{minutes:6.1f} min   {memory[-1][1]:7.2f} MB   {descriptors(pid):4} descriptors   {rows:8} rows   "
              f"{size / 1e6:8.2f} MB of history", flush=True)
    cpu = cpu_seconds(pid) - cpu
    print(load.stdout.read().strip())
    time.sleep(5)
    after_load = descriptors(pid)
    settled = [size for minutes, size in memory if minutes > min(1, arguments.minutes / 3)]
    growth = settled[-1] - settled[0]
    rows = sizes[-1][0] - sizes[0][0]
    print(f"memory after the first minute: {settled[0]:.2f} to {settled[-1]:.2f} MB, at most {max(settled):.2f}; "
          f"descriptors: {idle} before, {after_load} after; {(sizes[-1][1] - sizes[0][1]) / max(rows, 1):.0f} bytes of "
          f"history a request; {100 * cpu / (arguments.minutes * 60):.1f} % of a core")
    # A pool of connections to the provider may still be open: one for each of the load's.
    return growth >= 1 or after_load > idle + CONNECTIONS


if __name__ == "__main__":
    main()
