"""Slips of people who write scenarios: each is told once, where it stands, with what was meant, and nothing besides."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.scenario.checker import check_folder
from tests.check_cases import N, S, T, X
from tests.trainings import files, write

SLIPS = [
    (S, "        goto: lost", "        goto: Lost", "RC205", None),
    (S, "{id: nod, who: tom", "{id: nod, who: Tom Verlinden", "RC302", None),
    (S, "          - Even iets van mij.\n", "          - Tom: even iets van mij.\n", "RC105", None),
    (S, "          - Even iets van mij.\n", "          - 't Is even iets van mij.\n", "RC106", None),
    (S, "          - Even iets van mij.\n", "          -Even iets van mij.\n", "RC129", None),
    (S, "text: Sorry?}", "text: Tom: sorry?}", "RC105", None),
    (S, "text: Sorry?}", 'text: "Sorry?}', "RC106", None),
    (S, "text: Sorry?}", "text: 'k Zie 't niet}", "RC120", None),
    (S, "text: Sorry?}", "text: “Sorry: wat?”}", "RC128", None),
    (S, "text: Sorry?}", "text: “Sorry, wat?”}", "RC128", None),
    (S, "text: Sorry?}", "text: Sorry, Tom: wat?}", "RC125", None),
    (S, "{competency: clear-voice, level: 5}", "{competency: clear-voice level: 5}", "RC107", None),
    (S, "effects: {rapport: 1}", "effects: {rapport:1}", "RC121", None),
    (S, "effects: {asked: true}", "effects: {asked: ja}", "RC411", "true"),
    (S, "effects: {rapport: 1}", 'effects: {rapport: "+1"}', "RC411", "1"),
    (S, "{when: rapport == 0, to: so-so}", "{als: rapport == 0, to: so-so}", "RC201", "when"),
    (S, "          - {to: lost}", "          - {goto: lost}", "RC201", "to"),
    (S, 'when: pressure == "heated"', "when: !asked", "RC110", "not asked"),
    (S, 'when: pressure == "heated"', "when: pressure: heated", "RC401", 'pressure == "heated"'),
    (S, "competencies: [clear-voice]", "competencies: clear-voice", "RC203", None),
    (
        S,
        "          - {competency: clear-voice, level: 5}",
        "          - {competency: loud-voice, level: 5}",
        "RC305",
        None,
    ),
    (S, "  tense:\n", "  gespannen:\n", "RC204", None),
    (S, "start: opening", "---\nstart: opening", "RC115", None),
    (S, "picks: [mumble, shrug]", "picks: [mumbel, shrug]", "RC308", "mumble"),
    (S, "{when: rapport == 0, to: so-so}", "{when: tension > 4, to: so-so}", "RC509", None),
    (X, "  nodes.opening.mumble: |", "  nodes.opening.mumbel: |", "RC703", "nodes.opening.mumble"),
    (T, "      - {nl: Zegt het., en: Says it.}", "      - {nl: Zegt het., eng: Says it.}", "RC201", "en"),
    (N, "style: ", "stijl: ", "RC201", "style"),
]


@pytest.mark.parametrize(("file", "old", "new", "code", "meant"), SLIPS, ids=[slip[2].strip()[:40] for slip in SLIPS])
def test_one_slip_is_one_finding(  # noqa: PLR0913, PLR0917 - one slip and what is said of it
    tmp_path: Path, file: str, old: str, new: str, code: str, meant: str | None
) -> None:
    """What merely follows from a slip is not told; what was meant is, where that is clear."""
    text = files()[file]
    assert old in text
    found = [
        one
        for one in check_folder(write(tmp_path, {file: text.replace(old, new, 1)}), "")
        if one.severity != "note" and one.code not in {"RC704", "RC421", "RC422"}
    ]
    assert [one.code for one in found] == [code]
    assert found[0].values.get("meant") == meant
    assert new.strip().split("\n")[0] in text.replace(old, new, 1).split("\n")[found[0].line - 1]
