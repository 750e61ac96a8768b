"""How long the way from a model to the learner is: the app's player with its checks beside the bare openai client."""

from __future__ import annotations

import contextlib
import gc
import re
import secrets
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import openai

from coach.bootstrap.parts import Parts
from coach.cli.bench_counterpart import plans_of
from coach.cli.bench_counterpart_table import Table
from coach.conversation.model_player import ModelPlayer, Performance, Slot
from coach.conversation.part import Part
from coach.conversation.prompt import messages
from coach.llm.endpoint import Deadlines
from tests.endpoint import Answer, Endpoint
from tests.gateways import gateway

TURNS = 20
"""Lines of history before the reply."""
REPLY = (
    "Die planning ligt al weken vast. Ik heb ze zelf gemaakt, en ik zit straks weer in een vergadering tot vanavond."
)
_SECRET = "bench"  # noqa: S105 - makes marks in prompts
_FIRST = re.compile(r"^.*?[.!?](?=\s)")


@dataclass(frozen=True, slots=True)
class Timed:
    """One reply. Seconds."""

    behind: float
    """From when the server has sent the first sentence's last sign to when the listener has the sentence."""
    whole: float
    """From the question to the reply's end."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Both ways at one pace of the model."""

    name: str
    raw: Sequence[Timed]
    ours: Sequence[Timed]

    @property
    def ratio(self) -> float:
        """Of the whole reply, ours to raw."""
        return median([one.whole for one in self.ours]) / median([one.whole for one in self.raw])


def median(values: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    """The 95th percentile (nearest rank)."""
    return sorted(values)[min(len(values) - 1, int(0.95 * len(values)))]


def a_part(parts: Parts) -> Part:
    """A moment of a real rehearsal, with written lines, that has so much history."""
    table = Table(parts.matcher, parts.assessor_of, parts.plain, None)
    for plan in plans_of(parts, scenario="two-mornings", language="nl", learners=["off-topic"], seeds=3):
        for reply in table.play(plan).replies:
            if len(reply.part.transcript) >= TURNS and not reply.part.concedes and not reply.part.tells:
                return reply.part
    raise AssertionError("no rehearsal is as long as that")


def side_by_side(parts: Parts, *, slow: int, fast: int) -> list[Pace]:
    """The same reply again and again, in turn by the bare client and by the app's player."""
    part = a_part(parts)
    assert parts.reply_check is not None
    check = parts.reply_check()
    found = []
    deadlines = Deadlines(first=10, pause=10, whole=30)
    with Endpoint(REPLY) as endpoint, gateway(endpoint.url, deadlines=deadlines) as chat:
        player = ModelPlayer(chat, check, _SECRET)
        client = openai.OpenAI(base_url=endpoint.url, api_key="-", max_retries=0)
        gc.collect()
        gc.freeze()
        for name, pace, runs in (("50 tokens/s", 50.0, slow), ("unthrottled", None, fast)):
            endpoint.plan = Answer(REPLY, tokens_per_second=pace)
            for _ in range(3):
                _raw(client, part, endpoint)
                _ours(player, part, endpoint)
            pairs = [(_raw(client, part, endpoint), _ours(player, part, endpoint)) for _ in range(runs)]
            found.append(Pace(name, [raw for raw, _ in pairs], [ours for _, ours in pairs]))
        gc.unfreeze()
        client.close()
    return found


def _raw(client: openai.OpenAI, part: Part, endpoint: Endpoint) -> Timed:
    prompt = [{"role": message.role, "content": message.text} for message in messages(part, f"{_SECRET} t")]
    begun, said, first = time.perf_counter(), "", 0.0
    stream = client.chat.completions.create(
        model="fake", messages=prompt, stream=True, max_tokens=160, temperature=0.8,  # type: ignore[arg-type]
        stream_options={"include_usage": True},
    )  # fmt: skip
    with contextlib.closing(stream):
        for chunk in stream:
            said += (chunk.choices[0].delta.content or "") if chunk.choices else ""
            first = first or (time.perf_counter() if _FIRST.match(said) else 0.0)
    done = time.perf_counter()
    assert said == REPLY
    return Timed(first - _finished(endpoint), done - begun)


def _ours(player: ModelPlayer, part: Part, endpoint: Endpoint) -> Timed:
    begun, first, made = time.perf_counter(), 0.0, Performance()
    for _ in player.perform(part, Slot("p", "t", secrets.randbelow(9)), made):
        first = first or time.perf_counter()
    done = time.perf_counter()
    assert made.spoken == REPLY, made.why
    return Timed(first - _finished(endpoint), done - begun)


def _finished(endpoint: Endpoint) -> float:
    """When the server sent the last sign of the first sentence."""
    return next(at for at, said in _growing(endpoint) if said.endswith(".") or _FIRST.match(said))


def _growing(endpoint: Endpoint) -> Iterator[tuple[float, str]]:
    said = ""
    for at, text in endpoint.requests[-1].sent:
        said += text
        yield at, said
