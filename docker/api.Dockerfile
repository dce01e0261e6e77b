# The API and the pages: the same scripts as `make up`, in a container of their own.
FROM python:3.11-slim

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    UV_CACHE_DIR=/tmp/uv-cache \
    HOME=/tmp
WORKDIR /app

COPY LICENSE README.md pyproject.toml ./
COPY requirements requirements
COPY scripts scripts
COPY data data
COPY pathways pathways
COPY directory_api directory_api
RUN scripts/install api && rm -rf .tools .logs /tmp/uv-cache

# Nothing runs as root, and nobody who runs can change the program.
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin nwd \
    && install -d -o nwd -g nwd var .logs
USER nwd

ENV NWD_HOST=0.0.0.0 NWD_PORT=8000
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=6s --start-period=60s --retries=4 \
    CMD ["scripts/answers", "8000", "/health"]
CMD ["scripts/run_api"]
