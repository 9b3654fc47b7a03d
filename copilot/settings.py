"""Every environment variable of the product, once. Only `copilot.home` reads one by itself."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from copilot.home import home


class Settings(BaseSettings):
    """Read from `PAINCODER_*`; the defaults work offline, without a key and without a file."""

    model_config = SettingsConfigDict(env_prefix="PAINCODER_", extra="ignore", frozen=True)

    home: Path = Field(default_factory=home)
    """Index, record, practice profiles, uploaded policies and run logs. Created with mode 0700."""

    record_url: str | None = None
    """SQLAlchemy URL of the record; SQLite in `home` by default."""

    user: str | None = None
    """Who decides, as the record names them."""

    sample: str | None = None
    """Sample note that the app opens with (`paincoder app --sample`)."""

    llm_base_url: str | None = None
    """An OpenAI-compatible endpoint. Only loopback addresses are accepted for now."""

    llm_model: str | None = None
    llm_api_key: SecretStr | None = None

    llm_mode: str = "json_schema"
    """How the answer's shape is asked for: json_schema, tools or json."""

    llm_timeout_s: float = Field(default=60.0, gt=0)
    llm_max_tokens: int = Field(default=2000, gt=0)

    llm_retries: int = Field(default=1, ge=0, le=5)
    """Further requests when an answer lacks the asked-for shape."""

    @property
    def record(self) -> str:
        """The record's URL, its folder created where it is ours."""
        return self.record_url or f"sqlite:///{self.folder() / 'record.sqlite'}"

    def folder(self, *parts: str) -> Path:
        """A folder under `home`, made private to the user when it is first asked for."""
        self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = self.home.joinpath(*parts)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The process's settings; tests call `settings.cache_clear()` after changing the environment."""
    return Settings()
