#!/usr/bin/env bash
# Runs every test program that tests/run.sh has built, one after the other, and ends with the totals: N passed, N failed, N skipped.
# Arguments go to the programs: -class, -method, -namespace, -trait.
set -uo pipefail
cd "$(dirname "$0")/.."

log=$(mktemp)
trap 'rm -f "$log"' EXIT
passed=0 failed=0 skipped=0
summary=()

figure() { grep -E "^ +$name +Total: [0-9]" "$log" | tail -n 1 | sed -nE "s/.* $1: ([0-9]+).*/\1/p"; }

for project in $(grep -l 'PackageReference Include="xunit.v3"' tests/*/*.csproj); do
  name=$(basename "$project" .csproj)
  echo "== $name"
  dotnet "artifacts/bin/$name/debug/$name.dll" -noLogo -noColor "$@" </dev/null 2>&1 | tee "$log"
  code=${PIPESTATUS[0]}
  # The closing line: "  Billing.Tests  Total: 16, Errors: 0, Failed: 0, Skipped: 4, Not Run: 0, Time: 1.828s", or "Total: 0" where a filter chose none.
  total=$(figure Total) errors=$(figure Errors) wrong=$(figure Failed) left=$(figure Skipped) not_run=$(figure 'Not Run')
  if [ -z "$total" ]; then
    echo "$name ended without a result (exit code $code)."
    total=0 errors=1
  fi
  errors=${errors:-0} wrong=${wrong:-0} left=${left:-0} not_run=${not_run:-0}
  bad=$((wrong + errors))
  [ "$code" = 0 ] || [ "$bad" -gt 0 ] || bad=1
  good=$((total - wrong - left - not_run))
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left))
  summary+=("$name: $good passed, $bad failed, $left skipped")
done

echo
printf '%s\n' "${summary[@]}"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
