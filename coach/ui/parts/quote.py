"""Evidence: the learner's words at one moment, verbatim, with a tape rule and a link to that moment."""

from __future__ import annotations

from coach.feedback.report import Quote
from coach.scenario.script import Scene
from coach.ui.parts.text import safe
from coach.wording import Wording


def quote(words: str, *, link: str = "", note: str = "", habit: bool = False, why: str = "") -> str:
    """Words as HTML; ``link`` is a finished piece of HTML beneath them, ``note`` a few words beside it.

    ``why`` is what a reader makes of them, in small print below.
    """
    told = f'<span class="rc-note">{safe(note)}</span>' if note else ""
    foot = f'<footer class="rc-quote-foot">{link}{told}</footer>' if link or told else ""
    made = f'<p class="rc-why">{safe(why)}</p>' if why else ""
    return f'<blockquote class="rc-quote{" rc-habit" if habit else ""}"><p>“{safe(words)}”</p>{made}{foot}</blockquote>'


def evidence(found: Quote, scene: Scene, say: Wording, *, habit: bool = False) -> str:
    """A quote from a report, linked to its moment on the page; picked lines say so, and an AI's reason stands below."""
    note = say("feedback.chosen") if found.basis == "picked" else ""
    why = say("feedback.ai_why", why=found.why) if found.why else ""
    return quote(found.text, link=moment_link(found, scene, say), note=note, habit=habit, why=why)


def moment_link(found: Quote, scene: Scene, say: Wording) -> str:
    """A link to where a moment stands on the page."""
    return f'<a class="rc-moment-link" href="#{anchor(found.seq)}">{safe(moment_name(found, scene, say))}</a>'


def moment_name(found: Quote, scene: Scene, say: Wording) -> str:
    """A moment by its number and its title: "Moment 2, Tom komt ertussen"."""
    node = scene.nodes.get(found.node)
    return say("feedback.moment", n=found.moment, title=node.title if node else "").rstrip(", ")


def anchor(seq: int) -> str:
    """The id of a moment on the page."""
    return f"moment-{seq}"
