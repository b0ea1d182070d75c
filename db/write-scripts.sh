#!/usr/bin/env bash
# Writes db/scripts/sqlserver.sql and postgres.sql from the migrations. They may be run again on a database of any age.
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-db/scripts}
dotnet tool restore >/dev/null
dotnet build db/Billing.Db -v quiet --nologo
mkdir -p "$out"
dotnet ef migrations script --idempotent --no-build --project db/Billing.Db --context SqlServerBillingDbContext --output "$out/sqlserver.sql" >/dev/null
dotnet ef migrations script --idempotent --no-build --project db/Billing.Db --context PostgreSqlBillingDbContext --output "$out/postgres.sql" >/dev/null
# EF begins the files with a byte order mark, which psql does not take.
sed -i '1s/^\xEF\xBB\xBF//' "$out/sqlserver.sql" "$out/postgres.sql"
