#!/usr/bin/env bash
# Starts a throw-away PostgreSQL on a free loopback port, runs a command with BILLING_TEST_POSTGRES set, and takes the server away again:
#   tests/with-postgres.sh dotnet test --project tests/Billing.Tests
set -euo pipefail
[ $# -gt 0 ] || { echo "usage: tests/with-postgres.sh COMMAND..." >&2; exit 2; }

# Debian keeps the server's programs out of the path, one folder per version: take the newest.
bin=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb || echo /missing/initdb)")
[ -x "$bin/initdb" ] || { echo "PostgreSQL's initdb is missing: apt-get install postgresql" >&2; exit 2; }

home=$(mktemp -d "${TMPDIR:-/tmp}/billing-postgres-XXXXXX")
server=
command=
finish() {
  trap - EXIT INT TERM HUP
  if [ -n "$command" ]; then
    kill -TERM -- "-$command" 2>/dev/null || true # the command and all that it started
    wait "$command" 2>/dev/null || true
  fi
  if [ -n "$server" ]; then
    kill -INT "$server" 2>/dev/null || true # fast shutdown: open sessions are ended
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$home"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# PostgreSQL refuses to run as root.
as=()
if [ "$(id -u)" = 0 ]; then
  as=(setpriv --reuid=postgres --regid=postgres --init-groups)
  chmod 711 "$home"
fi
mkdir "$home/data" "$home/socket"
[ "$(id -u)" != 0 ] || chown postgres: "$home/data" "$home/socket"
cd "$home"
# Code-point order, so that sorted lists come out as on SQLite.
"${as[@]}" "$bin/initdb" --pgdata="$home/data" --username=billing --auth=trust --encoding=UTF8 --no-locale --no-sync >"$home/log" 2>&1 \
  || { cat "$home/log" >&2; exit 1; }
cd "$OLDPWD"

free_port() { # A port on which nobody answers now; another program may still take it first, so starting is tried again.
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

for attempt in 1 2 3 4 5; do
  port=$(free_port)
  # Durability is switched off: the server lives for one run.
  "${as[@]}" "$bin/postgres" -D "$home/data" -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories="$home/socket" \
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 -c timezone=UTC >>"$home/log" 2>&1 </dev/null &
  server=$!
  # Asked through its own socket: on the port somebody else might answer.
  for _ in $(seq 1 150); do
    "$bin/pg_isready" -q -h "$home/socket" -p "$port" -U billing -d postgres && break 2
    kill -0 "$server" 2>/dev/null || break
    sleep 0.2
  done
  kill -INT "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  server=
  [ "$attempt" -lt 5 ] || { echo "PostgreSQL did not start:" >&2; cat "$home/log" >&2; exit 1; }
done

export BILLING_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=billing;Database=postgres"
# In the background, so that a signal to this script is heard while the command runs, and in a process group of its own.
set -m
"$@" </dev/null &
command=$!
set +m
wait "$command" && code=0 || code=$?
command=
exit "$code"
