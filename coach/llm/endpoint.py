"""What one role talks to."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from coach.llm.chat import ModelCard, Role


@dataclass(frozen=True, slots=True)
class Deadlines:
    """How long a call may take, in seconds, all attempts together."""

    first: float
    """Until the first text."""
    pause: float
    """Between two pieces of text."""
    whole: float
    """From beginning to end."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model behind an OpenAI-compatible address."""

    url: str
    """Base URL as servers print it, with its ``/v1``; of Azure with an ``api_version`` the resource's own address."""
    name: str
    """The model's name; of Azure the deployment's."""
    deadlines: Deadlines
    key: str = field(default="", repr=False)
    api_version: str = ""
    """Azure's dated interface; empty for everything else."""

    @property
    def host(self) -> str:
        """The machine's name, with the port when one is given."""
        return urlsplit(self.url).netloc.rpartition("@")[2]

    @property
    def base(self) -> str:
        """What ``/chat/completions`` is appended to."""
        base = self.url.rstrip("/")
        return f"{base}/openai/deployments/{self.name}" if self.api_version else base

    @property
    def loopback(self) -> bool:
        """Whether the words stay on this computer."""
        host = urlsplit(self.url).hostname or ""
        try:
            return ip_address(host).is_loopback
        except ValueError:
            return host == "localhost" or host.endswith(".localhost")

    @property
    def place(self) -> tuple[str, str, str]:
        """What fails together: the same model at the same address with the same key."""
        return self.base, self.name, self.key

    def card(self, role: Role) -> ModelCard:
        """What may be told about it."""
        return ModelCard(role, self.name, self.host, self.url)
