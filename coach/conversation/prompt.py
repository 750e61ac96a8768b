"""From a part to a prompt: persona and rules first, the transcript appended, the direction of the moment last.

The beginning never changes during a take and the transcript only grows, so that a server can keep what it has read.
The direction stands between marks that the learner cannot know, and signs that could imitate them are taken out of
what was said.
"""

from __future__ import annotations

import hashlib
from itertools import groupby

from coach.conversation.part import TOLD, Part, Spoken
from coach.conversation.prompt_words import WORDS, PromptWords
from coach.llm.chat import Message, Speaker
from coach.scenario.running import LEARNER, ROOM

_SHORT = 90
"""Characters up to which a second example is given: the end of a prompt is what no server keeps."""

_SAFE = str.maketrans(
    {
        **dict.fromkeys("[{(", "‹"),
        **dict.fromkeys("]})", "›"),
        "<": "‹",
        ">": "›",
        "`": "'",
        "|": "/",
        "“": '"',
        "”": '"',
    }
)


def messages(part: Part, secret: str, again: str = "") -> tuple[Message, ...]:
    """The prompt for one cue, alternating after the system message (some servers insist on that).

    Args:
        part: what the player may know.
        secret: anything that stays the same during a take and that the learner cannot know; makes the marks.
        again: why the last answer to this very prompt was refused; empty at the first try.
    """
    words = WORDS.get(part.language, WORDS["en"])
    mark = hashlib.sha256(f"direction {secret}".encode()).hexdigest()[:6]
    said = [(_speaker(spoken, part), _line(spoken, part, words)) for spoken in part.transcript]
    if not said or said[0][0] == "assistant":
        said.insert(0, ("user", words.begin))
    told = [(who, "\n".join(line for _, line in lines)) for who, lines in groupby(said, key=lambda one: one[0])]
    direction = f"[{mark}]\n{_direction(part, words, again)}\n[/{mark}]"
    if told[-1][0] == "user":
        told[-1] = ("user", f"{told[-1][1]}\n\n{direction}")
    else:
        told.append(("user", direction))
    return (Message("system", _system(part, words, mark)), *(Message(who, text) for who, text in told))


def _system(part: Part, words: PromptWords, mark: str) -> str:
    person, inside = part.person, part.person.character
    who = words.you_are.format(
        name=person.name, short=person.short, role=_ended(person.role), learner=part.learner, about=person.about
    )
    about = [
        sentence.format(text=text)
        for name, sentence in words.about.items()
        if inside is not None and (text := getattr(inside, name))
    ]
    there = "; ".join(f"{other.short} ({other.role.rstrip('.')})" for other in part.others)
    room = [words.others.format(people=there, learner=part.learner)] if there else []
    rules = [f"- {rule.format(short=person.short, learner=part.learner)}" for rule in words.rules]
    situation = words.situation.format(learner=part.learner, text=part.setting)
    return "\n".join(
        [who, *about, "", situation, *room, "", *rules, f"- {words.note.format(mark=mark, learner=part.learner)}"]
    )


def _ended(text: str) -> str:
    return text.rstrip(".")


def _speaker(spoken: Spoken, part: Part) -> Speaker:
    return "assistant" if spoken.who == part.person.id else "user"


def _line(spoken: Spoken, part: Part, words: PromptWords) -> str:
    if spoken.who == part.person.id:
        return spoken.words
    if spoken.who == TOLD:
        return words.known.format(fact=spoken.words)
    if spoken.who == ROOM:
        return words.happens.format(words=spoken.words)
    if spoken.who == LEARNER:  # one line, in quotation marks, without signs that could pass for ours
        return words.says.format(name=spoken.name, words=f"“{' '.join(spoken.words.translate(_SAFE).split())}”")
    return words.says.format(name=spoken.name, words=spoken.words)


def _direction(part: Part, words: PromptWords, again: str) -> str:
    first, *more = part.examples
    both = [first, *more[:1]] if more and len(first) + len(more[0]) <= _SHORT else [first]
    examples = " / ".join(both)
    lines = [
        words.tells.format(fact=part.tells) if part.tells else words.now.format(does=part.does),
        words.gives.format(gives=part.gives) if part.concedes else words.keeps,
        words.like.format(examples=examples),
    ]
    if again:
        lines.append(words.again.format(reason=again, short=part.person.short))
    return "\n".join(lines)
