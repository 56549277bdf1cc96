#!/usr/bin/env bash
# Installs what the tests need from the system and npm cannot bring: Chromium.
# Where it may not, it says so; the tests then skip loudly, and fail where CI=true.
set -u

chromium="${CHROMIUM_PATH:-/usr/bin/chromium}"
if [ -x "$chromium" ]; then
  exit 0
fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "Installing Chromium from Debian's packages, for the browser tests…"
  if apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium fonts-dejavu-core >/dev/null; then
    exit 0
  fi
fi
echo "No Chromium at $chromium and it could not be installed: the browser tests will be skipped." >&2
echo "Install it (on Debian: apt-get install chromium), or set CHROMIUM_PATH." >&2
[ "${CI:-}" != true ]
