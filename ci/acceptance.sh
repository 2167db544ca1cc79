#!/usr/bin/env bash
# What only the articles in ../shared can show: that the facts in them are found, that the rules are general, that the
# output never varies, and how an unusable call ends. Every part runs; it fails when one of the required ones does.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

crosscheck=${CROSSCHECK:-target/release/crosscheck}
shared=${CROSSCHECK_SHARED:-../shared}
texts=$shared/acceptance
failed=()

if [[ ! -d $texts/articles ]]; then
    echo "ci/acceptance.sh: no acceptance texts in $texts: expected the folder \`shared\` beside this repository" >&2
    exit 1
fi
if [[ ! -x $crosscheck ]]; then
    echo "ci/acceptance.sh: no $crosscheck: run \`cargo build --release\` first" >&2
    exit 1
fi

required() {
    local title=$1
    shift
    printf '\n-- %s\n' "$title"
    "$@" || failed+=("$title")
}

# The folder with most in it.
largest() {
    local folder
    for folder; do printf '%s\t%s\n' "$(find "$folder" -type f | wc -l)" "$folder"; done | sort -n | tail -n 1 | cut -f 2
}

# Shown, not judged.
shown() {
    printf '\n-- %s (for information)\n' "$1"
    shift
    "$@" || echo "ended with $?"
}

required "facts of the five articles" python3 "$texts/score_facts.py" --binary "$crosscheck" \
    --rules rules --truth "$texts/articles-facts.yaml" --max-noise 0.05
required "facts of five events, all rule files at once" python3 "$texts/score_facts.py" --binary "$crosscheck" \
    --rules rules --truth "$texts"/events/*/facts.yaml --min-recall 0.95 --min-verdicts 0.95 --max-traps 3 --max-noise 0.1
required "rules are general, not copied" python3 ci/copied_phrases.py "$crosscheck" rules "$texts/articles" "$texts"/events/*/articles
required "the same bytes in every run" python3 ci/same_bytes.py "$crosscheck" "$texts/articles" rules
required "exit codes and messages" bash ci/exit_codes.sh "$crosscheck" "$texts/articles"
required "events without rules of their own" python3 ci/other_events.py "$crosscheck" "$texts/events" rules/ceasefire.yaml
required "the report in a browser" bash ci/browser.sh look "$crosscheck" "$texts/articles" "$(largest "$texts"/events/*/articles)"
shown "time of a check" python3 ci/time_of_a_check.py "$crosscheck" "$texts/articles" rules
shown "values against the suites of other extractors" python3 "$texts/score_values.py" --binary "$crosscheck"

printf '\n'
if ((${#failed[@]})); then
    printf 'FAILED: %s\n' "${failed[@]}"
    exit 1
fi
echo "Acceptance: every required part holds."
