#!/usr/bin/env bash
# What action.yml runs: bash check.sh AUTHLINT, with its inputs in the environment. Nothing of the pull request is ever run,
# and no input is read as shell.
set -euo pipefail
authlint="$1"
command=("$authlint" check --allow-empty --format github)
for pair in "--changed-since=${AUTHLINT_CHANGED_SINCE:-}" "--trusted-ref=${AUTHLINT_TRUSTED_REF:-}" "--fail-on=${AUTHLINT_FAIL_ON:-}"; do
    case "${pair#*=}" in "" | none) ;; *) command+=("$pair") ;; esac
done
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then command+=("--output=markdown:$GITHUB_STEP_SUMMARY"); fi
if [ -n "${AUTHLINT_COMMENT:-}" ]; then command+=("--output=markdown:$AUTHLINT_COMMENT"); fi
if [ -n "${AUTHLINT_SARIF:-}" ]; then command+=("--output=sarif:$AUTHLINT_SARIF"); fi
command+=(--)
while IFS= read -r path; do
    if [ -n "$path" ]; then command+=("$path"); fi
done <<< "${AUTHLINT_PATHS:-}"
code=0
"${command[@]}" || code=$?
if [ -n "${GITHUB_OUTPUT:-}" ]; then echo "exit-code=$code" >> "$GITHUB_OUTPUT"; fi
exit "$code"
