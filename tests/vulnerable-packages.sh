#!/usr/bin/env bash
# Known vulnerabilities of the packages in use, .NET and npm. Exit code: 0 none known, 1 some found, 3 no feed told anything: then nothing has been checked.
set -uo pipefail
cd "$(dirname "$0")/.."
found=0
silent=0

# NuGet: a source that knows advisories says so in its index; without one "no vulnerable packages" means nothing.
knows=0
while read -r source; do
  if curl --silent --fail --max-time 20 "$source" | grep -q '"VulnerabilityInfo'; then knows=1; fi
done < <(dotnet nuget list source --format short | awk '$1 == "E" && $2 ~ /^http/ { print $2 }')
if [ "$knows" = 1 ]; then
  report=$(dotnet list Billing.sln package --vulnerable --include-transitive) || { echo "NuGet: the list could not be made (restore first)." >&2; silent=1; }
  echo "$report"
  if grep -q '>' <<<"$report"; then found=1; fi
else
  echo "NuGet: no source that can be reached has advisories. The .NET packages have NOT been checked." >&2
  silent=1
fi

# npm answers with JSON; an error there is no clean bill of health.
answer=$(cd src/Billing.Web && npm audit --omit=dev --json 2>/dev/null)
if grep -q '"auditReportVersion"' <<<"$answer"; then
  if grep -q '"total": 0' <<<"$answer"; then echo "npm: none known."; else echo "$answer"; found=1; fi
else
  echo "npm: the registry does not answer an audit. The browser packages have NOT been checked." >&2
  silent=1
fi

if [ "$found" = 1 ]; then exit 1; fi
if [ "$silent" = 1 ]; then exit 3; fi
