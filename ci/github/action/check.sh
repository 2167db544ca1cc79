#!/usr/bin/env bash
# The examples of the rules, then one check that writes three things: annotations to the log, SARIF for code scanning, a page
# for the summary. What is asked comes as ARTICLES, RULES, SINCE, BASELINE, FAIL_ON and SARIF; what is empty is left to
# crosscheck.yaml. Ends as the check does.
set -uo pipefail

# GitHub drops a summary that is larger than a mebibyte.
readonly LARGEST=1000000

conclude() { # OUTCOME CODE
    echo "outcome=$1" >>"$GITHUB_OUTPUT"
    exit "$2"
}

mapfile -t articles < <(printf '%s' "$ARTICLES")
mapfile -t rules < <(printf '%s' "$RULES")
page="$RUNNER_TEMP/crosscheck.md"
# What an earlier step left would be taken for what this one found.
rm -f "$page" "$SARIF"

if ! crosscheck test "${rules[@]}"; then
    echo '**The examples of the rules do not hold**, so that nothing was checked; the log says which.' >>"$GITHUB_STEP_SUMMARY"
    conclude unable 2
fi

arguments=("${articles[@]}" "${rules[@]/#/--rules=}" --format github --format sarif "--output=$SARIF" --format markdown "--output=$page")
[[ -z $SINCE ]] || arguments+=("--since=$SINCE")
[[ -z $BASELINE ]] || arguments+=("--baseline=$BASELINE")
[[ -z $FAIL_ON ]] || arguments+=("--fail-on=$FAIL_ON")
crosscheck check "${arguments[@]}"
code=$?

if [[ -s $page ]]; then
    head -c "$LARGEST" "$page" >>"$GITHUB_STEP_SUMMARY"
else
    echo '**Nothing was checked**; the log says why.' >>"$GITHUB_STEP_SUMMARY"
fi
[[ ! -s $SARIF ]] || echo "sarif=$SARIF" >>"$GITHUB_OUTPUT"
case $code in
    0) conclude clean 0 ;;
    1) conclude found 1 ;;
    *) conclude unable "$code" ;;
esac
