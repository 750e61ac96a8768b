"""A manager and a member of the team who follow up: a message with an answer, talks, promises."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from coach.bootstrap import App
from coach.services.demo import TEAM
from coach.services.talks import NewTalk

HOW = {
    "nl": "Elke maand vraag ik een kwartier wat jullie anders deden.",
    "en": "Every month I take fifteen minutes to ask what you did differently.",
}
SUPPORT = {"nl": "Wat helpt jou op het moment zelf?", "en": "What helps you in the moment itself?"}
HELPS = {"nl": "Vraag me in de vergadering eerst.", "en": "Ask me first in the meeting."}
QUESTION = {"nl": "Bij wie lukt het wel?", "en": "Who is it easier with?"}
PROMISE = {"nl": "Donderdag vraag ik jou eerst.", "en": "On Thursday I ask you first."}


def follow_up(app: App, who: UUID, manager: UUID, language: str) -> None:
    """Let the manager write, ask for two talks of which one is settled, and promise; and the member answer."""
    use = app.followup
    message, _ = use.messages.send(manager, TEAM, HOW[language], SUPPORT[language])
    use.messages.answer(who, message, HELPS[language], "", "")
    zone = app.account.me(manager).zone
    now = app.account.me(manager).now.astimezone(zone).replace(tzinfo=None, minute=0, second=0, microsecond=0, hour=10)
    moments = [now + timedelta(days=days) for days in (7, 8)]
    settled, _ = use.talks.propose(manager, NewTalk(who, [QUESTION[language]], moments))
    use.talks.propose(manager, NewTalk(who, [QUESTION[language]], moments))
    slot = next(view.talk.slots[0] for view in use.board.mine(who).talks if view.talk.id == settled)
    use.talks.pick(who, settled, slot)
    use.promises.promise(manager, who, PROMISE[language], (now + timedelta(days=3)).date())
    use.promises.agree(who, settled, PROMISE[language])
