"""The environment, read once. Every setting is a ``COACH_*`` variable and stands in docs/settings.md (tested)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from coach.errors import SettingRefused

_HOME = Path(__file__).resolve().parent.parent
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class Settings(BaseModel):
    """What an operator can set."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    data: Path = _HOME / "data"
    """Folder for the embedded database and caches."""
    database_url: str = ""
    """``sqlite:///…`` or ``postgresql://…``; empty: SQLite in the data folder."""
    scenarios: Path = _HOME / "scenarios"
    """Folder with one folder per training."""
    language: Literal["nl", "en", ""] = ""
    """Language when neither the person nor the browser says; also that of the command line."""
    host: str = "127.0.0.1"
    """Address that ``coach serve`` listens on."""
    port: Annotated[int, Field(ge=1, le=65535)] = 8501
    """Port that ``coach serve`` listens on."""
    demo: bool = True
    """Whether the demo team can be come in as; refused on any address but loopback."""
    secret: str = ""
    """Signs cookies; empty: one is made in the data folder at the first start."""
    debug: bool = False
    """Whether the command line shows details of unexpected faults."""

    @property
    def url(self) -> str:
        """The database's URL."""
        return self.database_url or f"sqlite:///{self.data / 'coach.db'}"

    def check_demo(self, host: str) -> None:
        """Refuse to show the demo team, who need no password, to a network.

        Raises:
            SettingRefused: demo mode on an address other than loopback.
        """
        if self.demo and host not in _LOOPBACK:
            raise SettingRefused("demo-not-loopback", host=host)


def read_settings(environment: Mapping[str, str]) -> Settings:
    """The settings in an environment.

    Raises:
        SettingRefused: no such variable (a typo must not silently do nothing), or a value that cannot be used.
    """
    given = {name: value for name, value in environment.items() if name.startswith("COACH_")}
    try:
        return Settings(**{name.removeprefix("COACH_").lower(): value for name, value in given.items()})
    except ValidationError as error:
        first = error.errors()[0]
        name = "COACH_" + str(first["loc"][0]).upper()
        code = "setting-unknown" if first["type"] == "extra_forbidden" else "setting-refused"
        raise SettingRefused(code, name=name, value=given.get(name, "")) from error
