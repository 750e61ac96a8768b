"""A tiny scenario for tests of the engine: small enough to read, with everything that an engine must do."""

from __future__ import annotations

from typing import Any

from coach.scenario.compile import compile_script
from coach.scenario.compile_improvised import compile_improvisation
from coach.scenario.improvisation import Improvisation
from coach.scenario.improvised import ImprovisedFile
from coach.scenario.model import ScenarioFile
from coach.scenario.script import Script

TINY = {
    "format": 1,
    "kind": "scripted",
    "id": "tiny",
    "training": "assertive-meetings",
    "language": "nl",
    "difficulty": 1,
    "competencies": ["holding-ground"],
    "title": "Klein",
    "setting": "Een zaal.",
    "you": "Jij bent {learner}.",
    "goal": "Vijf minuten.",
    "obstacle": "Tom.",
    "people": [
        {
            "id": "tom",
            "name": "Tom T",
            "short": "Tom",
            "part": "counterpart",
            "role": "baas",
            "about": "x",
            "doing": "kijkt",
        },
        {
            "id": "greet",
            "name": "Greet G",
            "short": "Greet",
            "part": "bystander",
            "role": "zit",
            "about": "x",
            "doing": "tikt",
        },
    ],
    "variables": {"owed": {"type": "boolean", "start": False}},
    "pressure": {
        "calm": {"about": "kalm", "cause": "Tijd genoeg."},
        "tense": {"about": "gespannen", "cause": "Nog zes minuten.", "effects": {"tension": 1}},
        "heated": {"about": "verhit", "cause": "De directie luistert.", "effects": {"tension": 2}},
    },
    "start": "opening",
    "nodes": [
        {
            "id": "opening",
            "title": "Greet wil doorgaan",
            "beats": [
                {"id": "look", "text": "Greet tikt verder."},
                {"id": "next", "who": "tom", "text": "Volgend punt, {learner}?"},
                {
                    "id": "chance",
                    "one_of": [
                        {"id": "phone", "who": "greet", "text": "Mijn gsm."},
                        {"id": "cough", "text": "Bart kucht."},
                    ],
                },
            ],
            "exercises": ["holding-ground"],
            "choices": [
                {
                    "id": "yield",
                    "text": "Oké, laat maar dan.",
                    "need": "liked",
                    "effects": {"rapport": -1, "owed": True},
                    "evidence": [{"competency": "holding-ground", "level": 1, "mode": "passive"}],
                    "shows": "Je liet los.",
                    "goto": "again",
                },
                {
                    "id": "stay",
                    "text": "Nog niet, Tom. Ik wil vijf minuten over de facturen praten.",
                    "need": "plain",
                    "effects": {"rapport": 1},
                    "evidence": [{"competency": "holding-ground", "level": 4}],
                    "shows": "Je bleef.",
                    "reply": [{"id": "cut", "who": "tom", "move": "interrupt", "cuts": True, "text": "Ja ja."}],
                    "goto": "again",
                },
                {
                    "id": "joke",
                    "text": "Eenmalig grapje.",
                    "need": "win",
                    "once": True,
                    "effects": {"rapport": -2},
                    "evidence": [{"competency": "holding-ground", "level": 2, "mode": "aggressive"}],
                    "shows": "Een lach.",
                    "goto": "opening",
                },
            ],
            "clarify": [
                {"id": "huh", "who": "tom", "text": "Wat bedoel je?"},
                {"id": "huh2", "who": "greet", "text": "Ik volg niet."},
            ],
            "try": {"brief": "Nog niet.", "warm": "Tom, ik snap dat het laat is. Vijf minuten?"},
            "strong": {"text": "Nog niet, Tom.", "why": "Kern."},
            "weak": {"text": "Laat maar.", "why": "Weg."},
        },
        {
            "id": "again",
            "title": "Tom duwt",
            "beats": [{"id": "push", "who": "tom", "move": "press", "text": "En?", "when": 'pressure != "calm"'}],
            "exercises": ["holding-ground"],
            "choices": [
                {
                    "id": "hold",
                    "text": "Vijf minuten.",
                    "need": "plain",
                    "effects": {"rapport": 1},
                    "evidence": [{"competency": "holding-ground", "level": 5}],
                    "shows": "Je hield vol.",
                    "goto": [{"when": "rapport >= 1", "to": "heard"}, {"to": "lost"}],
                },
                {
                    "id": "drop",
                    "text": "Nee, laat.",
                    "need": "wise",
                    "when": "not owed",
                    "evidence": [{"competency": "holding-ground", "level": 2, "mode": "passive"}],
                    "shows": "Los.",
                    "goto": "lost",
                },
            ],
            "clarify": [
                {"id": "huh", "who": "tom", "text": "Wat?"},
                {"id": "huh2", "who": "tom", "text": "Nog eens?"},
            ],
            "try": {"brief": "Vijf.", "warm": "Vijf, Tom."},
            "strong": {"text": "Vijf minuten, dan stop ik.", "why": "Kern."},
            "weak": {"text": "Laat.", "why": "Weg."},
        },
    ],
    "endings": [
        {
            "id": "heard",
            "outcome": "reached",
            "relationship": "kept",
            "title": "Vijf minuten",
            "text": "Greet schrijft.",
        },
        {"id": "lost", "outcome": "missed", "relationship": "kept", "title": "Punt vijf", "text": "Het gaat door."},
    ],
}


def tiny() -> Script:
    """The tiny scenario, ready to play."""
    return compile_script(ScenarioFile.model_validate(TINY))


def _move(name: str, move: str, *lines: str, **more: Any) -> dict[str, Any]:
    """A move of Tom's with its lines."""
    tried = {"title": name, "exercises": ["holding-ground"], "try": {"brief": "Kort.", "warm": "Warm."}}
    told = [{"id": f"{name}-{number}", "text": line} for number, line in enumerate(lines)]
    return {"id": name, "move": move, "who": "tom", "does": f"Doe {name}.", "lines": told, **tried, **more}


LOOSE: dict[str, Any] = {
    **{key: TINY[key] for key in ("format", "training", "language", "difficulty", "competencies", "title", "setting")},
    **{key: TINY[key] for key in ("you", "goal", "obstacle", "people")},
    "kind": "improvised",
    "id": "loose",
    "pressure": {name: {**TINY["pressure"][name], "price": at + 1} for at, name in enumerate(TINY["pressure"])},
    "core": {
        "kept": ["Vrijdag blijf ik thuis.", "Ik werk vrijdag niet."],
        "dropped": ["Goed, ik kom vrijdag wel.", "Laat maar, ik doe het."],
    },
    "turns": 6,
    "opening": {
        "title": "Tom vraagt je vrijdag",
        "exercises": ["holding-ground"],
        "try": {"brief": "Vrijdag niet.", "warm": "Ik wil helpen, vrijdag niet."},
        "strong": {"text": "Vrijdag niet.", "why": "Kort."},
        "weak": {"text": "Misschien.", "why": "Vaag."},
        "beats": [{"id": "asks", "who": "tom", "text": "Vrijdag kan je toch, {learner}?"}],
    },
    "facts": [
        {
            "id": "own-date",
            "who": "tom",
            "text": "Tom heeft de datum zelf beloofd.",
            "when": "asked and rapport >= 1",
            "leaks": ["beloofd"],
            "title": "Tom zegt het",
            "lines": [{"id": "mine", "text": "Ik heb dat beloofd."}, {"id": "date", "text": "Die datum is van mij."}],
        }
    ],
    "moves": [
        _move("push", "press", "Iedereen komt.", "Het is maar één keer.", "Allez."),
        _move("hurt", "guilt", "En ik dan?", "Schoon.", first=True, when="attacked"),
        _move("mild", "soften", "Zeg dat nog eens.", "Hm.", when="goods >= 1", weight=9),
        _move(
            "give", "concede", "Een halve dag dan.", "Tot twaalf uur.", gives="Een halve dag.", most=1,
            then=[{"id": "nods", "who": "greet", "text": "Voilà."}],
        ),
    ],
    "events": [
        {"id": "phone", "when": 'turns == 2 and pressure == "heated"', "beats": [{"id": "rings", "text": "Een gsm."}]}
    ],
    "ends": [{"when": "steps >= 1", "to": "half"}, {"when": "drops >= 2", "to": "gave-in"}, {"to": "cold"}],
    "endings": [
        {"id": "half", "outcome": "reached", "relationship": "kept", "title": "Half", "text": "Een halve dag."},
        {"id": "gave-in", "outcome": "missed", "relationship": "kept", "title": "Toch", "text": "Je komt."},
        {"id": "cold", "outcome": "missed", "relationship": "strained", "title": "Niets", "text": "Stil."},
    ],
    "learners": {"passive": ["Goed dan."], "assertive": ["Vrijdag niet."]},
}  # fmt: skip
"""The same room, improvised: one concession, one fact, one event."""


def loose() -> Improvisation:
    """The tiny improvisation."""
    return compile_improvisation(ImprovisedFile.model_validate(LOOSE))
