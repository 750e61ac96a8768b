"""The trainer's home: which files cannot be used and why, which scenarios work, and how to check them oneself."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coach.errors import CoachError
from coach.scenario.finding import advice, sentence
from coach.scenario.rules import RULES
from coach.scenario.training import Notice
from coach.services.library import Card
from coach.ui import style
from coach.ui.navigation import page
from coach.ui.parts.notice import trouble
from coach.ui.parts.text import draw, heading, para, plain, safe, section, title
from coach.ui.session import me, words
from coach.ui.wiring import app
from coach.wording import Wording

_SEVERITY = {"error": "check.error", "warning": "check.warning", "note": "check.note"}


def main() -> None:
    """Draw the page."""
    style.apply("feedback.css", "share.css")
    say, who = words(), me()
    title(say("nav.files"), below=say("files.lead"))
    try:
        notices = app().library.notices(who.id)
    except CoachError as error:
        trouble(error, say)
        return
    if notices:
        section(say("files.notices"), say("files.notices_lead", n=len({notice.file for notice in notices})))
        draw("".join(_file(name, notices, say) for name in dict.fromkeys(notice.file for notice in notices)))
    else:
        para(say("files.all_fine"))
    heading(say("files.working"))
    cards = app().library.scenarios(who.id, say.language)
    for card in cards:
        _row(card, say)
    if not cards:
        para(say("files.none_working"))
    section(say("files.yourself"), say("files.yourself_lead"))
    st.code(
        "coach check scenarios\ncoach play scenarios/assertive-meetings/may-i-finish.yaml",
        language="shell",
        wrap_lines=True,
    )


def _file(name: str, notices: Sequence[Notice], say: Wording) -> str:
    rows = "".join(_notice(notice, say) for notice in notices if notice.file == name)
    return f'<section class="rc-file"><h3 class="rc-h3">{safe(name)}</h3><ul>{rows}</ul></section>'


def _notice(notice: Notice, say: Wording) -> str:
    """The checker's finding in the page's language: what, where, and what to do."""
    where = str(notice.values.get("where") or "")
    place = say("files.line", n=notice.line) + (f" · {where}" if where else "")
    kind = say(_SEVERITY[RULES[notice.code][0]])
    return (
        f'<li><p class="rc-p">{safe(sentence(notice.code, notice.values, say))} '
        f"{safe(advice(notice.code, notice.values, say))}</p>"
        f'<p class="rc-note"><code>{safe(notice.code)}</code> {safe(kind)} · {safe(place)}</p></li>'
    )


def _row(card: Card, say: Wording) -> None:
    facts = say(
        "files.facts", low=card.entry.minutes[0], high=card.entry.minutes[1],
        languages=say.names([_languages(say)[code] for code in card.entry.languages]),
    )  # fmt: skip
    with st.container(key=f"row-{card.entry.id}"):
        text, action = st.columns([4, 1], vertical_alignment="center")
        text.html(
            f'<h3 class="rc-h3">{safe(card.scene.title)}</h3>'
            f'<p class="rc-note">{safe(card.training.title[say.language])} · {safe(facts)}</p>'
        )
        if action.button(say("files.try"), key=f"try-{card.entry.id}", help=plain(card.scene.title)):
            st.switch_page(page("learner/brief"), query_params={"scenario": card.entry.id})


def _languages(say: Wording) -> dict[str, str]:
    return {"nl": say("check.in-nl"), "en": say("check.in-en")}


main()
