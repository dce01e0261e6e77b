# shellcheck shell=bash
# The environment that Rasa and its actions run in. Sourced by the scripts that start or train them.

# One thread per turn is faster than several that wait for each other, and leaves the page its processor.
export OMP_NUM_THREADS="${OMP_NUM_THREADS:-1}"
export RASA_TELEMETRY_ENABLED=false
export TF_CPP_MIN_LOG_LEVEL=3
export SQLALCHEMY_SILENCE_UBER_WARNING=1
export MPLCONFIGDIR="${MPLCONFIGDIR:-$ROOT/.cache/matplotlib}"
export PYTHONPATH="$ROOT"
export PYTHONDONTWRITEBYTECODE=1

# Where the three processes find each other; in containers the names of the other services.
export NWD_API_URL="${NWD_API_URL:-http://127.0.0.1:${NWD_PORT:-8000}}"
export NWD_ACTIONS_URL="${NWD_ACTIONS_URL:-http://127.0.0.1:${NWD_ACTIONS_PORT:-5055}/webhook}"
