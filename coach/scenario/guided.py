"""From a training's file to what managers and colleagues are told: guide, assignments, tracks."""

from __future__ import annotations

from collections.abc import Iterable

from coach.scenario import training_guide_model as file
from coach.scenario.training import Assignment, FirstOpportunity, Guide, Item, Named, Tags, Task, Track, Words


def words_of(text: file.Localized) -> Words:
    """A text by language."""
    return {"nl": text.nl, "en": text.en}


def texts_of(items: Iterable[file.Plain]) -> tuple[Words, ...]:
    """Texts without their names."""
    return tuple(words_of(item.text) for item in items)


def items_of(items: Iterable[file.Item]) -> tuple[Item, ...]:
    """Advice, starters, checklists."""
    return tuple(Item(item.id, words_of(item.text), _tags(item)) for item in items)


def assignments_of(items: Iterable[file.Assignment]) -> tuple[Assignment, ...]:
    """What a manager does, in the order of the weeks."""
    found = [
        Assignment(
            of.id, of.week, words_of(of.title), words_of(of.text), of.about, _tags(of),
            Named(words_of(of.named.title), words_of(of.named.text)) if of.named is not None else None,
        )
        for of in items
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: one.week))


def guide_of(of: file.Guide) -> Guide:
    """The guide besides its summary, advice and assignments."""
    first = FirstOpportunity(words_of(of.first_opportunity.title), words_of(of.first_opportunity.text))
    return Guide(items_of(of.welcome_back), first, items_of(of.starters), items_of(of.dos), items_of(of.donts))


def track_of(of: file.Track, training: str) -> Track:
    """One audience's track of a training; its tasks in the order of the weeks."""
    tasks = (Task(task.id, task.week, words_of(task.title), words_of(task.text)) for task in of.tasks)
    return Track(
        of.audience, of.training or training, of.scenarios, tuple(sorted(tasks, key=lambda task: task.week)),
        tuple(Item(item.id, words_of(item.text)) for item in of.guide),
    )  # fmt: skip


def _tags(of: file.Tagged) -> Tags:
    return Tags(of.competencies, of.phases, of.when)
