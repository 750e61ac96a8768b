"""The environment, read once. Every setting is a ``COACH_*`` variable and stands in docs/settings.md (tested)."""

from __future__ import annotations

import os
import stat
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from coach.delivery.mail import MailServer, Security
from coach.errors import SettingRefused
from coach.llm.budget import Limits
from coach.llm.chat import ROLES, Role
from coach.llm.endpoint import Deadlines, Endpoint
from coach.programme.people import is_address

_HOME = Path(__file__).resolve().parent.parent
_OTHERS_READ = stat.S_IRGRP | stat.S_IROTH
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_SECRET = frozenset({"database_url", "secret", "model_key", "mail_password", *(f"{role}_key" for role in ROLES)})
"""What is never shown again, not even to say that it cannot be used."""
_ADDRESSES = frozenset({"model_url", *(f"{role}_url" for role in ROLES)})

_NEVER = frozenset(" @?#\\")
"""What no address of a model's holds: nothing after the path, and no name or key before the host."""


def _address(url: str) -> str:
    """A model's address: plain enough to be shown, with the key elsewhere."""
    if url and (not url.isprintable() or not _NEVER.isdisjoint(url)):  # a parser would drop some of these in silence
        raise ValueError
    parts = urlsplit(url)
    if url and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.port == 0):
        raise ValueError
    return url.rstrip("/")


def _key(key: str) -> str:
    """A key that fits in a header, without the white space that copying leaves."""
    key = key.strip()
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise ValueError
    return key


def _sender(address: str) -> str:
    """An address that mail can come from."""
    if address and not is_address(address):
        raise ValueError
    return address


_Address = Annotated[str, AfterValidator(_address)]
_Key = Annotated[str, AfterValidator(_key), Field(repr=False)]
_Sender = Annotated[str, AfterValidator(_sender)]
_Seconds = Annotated[float, Field(ge=0.1, le=600)]
_Tokens = Annotated[int, Field(ge=0)]


class Settings(BaseModel):
    """What an operator can set."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    data: Path = _HOME / "data"
    """Folder for the embedded database and caches."""
    database_url: Annotated[str, Field(repr=False)] = ""
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
    secret: Annotated[str, Field(repr=False)] = ""
    """Signs cookies; empty: one is made in the data folder at the first start."""
    debug: bool = False
    """Whether the command line shows details of unexpected faults."""
    settings_file: str = ""
    """A TOML file with settings; what the environment says goes before it."""
    model_url: _Address = ""
    """Address of an OpenAI-compatible server for all roles; empty: no model, and the app works without."""
    model_key: _Key = ""
    """Key for that server."""
    model_name: str = ""
    """The model there."""
    model_api_version: str = ""
    """Azure's dated interface; the URL is then the resource's, the name the deployment's."""
    counterpart_url: _Address = ""
    counterpart_key: _Key = ""
    counterpart_name: str = ""
    counterpart_api_version: str = ""
    judge_url: _Address = ""
    judge_key: _Key = ""
    judge_name: str = ""
    judge_api_version: str = ""
    coach_url: _Address = ""
    coach_key: _Key = ""
    coach_name: str = ""
    coach_api_version: str = ""
    model_tokens_person: _Tokens = 800_000
    """Tokens that one person may use in a day (UTC); 0: as many as they like."""
    model_tokens_day: _Tokens = 8_000_000
    """Tokens that everybody together may use in a day (UTC); 0: as many as they like."""
    counterpart_first: _Seconds = 8.0
    """Seconds until a counterpart's first word, after which an authored line is said."""
    counterpart_whole: _Seconds = 30.0
    """Seconds for a counterpart's whole reply."""
    judge_first: _Seconds = 45.0
    judge_whole: _Seconds = 120.0
    coach_first: _Seconds = 15.0
    coach_whole: _Seconds = 45.0
    mail_host: str = ""
    """Mail server; empty: nothing is mailed, everything stands in the app."""
    mail_port: Annotated[int, Field(ge=1, le=65535)] = 587
    mail_from: _Sender = ""
    """Address that mail comes from; needed as soon as there is a server."""
    mail_user: str = ""
    mail_password: Annotated[str, Field(repr=False)] = ""
    mail_tls: Security = "starttls"
    """How the connection is made secure; ``none`` takes no password beyond this computer."""

    @property
    def url(self) -> str:
        """The database's URL."""
        return self.database_url or f"sqlite:///{self.data / 'coach.db'}"

    @property
    def limits(self) -> Limits:
        """How many tokens may be used in a day."""
        return Limits(self.model_tokens_person, self.model_tokens_day)

    @property
    def endpoints(self) -> dict[Role, Endpoint]:
        """Which model answers in which role; a role without one is not there.

        A role with a URL of its own takes neither key nor name nor version from the others: a key goes nowhere else.
        """
        return {role: found for role in ROLES if (found := self._endpoint(role)) is not None}

    @property
    def mail(self) -> MailServer | None:
        """Where letters are handed in; None: nowhere."""
        if not self.mail_host:
            return None
        return MailServer(
            self.mail_host, self.mail_port, self.mail_from, self.mail_tls, self.mail_user, self.mail_password
        )

    def check_mail(self) -> None:
        """Refuse mail that comes from nobody, and a password that could be read along.

        Raises:
            SettingRefused: a server without an address to send from, or a password over an open connection elsewhere.
        """
        if self.mail_host and not self.mail_from:
            raise SettingRefused("mail-from", name="COACH_MAIL_FROM", host=self.mail_host)
        if self.mail_host not in _LOOPBACK and self.mail_user and self.mail_tls == "none":
            raise SettingRefused("mail-open", name="COACH_MAIL_TLS", host=self.mail_host)

    def check_models(self) -> None:
        """Refuse an address at which nobody knows which model to ask.

        Raises:
            SettingRefused: a URL without a model's name.
        """
        for role, endpoint in self.endpoints.items():
            if not endpoint.name:
                whose = role if getattr(self, f"{role}_url") else "model"
                raise SettingRefused("model-unnamed", name=f"COACH_{whose.upper()}_NAME", url=endpoint.url)

    def _endpoint(self, role: Role) -> Endpoint | None:
        def own(what: str) -> str:
            return str(getattr(self, f"{role}_{what}"))

        def shared(what: str) -> str:
            return own(what) or ("" if own("url") else str(getattr(self, f"model_{what}")))

        url = own("url") or self.model_url
        if not url:
            return None
        first, whole = getattr(self, f"{role}_first"), getattr(self, f"{role}_whole")
        deadlines = Deadlines(first, first, whole)
        return Endpoint(url, shared("name"), deadlines, shared("key"), shared("api_version"))

    def check_demo(self, host: str) -> None:
        """Refuse to show the demo team, who need no password, to a network.

        Raises:
            SettingRefused: demo mode on an address other than loopback.
        """
        if self.demo and host not in _LOOPBACK:
            raise SettingRefused("demo-not-loopback", host=host)


def read_settings(environment: Mapping[str, str]) -> Settings:
    """The settings in an environment, and in the file that it names.

    Raises:
        SettingRefused: no such setting (a typo must not silently do nothing), or a value that cannot be used.
    """
    given: dict[str, Any] = {
        name.removeprefix("COACH_").lower(): value for name, value in environment.items() if name.startswith("COACH_")
    }
    given = {**_file(given.get("settings_file", "")), **given}
    try:
        settings = Settings(**given)
        settings.check_models()
        settings.check_mail()
    except ValidationError as error:
        first = error.errors()[0]
        key = str(first["loc"][0])
        code = "setting-unknown" if first["type"] == "extra_forbidden" else "setting-refused"
        if code == "setting-refused" and key in _ADDRESSES:
            code = "setting-address"
        value = given.get(key, "")
        hidden = key in _SECRET or "@" in str(value) or (key in _ADDRESSES and "?" in str(value))  # passwords, keys
        value = "…" if hidden or not str(value).isprintable() else value
        raise SettingRefused(code, name=f"COACH_{key.upper()}", value=value) from error
    return settings


def _file(name: str) -> dict[str, Any]:
    if not name:
        return {}
    try:
        with Path(name).open(encoding="utf-8") as stream:
            mode = os.fstat(stream.fileno()).st_mode
            found = tomllib.loads(stream.read())
    except (OSError, ValueError) as error:
        raise SettingRefused("settings-file", file=name) from error
    if os.name == "posix" and mode & _OTHERS_READ and any(found.get(key) for key in _SECRET):
        raise SettingRefused("settings-file-open", file=name)
    if "settings_file" in found:
        raise SettingRefused("setting-unknown", name="settings_file", value=found["settings_file"])
    return found
