"""What holds of the kit's files whatever they do: pinned actions, narrow permissions, no expression inside a command."""
import re

import yaml

PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40}")


def faults_of_shape(root):
    workflow = yaml.safe_load((root / "ci/github/crosscheck.yml").read_text(encoding="utf-8"))
    action = yaml.safe_load((root / "ci/github/action/action.yml").read_text(encoding="utf-8"))
    hooks = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    if workflow["permissions"] != {}:
        yield "the workflow gives permissions to jobs that do not ask for them"
    for name, job in workflow["jobs"].items():
        writes = [what for what, how in job["permissions"].items() if how == "write"]
        if writes != ["security-events"]:
            yield f"job {name} may write {writes}"
        if "timeout-minutes" not in job:
            yield f"job {name} has no end"
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]] + action["runs"]["steps"]
    for step in steps:
        uses, run = step.get("uses", "./"), step.get("run", "")
        if not uses.startswith("./") and not PINNED.fullmatch(uses):
            yield f"{uses} is not pinned to a commit"
        if "checkout@" in uses and step["with"].get("persist-credentials") is not False:
            yield f"{step['name']}: the token is left in the folder"
        # What a branch is called, or an input holds, would be run.
        if "${{" in run:
            yield f"{step['name']}: an expression in a command: {run}"
    for step in action["runs"]["steps"]:
        if "shell" not in step:
            yield f"{step['name']}: a composite step needs its shell"
    for name, told in action["inputs"].items():
        if not told["description"] or "default" not in told:
            yield f"input {name} has no description or no default"
    asked = set(re.findall(r"inputs\.([\w-]+)", (root / "ci/github/action/action.yml").read_text(encoding="utf-8")))
    if asked != set(action["inputs"]):
        yield f"inputs that are asked for and those that there are differ: {asked ^ set(action['inputs'])}"
    for hook in hooks:
        re.compile(hook["files"])
        if not {"id", "name", "description", "entry", "language"} <= set(hook):
            yield f"hook {hook.get('id')} lacks a key"
    page = (root / "docs/ci.md").read_text(encoding="utf-8")
    rows = [(name, told["description"], told["default"] and f"`{told['default']}`") for name, told in action["inputs"].items()]
    rows += [(name, told["description"]) for name, told in action["outputs"].items()]
    rows += [(hook["id"], hook["description"]) for hook in hooks]
    for name, *cells in rows:
        row = " | ".join([f"| `{name}`", *cells]) + " |"
        if row not in page.splitlines():
            yield f"docs/ci.md lacks: {row}"
