#!/usr/bin/env bash
# Runs every test on a bare Debian machine that has only the .NET SDK and Node:
#   tests/run.sh                          everything
#   tests/run.sh -class '*BillNumber*'    what the filters of the test programs choose (-class, -method, -namespace, -trait)
# Installs by apt what the tests need and is missing, starts a throw-away PostgreSQL on a loopback port (unless BILLING_TEST_POSTGRES names
# a server), builds, runs every test program, and stops what it started. SQL Server takes part when BILLING_TEST_SQLSERVER holds a connection string.
set -euo pipefail
cd "$(dirname "$0")/.."

die() { echo "tests/run.sh: $*" >&2; exit 2; }

command -v dotnet >/dev/null || die "the .NET SDK is missing: https://dotnet.microsoft.com/download (version in global.json)"
dotnet --version >/dev/null || die "the installed .NET SDK does not fit global.json"
command -v node >/dev/null && command -v npm >/dev/null || die "Node and npm are missing: https://nodejs.org (20 or later)"

has_font() { command -v fc-list >/dev/null && [ -n "$(fc-list "$1")" ]; }
has_postgres() { compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null; }

missing=()
command -v chromium >/dev/null || missing+=(chromium)
has_font 'BIZ UDMincho' || has_font 'BIZ UDGothic' || missing+=(fontconfig fonts-morisawa-bizud-gothic)
has_font 'Noto Sans CJK JP' || missing+=(fontconfig fonts-noto-cjk)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
command -v zbarimg >/dev/null || missing+=(zbar-tools)
[ -n "${BILLING_TEST_POSTGRES:-}" ] || has_postgres || missing+=(postgresql)

root=() policy=/usr/sbin/policy-rc.d
install_missing() {
  command -v apt-get >/dev/null || die "these are missing, and there is no apt-get to install them: ${missing[*]}"
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || die "these are missing; have an administrator run: apt-get install ${missing[*]}"
    root=(sudo)
  fi
  echo "Installing by apt: ${missing[*]}"
  "${root[@]}" apt-get update -q
  # The server that Debian would start beside its package is not wanted: the tests bring their own.
  if [ ! -e "$policy" ]; then
    trap '"${root[@]}" rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' | "${root[@]}" tee "$policy" >/dev/null
    "${root[@]}" chmod +x "$policy"
  fi
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
}

# In a shell of its own, which undoes what must not stay.
[ "${#missing[@]}" = 0 ] || (install_missing)

# No build server stays behind.
dotnet build Billing.sln --nologo -v quiet -nodeReuse:false -p:UseSharedCompilation=false

if [ -n "${BILLING_TEST_POSTGRES:-}" ]; then
  exec tests/run-built.sh "$@"
fi

exec tests/with-postgres.sh tests/run-built.sh "$@"
