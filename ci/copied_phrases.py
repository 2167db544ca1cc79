#!/usr/bin/env python3
"""Finds phrases of rules that look copied from one article.

    copied_phrases.py BINARY RULES ARTICLES...

A phrase is suspect where it has five or more literal words (along its longest alternative, slots and gaps apart) and
finds something in one article only. Each such phrase is run alone, with the conditions of its fact; one of a pack with
the terms that each file binds that uses it, all their articles together.
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


def documents_found(binary, articles, rule_file, facts):
    """The documents in which some of the facts are found with a rule file."""
    command = [binary, "check", *articles, "--rules", str(rule_file), "--format", "json"]
    run = subprocess.run(command, capture_output=True, text=True)
    # Rules about other articles pass these over, which ends with 2 as well, behind a report.
    if run.returncode == 2 and not run.stdout:
        sys.exit(f"copied_phrases.py: {rule_file} could not be run:\n{run.stderr}")
    findings = [finding for finding in json.loads(run.stdout)["findings"] if finding["fact"] in facts]
    return {seen["document"] for finding in findings for seen in finding["observations"]}


def read(path):
    # Scalars stay text, as crosscheck reads them; JSON is YAML, and quotes each of them.
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def ids_of(path, pack, fact, seen=()):
    """Under which ids a rule file takes a fact of a pack, itself or through another pack."""
    ids = set()
    for use in as_list(read(path).get("use") or []):
        use = {"pack": use} if isinstance(use, str) else use
        used = (path.parent / use["pack"]).resolve()
        if used in seen:
            continue
        own = {fact} if used == pack.resolve() else ids_of(used, pack, fact, (*seen, used))
        taken = use.get("facts")
        ids |= own if taken is None else {taken[id] for id in own if id in taken}
    return ids


def users_of(pack, fact, files):
    """The rule files that take a fact, each with the ids they give it."""
    users = ((path, ids_of(path, pack, fact)) for path in files if "packs" not in path.parts)
    return [(path, ids) for path, ids in users if ids]


def main():
    binary, rules, *articles = sys.argv[1:]
    total, suspects, unused = 0, [], []
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "rules"
        shutil.copytree(rules, copy)
        files = sorted(copy.rglob("*.y*ml"))
        for path in files:
            file, original = read(path), path.read_bytes()
            for name, fact in (file.get("facts") or {}).items():
                users = users_of(path, name, files) if "packs" in path.parts else [(path, {name})]
                if not users:
                    unused.append(f"{path.relative_to(copy)}: {name}: nothing uses it")
                for said, alone in phrases_of(fact):
                    total += 1
                    if literal_words(said) < LONG:
                        continue
                    # The other facts of a pack stay, for its users name them.
                    others = file["facts"] if "packs" in path.parts else {}
                    path.write_text(json.dumps({**file, "facts": {**others, name: alone}}), encoding="utf-8")
                    found = set().union(*(documents_found(binary, articles, user, ids) for user, ids in users))
                    if len(found) == 1:
                        suspects.append(f"{path.relative_to(copy)}: {name}: {said}   ({', '.join(found)})")
                path.write_bytes(original)
    if total == 0:
        sys.exit("copied_phrases.py: no phrases")
    print("\n".join(unused + suspects + [f"{len(suspects)} of {total} phrases have {LONG} literal words or more and find something in one article only"]))
    return len(suspects) > SHARE * total


if __name__ == "__main__":
    sys.exit(main())
