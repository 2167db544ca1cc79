#!/usr/bin/env python3
"""Runs long and short checks with and without a terminal, and sees whether documents are counted where a person waits,
nowhere else, and without a trace in the output.

    progress.py BINARY

Exit 0: it is so; 1: it is not.
"""
import json
import os
import pty
import subprocess
import sys
import threading
import time

ARTICLES = 8
RULES = "tests/cli/rules/good.yaml"
COUNT = b"documents read"
# A line is wiped by going to its start and clearing it.
WIPED = b"\r\x1b[2K"

# What runs: its name, arguments, seconds between two articles, changes to the environment, which streams are a
# terminal, and whether documents are counted on it.
RUNS = [
    ("a long check", ["check"], 0.3, {}, {"err"}, True),
    ("a long check that is seen", ["check"], 0.3, {}, {"out", "err"}, True),
    ("a long check as JSON", ["check", "--format", "json"], 0.3, {}, {"err"}, True),
    ("rows that are kept", ["observe"], 0.3, {}, {"err"}, True),
    ("rows that are seen", ["observe"], 0.3, {}, {"out", "err"}, False),
    ("a short check", ["check"], 0.0, {}, {"err"}, False),
    ("a long check into a file", ["check"], 0.3, {}, set(), False),
    ("a long check in CI", ["check"], 0.3, {"CI": "true"}, {"err"}, False),
    ("a terminal that cannot wipe", ["check"], 0.3, {"TERM": "dumb"}, {"err"}, False),
]


def articles():
    for number in range(ARTICLES):
        text = f"The storm sank {number + 2} boats at Alder Bay."
        yield json.dumps({"id": f"{number}", "text": text}).encode() + b"\n"


def collect(descriptor, into):
    """Reads to the end; a terminal that nobody holds any more ends with an error."""
    try:
        while piece := os.read(descriptor, 65536):
            into.append(piece)
    except OSError:
        pass


def run(binary, arguments, pause, changes, terminals):
    """What is written on either stream."""
    environment = {name: value for name, value in os.environ.items() if name not in ("CI", "NO_COLOR")}
    streams, readers, written = {}, [], {"out": [], "err": []}
    for name in written:
        ours, theirs = pty.openpty() if name in terminals else os.pipe()
        streams[name] = theirs
        readers.append((ours, threading.Thread(target=collect, args=(ours, written[name]))))
    command = [binary, *arguments, "-", "--rules", RULES]
    child = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=streams["out"],
        stderr=streams["err"],
        env={**environment, "TERM": "xterm", **changes},
    )
    for theirs in streams.values():
        os.close(theirs)
    for _, reader in readers:
        reader.start()
    for article in articles():
        child.stdin.write(article)
        child.stdin.flush()
        time.sleep(pause)
    child.stdin.close()
    child.wait()
    for ours, reader in readers:
        reader.join()
        os.close(ours)
    return {name: b"".join(pieces) for name, pieces in written.items()}


def faults(binary, arguments, pause, changes, terminals, counts):
    written = run(binary, arguments, pause, changes, terminals)
    err = written["err"]
    if counts and COUNT not in err:
        yield "nothing is counted"
    if not counts and (COUNT in err or b"\x1b[2K" in err):
        yield f"something is drawn: {err!r}"
    if counts and not err.rstrip().endswith(WIPED.rstrip()):
        yield f"something is left on the terminal: {err[-80:]!r}"
    if COUNT in written["out"]:
        yield "documents are counted in the output"
    if "out" not in terminals:
        plain = run(binary, arguments, 0.0, {}, set())
        if written["out"] != plain["out"] or not plain["out"]:
            yield "the output is not that of a run without a terminal"


def main():
    binary = os.path.abspath(sys.argv[1])
    wrong = 0
    for name, *how in RUNS:
        told = list(faults(binary, *how))
        wrong += bool(told)
        print(f"{'not ' if told else ''}ok: {name}{''.join(f'; {fault}' for fault in told)}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
