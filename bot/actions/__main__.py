"""Starts the action server: `python -m bot.actions`.

It listens on this machine only (the SDK's own default is every address); in a container set
NWD_ACTIONS_HOST to the internal network's address. NWD_ACTIONS_PORT is 5055 unless set.
"""

import logging
import os

from rasa_sdk.endpoint import run


def main() -> None:
    """Serve all actions of this package."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
    os.environ["SANIC_HOST"] = os.environ.get("NWD_ACTIONS_HOST", "127.0.0.1")
    run("bot.actions", port=int(os.environ.get("NWD_ACTIONS_PORT", "5055")), cors_origins="")


if __name__ == "__main__":
    main()
