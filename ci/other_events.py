#!/usr/bin/env python3
"""Reads articles of other events: their values, and a check with rules that are not about them.

    other_events.py BINARY EVENTS RULE_FILE

Every document must be read, and every one passed over, since the rules name another subject; the check then ends with 2,
for it judged nothing.
Exit 0: so it is; 1: not so.
"""
import json
import pathlib
import subprocess
import sys


def main():
    binary, events, rules = sys.argv[1:]
    fails = False
    folders = sorted(path / "articles" for path in pathlib.Path(events).iterdir() if path.is_dir())
    for articles in folders:
        texts = len(list(articles.glob("*.txt")))
        values = subprocess.run([binary, "values", articles, "--format", "jsonl"], capture_output=True, text=True)
        check = subprocess.run([binary, "check", articles, "--rules", rules, "--format", "json"], capture_output=True, text=True)
        rows = [json.loads(line) for line in values.stdout.splitlines()]
        coverage = json.loads(check.stdout)["coverage"] if check.stdout else {}
        right = (
            values.returncode == 0
            and check.returncode == 2
            and len(rows) == coverage.get("documents") == coverage.get("passed_over") == texts
        )
        fails |= not right
        print(
            f"{articles.parent.name}: values ended {values.returncode} with {sum(len(row['values']) for row in rows)} values in "
            f"{len(rows)} of {texts} documents; check ended {check.returncode}, {coverage.get('passed_over')} passed over"
            + ("" if right else f"  WRONG\n{values.stderr}{check.stderr}")
        )
    return fails or not folders


if __name__ == "__main__":
    sys.exit(main())
