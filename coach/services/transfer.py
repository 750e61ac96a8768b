"""The transfer report, for whoever paid for a training: published figures and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from coach.errors import NotFound
from coach.programme.aggregate import last_closed
from coach.programme.transfer import MONTHS, TransferReport, sums, teams_of
from coach.scenario.training import Catalogue, Training
from coach.services.access import actor
from coach.services.access_team import may_have_report
from coach.services.figures import close_months, months_back
from coach.services.ports import Clock, Database, Entropy


def transfer_report(
    database: Database, training: Training, language: str, now: datetime, entropy: Entropy
) -> TransferReport:
    """The report on a training, for an operator: who may have it is for the caller to say.

    ``now`` is in the zone of whoever reads it. Months that are over are published first.
    """
    close_months(database, now, entropy)
    until = last_closed(now)
    since = months_back(until, MONTHS - 1)
    with database.read() as stores:
        teams = teams_of(stores.figures.of_training(training.id, since))
    return TransferReport(
        training.id,
        training.title[language],
        language,
        now.date(),
        since,
        until,
        teams,
        sums([team.sums for team in teams]),
    )


class Transfer:
    """Use cases of whoever pays for a training."""

    def __init__(self, database: Database, catalogue: Catalogue, clock: Clock, entropy: Entropy) -> None:
        self._database, self._catalogue, self._clock, self._entropy = database, catalogue, clock, entropy

    def trainings(self, person: UUID) -> Sequence[Training]:
        """The trainings that the person pays for now."""
        with self._database.read() as stores:
            paid = actor(stores, person, self._clock()).subjects("sponsors")
        return [training for name, training in self._catalogue.trainings().items() if name in paid]

    def report(self, person: UUID, training: str, language: str) -> TransferReport:
        """The report on a training of theirs.

        Raises:
            NotAllowed: not a sponsor of this training now.
            NotFound: the training's files are gone.
        """
        now = self._clock()
        with self._database.read() as stores:
            who = actor(stores, person, now)
            may_have_report(who, training)
        local = now.astimezone(ZoneInfo(who.person.zone))
        found = self._catalogue.trainings().get(training)
        if found is None:
            raise NotFound("no-training", training=training)
        return transfer_report(self._database, found, language, local, self._entropy)
