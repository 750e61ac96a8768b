"""Playing an improvised scenario: who gets what they want, what never comes, where its tests end."""

from __future__ import annotations

from collections.abc import Sequence

from coach.scenario.checks.as_meant import as_meant
from coach.scenario.compile_improvised import compile_improvisation
from coach.scenario.document import Document
from coach.scenario.finding import listed, nearest
from coach.scenario.heard import FLAGS, MANNERS
from coach.scenario.improvisation import Improvisation
from coach.scenario.improvised import ImprovisedFile
from coach.scenario.script import PRESSURES
from coach.scenario.trial import LEAVES, Played, Trial, played, tried

_HEARD = (*FLAGS, *MANNERS, "nothing")
_HARD = PRESSURES[1:]
"""Where giving in must not get anybody what they want."""


def check_free_play(document: Document, scenario: ImprovisedFile) -> Trial | None:
    """RC512 and RC922–RC929; RC518 and None when errors elsewhere keep the scene from being played."""
    known = _hears(document, scenario)
    meant = as_meant(document, scenario)
    if meant is None:
        document.find("RC518", ())
        return None
    scene = compile_improvisation(meant)
    tests = _tests(document, scenario, scene) if known else []
    trial = tried(scene, tests)
    if any(play.stuck for play in trial.plays):  # RC905 told why
        return None
    _fair(document, scenario, scene, trial)
    _met(document, scenario, trial)
    return trial


def _hears(document: Document, scenario: ImprovisedFile) -> bool:
    """RC928; whether every word of every test can be heard."""
    sound = True
    for i, test in enumerate(scenario.tests):
        for k, flags in enumerate(test.hears):
            for word in flags.split():
                if word not in _HEARD and flags != LEAVES:
                    sound = False
                    meant = nearest(word, [*_HEARD, LEAVES])
                    document.find("RC928", ("tests", i, "hears", k), id=word, known=listed(_HEARD, 20), meant=meant)
    return sound


def _tests(document: Document, scenario: ImprovisedFile, scene: Improvisation) -> list[Played]:
    plays = []
    for i, test in enumerate(scenario.tests):
        play = played(scene, test.pressure, test.seed, test.hears)
        plays.append(play)
        if play.stuck or test.ends not in scene.endings:
            continue  # RC905 and RC313 tell that
        if not play.state.over:
            document.find("RC929", ("tests", i, "hears"), id=test.ends, count=len(test.hears), left=LEAVES)
        elif play.state.at != test.ends:
            document.find("RC512", ("tests", i, "ends"), got=play.state.at, id=test.ends)
    return plays


def _fair(document: Document, scenario: ImprovisedFile, scene: Improvisation, trial: Trial) -> None:
    reaching = {ending.id for ending in scene.endings.values() if ending.outcome == "reached"}
    for level in scenario.pressure:
        here = ("pressure", level)
        if level in _HARD:
            _easy(document, "RC923", level, trial.gives_in, reaching)
        _easy(document, "RC924", level, trial.attacks, reaching)
        stands = [play for play in trial.stands if play.pressure == level]
        if reaching and not any(play.state.at in reaching for play in stands):
            got = listed(dict.fromkeys(play.state.at for play in stands))
            document.find("RC925", here, level=level, count=len(stands), got=got)
    if not reaching:
        document.find("RC922", ("endings",))


def _easy(document: Document, code: str, level: str, plays: Sequence[Played], reaching: set[str]) -> None:
    found = next((play for play in plays if play.pressure == level and play.state.at in reaching), None)
    if found is not None:
        document.find(code, ("pressure", level), level=level, id=found.state.at, state=found.told)


def _met(document: Document, scenario: ImprovisedFile, trial: Trial) -> None:
    count = len(trial.plays)
    unled = {str(found.values["id"]) for found in document.findings if found.code == "RC911"}
    for i, ending in enumerate(scenario.endings):
        if ending.id not in trial.ends and ending.id not in unled:
            document.find("RC926", ("endings", i), id=ending.id, count=count)
    for key, ids in (
        ("facts", [fact.id for fact in scenario.facts]),
        ("moves", [move.id for move in scenario.moves]),
        ("events", [event.id for event in scenario.events]),
    ):
        for i, name in enumerate(ids):
            if (f"event/{name}" if key == "events" else name) not in trial.came:
                document.find("RC927", (key, i), id=name, count=count)
