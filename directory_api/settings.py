"""Every setting of the directory, read from the environment, with the defaults of one machine."""

from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

REPOSITORY = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Settings of one running directory.

    Names in the environment are `NWD_` plus the field's name.
    """

    model_config = SettingsConfigDict(
        env_prefix="NWD_", extra="ignore", populate_by_name=True, env_ignore_empty=True
    )

    database_url: str = Field(
        default=f"sqlite:///{REPOSITORY / 'var' / 'directory.sqlite3'}",
        validation_alias=AliasChoices("NWD_DATABASE_URL", "DATABASE_URL"),
        description="SQLAlchemy address of the database: SQLite by default, PostgreSQL on servers.",
    )
    data_folder: Path = Field(default=REPOSITORY / "data", description="Folder of services.yaml.")
    cache_folder: Path = Field(
        default=REPOSITORY / "var" / "cache",
        description="Folder of vectors that can be made again.",
    )
    rasa_url: str = Field(
        default="http://127.0.0.1:5005",
        validation_alias=AliasChoices("NWD_RASA_URL", "RASA_URL"),
        description="Where Rasa's REST channel listens; never a public address.",
    )
    rasa_seconds: float = Field(default=8.0, gt=0, description="How long one turn waits for Rasa.")
    rasa_waiting: int = Field(
        default=8, ge=1, description="How many turns may wait for Rasa at once."
    )
    conversation_minutes: int = Field(
        default=30, ge=1, description="Idle time before a chat is forgotten."
    )
    redis_url: str | None = Field(
        default=None,
        validation_alias=AliasChoices("NWD_REDIS_URL", "REDIS_URL"),
        description="Redis for conversations when there are several processes; memory otherwise.",
    )
    requests_per_minute: int = Field(
        default=60, ge=1, description="Requests with words, per caller."
    )
    internal_key: SecretStr | None = Field(
        default=None,
        description="Shared with the assistant's actions, whose calls count as nobody's.",
    )
    default_borough: str = Field(default="haringey", description="Area code of the home borough.")
    translation_provider: Literal["off", "libretranslate", "google"] = Field(
        default="off", description="Who translates the free text of records; nobody by default."
    )
    translation_url: str | None = Field(
        default=None, description="Address of a LibreTranslate server."
    )
    translation_key: SecretStr | None = Field(default=None, description="Key of the provider.")
    translation_seconds: float = Field(default=1.5, gt=0, description="Our own time-out round it.")
    exit_url: str = Field(
        default="https://www.bbc.co.uk/weather", description="Neutral page that exit leads to."
    )
    log_level: str = Field(default="INFO", description="Level of the log.")


@lru_cache
def get_settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()
