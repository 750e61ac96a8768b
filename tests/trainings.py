"""A small training that nothing is wrong with, as files: tests break it and look at what is said."""

from __future__ import annotations

import textwrap
from pathlib import Path

TRAINING = """\
format: 1
kind: training
id: speaking
title: {nl: Spreken, en: Speaking}
about: {nl: Leren spreken., en: Learning to speak.}
objectives:
  - {id: speak, text: {nl: Je zegt wat je vindt., en: You say what you think.}}
competencies:
  clear-voice:
    name: {nl: Heldere stem, en: Clear voice}
    points:
      - {nl: Zegt het., en: Says it.}
    levels:
      1: {nl: Zwijgt, en: Is silent}
      2: {nl: Mompelt, en: Mumbles}
      3: {nl: Zegt het half, en: Says half of it}
      4: {nl: Zegt het, en: Says it}
      5: {nl: Zegt het en vraagt, en: Says it and asks}
    feedback:
      1: {nl: Er kwam niets., en: Nothing came.}
      2: {nl: Je mompelde., en: You mumbled.}
      3: {nl: De helft kwam., en: Half of it came.}
      4: {nl: Je zei het., en: You said it.}
      5: {nl: Je zei het en vroeg door., en: You said it and asked on.}
expected_behaviour:
  - {id: says, text: {nl: Zegt het in de vergadering., en: Says it in the meeting.}}
habits:
  - id: silence
    name: {nl: Ik zwijg, en: I keep silent}
    competency: clear-voice
    levels: [1, 2]
    modes: [passive]
    said_as: {nl: [ik zeg niets], en: [I say nothing]}
advice:
  - {id: where, text: {nl: Vraag waar., en: Ask where.}, phases: [0, 1], when: [goal, nothing]}
  - {id: finish, text: {nl: Laat uitspreken., en: Let people finish.}, competencies: [clear-voice]}
  - {id: relapse, text: {nl: Het zakt weg., en: It slips.}, phases: [4]}
assignments:
  - {id: keep, week: 12, title: {nl: Hou vast, en: Keep it}, text: {nl: Kies iets., en: Choose something.}}
  - {id: rule, week: 1, title: {nl: Een regel, en: A rule}, text: {nl: Spreek af., en: Agree on it.}, about: team}
  - id: floor
    week: 1
    title: {nl: Het woord, en: The floor}
    text: {nl: Geef het woord., en: Give the floor.}
    about: person
    competencies: [clear-voice]
    named:
      title: {nl: "Het woord voor {name}", en: "The floor for {name}"}
      text: {nl: "Geef {name} het woord.", en: "Give {name} the floor."}
  - {id: talk, week: 2, title: {nl: Praat, en: Talk}, text: {nl: Tien minuten., en: Ten minutes.}, about: person}
  - {id: look, week: 8, title: {nl: Kijk, en: Look}, text: {nl: Kijk terug., en: Look back.}}
guide:
  welcome_back:
    - {id: moment, text: {nl: Plan tien minuten., en: Plan ten minutes.}}
    - {id: ask, text: {nl: Vraag waar., en: Ask where.}}
    - {id: own, text: {nl: Zeg wat jij doet., en: Say what you do.}}
  first_opportunity:
    title: {nl: Een punt, en: An item}
    text: {nl: Tien minuten op de agenda., en: Ten minutes on the agenda.}
  starters:
    - {id: new, text: {nl: Wat was nieuw?, en: What was new?}}
    - {id: cost, text: {nl: Wat kostte het?, en: What did it cost?}, when: [reflection]}
    - {id: more, text: {nl: Wat nog?, en: What else?}}
  dos:
    - {id: point, text: {nl: Ga in op het punt., en: Respond to the point.}}
    - {id: alone, text: {nl: Zeg het onder vier ogen., en: Say it one to one.}}
    - {id: slip, text: {nl: Vertel wat jou niet lukte., en: Tell where you slipped.}}
  donts:
    - {id: public, text: {nl: Erover beginnen in groep., en: Raising it in the group.}}
    - {id: often, text: {nl: Vragen hoe vaak., en: Asking how often.}}
    - {id: review, text: {nl: In een evaluatie., en: In an appraisal.}}
tracks:
  - audience: learners
    scenarios: [first-word]
    tasks:
      - {id: say, week: 0, title: {nl: Zeg het, en: Say it}, text: {nl: Zeg één ding., en: Say one thing.}}
    guide:
      - {id: small, text: {nl: Begin klein., en: Start small.}}
  - audience: managers
    scenarios: []
    tasks:
      - {id: give, week: 0, title: {nl: Geef ruimte, en: Give room}, text: {nl: Wacht., en: Wait.}}
    guide:
      - {id: wait, text: {nl: Tel tot vier., en: Count to four.}}
  - audience: colleagues
    scenarios: []
    tasks:
      - {id: watch, week: 1, title: {nl: Kijk mee, en: Keep an eye out}, text: {nl: Eén keer., en: Once.}}
    guide:
      - {id: once, text: {nl: Zeg het één keer., en: Say it once.}}
"""

SCENARIO = """\
format: 1
kind: scripted
id: first-word
training: speaking
language: nl
difficulty: 1
competencies: [clear-voice]
title: |
  Het eerste woord
setting: |
  Een kamer met een tafel.
you: |
  Je zit aan de tafel.
goal: |
  Iets zeggen.
obstacle: |
  De stilte.
people:
  - id: tom
    name: Tom Verlinden
    short: Tom
    part: counterpart
    role: |
      collega
    about: |
      Zit er al.
    doing: |
      wacht
variables:
  asked: {type: boolean, start: false}
pressure:
  calm:
    about: |
      Rustig.
    cause: |
      Niemand wacht.
  tense:
    about: |
      Gespannen.
    cause: |
      Tom wacht.
    effects: {tension: 1}
  heated:
    about: |
      Heet.
    cause: |
      Iedereen wacht.
    effects: {tension: 2}
start: opening
nodes:
  - id: opening
    title: |
      Tom wacht
    beats:
      - id: look
        who: tom
        text: |
          En, {learner}?
        doing: {tom: kijkt op}
    exercises: [clear-voice]
    choices:
      - id: speak
        text: |
          Ik heb iets te zeggen.
        need: plain
        said_as:
          - Ik wil iets zeggen.
          - Mag ik iets zeggen?
          - Even iets van mij.
          - Er ligt mij iets op het hart.
        evidence:
          - {competency: clear-voice, level: 4}
        shows: |
          Je zei het. Tom keek op.
        reply:
          - {id: nod, who: tom, move: interrupt, cuts: true, text: Wacht even.}
        goto: answer
      - id: mumble
        text: |
          Ach, het is niets.
        need: liked
        said_as:
          - Laat maar.
          - Nee, niets.
          - Het is al goed.
          - Doe maar voort.
        effects: {rapport: -1}
        evidence:
          - {competency: clear-voice, level: 2, mode: passive}
        shows: |
          Je slikte het in. Tom keek weg.
        instead: |
          Ik heb toch iets.
        goto: answer
    clarify:
      - {id: what, who: tom, text: Wat bedoel je?}
      - {id: again, who: tom, text: Zeg het nog eens?}
    try:
      brief: |
        Ik heb iets.
      warm: |
        Tom, ik heb iets voor jou.
    strong: {text: Ik heb iets te zeggen., why: Kort en klaar.}
    weak: {text: Ach., why: Er komt niets.}
  - id: answer
    title: |
      Tom vraagt door
    beats:
      - id: mark
        effects: {asked: true}
      - id: hush
        when: pressure == "heated"
        silence: 3
      - id: chance
        one_of:
          - {id: cough, text: Tom kucht., weight: 2}
          - {id: phone, text: Een telefoon trilt.}
    exercises: [clear-voice]
    choices:
      - id: ask
        text: |
          Wat vind jij ervan?
        need: wise
        once: true
        said_as:
          - Wat denk jij?
          - En jij, Tom?
          - Hoe zie jij dat?
          - Zeg eens, Tom.
        effects: {rapport: 1}
        evidence:
          - {competency: clear-voice, level: 5}
        shows: |
          Je vroeg door. Tom dacht na.
        goto: answer
      - id: stop
        text: |
          Dat was het dan.
        need: plain
        said_as:
          - Dat was alles.
          - Meer heb ik niet.
          - Klaar.
          - Dat is het.
        evidence:
          - {competency: clear-voice, level: 4}
        shows: |
          Je rondde af.
        goto:
          - {when: rapport > 0 and asked, to: heard}
          - {when: rapport == 0, to: so-so}
          - {to: lost}
      - id: shrug
        text: |
          Ach, wat maakt het.
        need: liked
        said_as:
          - Het maakt niet uit.
          - Mij om het even.
          - Doe maar.
          - Boeit niet.
        evidence:
          - {competency: clear-voice, level: 1, mode: passive}
        shows: |
          Je haalde je schouders op.
        instead: |
          Mij maakt het wel uit.
        goto: lost
    clarify:
      - {id: huh, who: tom, text: Sorry?}
      - {id: hm, who: tom, text: Ik volg niet.}
    try:
      brief: |
        Dat was het.
      warm: |
        Merci, Tom, dat was het.
    strong: {text: Dat was het. Gaat dat?, why: Rondt af en vraagt.}
    weak: {text: Ach ja., why: Zegt niets.}
endings:
  - id: heard
    outcome: reached
    relationship: kept
    title: |
      Gehoord
    text: |
      Tom knikt.
  - id: so-so
    outcome: reached
    relationship: strained
    title: |
      Half gehoord
    text: |
      Tom kijkt weg.
  - id: lost
    outcome: missed
    relationship: strained
    title: |
      Voorbij
    text: |
      De kamer is leeg.
tests:
  - {id: best, picks: [speak, ask, stop], ends: heard}
  - {id: middle, pressure: calm, picks: [speak, stop], ends: so-so}
  - {id: worst, pressure: heated, seed: 2, picks: [mumble, shrug], ends: lost}
"""


_WORDS = {
    "nl": "appel brug citroen deur emmer fiets gordijn haven inkt jas kaars lade maan nagel oven poort regen schip",
    "en": "apple bridge candle door engine forest garden harbour island jacket kettle ladder mirror needle oven paper",
}


def examples(language: str) -> str:
    """Five turns for each level, all different."""
    words = _WORDS[language].split()
    entries = []
    for number in range(25):
        said = " ".join(words[(number * 3 + step * step + number // 7) % len(words)] for step in range(6))
        entries.append(
            f"  - id: turn-{number}\n    situation: kamer {number} met een tafel\n"
            f"    learner_says: {said} {number} keer\n"
            f"    style: neutral\n    ratings: {{clear-voice: {number % 5 + 1}}}\n    why: omdat {said}\n"
        )
    return f"format: 1\nlanguage: {language}\nexamples:\n" + "".join(entries)


def files() -> dict[str, str]:
    """All files of the training, its one scenario translated and stamped."""
    return {
        "training.yaml": TRAINING,
        "examples.nl.yaml": examples("nl"),
        "examples.en.yaml": examples("en"),
        "first-word.yaml": SCENARIO,
        "first-word.en.yaml": translation(SCENARIO),
    }


def translation(source: str) -> str:
    """A complete English side file; its texts are the Dutch ones with a word in front."""
    from coach.scenario.addresses import texts_of  # noqa: PLC0415 - the fixture of one file
    from coach.scenario.load import load_text  # noqa: PLC0415 - same
    from coach.scenario.model import ScenarioFile  # noqa: PLC0415 - same

    model = load_text(source, "first-word.yaml").model
    assert isinstance(model, ScenarioFile)
    lines = ["format: 1", "kind: translation", "scenario: first-word", "language: en", "texts:"]
    marks = []
    for text in texts_of(model):
        if isinstance(text.value, str):
            lines += [f"  {text.address}: |", textwrap.indent(f"En {text.value}", "    ")]
            marks.append(f'  {text.address}: "{text.mark}"')
        else:
            lines += [f"  {text.address}:", *(f"    - En {line}" for line in text.value)]
    return "\n".join([*lines, "of:", *marks]) + "\n"


def write(folder: Path, changed: dict[str, str | None] | None = None) -> Path:
    """Write the training below a folder; ``changed`` replaces files, None leaves one out."""
    home = folder / "scenarios" / "speaking"
    home.mkdir(parents=True, exist_ok=True)
    for name, text in {**files(), **(changed or {})}.items():
        if text is not None:
            (home / name).write_text(text, "utf-8")
    return folder / "scenarios"
