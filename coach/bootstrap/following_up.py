"""How following up is put together: its use cases, and whoever carries the letters."""

from __future__ import annotations

from dataclasses import dataclass

from coach.delivery.calendar import calendar_file
from coach.delivery.letters import Letters, NoPost
from coach.delivery.mail import Smtp
from coach.scenario.training import Catalogue
from coach.services.followup import FollowUps
from coach.services.messages import Messages
from coach.services.ports import Clock, Database, Entropy
from coach.services.ports_followup import Post
from coach.services.promises import Promises
from coach.services.talks import Talks
from coach.settings import Settings


@dataclass(frozen=True, slots=True)
class FollowingUp:
    """The use cases of following up."""

    board: FollowUps
    messages: Messages
    talks: Talks
    promises: Promises


def following_up(
    database: Database, catalogue: Catalogue, post: Post, clock: Clock, entropy: Entropy
) -> FollowingUp:  # fmt: skip
    """The use cases, on stores that are ready."""
    return FollowingUp(
        FollowUps(database, clock),
        Messages(database, post, clock, entropy),
        Talks(database, catalogue, post, calendar_file, clock, entropy),
        Promises(database, clock, entropy),
    )


def post_of(settings: Settings) -> Post:
    """Whoever carries letters with these settings; nobody when no mail server is set."""
    return NoPost() if settings.mail is None else Letters(Smtp(settings.mail), settings.language or "en")
