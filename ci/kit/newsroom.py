"""The repository of a newsroom."""
import subprocess


def git(folder, *arguments):
    who = ["-c", "user.name=Kit", "-c", "user.email=kit@localhost", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def newsroom(folder, binary, changes):
    """The repository of a newsroom whose branch `main` is as `crosscheck init` leaves it, with changes on a branch."""
    subprocess.run([binary, "init", "."], cwd=folder, check=True, capture_output=True)
    git(folder, "init")
    git(folder, "add", "--all")
    git(folder, "commit", "--message", "A start")
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(folder, "checkout", "-b", "change")
    for path, text in changes.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text(binary, folder) if callable(text) else text, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--allow-empty", "--message", "A change")
