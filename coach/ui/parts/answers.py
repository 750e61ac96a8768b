"""A message that was sent, with the answers side by side: those that came, and nothing of those that did not."""

from __future__ import annotations

from uuid import UUID

import streamlit as st

from coach.programme.followup import TeamMessage
from coach.services.access import Actor
from coach.services.messages import Sent
from coach.ui.parts import face
from coach.ui.parts.attempt import attempt
from coach.ui.parts.text import draw, plain, safe
from coach.ui.wiring import app
from coach.wording import Wording


def sent(one: Sent, who: Actor, say: Wording) -> None:
    """Draw it for its sender."""
    message = one.message
    day = say.weekday(message.sent.astimezone(who.zone).date())
    with st.container(key=f"row-sent-{message.id}"):
        draw(
            f'<h3 class="rc-h3">{safe(say("followup.sent_on", day=day))}</h3>'
            f'<details class="rc-rungs"><summary>{safe(say("followup.reread"))}</summary>'
            f"{parts(message, say)}</details>"
        )
        if one.answers:
            draw(_table(one, say))
        if one.newcomers:
            names = say.names([person.first_name for person in one.newcomers])
            draw(f'<p class="rc-note">{safe(say("followup.newcomers", names=names))}</p>')
            st.button(
                say("followup.send_again", names=plain(names)), key=f"again-{message.id}", on_click=_again,
                args=(who.id, message.id),
            )  # fmt: skip


def parts(message: TeamMessage, say: Wording) -> str:
    """The two parts as HTML, under their headings."""
    return (
        f'<div class="rc-message"><h3 class="rc-label">{safe(say("followup.how"))}</h3>'
        f'<p class="rc-p">{safe(message.how)}</p>'
        f'<h3 class="rc-label">{safe(say("followup.support"))}</h3><p class="rc-p">{safe(message.support)}</p></div>'
    )


def _table(one: Sent, say: Wording) -> str:
    """A row per answer; on a phone a row is a block in which each cell says what it is."""
    heads = (say("followup.helps"), say("followup.hinders"), say("followup.moment_of"))
    top = "".join(f'<th scope="col">{safe(head)}</th>' for head in heads)
    rows = "".join(
        f'<tr><th scope="row"><span class="rc-person">{face.portrait(person)}{safe(person.first_name)}</span></th>'
        + "".join(
            f'<td data-label="{safe(head)}">{safe(text)}</td>'
            for head, text in zip(heads, (answer.helps, answer.hinders, answer.moment), strict=True)
        )
        + "</tr>"
        for person, answer in one.answers
    )
    return (
        f'<table class="rc-answers"><caption>{safe(say("followup.answers"))}</caption>'
        f"<thead><tr><td></td>{top}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _again(person: UUID, message: UUID) -> None:
    attempt(lambda: app().followup.messages.send_again(person, message))
