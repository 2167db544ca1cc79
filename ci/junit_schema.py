#!/usr/bin/env python3
"""Holds the JUnit reports of all stories, and of a hostile article, against the XML Schema that Jenkins reads by.

    python3 ci/junit_schema.py target/release/crosscheck

Needs the package `xmlschema`.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import xmlschema

HERE = Path(__file__).resolve().parent.parent

HOSTILE = (
    'Gauge <script>alert(1)</script> ]]> </system-out>\n\n'
    'The gauge "at" the <b>weir</b> & the lock \x0b\x1b[2J stood at 3 metres ]]> &lt; \u202e said \uffff the warden.\n\n'
    'Later the gauge at the weir stood at 9 metres.\n'
)
RULES = 'facts:\n  "gauge":\n    title: Height of the <gauge>\n    value: length\n    phrases: [stood at <value>]\n'


def report(crosscheck: Path, articles: Path, rules: Path) -> str:
    command = [crosscheck, "check", articles, "--rules", rules, "--format", "junit"]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{articles}: ended with {done.returncode}\n{done.stderr}")
    return done.stdout


def main() -> None:
    crosscheck = Path(sys.argv[1]).resolve()
    schema = xmlschema.XMLSchema(HERE / "tests/schemas/junit-10.xsd")
    stories = sorted(path for path in (HERE / "fixtures/stories").iterdir() if path.is_dir())
    reports = []
    for story in stories:
        elsewhere = story / "rules"
        rules = HERE / elsewhere.read_text().strip() if elsewhere.is_file() else story / "rules.yaml"
        reports.append((story.name, report(crosscheck, story, rules)))
    with tempfile.TemporaryDirectory() as folder:
        article, rules = Path(folder, "a b & <c>.txt"), Path(folder, "rules.yaml")
        article.write_text(HOSTILE, encoding="utf-8")
        rules.write_text(RULES, encoding="utf-8")
        reports.append(("a hostile article", report(crosscheck, article, rules)))
    if len(reports) < 10 or "<failure" not in "".join(text for _, text in reports):
        sys.exit("too little was checked")
    for name, text in reports:
        try:
            schema.validate(text)
        except xmlschema.XMLSchemaException as fault:
            sys.exit(f"{name}: {fault}")
    print(f"{len(reports)} JUnit reports fit their schema.")


main()
