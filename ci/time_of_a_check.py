#!/usr/bin/env python3
"""Prints how long a whole check takes as a process, the median of twenty runs. Judges nothing: machines differ.

    time_of_a_check.py BINARY ARTICLES RULES
"""
import statistics
import subprocess
import sys
import time

RUNS = 20
AIM = 0.050


def main():
    binary, articles, rules = sys.argv[1:]
    for threads in ("1", "2"):
        command = [binary, "check", articles, "--rules", rules, "--threads", threads]
        times = []
        for _ in range(RUNS):
            start = time.perf_counter()
            subprocess.run(command, capture_output=True)
            times.append(time.perf_counter() - start)
        median = statistics.median(times)
        print(f"{threads} thread(s): median {1000 * median:.1f} ms, fastest {1000 * min(times):.1f} ms; {median / AIM:.2f} of the {1000 * AIM:.0f} ms aimed at")


if __name__ == "__main__":
    main()
