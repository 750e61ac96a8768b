"""What each audience of a training does this week, in a team where somebody learns it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from coach.programme.people import Relation
from coach.scenario.training import AUDIENCES, Audience, Item, Task, Training
from coach.services.access import Actor
from coach.services.access_team import TeamPeople
from coach.services.ports import Stores

_AFTER = 4
"""Weeks that the last tasks stay in view."""


@dataclass(frozen=True, slots=True)
class AudienceTasks:
    """One audience's tasks of this week."""

    audience: Audience
    mine: bool
    """Whether the one who looks belongs to it."""
    tasks: tuple[Task, ...]
    guide: tuple[Item, ...]
    """What this audience should know."""


@dataclass(frozen=True, slots=True)
class TeamTrack:
    """A training in a team: how many weeks ago it ended, and what each audience does now."""

    training: Training
    week: int
    audiences: tuple[AudienceTasks, ...]


def tracks_of(
    stores: Stores, who: Actor, people: Mapping[str, TeamPeople], trainings: Mapping[str, Training]
) -> Mapping[str, tuple[TeamTrack, ...]]:
    """Per team the trainings that its members learn now, in one query; weeks count from when the first of them began.

    Whoever learns it sees the week that they are in themselves.
    """
    today = who.now.astimezone(who.zone).date()
    everybody = {member.id for those in people.values() for member in those.members}
    learning = [one for one in stores.people.relations(everybody) if one.kind == "learns" and one.holds(today)]
    found = {}
    for team, those in people.items():
        members = {member.id for member in those.members}
        theirs = [one for one in learning if one.person in members and one.subject in trainings]
        found[team] = tuple(
            _track(trainings[name], [one for one in theirs if one.subject == name], who, team, today)
            for name in sorted({one.subject for one in theirs})
        )
    return found


def _track(training: Training, learning: list[Relation], who: Actor, team: str, today: date) -> TeamTrack:
    own = [one.since for one in learning if one.person == who.id]
    week = (today - min(own or [one.since for one in learning])).days // 7
    mine: Audience = "learners" if own else "managers" if team in who.subjects("manages") else "colleagues"
    audiences = []
    for audience in AUDIENCES:
        track = training.tracks.get(audience)
        if track is not None:
            audiences.append(AudienceTasks(audience, audience == mine, _now(track.tasks, week), track.guide))
    return TeamTrack(training, week, tuple(audiences))


def _now(tasks: tuple[Task, ...], week: int) -> tuple[Task, ...]:
    """The tasks of the latest week that has come; the last ones go some weeks later."""
    come = [task.week for task in tasks if task.week <= week]
    if not come or week > max(task.week for task in tasks) + _AFTER:
        return ()
    return tuple(task for task in tasks if task.week == max(come))
