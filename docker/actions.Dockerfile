# The action server: what the assistant does beside talking, over HTTP to the API.
FROM python:3.10-slim

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    UV_CACHE_DIR=/tmp/uv-cache \
    HOME=/tmp
WORKDIR /app

COPY requirements requirements
COPY scripts scripts
RUN scripts/install bot && rm -rf .tools .logs /tmp/uv-cache
COPY bot bot

RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin nwd
USER nwd

ENV NWD_ACTIONS_HOST=0.0.0.0 NWD_ACTIONS_PORT=5055
EXPOSE 5055
HEALTHCHECK --interval=15s --timeout=6s --start-period=60s --retries=4 \
    CMD ["scripts/answers", "5055", "/health"]
CMD ["scripts/run_actions"]
