# shellcheck shell=bash
# What every script shares: where the project is, how progress is shown, and how a step that fails speaks.
# Sourced by the other scripts; run alone it does nothing.
set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
LOGS="$ROOT/.logs"
cd "$ROOT"

# The comment that opens a script is its help.
offer_help() {
  case "${1:-}" in
    -h | --help)
      sed -n '2,/^[^#]/p' "$0" | sed -n 's/^# \{0,1\}//p'
      exit 0
      ;;
  esac
}

# A supervised script speaks to the person through the supervisor's own output, not into its log.
say() {
  printf '%s\n' "$*" >&"${NWD_CONSOLE:-1}"
}

stop_because() {
  printf '\n%s\n' "$1" >&2
  [ -n "${2:-}" ] && printf '%s\n' "$2" >&2
  exit 1
}

# run_step "What is happening" log-name "what to do when it fails" command...
run_step() {
  local label="$1" log="$LOGS/$2.log" remedy="$3" began=$SECONDS
  shift 3
  mkdir -p "$LOGS"
  printf '  %s … ' "$label" >&"${NWD_CONSOLE:-1}"
  if "$@" >"$log" 2>&1 </dev/null; then
    say "done ($((SECONDS - began)) s)"
    return 0
  fi
  say "failed"
  printf '\n' >&2
  tail -n 25 "$log" >&2
  printf '\n%s did not work. %s\nThe whole output is in %s\n' "$label" "$remedy" "${log#"$ROOT"/}" >&2
  return 1
}

# One line that changes when the content of any of these files changes.
fingerprint() {
  find "$@" -type f ! -name '*.pyc' ! -path '*/__pycache__/*' -print0 | LC_ALL=C sort -z \
    | xargs -0 "$(command -v sha256sum || echo shasum)" | cut -d ' ' -f 1 | digest
}

digest() {
  if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi | cut -c 1-12
}

# same_as_before STAMP FINGERPRINT: was this step done with the same inputs?
same_as_before() {
  [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]
}
