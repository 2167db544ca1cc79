"""What happens in a newsroom's repository, and how its CI ends. The start of `crosscheck init` has one contradiction, which
its rule calls a warning."""
import subprocess

# A paper whose toll is lower than an earlier one: tolls rise, so that this is an error.
LOWER_TOLL = {
    "news/coast-times.md": "---\ntitle: Petra\npublisher: Coast Times\npublished: 2026-01-17\n---\n\n"
    "Two people were killed by Storm Petra on Marrow, police said. Gusts of 140 km/h were measured.\n"
}
BROKEN_RULE = {"rules/storm.yaml": "facts:\n  killed:\n    valeu: count\n"}


def as_known(binary, folder):
    """A baseline of all that the folder holds."""
    report = subprocess.run([binary, "check", "--format", "json"], cwd=folder, capture_output=True, text=True)
    return report.stdout


def ends(outcome, *, annotates, says, uploads=True, alerts=True):
    return {"outcome": outcome, "annotates": annotates, "says": says, "uploads": uploads, "alerts": alerts}


PUSH = {"name": "push", "base": "", "fork": False}
PULL = {"name": "pull_request", "base": "main", "fork": False}
FORK = {**PULL, "fork": True}

RUNS = {
    "a push that only warns": {
        "event": PUSH,
        "ends": ends("clean", annotates=True, says="Homes without power"),
    },
    "a push where a warning fails": {
        "event": PUSH,
        "with": {"fail-on": "warning"},
        "ends": ends("found", annotates=True, says="Homes without power"),
    },
    "a push of a contradiction": {
        "event": PUSH,
        "changes": LOWER_TOLL,
        "ends": ends("found", annotates=True, says="People killed"),
    },
    "a pull request that brings one": {
        "event": PULL,
        "changes": LOWER_TOLL,
        "ends": ends("found", annotates=True, says="People killed"),
    },
    "a pull request that does not touch the news": {
        "event": PULL,
        "with": {"fail-on": "warning"},
        "changes": {"notes.md": "Call the harbour office.\n"},
        "ends": ends("clean", annotates=False, says="", alerts=False),
    },
    "a pull request from a fork": {
        "event": FORK,
        "changes": LOWER_TOLL,
        "ends": ends("found", annotates=True, says="People killed", uploads=False),
    },
    "a push of what is known": {
        "event": PUSH,
        "with": {"fail-on": "warning", "baseline": "known.json"},
        "changes": {"known.json": as_known},
        "ends": ends("clean", annotates=False, says=""),
    },
    "articles and rules by name": {
        "event": PUSH,
        "with": {"articles": "news/harbour-post.txt\nnews/evening-mail.txt\n", "rules": "rules/storm.yaml"},
        "ends": ends("clean", annotates=True, says="Homes without power"),
    },
    "a rule that is broken": {
        "event": PUSH,
        "changes": BROKEN_RULE,
        "ends": ends("unable", annotates=False, says="nothing was checked", uploads=False),
    },
    "a revision that is not there": {
        "event": PUSH,
        "with": {"since": "nowhere"},
        "ends": ends("unable", annotates=False, says="Nothing was checked", uploads=False),
    },
}

# What pre-commit is asked for: the hook, what changes, whether it passes, and what it says.
HOOKS = {
    "news that agree enough": {"hook": "crosscheck", "changes": {}, "passes": True, "says": "Passed"},
    "news that do not": {"hook": "crosscheck", "changes": LOWER_TOLL, "passes": False, "says": "People killed"},
    "rules that hold": {"hook": "crosscheck-test", "changes": {}, "passes": True, "says": "Passed"},
    "rules that are broken": {"hook": "crosscheck-test", "changes": BROKEN_RULE, "passes": False, "says": "valeu"},
}
