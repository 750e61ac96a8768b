"""From a part to a prompt: persona and rules first, the transcript appended, the direction of the moment last.

The beginning never changes during a take and the transcript only grows, so that a server can keep what it has read.
Where several people are voiced that holds whoever speaks: each of their lines is an answer of the model's own, and
before it the user's side says whose; so roles alternate, as some servers insist, and no answer has a name in it.
The direction stands between marks that the learner cannot know, and signs that could imitate them are taken out of
what was said, as are e-mail addresses and telephone numbers: nobody needs them to answer.
"""

from __future__ import annotations

import hashlib
from itertools import groupby

from coach.conversation.part import TOLD, Part, Spoken
from coach.conversation.prompt_system import cast_of, only_they_know, system, words_of
from coach.conversation.prompt_words import PromptWords
from coach.llm.chat import Message, Speaker
from coach.perception.personal import without_contacts
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
    words = words_of(part)
    mark = hashlib.sha256(f"direction {secret}".encode()).hexdigest()[:6]
    said = [one for spoken in part.transcript for one in _heard(spoken, part, words)]
    said += _turn_of(part.person.short, part)
    if not said or said[0][0] == "assistant":
        said.insert(0, ("user", words.begin))
    told = [(who, "\n".join(line for _, line in lines)) for who, lines in groupby(said, key=lambda one: one[0])]
    direction = f"[{mark}]\n{_direction(part, words, again)}\n[/{mark}]"
    if told[-1][0] == "user":
        told[-1] = ("user", f"{told[-1][1]}\n\n{direction}")
    else:
        told.append(("user", direction))
    return (Message("system", system(part, mark)), *(Message(who, text) for who, text in told))


def _turn_of(short: str, part: Part) -> list[tuple[Speaker, str]]:
    """Who of several speaks now; nothing when there is one."""
    cast = cast_of(part)
    return [] if cast is None else [("user", cast.speaks.format(short=short))]


def _heard(spoken: Spoken, part: Part, words: PromptWords) -> list[tuple[Speaker, str]]:
    if spoken.who in {part.person.id, *(person.id for person in part.cast)}:
        return [*_turn_of(spoken.name, part), ("assistant", without_contacts(spoken.words))]
    return [("user", _line(spoken, words))]


def _line(spoken: Spoken, words: PromptWords) -> str:
    if spoken.who == TOLD:
        return words.known.format(fact=spoken.words)
    if spoken.who == ROOM:
        return words.happens.format(words=spoken.words)
    said = without_contacts(spoken.words)
    if spoken.who == LEARNER:  # one line, in quotation marks, without signs that could pass for ours
        return words.says.format(name=spoken.name, words=f"“{' '.join(said.translate(_SAFE).split())}”")
    return words.says.format(name=spoken.name, words=said)


def _direction(part: Part, words: PromptWords, again: str) -> str:
    first, *more = part.examples
    both = [first, *more[:1]] if more and len(first) + len(more[0]) <= _SHORT else [first]
    examples = " / ".join(both)
    cast = cast_of(part)
    lines = [
        *([only_they_know(part, cast)] if cast is not None else []),
        words.tells.format(fact=part.tells) if part.tells else words.now.format(does=part.does),
        words.gives.format(gives=part.gives) if part.concedes else words.keeps,
        words.like.format(examples=examples),
    ]
    if again:
        lines.append(words.again.format(reason=again, short=part.person.short))
    return "\n".join(lines)
