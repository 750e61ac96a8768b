"""What a rehearsal asks of models: twelve turns with feedback, through the app's own use cases, on the wire."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import uuid4

from coach.bootstrap import build
from coach.bootstrap.parts import Parts
from coach.cli.bench_counterpart_learners import lines_of
from coach.cli.bench_counterpart_watch import alike
from coach.conversation.part import for_model
from coach.scenario.improvisation import Improvisation
from coach.scenario.training import Entry
from coach.services.room import NewTake
from coach.settings import Settings
from tests.endpoint import Endpoint, schema_of
from tests.fakes import Entropy
from tests.gullible import Gullible
from tests.real_model import KEY, served

TURNS = 12
SEED = 7
_LANGUAGE = "nl"
_WHO = {"assertive-meetings": "lotte", "receiving-assertiveness": "karim"}
"""Who of the demo team learns what."""
_LINES = (
    "Wij hebben altijd gewerkt met wat er op papier staat. Daar hoeft niets bij.",
    "Dat is nu al de derde keer deze maand. Iemand moet dat uitzoeken, en ik ben het niet.",
    "Met alle respect, maar dat is geen werk voor vandaag. Ik heb straks nog een werf in Temse.",
    "Zo werkt dat hier niet. Vorig jaar was er ook iemand met zo'n gedacht, en die is weg.",
    "Ge overdrijft. Iedereen in dit vak weet dat zulke dingen meevallen.",
    "Waarom komt dat nu boven? We zaten hier voor iets anders samen.",
    "Ik zie het probleem niet. De klant heeft daar geen letter over geschreven.",
    "En wie gaat dat uitleggen aan de raad? Gij toch niet, zeker.",
    "Laat ons eerst de rest overlopen. Er staan nog vier punten op het blad.",
    "Daar heb ik geen cijfers van gezien. Zonder cijfers begin ik daar niet aan.",
    "Vroeger deed ik dat uit het hoofd. Toen waren de dagen langer, of ik was jonger.",
    "Ik hoor vooral veel zorgen. Buiten schijnt de zon, en de graafmachine staat klaar.",
    "Dat papier is voor hen, niet voor ons. Zo heb ik het altijd geweten.",
    "Vraag het aan wie ge wilt. Iedereen zal u hetzelfde vertellen.",
)
"""Replies as long as a model's mostly are, that give nothing."""


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What went over the wire for one take."""

    scenario: str
    people: int
    """Counterparts."""
    turns: int
    on_the_way: int
    """Most questions to a model between the learner's turn and the end of the answer to it, second tries aside."""
    second_tries: int
    before_performing: int
    """Questions that were asked before the reply's own, at any turn."""
    counterpart: int
    """Tokens of prompts and replies."""
    feedback: int
    prefix: float
    """Share of the counterpart's prompt tokens after the first that are an unchanged beginning of the question before.

    Whichever counterpart that was for; second tries, which repeat nearly everything, are left out.
    """
    prefix_least: float
    """The same of the question that repeats least."""
    prefix_judge: float
    written: int
    """Written lines that stood in."""


def rehearse(parts: Parts, data: Path) -> list[Rehearsed]:
    """Every improvised scenario, played and judged against a fake that answers at once.

    Tokens are counted by a real vocabulary: SmolLM2's, which was made for English and cuts Dutch finer than most.
    """
    entries = parts.catalogue.scenarios().values()
    with _vocabulary() as split:
        return [
            _one(parts, entry, data, split) for entry in entries if isinstance(entry.scenes[_LANGUAGE], Improvisation)
        ]


def _one(parts: Parts, entry: Entry, data: Path, split: Callable[[str], Sequence[object]]) -> Rehearsed:
    scene = entry.scenes[_LANGUAGE]
    assert isinstance(scene, Improvisation)
    judge = Gullible(scene.competencies, scene.assertive)

    def plan(request: Mapping[str, Any], nth: int) -> str:
        return judge.plan(request, nth) if schema_of(request) else _LINES[nth % len(_LINES)]

    with Endpoint(plan) as endpoint:
        settings = Settings(data=data, model_url=endpoint.url, model_name="fake")
        app = build(settings, entropy=Entropy(SEED), parts=parts)
        who = next(person.id for person in app.account.demo_people() if person.handle == _WHO[entry.training])
        notice = app.models.notice(who)
        assert notice is not None
        app.models.accept(who, notice.id)
        take = app.rehearse.start(who, NewTake(entry.id, _LANGUAGE, "heated", counterpart="model"))
        most = again = early = said = 0
        for words in _words(scene):
            room = app.rehearse.room(who, take)
            if not room.open:
                break
            before = len(endpoint.asked)
            app.rehearse.say(who, take, room.position.last_seq, uuid4().hex, words)
            app.rehearse.answer(who, take)
            early = max(early, len(endpoint.asked) - before)
            while app.rehearse.room(who, take).speaking is not None:
                list(app.rehearse.perform(who, take))
            new = [json.dumps(body["messages"][:-1]) for body in endpoint.asked[before:]]
            most, again, said = max(most, len(set(new))), again + len(new) - len(set(new)), said + 1
        played = len(endpoint.asked)
        app.rehearse.stop(who, take)
        app.reviews.judge(who, take)
        log = app.rehearse.room(who, take).turns
        asked, answered = list(endpoint.asked), ["".join(text for _, text in of.sent) for of in endpoint.requests]
        app.close()
    prompts = [split("\n".join(f"<{one['role']}>\n{one['content']}" for one in body["messages"])) for body in asked]
    spent = [len(prompt) + len(split(answer)) for prompt, answer in zip(prompts, answered, strict=True)]
    first = [at for at, body in enumerate(asked[:played]) if at == 0 or not _again(asked[at - 1], body)]
    same = _repeated([prompts[at] for at in first])
    return Rehearsed(
        scenario=entry.id,
        people=len({turn.seat for turn in log if for_model(scene, turn)}),
        turns=said,
        on_the_way=most,
        second_tries=again,
        before_performing=early,
        counterpart=sum(spent[:played]),
        feedback=sum(spent[played:]),
        prefix=_share(same),
        prefix_least=min(common / whole for common, whole in same),
        prefix_judge=_share(_repeated(prompts[played:])),
        written=sum(bool(turn.why) for turn in log),
    )


def _words(scene: Improvisation) -> list[str]:
    """As many turns as are wanted: to the point, and in between kind words that bring nothing, so that it goes on."""
    kind = lines_of("flattering", scene, 1)
    return [scene.assertive[at // 2] if at % 2 == 0 else kind[at // 2] for at in range(TURNS)]


def _again(before: Mapping[str, Any], body: Mapping[str, Any]) -> bool:
    """Whether a question is the one before with the reason why its answer was refused."""
    return bool(before["messages"][:-1] == body["messages"][:-1])


def _repeated(prompts: Sequence[Sequence[object]]) -> list[tuple[int, int]]:
    """Of every prompt but the first: how many tokens of its beginning are the one before it, and how many it has."""
    return [(alike(before, prompt), len(prompt)) for before, prompt in pairwise(prompts)]


def _share(repeated: Sequence[tuple[int, int]]) -> float:
    return sum(same for same, _ in repeated) / max(1, sum(whole for _, whole in repeated))


@contextmanager
def _vocabulary() -> Iterator[Callable[[str], Sequence[object]]]:
    """A real model's tokens, as its server splits them."""
    with served() as url:

        def split(text: str) -> Sequence[object]:
            request = urllib.request.Request(  # noqa: S310 - on loopback
                f"{url.removesuffix('/v1')}/tokenize",
                json.dumps({"content": text}).encode(),
                {"Content-Type": "application/json", "Authorization": f"Bearer {KEY}"},
            )
            with urllib.request.urlopen(request) as answer:  # noqa: S310 - same
                tokens: list[int] = json.load(answer)["tokens"]
            return tokens

        yield split


_PAGES = """
import sys
from pathlib import Path
from streamlit.testing.v1 import AppTest
app = AppTest.from_file("app.py", default_timeout=60)
app.run()
pages = sorted(path for path in Path("coach/ui/pages").rglob("*.py") if path.name != "__init__.py")
for page in pages:
    try:
        app.switch_page(str(page)).run()
    except Exception as error:
        print(page, type(error).__name__, file=sys.stderr)
print(len(pages), *(name for name in ("langchain_core", "langchain_openai", "openai", "httpx2") if name in sys.modules))
"""


def heavy_imports(data: Path) -> tuple[int, list[str]]:
    """How many pages were drawn in a new process without a model, and which vendors of models that imported."""
    environment = {"PATH": "/usr/bin", "COACH_DATA": str(data), "LANG": "C.UTF-8", "PYTHONPATH": "."}
    done = subprocess.run(
        [sys.executable, "-c", _PAGES], capture_output=True, text=True, env=environment, check=True,
    )  # fmt: skip
    count, *vendors = done.stdout.split()[-10:] if done.stdout else ["0"]
    return int(count), vendors
