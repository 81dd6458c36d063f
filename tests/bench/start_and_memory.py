#!/usr/bin/env python3
"""Start to first painted window, and memory when idle, of the real program under a display of its own.

    tests/scripts/with_display.sh python3 tests/bench/start_and_memory.py build/release/app/switchyard [--runs 9]

The clock runs from fork+exec to the line that the program writes after its first paint (--verbose).
"""
import argparse
import os
import re
import statistics
import subprocess
import tempfile
import time


def start(program, profile):
    began = time.monotonic()
    process = subprocess.Popen([program, "--profile", profile, "--verbose"], stderr=subprocess.PIPE, text=True)
    for line in process.stderr:
        if "first paint" in line:
            return process, (time.monotonic() - began) * 1000
    raise SystemExit("the program ended before it painted")


def resident_megabytes(pid):
    with open(f"/proc/{pid}/status") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--idle", type=float, default=5.0, help="seconds before memory is read")
    arguments = parser.parse_args()

    times, memory = [], []
    with tempfile.TemporaryDirectory() as profile:
        for run in range(arguments.runs + 1):
            process, milliseconds = start(arguments.program, profile)
            if run > 0:  # the first run warms the page cache
                times.append(milliseconds)
            if run == arguments.runs:
                time.sleep(arguments.idle)
                memory.append(resident_megabytes(process.pid))
            process.terminate()
            process.wait()
    times.sort()
    print(f"start to first paint: median {statistics.median(times):.0f} ms, "
          f"{times[0]:.0f} to {times[-1]:.0f} over {len(times)} warm runs; load {os.getloadavg()[0]:.1f}")
    print(f"resident when idle for {arguments.idle:.0f} s: {memory[0]:.0f} MB")


if __name__ == "__main__":
    main()
