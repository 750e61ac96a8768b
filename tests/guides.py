"""A small guide, its advice, assignments and tracks, as a compiled training holds them."""

from __future__ import annotations

from coach.scenario.training import Assignment, Audience, FirstOpportunity, Guide, Item, Named, Tags, Task, Track, Words


def both(nl: str, en: str) -> Words:
    """A text in both languages."""
    return {"nl": nl, "en": en}


ADVICE = (
    Item("welcome", both("Vraag waar, niet wat.", "Ask where, not what."), Tags(phases=(0, 1))),
    Item("finish", both("Geef het woord terug.", "Give the floor back."), Tags(("holding-ground",))),
    Item("meeting", both("Vraag naar de vergadering.", "Ask about the meeting."), Tags(when=("meeting",))),
    Item("relapse", both("Oude gewoontes komen terug.", "Old habits return."), Tags(phases=(4, 8, 12))),
)

ASSIGNMENTS = (
    Assignment(
        "ask-where", 0, both("Vraag waar", "Ask where"), both("Vraag waar.", "Ask where."),
        "person", Tags(when=("goal", "nothing")),
        Named(both("Vraag waar {name} begint", "Ask where {name} starts"), both("Vraag het {name}.", "Ask {name}.")),
    ),
    Assignment("rule", 1, both("Eén regel", "One rule"), both("Spreek één regel af.", "Agree one rule."), "team"),
    Assignment(
        "floor", 1, both("Geef het woord", "Give the floor"), both("Geef het woord.", "Give the floor."), "person",
        Tags(("holding-ground",), when=("goal", "meeting", "nothing")),
        Named(both("Geef {name} het woord", "Give {name} the floor"), both("Begin bij {name}.", "Start with {name}.")),
    ),
    Assignment("talk", 2, both("Praat", "Talk"), both("Twintig minuten.", "Twenty minutes."), "person"),
    Assignment("rehearse", 4, both("Oefen samen", "Rehearse"), both("Eén keer.", "Once."), "person"),
    Assignment("look-back", 8, both("Kijk terug", "Look back"), both("Wat liep anders?", "What changed?"), "team"),
    Assignment("keep", 12, both("Hou vast", "Keep it"), both("Eén gewoonte.", "One habit."), "team"),
)  # fmt: skip

GUIDE = Guide(
    welcome_back=(
        Item("moment", both("Zet tien minuten in de agenda.", "Put ten minutes in the diary.")),
        Item("where", both("Vraag waar.", "Ask where.")),
        Item("own-part", both("Zeg wat jij doet.", "Say what you will do.")),
    ),
    first_opportunity=FirstOpportunity(both("Een punt", "An item"), both("Tien minuten.", "Ten minutes.")),
    starters=(
        Item("new", both("Wat zei je dat nieuw was?", "What did you say that was new?")),
        Item("cost", both("Wat kostte het?", "What did it cost?"), Tags(when=("reflection",))),
        Item("from-me", both("Wat moet ik doen?", "What should I do?")),
    ),
    dos=tuple(Item(f"do-{n}", both(f"Wel {n}.", f"Do {n}.")) for n in range(3)),
    donts=tuple(Item(f"dont-{n}", both(f"Niet {n}.", f"Don't {n}.")) for n in range(3)),
)


def tracks(training: str, scenarios: tuple[str, ...]) -> dict[Audience, Track]:
    """One track per audience; managers rehearse another training's scenarios first."""
    tasks = (Task("first", 0, both("De eerste week", "The first week"), both("Begin klein.", "Start small.")),)
    known = (Item("small", both("Begin klein.", "Start small.")),)
    return {
        "learners": Track("learners", training, scenarios, tasks, known),
        "managers": Track("managers", "receiving-assertiveness", ("no-on-monday",), tasks, known),
        "colleagues": Track("colleagues", training, scenarios[:1], tasks, known),
    }
