#!/usr/bin/env bash
# Installs what the tests need from the system and npm cannot bring: Chromium, Virtuoso, zsh and curl.
# Where it may not, it says so; the tests then skip loudly, and fail where CI=true.
set -u

failed=false

# need PROGRAM "packages" "which tests" VARIABLE
need() {
  [ -x "$1" ] && return
  if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing $2 from Debian's packages, for the tests $3…"
    # shellcheck disable=SC2086 -- several packages
    if apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $2 >/dev/null && [ -x "$1" ]; then
      return
    fi
  fi
  echo "No program at $1 and it could not be installed: the tests $3 will be skipped." >&2
  echo "Install it (on Debian: apt-get install $2), or set $4." >&2
  failed=true
}

need "${CHROMIUM_PATH:-/usr/bin/chromium}" "chromium fonts-dejavu-core" "in a browser" CHROMIUM_PATH
need "${ZSH_PATH:-/usr/bin/zsh}" "zsh" "of completion in zsh" ZSH_PATH
need "${CURL_PATH:-/usr/bin/curl}" "curl" "of the requests in the documents" CURL_PATH
need "${VIRTUOSO_PATH:-/usr/bin/virtuoso-t}" "virtuoso-opensource-7-bin" "of the remote store" VIRTUOSO_PATH

[ "$failed" = false ] || [ "${CI:-}" != true ]
