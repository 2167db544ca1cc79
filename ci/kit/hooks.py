"""The hooks, run by pre-commit where it can be had, and else as their entries say."""
import functools
import os
import pathlib
import subprocess
import sys
import tempfile

import yaml
from newsroom import git, newsroom


def run_hooks(root, name, scenario, binary, replaced):
    """What is wrong with how a hook ends."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as rest:
        folder, rest = pathlib.Path(folder), pathlib.Path(rest)
        newsroom(folder, binary, scenario["changes"])
        (rest / "bin").mkdir()
        (rest / "bin/crosscheck").symlink_to(binary)
        environment = {**os.environ, "PATH": f"{rest / 'bin'}:{os.environ['PATH']}", "PRE_COMMIT_HOME": str(rest / "cache")}
        hooks = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
        tool = pre_commit()
        if tool:
            # With `rust` pre-commit would build the program of the hooks' repository, which is the one that is here.
            replaced.add("a program built by pre-commit: the one that is here, by language system")
            source = rest / "source"
            source.mkdir()
            (source / ".pre-commit-hooks.yaml").write_text(yaml.safe_dump([{**hook, "language": "system"} for hook in hooks]))
            git(source, "init")
            git(source, "add", "--all")
            git(source, "commit", "--message", "Hooks")
            command = [*tool, "try-repo", str(source), scenario["hook"], "--all-files", "--verbose"]
        else:
            replaced.add("pre-commit, which cannot be had: the entries of the hooks")
            entry = next(hook["entry"] for hook in hooks if hook["id"] == scenario["hook"])
            command = ["bash", "-c", f"{entry} && echo Passed"]
        ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
        said = ended.stdout + ended.stderr
        if (ended.returncode == 0) != scenario["passes"]:
            yield f"{name}: {scenario['hook']} ends with {ended.returncode}\n{said}"
        if scenario["says"] not in said:
            yield f"{name}: {scenario['hook']} does not say {scenario['says']!r}\n{said}"


@functools.cache
def home():
    """A folder for tools, which goes when the run ends."""
    return tempfile.TemporaryDirectory()


@functools.cache
def pre_commit():
    """The command of pre-commit; none where there is no registry to have it from."""
    python = pathlib.Path(home().name) / "bin/python"
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "pre-commit"]
    steps = [[sys.executable, "-m", "venv", home().name], [str(python), *install]]
    there = all(subprocess.run(step, capture_output=True).returncode == 0 for step in steps)
    return [str(python), "-m", "pre_commit"] if there else None
