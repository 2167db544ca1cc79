#!/usr/bin/env python3
"""Checks that the same articles and rules give the same bytes, run after run, with one thread and with two.

    same_bytes.py BINARY ARTICLES RULES

Exit 0: they do; 1: they do not.
"""
import hashlib
import subprocess
import sys

RUNS = 100


def main():
    binary, articles, rules = sys.argv[1:]
    differs = False
    for form in ("text", "json"):
        seen = {}
        for run in range(RUNS):
            for threads in ("1", "2"):
                command = [binary, "check", articles, "--rules", rules, "--format", form, "--threads", threads]
                ended = subprocess.run(command, capture_output=True)
                digest = hashlib.sha256(ended.stdout + ended.stderr + bytes([ended.returncode])).hexdigest()
                seen.setdefault(digest, f"run {run + 1} with {threads} thread(s)")
        print(f"{form}: {len(seen)} output(s) in {2 * RUNS} runs" + "".join(f"; first in {at}" for at in list(seen.values())[1:]))
        differs |= len(seen) != 1
    return differs


if __name__ == "__main__":
    sys.exit(main())
