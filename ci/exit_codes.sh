#!/usr/bin/env bash
# How a call ends that cannot check: with 2, and with a message that names what was wrong.
#
#     exit_codes.sh BINARY ARTICLES
set -uo pipefail

crosscheck=$1
articles=$2
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
wrong=0

# ends CODE WORDS ARGUMENTS…: the exit code, and words that standard error has.
ends() {
    local code=$1 words=$2 ended
    shift 2
    "$crosscheck" "$@" >"$place/out" 2>"$place/err" </dev/null
    ended=$?
    if [[ $ended -eq $code ]] && grep -qF -- "$words" "$place/err"; then
        printf 'ok     %d  %s\n' "$code" "$words"
    else
        printf 'WRONG  %d  %s: ended with %d and said\n' "$code" "$words" "$ended"
        cat "$place/err"
        wrong=1
    fi
}

# rule NAME: a rule file from standard input.
rule() { cat >"$place/$1.yaml"; }

rule good <<'YAML'
facts:
  dead: {value: count, phrases: [<value> (dead|killed)]}
YAML
rule typo <<'YAML'
facts:
  dead:
    value: count
    phrase: [<value> dead]
YAML
rule undefined <<'YAML'
terms: {side: [Kyiv]}
facts:
  lost: {value: count, phrases: [<sied> lost <value>, <side> lost <value>]}
YAML
rule unmatchable <<'YAML'
facts:
  dead: {value: count, phrases: [<value> ...3]}
YAML
mkdir "$place/empty"

ends 2 "$place/nowhere" check "$place/nowhere" --rules "$place/good.yaml"
ends 2 "no documents" check "$place/empty" --rules "$place/good.yaml"
ends 2 "no documents" values "$place/empty"
ends 2 "--rules" check "$articles"
ends 2 "no rule files" check "$articles" --rules "$place/empty"
ends 2 'did you mean `phrases`' check "$articles" --rules "$place/typo.yaml"
ends 2 "<side>" check "$articles" --rules "$place/undefined.yaml"
ends 2 "phrase" check "$articles" --rules "$place/unmatchable.yaml"
ends 2 "nothing to test" test "$place/good.yaml"
ends 2 "Usage" chekc

exit "$wrong"
