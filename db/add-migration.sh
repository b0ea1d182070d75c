#!/usr/bin/env bash
# Adds one migration to all three providers and writes the administrators' scripts anew: db/add-migration.sh NAME
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?usage: db/add-migration.sh NAME}
dotnet tool restore >/dev/null
dotnet build db/Billing.Db -v quiet --nologo
for provider in Sqlite PostgreSql SqlServer; do
  dotnet ef migrations add "$name" --no-build --project db/Billing.Db --context "${provider}BillingDbContext" --output-dir "Migrations/$provider"
done
db/write-scripts.sh
