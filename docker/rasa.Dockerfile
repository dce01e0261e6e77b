# Rasa with its model, trained while the image is built so that it starts at once and writes nothing.
FROM python:3.10-slim

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    UV_CACHE_DIR=/tmp/uv-cache \
    MPLCONFIGDIR=/tmp/matplotlib \
    HOME=/tmp
WORKDIR /app

COPY requirements requirements
COPY scripts scripts
RUN scripts/install bot && rm -rf .tools .logs /tmp/uv-cache

COPY bot bot
RUN scripts/train_assistant && rm -rf .logs .rasa /tmp/matplotlib

RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin nwd
USER nwd

ENV NWD_RASA_HOST=0.0.0.0 NWD_RASA_PORT=5005 NWD_RASA_ENDPOINTS=bot/endpoints.server.yml
EXPOSE 5005
HEALTHCHECK --interval=15s --timeout=6s --start-period=180s --retries=4 \
    CMD ["scripts/answers", "5005", "/"]
CMD ["scripts/run_assistant"]
