"""The service, as far as the kit needs it: steps in order, composite actions, conditions, and the files a step writes to."""
import glob
import os
import pathlib
import subprocess

import yaml
from expression import filled, value


class Service:
    """One job of a workflow in a repository."""

    def __init__(self, root, workspace, rest, binary, event):
        self.root, self.workspace, self.rest, self.event = root, workspace, rest, event
        self.bin = rest / "bin"
        self.bin.mkdir()
        self.binary = binary
        self.log, self.failed, self.outputs, self.uploads, self.replaced = "", False, {}, [], []
        self.summary_file = rest / "summary"
        self.summary_file.touch()

    @property
    def summary(self):
        return self.summary_file.read_text(encoding="utf-8")

    def run(self, steps, inputs=None, action_path=""):
        """Runs steps; what they write as their outputs is known to those behind them, and at the end."""
        outputs = {}
        for step in steps:
            names = self.names(inputs or {}, outputs)
            if not self.is_wanted(step, names):
                continue
            if "uses" in step:
                given = {key: filled(text, names, self.calls()) for key, text in step.get("with", {}).items()}
                self.use(step["uses"], given)
                continue
            written = self.run_step(step, names, action_path)
            if "id" in step:
                outputs[step["id"]] = {"outputs": written}
        return outputs

    def names(self, inputs, outputs):
        pull = {"head": {"repo": {"fork": self.event["fork"]}}} if self.event["base"] else None
        return {
            "github": {
                "event_name": self.event["name"],
                "base_ref": self.event["base"],
                "ref": "refs/heads/change",
                "workflow": "crosscheck",
                "event": {"pull_request": pull},
            },
            "vars": {"CROSSCHECK": "newsroom/crosscheck", "CROSSCHECK_REF": "v1"},
            "inputs": inputs,
            "steps": outputs,
        }

    def calls(self):
        return {
            "cancelled": lambda: False,
            "always": lambda: True,
            "success": lambda: not self.failed,
            "failure": lambda: self.failed,
            "format": lambda text, *parts: text.format(*parts),
            "hashFiles": lambda pattern: "hash" if glob.glob(str(self.workspace / pattern)) else "",
        }

    def is_wanted(self, step, names):
        condition = step.get("if", "success()")
        asks = any(call in condition for call in ("cancelled()", "always()", "success()", "failure()"))
        return bool(value(condition, names, self.calls())) and (asks or not self.failed)

    def use(self, action, given):
        """A step that names an action: one of ours is run, of another the effect is all there is."""
        if action.startswith("./"):
            folder = self.workspace / action
            text = (folder / "action.yml").read_text(encoding="utf-8")
            told = yaml.safe_load(text)
            strange = set(given) - set(told["inputs"])
            assert not strange, f"{action} has no inputs {strange}"
            inputs = {name: given.get(name) or one["default"] for name, one in told["inputs"].items()}
            outputs = self.run(told["runs"]["steps"], inputs, str(folder))
            names = self.names(inputs, outputs)
            self.outputs = {name: filled(one["value"], names, {}) for name, one in told["outputs"].items()}
        elif action.startswith("actions/checkout@"):
            self.replaced.append(f"{action}: the repository is there" if "path" not in given else f"{action}: a link to this tree")
            if "path" in given:
                (self.workspace / given["path"]).symlink_to(self.root)
        elif action.startswith("github/codeql-action/upload-sarif@"):
            self.replaced.append(f"{action}: the file is read")
            self.uploads.append((self.workspace / given["sarif_file"]).read_text(encoding="utf-8"))
        else:
            raise AssertionError(f"nobody knows what {action} does")

    def run_step(self, step, names, action_path):
        """A command as the service runs it, and the outputs that it writes."""
        temporary = self.rest / "temporary"
        temporary.mkdir(exist_ok=True)
        output = self.rest / "output"
        output.write_text("")
        environment = {
            **os.environ,
            "PATH": f"{self.bin}:{os.environ['PATH']}",
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(self.workspace),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(self.summary_file),
            "GITHUB_ACTION_PATH": action_path,
            "GITHUB_EVENT_NAME": self.event["name"],
            "GITHUB_BASE_REF": self.event["base"],
            "RUNNER_TEMP": str(temporary),
            **{name: filled(text, names, self.calls()) for name, text in step.get("env", {}).items()},
        }
        command = filled(step["run"], names, self.calls())
        if command.startswith("cargo install"):
            self.install(command, environment)
            return {}
        script = temporary / "step.sh"
        script.write_text(command)
        how = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)]
        ended = subprocess.run(
            how,
            cwd=self.workspace,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.log += ended.stdout
        self.failed |= ended.returncode != 0
        return dict(line.split("=", 1) for line in output.read_text().splitlines())

    def install(self, command, environment):
        """The program that is here in place of one that would be built of the same folder."""
        told = subprocess.run(["bash", "-c", command.replace("cargo install", "printf '%s\\n'")], env=environment, capture_output=True, text=True)
        source = pathlib.Path(told.stdout.splitlines()[-1])
        assert 'name = "crosscheck"' in (source / "Cargo.toml").read_text(encoding="utf-8"), f"{command}: {source} is another package"
        self.replaced.append(f"{command}: the program that is here")
        (self.bin / "crosscheck").symlink_to(self.binary)
