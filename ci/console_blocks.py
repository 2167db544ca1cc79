#!/usr/bin/env python3
"""Runs the commands that a Markdown page shows and compares what they print with what the page says they print.

    console_blocks.py BINARY PAGE… [--write]

A fenced block below the line “`NAME`:” is a file of that name. In a block marked `console`, a line that begins with
`$ ` is a command and the lines up to the next one are its output, both streams together. The blocks of a page run in
order, in a folder of its own, with `crosscheck` on the path. With --write the output in the page is replaced.
Exit 0: the page tells the truth; 1: it does not.
"""
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"^(?:`(?P<file>[^`\s]+)`:\n\n)?```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.M | re.S)


def run(body, folder, path):
    """A console block as it is when its commands are run."""
    lines = []
    without_ci = {name: value for name, value in os.environ.items() if name != "CI"}
    for command in (line for line in body.split("\n") if line.startswith("$ ")):
        ended = subprocess.run(
            ["bash", "-c", command[2:]],
            cwd=folder,
            # As a person at a terminal: in CI no snapshot is written.
            env={**without_ci, "PATH": f"{path}:{os.environ['PATH']}", "NO_COLOR": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        lines += [command, *(line.rstrip() for line in ended.stdout.rstrip("\n").split("\n") if ended.stdout)]
    return "\n".join(lines) + "\n"


def as_it_is(page, binary):
    """The page with the output of every command as it is."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as path:
        (pathlib.Path(path) / "crosscheck").symlink_to(binary)

        def block(match):
            if match["file"]:
                file = pathlib.Path(folder) / match["file"]
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(match["body"], encoding="utf-8")
            elif match["kind"] == "console":
                return f"```console\n{run(match['body'], folder, path)}```"
            return match[0]

        return BLOCK.sub(block, page)


def main():
    binary, *pages = (argument for argument in sys.argv[1:] if argument != "--write")
    differs = False
    for page in map(pathlib.Path, pages):
        written = page.read_text(encoding="utf-8")
        true = as_it_is(written, pathlib.Path(binary).resolve())
        if written == true:
            print(f"{page}: {len(re.findall('^[$] ', written, re.M))} commands print what it says")
        elif "--write" in sys.argv:
            page.write_text(true, encoding="utf-8")
            print(f"{page}: rewritten")
        else:
            differs = True
            print(f"{page} does not say what is printed; run this again with --write, and read the difference:")
            print("".join(difflib.unified_diff(written.splitlines(True), true.splitlines(True), str(page), "as it is")))
    return differs


if __name__ == "__main__":
    sys.exit(main())
