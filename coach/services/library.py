"""Find: which scenarios a person can rehearse, and the brief of one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from coach.conversation.takes import Take
from coach.errors import NotFound
from coach.programme.meeting import staged
from coach.scenario.improvisation import Improvisation
from coach.scenario.script import Scene
from coach.scenario.training import Catalogue, Entry, Notice, Training
from coach.services.access import Actor, actor, may_see_notices
from coach.services.access_joint import for_managers, may_rehearse_this
from coach.services.begin import own_meeting
from coach.services.ports import Clock, Database


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; empty means anything."""

    training: str | None = None
    competencies: Collection[str] = ()
    difficulties: Collection[int] = ()
    at_most_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A scenario in a list."""

    entry: Entry
    scene: Scene
    training: Training
    takes: tuple[Take, ...]
    """The person's own takes of it, oldest first."""

    @property
    def open_take(self) -> Take | None:
        """The newest take that is still open and that one plays alone."""
        mine = (take for take in reversed(self.takes) if take.status == "open" and take.counterpart != "human")
        return next(mine, None)

    @property
    def closed_takes(self) -> tuple[Take, ...]:
        """The takes that are finished or stopped, oldest first."""
        return tuple(take for take in self.takes if take.status != "open")


class Library:
    """Use cases of finding a scenario."""

    def __init__(self, database: Database, catalogue: Catalogue, clock: Clock) -> None:
        self._database, self._catalogue, self._clock = database, catalogue, clock

    def scenarios(self, person: UUID, language: str, wanted: Wanted | None = None) -> Sequence[Card]:
        """The scenarios of the person's trainings that fit, in the order of the tracks.

        For a manager also the managers' own part: what the managers' track of a training names that the team learns.
        """
        wanted = wanted or Wanted()
        with self._database.read() as stores:
            who = actor(stores, person, self._clock())
            takes, part = stores.takes.of(who.id), for_managers(stores, who, self._catalogue)
        found = self._catalogue.scenarios()
        cards, mine = [], self._mine(who)
        for training in self._catalogue.trainings().values():
            if wanted.training not in {None, training.id}:
                continue
            for scenario in (
                training.scenarios if training in mine else [one for one in training.scenarios if one in part]
            ):
                entry = found.get(scenario)
                if entry is not None and _fits(entry, wanted):
                    own = tuple(take for take in takes if take.scenario == scenario)
                    cards.append(Card(entry, _script(entry, language), training, own))
        return cards

    def trainings(self, person: UUID) -> Sequence[Training]:
        """The trainings that the person learns or gives."""
        with self._database.read() as stores:
            return self._mine(actor(stores, person, self._clock()))

    def brief(self, person: UUID, scenario: str, language: str, meeting: UUID | None = None) -> Card:
        """One scenario, for its brief; a frame for a meeting as the person's own ``meeting``.

        Raises:
            InputRefused: ``meeting-first``, a frame without a meeting.
            NotFound: no such scenario, or its file is broken now; ``no-meeting``, not the person's.
            NotAllowed: not the person's training.
        """
        entry = self._catalogue.scenarios().get(scenario)
        if entry is None:
            raise NotFound("no-scenario", scenario=scenario)
        with self._database.read() as stores:
            who = actor(stores, person, self._clock())
            may_rehearse_this(stores, who, entry, self._catalogue)
            takes = tuple(
                take for take in stores.takes.of(who.id) if take.scenario == scenario and take.meeting == meeting
            )
            scene = _script(entry, language)
            own = own_meeting(stores, who, scene, meeting)
        training = self._catalogue.trainings().get(entry.training)
        if training is None:  # its file broke since
            raise NotFound("no-scenario", scenario=scenario)
        whole = staged(scene, own) if own is not None and isinstance(scene, Improvisation) else scene
        return Card(entry, whole, training, takes)

    def takes(self, person: UUID) -> Sequence[Take]:
        """All of the person's takes, newest first."""
        with self._database.read() as stores:
            return tuple(reversed(stores.takes.of(actor(stores, person, self._clock()).id)))

    def notices(self, person: UUID) -> Sequence[Notice]:
        """What is wrong with scenario files, for trainers.

        Raises:
            NotAllowed: not a trainer.
        """
        with self._database.read() as stores:
            may_see_notices(actor(stores, person, self._clock()))
        return self._catalogue.notices()

    def _mine(self, who: Actor) -> tuple[Training, ...]:
        mine = who.subjects("learns") | who.subjects("trains")
        return tuple(training for name, training in self._catalogue.trainings().items() if name in mine)


def _fits(entry: Entry, wanted: Wanted) -> bool:
    scene = next(iter(entry.scenes.values()))
    return (
        (not wanted.competencies or bool(set(wanted.competencies) & set(scene.competencies)))
        and (not wanted.difficulties or scene.difficulty in wanted.difficulties)
        and (wanted.at_most_minutes is None or entry.minutes[1] <= wanted.at_most_minutes)
    )


def _script(entry: Entry, language: str) -> Scene:
    return entry.scenes.get(language) or next(iter(entry.scenes.values()))
