"""The beginning of a prompt, the same during a whole take: who is played, the situation, the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from coach.conversation.part import Part
from coach.conversation.prompt_cast import CAST, CastWords
from coach.conversation.prompt_words import WORDS, PromptWords
from coach.scenario.script import Person


def words_of(part: Part) -> PromptWords:
    """The sentences in the conversation's language."""
    return WORDS.get(part.language, WORDS["en"])


def cast_of(part: Part) -> CastWords | None:
    """The sentences for several people in turn, or None when the player voices one."""
    return CAST.get(part.language, CAST["en"]) if len(part.cast) > 1 else None


def system(part: Part, mark: str) -> str:
    """The system message; of a cast it is the same whoever of them speaks.

    Args:
        part: what the player may know.
        mark: stands round the direction of the moment.
    """
    words, cast = words_of(part), cast_of(part)
    played = (part.person,) if cast is None else part.cast
    who = _one(part, words) if cast is None else _several(part, cast)
    there = "; ".join(f"{other.short} ({_ended(other.role)})" for other in part.others if other not in played)
    room = [words.others.format(people=there, learner=part.learner)] if there else []
    situation = words.situation.format(learner=part.learner, text=part.setting)
    rules = [f"- {rule.format(short=part.person.short, learner=part.learner)}" for rule in _rules(words, cast)]
    note = f"- {words.note.format(mark=mark, learner=part.learner)}"
    return "\n".join([*who, "", situation, *room, "", *rules, note])


def only_they_know(part: Part, cast: CastWords) -> str:
    """What only the speaker knows; goes into the direction."""
    return " ".join([cast.now.format(short=part.person.short), *_inside(part.person, cast.known, part.learner)])


def _one(part: Part, words: PromptWords) -> Iterable[str]:
    person = part.person
    yield words.you_are.format(
        name=person.name, short=person.short, role=_ended(person.role), learner=part.learner, about=person.about
    ).rstrip()
    yield from _inside(person, words.about, part.learner)


def _several(part: Part, cast: CastWords) -> Iterable[str]:
    names = ", ".join(person.name for person in part.cast)
    yield cast.you_are.format(names=names, learner=part.learner)
    for person in part.cast:
        who = cast.introduced.format(name=person.name, role=_ended(person.role), about=person.about).rstrip()
        yield " ".join(["-", who, *_inside(person, cast.shown, part.learner)])


def _inside(person: Person, sentences: Mapping[str, str], learner: str) -> list[str]:
    return [
        sentence.format(text=text, short=person.short, learner=learner)
        for name, sentence in sentences.items()
        if person.character is not None and (text := getattr(person.character, name))
    ]


def _rules(words: PromptWords, cast: CastWords | None) -> Iterable[str]:
    if cast is None:
        return (words.being, words.saying, *words.rules, words.no_orders)
    return (cast.being, cast.saying, cast.apart, *words.rules, cast.no_orders)


def _ended(text: str) -> str:
    return text.rstrip(".")
