"""One slip per code of the checker: what is changed in the small training, and the line where it must be found."""

from __future__ import annotations

from dataclasses import dataclass

S, T, X, N, E = "first-word.yaml", "training.yaml", "first-word.en.yaml", "examples.nl.yaml", "examples.en.yaml"


@dataclass(frozen=True)
class Case:
    """Replace ``old`` by ``new`` in a file; the code must be found at the line that then holds ``at``."""

    code: str
    file: str
    old: str
    new: str
    at: str = ""
    meant: str | None = None
    more: tuple[tuple[str, str], ...] = ()

    def applied(self, text: str) -> str:
        """The file with the slip in it."""
        assert self.old in text or self.old == "\0"
        broken = self.new if self.old == "\0" else text.replace(self.old, self.new, 1)
        for old, new in self.more:
            assert old in broken
            broken = broken.replace(old, new, 1)
        return broken


CASES = [
    Case("RC103", S, "  - id: tom\n", "\t- id: tom\n", "\t- id: tom"),
    Case("RC104", S, "start: opening\n", "start: - opening\n", "start: - opening"),
    Case(
        "RC105",
        S,
        "      - id: mark\n",
        "      - id: extra\n        text: Ik denk: we gaan\n      - id: mark\n",
        "Ik denk: we",
    ),
    Case("RC106", S, "id: first-word", 'id: "first-word', 'id: "first-word'),
    Case("RC107", S, "competencies: [clear-voice]", "competencies: [clear-voice", "competencies: [clear-voice"),
    Case("RC108", S, "    part: counterpart\n", "   part: counterpart\n", "   part: counterpart"),
    Case("RC109", S, "difficulty: 1\n", "difficulty: 1\ndifficulty: 2\n", "difficulty: 2"),
    Case("RC110", S, "start: opening", "start: &first opening", "&first"),
    Case("RC111", S, "start: opening", "start: " + "[" * 60, "[[["),
    Case(
        "RC112",
        S,
        "      - id: mark\n",
        "      - id: extra\n        text: Actiepunt #3\n      - id: mark\n",
        "Actiepunt #3",
    ),
    Case("RC113", S, "text: Sorry?}", "text: No}", "text: No}"),
    Case("RC114", S, "\0", "", ""),
    Case("RC115", S, "start: opening", "---\nstart: opening", "---"),
    Case("RC118", S, "      - id: mark\n", "      - id: extra\n        text: @tom\n      - id: mark\n", "@tom"),
    Case("RC119", S, "\0", "- een\n- twee\n", "- een"),
    Case("RC120", S, "id: first-word", "id: 'first' word", "'first' word"),
    Case("RC121", S, "difficulty: 1", "difficulty:1", "difficulty:1"),
    Case("RC122", S, "start: opening", "zomaar een zin\nstart: opening", "zomaar een zin"),
    Case("RC123", S, "setting: |\n", "setting: | Een zaal\n", "setting: | Een zaal"),
    Case("RC124", S, "id: first-word", 'id: "first\\word"', 'id: "first'),
    Case("RC125", S, "text: Sorry?}", "text: Sorry, wat?}", "Sorry, wat?"),
    Case("RC127", S, "      - id: mumble\n", "        id: mumble\n", "        id: mumble"),
    Case("RC128", S, "text: Sorry?}", "text: “Sorry, wat?”}", "“Sorry, wat?”"),
    Case("RC129", S, "          - Even iets van mij.", "          -Even iets van mij.", "-Even iets"),
    Case("RC201", S, "outcome: missed", "outcom: missed", "outcom: missed", "outcome"),
    Case("RC202", S, "    doing: |\n      wacht\n", "", "- id: tom"),
    Case("RC203", S, "competencies: [clear-voice]", "competencies: clear-voice", "competencies: clear"),
    Case("RC204", S, "need: wise", "need: wize", "need: wize", "wise"),
    Case("RC205", S, "    title: |\n      Voorbij", "    title: |\n      Voorbij\n  - id: Het Einde", "Het Einde"),
    Case("RC206", S, "difficulty: 1", "difficulty: 7", "difficulty: 7"),
    Case("RC207", S, "text: Sorry?}", "text: ''}", "text: ''}"),
    Case("RC208", S, "name: Tom Verlinden", "name: " + "Tom " * 20, "name: Tom"),
    Case("RC209", S, "competencies: [clear-voice]", "competencies: []", "competencies: []"),
    Case("RC212", S, "id: first-word", "id: first-words", "id: first-words"),
    Case("RC213", X, 'of:\n  title: "', 'of:\n  title: "zz', 'title: "zz'),
    Case("RC301", S, "      - id: mumble", "      - id: speak", ""),
    Case("RC302", S, "{id: nod, who: tom", "{id: nod, who: tim", "who: tim", "tom"),
    Case("RC303", S, "        goto: lost", "        goto: lots", "goto: lots", "lost"),
    Case("RC304", S, "effects: {asked: true}", "effects: {askd: true}", "{askd: true}", "asked"),
    Case("RC305", T, "competency: clear-voice", "competency: clear-voise", "clear-voise", "clear-voice"),
    Case("RC306", S, "training: speaking", "training: speeking", "training: speeking", "speaking"),
    Case("RC307", T, "scenarios: [first-word]", "scenarios: [first-wrod]", "first-wrod", "first-word"),
    Case("RC308", S, "picks: [mumble, shrug]", "picks: [mumble, shrugg]", "shrugg", "shrug"),
    Case("RC310", S, "start: opening", "start: openning", "start: openning", "opening"),
    Case("RC311", S, "  asked: {type: boolean", "  has-asked: {type: boolean", "has-asked"),
    Case("RC312", S, "{id: what, who: tom", "{id: title, who: tom", "id: title"),
    Case("RC313", S, "ends: so-so", "ends: soso", "ends: soso", "so-so"),
    Case("RC401", S, "when: rapport == 0,", "when: rapport == ,", "rapport == ,"),
    Case("RC402", S, "when: rapport == 0,", "when: rapport = 0,", "rapport = 0"),
    Case("RC403", S, "when: rapport == 0,", "when: abs(rapport) == 0,", "abs(rapport)"),
    Case("RC404", S, "when: rapport == 0,", "when: raport == 0,", "raport", "rapport"),
    Case("RC405", S, 'when: pressure == "heated"', 'when: pressure == "Heated"', "Heated", "heated"),
    Case("RC406", S, "when: rapport == 0,", "when: rapport == asked,", "rapport == asked"),
    Case("RC411", S, "effects: {asked: true}", "effects: {asked: 1}", "{asked: 1}"),
    Case("RC412", S, "effects: {rapport: -1}", "effects: {rapport: -9}", "rapport: -9"),
    Case(
        "RC413",
        S,
        "  asked: {type: boolean",
        "  mood: {type: enum, values: [good, bad], start: sad}\n  asked: {type: boolean",
        "mood",
    ),
    Case("RC414", S, "effects: {asked: true}", "effects: {asked: true, pressure: calm}", "pressure: calm"),
    Case("RC415", S, "effects: {rapport: 1}", "effects: {rapport: 2}", "rapport: 2"),
    Case(
        "RC416",
        S,
        "  asked: {type: boolean",
        "  many: {type: integer, min: 3, max: 1, start: 2}\n  asked: {type: boolean",
        "many",
    ),
    Case(
        "RC421", S, "  asked: {type: boolean", "  idle: {type: boolean, start: false}\n  asked: {type: boolean", "idle"
    ),
    Case("RC422", S, "effects: {asked: true}", "effects: {tension: 1}", "asked: {type: boolean"),
    Case("RC501", S, "\nendings:", "\n  - id: empty\n    title: |\n      Leeg\nendings:", "id: empty"),
    Case(
        "RC502",
        S,
        "    clarify:\n      - {id: what",
        "    goto: answer\n    clarify:\n      - {id: what",
        "    goto: answer",
    ),
    Case(
        "RC503", S, "\nendings:", "\n  - id: alone\n    title: |\n      Alleen\n    goto: lost\nendings:", "id: alone"
    ),
    Case("RC504", S, "{when: rapport == 0, to: so-so}", "{when: rapport == 0, to: lost}", "- id: so-so"),
    Case("RC505", S, "          - {to: lost}\n", "", "goto:"),
    Case(
        "RC506",
        S,
        "      - id: speak\n",
        "      - id: speak\n        once: true\n",
        "- id: opening",
        None,
        (
            ("      - id: mumble\n", "      - id: mumble\n        when: not asked\n"),
            ("{when: rapport == 0, to: so-so}", "{when: rapport == 0, to: opening}"),
        ),
    ),
    Case(
        "RC507",
        S,
        "        goto:\n          - {when: rapport > 0 and asked, to: heard}\n"
        "          - {when: rapport == 0, to: so-so}\n          - {to: lost}\n",
        "        goto: opening\n",
        "- id: opening",
        None,
        (("        goto: lost\n", "        goto: answer\n"),),
    ),
    Case(
        "RC508",
        S,
        "\nendings:",
        "\n  - id: left\n    title: Links\n    goto: right\n  - id: right\n    title: Rechts\n    goto: left\nendings:",
        "goto: ",
        None,
        (("        goto: lost\n", "        goto: left\n"),),
    ),
    Case("RC509", S, 'when: pressure == "heated"', "when: tension > 3", "tension > 3"),
    Case("RC510", S, 'when: pressure == "heated"', "when: tension < 3", "tension < 3"),
    Case(
        "RC511",
        S,
        "          - {to: lost}\n",
        "          - {to: lost}\n          - {when: asked, to: heard}\n",
        "- {to: lost}",
    ),
    Case("RC512", S, "picks: [speak, stop], ends: so-so", "picks: [speak, stop], ends: heard", "ends: heard"),
    Case("RC513", S, "picks: [mumble, shrug]", "picks: [mumble, speak]", "mumble, speak"),
    Case("RC514", S, "picks: [mumble, shrug]", "picks: [mumble]", "[mumble]"),
    Case(
        "RC515",
        S,
        "      - id: mark\n",
        "      - id: mark\n        text: Tom zucht.\n        cuts: true\n",
        "cuts: true",
    ),
    Case("RC516", S, "text: Tom kucht.", "text: " + "woord " * 70, "- id: answer"),
    Case("RC518", S, "when: rapport == 0,", "when: rapport == ,", "format"),
    Case("RC519", S, "      - id: mumble\n", "      - id: mumble\n        when: tension == 1\n", "choices:"),
    Case(
        "RC601",
        S,
        "  heated:\n    about: |\n      Heet.\n    cause: |\n      Iedereen wacht.\n    effects: {tension: 2}\n",
        "",
        "pressure:",
    ),
    Case("RC602", S, "        evidence:\n          - {competency: clear-voice, level: 5}\n", "", "- id: ask"),
    Case("RC603", S, "level: 2, mode: passive", "level: 2", "level: 2}"),
    Case("RC604", S, "level: 5}", "level: 5, mode: passive}", "level: 5, mode"),
    Case("RC605", S, "      - {id: again, who: tom, text: Zeg het nog eens?}\n", "", "clarify:"),
    Case("RC606", S, "          - Even iets van mij.\n", "", "said_as:"),
    Case(
        "RC607",
        S,
        "    try:\n      brief: |\n        Ik heb iets.\n      warm: |\n        Tom, ik heb iets voor jou.\n",
        "",
        "- id: opening",
    ),
    Case("RC608", S, "    weak: {text: Ach., why: Er komt niets.}\n", "", "- id: opening"),
    Case("RC609", S, "        instead: |\n          Ik heb toch iets.\n", "", "- id: mumble"),
    Case(
        "RC610", S, "Ach, het is niets.", "Ach, het is niets, laat maar, we praten er later nog eens over.", "choices:"
    ),
    Case("RC611", S, "En, {learner}?", "En, {name}?", "text: |"),
    Case("RC612", S, "competencies: [clear-voice]", "competencies: [clear-voice, other]", "competencies:"),
    Case(
        "RC613",
        S,
        "level: 5}",
        "level: 5}\n          - {competency: clear-voise, level: 4}",
        "clear-voise",
        "clear-voice",
    ),
    Case("RC615", S, "    exercises: [clear-voice]\n", "", "- id: opening"),
    Case(
        "RC616",
        S,
        '      - id: hush\n        when: pressure == "heated"\n        silence: 3\n',
        "      - id: hush\n",
        "- id: hush",
    ),
    Case("RC617", S, "      - id: chance\n", "      - id: chance\n        text: Ook dit.\n", "text: Ook dit."),
    Case("RC618", S, "{id: phone, text: Een telefoon trilt.}", "{id: phone, one_of: [{id: a, text: x}]}", "id: phone"),
    Case("RC619", S, "part: counterpart", "part: bystander", "people:"),
    Case("RC620", S, "level: 5}", "level: 5}\n          - {competency: clear-voice, level: 4}", "level: 4}"),
    Case("RC621", S, "ends: so-so", "ends: heard", "- id: so-so"),
    Case("RC702", X, "  setting: |\n    En Een kamer met een tafel.\n", "", "texts:"),
    Case("RC703", X, "  setting: |", "  setting: |\n    x\n  nodes.opening.lok: |", "opening.lok", None),
    Case("RC704", S, "Een kamer met een tafel.", "Een kamer met een stoel.", ""),
    Case("RC705", X, '  setting: "', '  goal: "', ""),
    Case("RC706", X, "scenario: first-word", "scenario: first-wurd", "first-wurd", "first-word"),
    Case("RC707", X, "language: en", "language: nl", "language: nl"),
    Case("RC708", X, "  setting: |\n    En Een kamer met een tafel.\n", "  setting: [een, twee]\n", "setting: ["),
    Case("RC710", X, "of:\n", 'of:\n  nowhere: "00000000"\n', "nowhere"),
    Case("RC801", T, "      5: {nl: Zegt het en vraagt, en: Says it and asks}\n", "", "levels:"),
    Case(
        "RC802",
        T,
        "objectives:\n  - {id: speak, text: {nl: Je zegt wat je vindt., en: You say what you think.}}\n",
        "",
        "format",
    ),
    Case("RC803", T, "scenarios: [first-word]", "scenarios: []", "tracks:"),
    Case("RC805", N, "ratings: {clear-voice: 3}", "ratings: {clear-voice: 4}", ""),
    Case("RC807", N, "ratings: {clear-voice: 1}", "ratings: {}", "turn-0"),
    Case("RC808", N, "language: nl", "language: en", "language: en"),
    Case("RC810", T, "  dos:\n", "  wel:\n", "guide:"),
    Case(
        "RC811",
        T,
        "    - {id: cost, text: {nl: Wat kostte het?, en: What did it cost?}, when: [reflection]}\n",
        "",
        "starters:",
    ),
    Case("RC812", T, "  - audience: managers\n", "  - audience: learners\n", "tracks:"),
    Case("RC813", T, "  - audience: managers\n", "  - audience: learners\n", ""),
    Case(
        "RC814",
        T,
        "audience: managers\n",
        "audience: managers\n    training: speeking\n",
        "training: speeking",
        "speaking",
    ),
    Case("RC815", T, "    about: person\n", "    about: team\n", "named:"),
    Case(
        "RC816",
        T,
        'text: {nl: "Geef {name} het woord."',
        'text: {nl: "Geef het woord."',
        "named:",
        None,
        (("voor {name}", "voor wie"),),
    ),
    Case("RC817", T, "nl: Laat uitspreken.", 'nl: "Laat {name} uitspreken."', "Laat {name}"),
]
"""Codes that need other means than a replacement have tests of their own."""

ELSEWHERE = {
    "RC101", "RC102", "RC126", "RC116", "RC117", "RC210", "RC211", "RC214", "RC309", "RC517", "RC520", "RC614", "RC701",
    "RC709", "RC804", "RC806", "RC809", "RC818", "RC819", "RC820",
}  # fmt: skip
