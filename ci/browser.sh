#!/usr/bin/env bash
# Opens reports in Chromium. Installs what that takes where it is not there: Node, Chromium, and two packages of npm.
#
#     browser.sh test BINARY               the tests in ci/browser
#     browser.sh look BINARY ARTICLES…     a report on each folder, by all rules, as people have it before them
#
# SHOTS=FOLDER keeps pictures of what was looked at.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

task=$1
crosscheck=$2
shift 2

missing=()
command -v npm >/dev/null || missing+=(nodejs npm)
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
if ((${#missing[@]})); then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
(cd ci/browser && npm ci --silent --no-audit --no-fund --ignore-scripts)

case $task in
test)
    cd ci/browser
    CROSSCHECK=$crosscheck node --test --test-reporter=spec
    ;;
look)
    place=$(mktemp -d)
    trap 'rm -rf "$place"' EXIT
    for articles; do
        # 1 tells of findings, which these articles have.
        "$crosscheck" check "$articles" --rules rules --format html >"$place/$(tr / - <<<"${articles#../}").html" || [[ $? -eq 1 ]]
    done
    node ci/browser/look.js ${SHOTS:+--shots "$SHOTS"} "$place"/*.html
    ;;
*)
    echo "ci/browser.sh: expected test or look, not $task" >&2
    exit 2
    ;;
esac
