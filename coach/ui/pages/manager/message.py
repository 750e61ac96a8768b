"""The message to the team, in two parts that belong together; and what the team answered, side by side."""

from __future__ import annotations

from urllib.parse import quote
from uuid import UUID

import streamlit as st

from coach.errors import NotFound
from coach.programme.followup import missing
from coach.services.access import Actor
from coach.services.messages import MAX_PART, Desk
from coach.ui import style
from coach.ui.navigation import page
from coach.ui.parts.answers import sent
from coach.ui.parts.attempt import attempt, told
from coach.ui.parts.figures import team_name
from coach.ui.parts.notice import gone
from coach.ui.parts.text import draw, heading, plain, safe, title
from coach.ui.session import me, words
from coach.ui.wiring import app
from coach.wording import Wording

_LACKS = {"how": "followup.lacks_how", "support": "followup.lacks_support"}


def main() -> None:
    """Draw the page."""
    style.apply("feedback.css", "followup.css")
    say, who = words(), me()
    try:
        desk = app().followup.messages.desk(who.id, st.query_params.get("team"))
    except NotFound:
        title(say("nav.message"))
        gone(say("errors.no-team"), say)
        return
    title(say("followup.message_title"), below=say("followup.message_lead"))
    told(say)
    _team(desk, say)
    if desk.members:
        _write(desk, who, say)
    else:
        draw(f'<p class="rc-p">{safe(say("errors.team-empty"))}</p>')
    if desk.sent:
        heading(say("followup.sent"))
    for one in desk.sent:
        sent(one, who, say)
    if st.button(say("followup.back"), key="back", type="tertiary"):
        st.switch_page(page("manager/followup"), query_params={})


def _team(desk: Desk, say: Wording) -> None:
    if len(desk.teams) > 1:
        st.segmented_control(
            say("team.which"), desk.teams, default=desk.team, required=True, key="message-team", on_change=_go,
            format_func=lambda team: team_name(team, say), label_visibility="collapsed",
        )  # fmt: skip


def _go() -> None:
    st.query_params["team"] = st.session_state["message-team"]


def _write(desk: Desk, who: Actor, say: Wording) -> None:
    how_key, support_key = _keys(desk.team)
    draft = desk.draft
    st.session_state.setdefault(how_key, draft.how if draft else "")
    st.session_state.setdefault(support_key, draft.support if draft else "")
    st.session_state.setdefault(f"message-training-{desk.team}", draft.training if draft else None)
    with st.container(key="card-message"):
        names = say.names([one.first_name for one in desk.members])
        draw(f'<p class="rc-note">{safe(say("followup.message_to", names=names))}</p>')
        _template(desk, who, say)
        for key, label, like in (
            (how_key, say("followup.how"), say("followup.how_like")),
            (support_key, say("followup.support"), say("followup.support_like")),
        ):
            st.text_area(
                label, key=key, height=150, max_chars=MAX_PART, placeholder=like, on_change=_keep,
                args=(who.id, desk.team),
            )  # fmt: skip
        how, support = st.session_state[how_key], st.session_state[support_key]
        lacking = missing(how, support)
        st.button(
            say("followup.send"), key="send", type="primary", on_click=_send,
            args=(who.id, desk.team, say("followup.was_sent")),
        )  # fmt: skip
        note = " ".join(say(_LACKS[part]) for part in lacking) if lacking else say("followup.ready")
        draw(f'<p class="rc-note" role="status">{safe(note)} {safe(say("followup.draft_kept"))}</p>')
    if not lacking:
        _elsewhere(how, support, who, say)


def _template(desk: Desk, who: Actor, say: Wording) -> None:
    """Words to start from, one set per training that somebody in the team follows."""
    trainings = app().catalogue.trainings()
    with st.container(key="templates"):
        for training in (one for one in desk.trainings if one in trainings):
            name = trainings[training].title[say.language]
            st.button(
                say("followup.start_from", title=plain(name)), key=f"template-{training}", type="tertiary",
                on_click=_fill, args=(who.id, desk.team, training, say),
            )  # fmt: skip


def _fill(person: UUID, team: str, training: str, say: Wording) -> None:
    """Put the words where nothing was written yet; what somebody wrote stays."""
    found = app().catalogue.trainings()[training]
    how_key, support_key = _keys(team)
    seen = "\n".join(f"- {behaviour[say.language].strip()}" for behaviour in found.expected_behaviour[:3])
    if not st.session_state.get(how_key, "").strip():
        st.session_state[how_key] = say("followup.template_how", title=found.title[say.language], behaviour=seen)
    if not st.session_state.get(support_key, "").strip():
        st.session_state[support_key] = say("followup.template_support")
    st.session_state[f"message-training-{team}"] = training
    _keep(person, team)


def _keep(person: UUID, team: str) -> None:
    how, support = (st.session_state[key] for key in _keys(team))
    training = st.session_state.get(f"message-training-{team}")
    attempt(lambda: app().followup.messages.keep_draft(person, team, how, support, training))


def _send(person: UUID, team: str, did: str) -> None:
    how, support = (st.session_state[key] for key in _keys(team))
    training = st.session_state.get(f"message-training-{team}")
    if attempt(lambda: app().followup.messages.send(person, team, how, support, training), did):
        for key in _keys(team):
            st.session_state[key] = ""


def _elsewhere(how: str, support: str, who: Actor, say: Wording) -> None:
    """The same words for another channel: to copy, or in one's own mail program, which asks to whom."""
    text = say("followup.as_text", how=how.strip(), support=support.strip(), name=who.person.first_name)
    with st.expander(say("followup.elsewhere"), key="elsewhere"):
        st.code(text, language=None, wrap_lines=True)
        subject = say("followup.mail_subject")
        body = text.replace("\n", "\r\n")
        address = f"mailto:?subject={quote(subject, safe='')}&body={quote(body, safe='')}"
        draw(f'<p class="rc-p"><a href="{safe(address)}">{safe(say("followup.mail"))}</a></p>')


def _keys(team: str) -> tuple[str, str]:
    return f"message-how-{team}", f"message-support-{team}"


main()
