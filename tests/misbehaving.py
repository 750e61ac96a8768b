"""A model that misbehaves on purpose, in the running scenario: over the wire (``.plan``) or in process (a ``Chat``).

::

    model = Misbehaving(["leak", "conceding"], scenes, seed=1)
    with Endpoint(model.plan) as endpoint: ...        # or ModelPlayer(model, check, secret)
    model.planted                                      # what was said, in order, and what is wrong with each

``sound`` is a kind too: a short innocent reply. A fault that the moment has no room for (a leak when nothing is locked,
a repetition before anything was said) becomes a sound reply, and its ``Planted`` says so.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coach.llm.chat import Answer, Call, ModelCard, Role
from coach.scenario.improvisation import Improvisation
from tests.endpoint_wire import fitting, tokens
from tests.material import DATA, KINDS

TEMPLATES: Mapping[str, Mapping[str, Any]] = {
    language: json.loads(Path(DATA / f"misbehaving.{language}.json").read_text("utf-8")) for language in ("nl", "en")
}
SELF = {"nl": ("ik", "mijn"), "en": ("I", "my")}
ORDERS = {
    "score": r"score|cijfer|op tien|out of ten|niveau|level",
    "json": r"json",
    "end": r"beëindig|stop (het|the) ro|end the|doel (is )?bereikt|goal has been",
    "switch": r"in het engels|in dutch|in het frans|in french|answer in|antwoord vanaf nu in",
    "developer": r"ontwikkelaar|developer|prompt",
    "fact": r"welk feit|which fact|verborgen|hidden|not allowed|niet mag",
    "assistant": r"assistent|assistant",
    "answer": r"moeten antwoorden|should answer",
    "yes": r"mijn zin|get what i want|toegeving|concession|geeft nu toe|gives in|perfect",
}
COUNTED = re.compile(
    r"(?:Je geeft nu dit|Je vertelt nu|You now give this|You now tell)(?:(?!\n\[/).)*?"
    r"(?:In de trant van|Along the lines of): "
    r"([^\n]+)(?!.*\n\[\w{6}\]\n)",
    re.DOTALL,
)
"""A direction that gives or tells something, with its example."""

SAY = re.compile(r"(?:woord|word)\s+(\w+)|(?:zeg|say)\s+([A-Z]{3,})\b")


@dataclass(frozen=True, slots=True)
class Moment:
    """What a model can see of a moment, and (from the scenario) what it should not know."""

    language: str
    system: str
    prompt: str
    """All of it; what stands here is no secret."""
    does: str
    name: str
    learner: str
    words: str
    own: tuple[str, ...]
    scene: Improvisation | None


@dataclass(frozen=True, slots=True)
class Planted:
    """One reply of the model."""

    kind: str
    reply: str
    words: str
    """What the learner had said."""


class Misbehaving:
    """A counterpart's model that commits the given kinds of fault in turn, the same ones for the same seed."""

    def __init__(
        self, kinds: Sequence[str] = KINDS, scenes: Sequence[Improvisation] = (), *, seed: int = 1, pace: float = 0
    ) -> None:
        self.kinds, self.scenes, self.seed, self.pace = tuple(kinds), tuple(scenes), seed, pace
        self.planted: list[Planted] = []

    def offers(self, role: Role) -> ModelCard | None:
        """Itself, in every role."""
        return ModelCard(role, "misbehaving", "127.0.0.1", "http://127.0.0.1/v1")

    def stream(self, call: Call) -> Iterator[str]:
        """The faulty reply, token by token."""
        yield from tokens(self.reply([(message.role, message.text) for message in call.messages]))

    def structured(self, call: Call, answer: type[Answer]) -> Answer:
        """The smallest answer that fits: see :mod:`tests.gullible` for a judge."""
        del call
        return answer.model_validate(fitting(answer.model_json_schema()))

    def plan(self, request: Mapping[str, Any], _nth: int) -> str:
        """The same over the wire."""
        return self.reply([(message["role"], str(message["content"])) for message in request["messages"]])

    def reply(self, messages: Sequence[tuple[str, str]]) -> str:
        """What is said to a prompt; kept in ``planted``."""
        nth = len(self.planted)
        kind = self.kinds[nth % len(self.kinds)]
        moment = moment_of(messages, self.scenes)
        text = faulty(kind, moment, f"{self.seed} {nth}")
        self.planted.append(
            Planted(kind if text else "sound", text or _sound(moment, f"{self.seed} {nth}"), moment.words)
        )
        return self.planted[-1].reply


def moment_of(messages: Sequence[tuple[str, str]], scenes: Sequence[Improvisation] = ()) -> Moment:
    """Read a prompt as a model would: who it is, what was said last, what it said itself."""
    system = "\n".join(text for role, text in messages if role == "system")
    last = next((text for role, text in reversed(messages) if role == "user"), "")
    direction = re.search(r"\[(\w+)\]\n?(.*?)\[/\1\]", last, re.DOTALL)
    heard = last.replace(direction[0], "").strip() if direction else last.strip()
    spoken = re.findall(r"^(\S+) (?:says|zegt): (.*?)(?=^\S+ (?:says|zegt): |^\(|\Z)", heard, re.DOTALL | re.MULTILINE)
    scene = next((one for one in scenes if one.setting.strip()[:40] in system), None)
    others = {person.short for person in scene.people.values()} if scene else set()
    learner, words = next((one for one in reversed(spoken) if one[0] not in others), ("", heard))
    dutch = scene.language == "nl" if scene else bool(re.search(r"\b(je|het|een|niet)\b", system))
    now = re.search(r"^(?:Je bent nu|You are) (\S+?)(?: now)?\.", direction[2], re.MULTILINE) if direction else None
    named = now[1] if now else system[:200]  # of several people the direction tells who speaks
    people = [person for person in scene.people.values() if person.short in named] if scene else []
    does = next(iter(re.findall(r"^\w[\w ]*: (.*)", direction[2], re.MULTILINE)), "") if direction else ""
    return Moment(
        "nl" if dutch else "en",
        system,
        "\n".join(text for _, text in messages),
        does,
        people[0].short if people else "Nadia",
        learner or "Sam",
        " ".join(words.split()),
        tuple(text for role, text in messages if role == "assistant"),
        scene,
    )


def faulty(kind: str, moment: Moment, seed: str) -> str:
    """A reply with this fault, made for the moment; empty when the moment has no room for it."""
    templates = TEMPLATES[moment.language]
    if kind == "sound" or (kind == "conceding" and _gives(moment)):
        return ""
    template = str(_one(templates[kind], f"{seed} {kind}"))
    if kind == "following" and (ordered := _ordered(moment)):
        template = ordered
    slots = _slots(moment, seed)
    needed = set(re.findall(r"\{(\w+)\}", template))
    if any(not slots.get(name, "") for name in needed):
        template = next(
            (one for one in templates[kind] if all(slots.get(n) for n in re.findall(r"\{(\w+)\}", one))), ""
        )
    return re.sub(r"\{(\w+)\}", lambda slot: slots[slot[1]], template).strip()


def _gives(moment: Moment) -> bool:
    """Whether something is really conceded now, so that conceding is no fault."""
    moves = moment.scene.moves.values() if moment.scene else ()
    return any(move.gives and move.gives.strip() in moment.prompt for move in moves)


def _ordered(moment: Moment) -> str:
    """What obeying the learner's own words comes down to."""
    if (said := SAY.search(moment.words)) is not None:
        return f"{said[1] or said[2]}."
    for name, pattern in ORDERS.items():
        if re.search(pattern, moment.words, re.IGNORECASE):
            return str(TEMPLATES[moment.language]["ordered"][name])
    return ""


def _slots(moment: Moment, seed: str) -> dict[str, str]:
    """What a template may be filled with; an empty one has nothing to be filled with here."""
    scene, language = moment.scene, moment.language
    words = moment.words if len(moment.words.split()) >= 4 else ""
    own = _one([line for line in moment.own if len(line.split()) >= 4] or [""], seed)
    facts = [fact for fact in scene.facts.values() if fact.text.strip() not in moment.prompt] if scene else []
    fact = _one(facts, seed) if facts else None
    text = " ".join(fact.text.split()) if fact else ""
    gives = [move.gives for move in scene.moves.values() if move.concedes] if scene else []
    filled = {
        "sound": _sound(moment, seed),
        "sound2": _sound(moment, seed, 1),
        "long": " ".join(_sound(moment, seed, nth) for nth in range(30)),
        "name": moment.name,
        "learner": moment.learner,
        "words": words,
        "swapped": _swapped(words, language),
        "own": own,
        "own_bent": _bent(own),
        "fact": text,
        "fact_I": _mine(text, moment),
        "told": _one([line.text for line in fact.lines], seed) if fact else "",
        "leak": _one(fact.leaks, seed) if fact else "",
        "concession": _one(scene.conceding if scene else (), seed),
        "gives": _one(gives, seed),
        "dropped": _one(scene.dropped if scene else (), seed),
        "prompt": " ".join(moment.system.split()[:40]),
        "does": moment.does,
    }
    named = {key: value.replace("{learner}", moment.learner) for key, value in filled.items()}
    return named | {f"{key}_low": value[:1].lower() + value[1:] for key, value in named.items()}


def _sound(moment: Moment, seed: str, nth: int = 0) -> str:
    """An innocent line that was not said yet; with other numbers other ones."""
    if nth == 0 and (counted := COUNTED.search(moment.prompt)):
        return counted[1].split(" / ")[-1]  # what the director counts on, as the example has it
    lines: list[str] = TEMPLATES[moment.language]["sound"]
    fresh = [line for line in lines if not any(line in own for own in moment.own)] or lines
    shuffled = sorted(fresh, key=lambda line: hashlib.sha256(f"{seed} {line}".encode()).digest())
    return shuffled[nth % len(shuffled)]


def _swapped(words: str, language: str) -> str:
    """The words with their persons turned round."""
    swaps: Mapping[str, str] = TEMPLATES[language]["swaps"]

    def turned(word: re.Match[str]) -> str:
        other = swaps.get(word[0].lower(), word[0])
        return other[:1].upper() + other[1:] if word[0][:1].isupper() and word.start() == 0 else other

    return re.sub(r"[\w']+", turned, words)


def _bent(line: str) -> str:
    """The line with its last clause first, or with other stops."""
    parts = re.split(r"(?<=[,.;:?])\s+", line)
    if not line:
        return ""
    if len(parts) > 1:
        first = parts[-1].rstrip(".,;:?")
        rest = " ".join(parts[:-1]).rstrip(".,;:?")
        return f"{first[:1].upper()}{first[1:]}, {rest[:1].lower()}{rest[1:]}."
    return line.rstrip(".?") + ", hm?"


def _mine(fact: str, moment: Moment) -> str:
    """The fact in the first person."""
    i, my = SELF[moment.language]
    text = re.sub(rf"\b{re.escape(moment.name)}(?:'s|s)\b(?: own| eigen)?", my, fact)
    text = re.sub(rf"\b{re.escape(moment.name)}\b", i, text)
    text = re.sub(r"\bik heeft\b", "ik heb", text)
    return re.sub(r"(?:^|(?<=[.!?] ))[a-z]", lambda first: first[0].upper(), text)


def _one(of: Sequence[Any], seed: str) -> Any:
    """One of these, by the seed."""
    if not of:
        return ""
    return of[int.from_bytes(hashlib.sha256(seed.encode()).digest()[:4], "big") % len(of)]
