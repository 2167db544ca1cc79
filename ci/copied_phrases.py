#!/usr/bin/env python3
"""Finds phrases of rules that look copied from one article.

    copied_phrases.py BINARY ARTICLES RULES

A phrase is suspect where it has five or more literal words (along its longest alternative, slots and gaps apart) and
finds something in one article only. Each such phrase is run alone, with the conditions of its fact.
Exit 0: at most one phrase in ten is suspect; 1: more; 2: a phrase could not be run.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

LONG = 5
SHARE = 0.1
TOKEN = re.compile(r"<[^>]*>|\.\.\.\d*|…\d*|~\d*|\)\?|[()|]|[^\s()|<>]+")
NOT_WORDS = re.compile(r"<[^>]*>|\.\.\.\d*|…\d*|~\d*")


def literal_words(phrase):
    """Words of the longest way through a phrase."""
    tokens = TOKEN.findall(phrase)

    def choice(at):
        longest = words = 0
        while at < len(tokens) and tokens[at] not in (")", ")?"):
            if tokens[at] == "|":
                longest, words = max(longest, words), 0
            elif tokens[at] == "(":
                inside, at = choice(at + 1)
                words += inside
            elif not NOT_WORDS.fullmatch(tokens[at]):
                words += 1
            at += 1
        return max(longest, words), at

    return choice(0)[0]


def as_list(value):
    return value if isinstance(value, list) else [value]


def phrases_of(fact):
    """Each phrase of a fact, with the fact cut down to it."""
    bare = {key: fact[key] for key in fact if key not in ("phrases", "labels", "examples", "compare", "required")}

    def each(phrases):
        for phrase in as_list(phrases or []):
            for said in as_list(phrase["say"]) if isinstance(phrase, dict) else [phrase]:
                yield said, {**phrase, "say": said} if isinstance(phrase, dict) else said

    for said, phrase in each(fact.get("phrases")):
        yield said, {**bare, "phrases": [phrase]}
    for label, entry in fact.get("labels", {}).items():
        conditions = {key: entry[key] for key in entry if key != "phrases"} if isinstance(entry, dict) else {}
        for said, phrase in each(entry["phrases"] if isinstance(entry, dict) else entry):
            yield said, {**bare, "labels": {label: {**conditions, "phrases": [phrase]}}}


def documents_found(binary, articles, rule_file):
    """The documents that a rule file finds something in."""
    command = [binary, "check", articles, "--rules", str(rule_file), "--format", "json"]
    run = subprocess.run(command, capture_output=True, text=True)
    # Rules about other articles pass these over, which ends with 2 as well, behind a report.
    if run.returncode == 2 and not run.stdout:
        sys.exit(f"copied_phrases.py: {rule_file} could not be run:\n{run.stderr}")
    findings = json.loads(run.stdout)["findings"]
    return {seen["document"] for finding in findings for seen in finding["observations"]}


def main():
    binary, articles, rules = sys.argv[1:]
    total, suspects = 0, []
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "rules"
        shutil.copytree(rules, copy)
        for path in sorted(pathlib.Path(rules).rglob("*.y*ml")):
            # Scalars stay text, as crosscheck reads them; JSON is YAML, and quotes each of them.
            file = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
            if "packs" in path.relative_to(rules).parts or not file.get("facts"):
                continue
            target = copy / path.relative_to(rules)
            for name, fact in file["facts"].items():
                for said, alone in phrases_of(fact):
                    total += 1
                    if literal_words(said) < LONG:
                        continue
                    target.write_text(json.dumps({**file, "facts": {name: alone}}), encoding="utf-8")
                    found = documents_found(binary, articles, target)
                    if len(found) == 1:
                        suspects.append(f"{path}: {name}: {said}   ({', '.join(found)})")
            shutil.copy(path, target)
    if total == 0:
        sys.exit("copied_phrases.py: no phrases")
    print("\n".join(suspects + [f"{len(suspects)} of {total} phrases have {LONG} literal words or more and find something in one article only"]))
    return len(suspects) > SHARE * total


if __name__ == "__main__":
    sys.exit(main())
