#!/usr/bin/env python3
"""Runs what crosscheck offers for other people's CI, as far as a machine without the service can.

    kit.py BINARY

The workflow and the action of ci/github/ are read, and their steps carried out in a git repository that `crosscheck init`
makes: every `run` as the service runs it, with the files and variables that it sets. What is not carried out is replaced by
its effect, and said: a checkout, `cargo install`, the upload. The hooks are run by pre-commit itself, with the program
that is here in place of one that it would build. Exit 0: all ends as ci/kit/scenarios.py says; 1: it does not.
"""
import json
import os
import pathlib
import sys
import tempfile

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).parent / "kit"))
from hooks import run_hooks  # noqa: E402
from newsroom import newsroom  # noqa: E402
from scenarios import HOOKS, RUNS  # noqa: E402
from service import Service  # noqa: E402
from shape import faults_of_shape  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORKFLOW = ROOT / "ci/github/crosscheck.yml"

# What was not carried out, and what was there instead.
REPLACED = set()


def faults_of_run(name, scenario, binary):
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as rest:
        folder = pathlib.Path(folder)
        newsroom(folder, binary, scenario.get("changes", {}))
        service = Service(ROOT, folder, pathlib.Path(rest), binary, scenario["event"])
        workflow = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
        for job in workflow["jobs"].values():
            for step in job["steps"]:
                if "ci/github/action" in step.get("uses", ""):
                    step["with"] = {**step.get("with", {}), **scenario.get("with", {})}
            service.run(job["steps"])
        REPLACED.update(service.replaced)
        wanted = scenario["ends"]
        if service.failed != (wanted["outcome"] != "clean"):
            yield f"{name}: the job {'fails' if service.failed else 'does not fail'}\n{service.log}"
        if service.outputs.get("outcome") != wanted["outcome"]:
            yield f"{name}: outcome {service.outputs.get('outcome')!r}, expected {wanted['outcome']!r}\n{service.log}"
        annotations = [line for line in service.log.splitlines() if line.startswith(("::error ", "::warning "))]
        if bool(annotations) != wanted["annotates"]:
            yield f"{name}: annotations {annotations}\n{service.log}"
        for annotation in annotations:
            if not (folder / annotation.partition("file=")[2].split(",")[0]).is_file():
                yield f"{name}: no file of the repository in {annotation}"
        if wanted["says"] not in service.summary:
            yield f"{name}: the summary lacks {wanted['says']!r}:\n{service.summary}"
        if bool(service.uploads) != wanted["uploads"]:
            yield f"{name}: {len(service.uploads)} uploads"
        for upload in service.uploads:
            log = json.loads(upload)
            results = [result for run in log["runs"] for result in run["results"]]
            if log["version"] != "2.1.0" or bool(results) != wanted["alerts"]:
                yield f"{name}: SARIF {log['version']} with {len(results)} results"


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    # What a check of our own sets must not reach that of another.
    for name in [name for name in os.environ if name.startswith(("GITHUB_", "INPUT_", "RUNNER_"))]:
        del os.environ[name]
    wrong = []
    for what, told in [
        ("shape", faults_of_shape(ROOT)),
        *((name, faults_of_run(name, scenario, binary)) for name, scenario in RUNS.items()),
        *((name, run_hooks(ROOT, name, scenario, binary, REPLACED)) for name, scenario in HOOKS.items()),
    ]:
        print(f"-- {what}")
        wrong += list(told)
    print("".join(f"replaced: {said}\n" for said in sorted(REPLACED)), end="")
    print("\n".join(wrong) or "the kit does what it says")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
