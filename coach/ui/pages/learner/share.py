"""Share with my manager: pick what goes along, piece by piece, and see exactly what they will see."""

from __future__ import annotations

import streamlit as st

from coach.errors import CoachError
from coach.programme.people import Person
from coach.services.access import Actor
from coach.services.chosen import Chosen
from coach.ui import style
from coach.ui.navigation import page
from coach.ui.parts.document import document
from coach.ui.parts.notice import trouble
from coach.ui.parts.pieces import pieces
from coach.ui.parts.text import draw, heading, para, plain, safe, title
from coach.ui.session import me, words
from coach.ui.wiring import app
from coach.wording import Wording


def main() -> None:
    """Draw the page."""
    style.apply("feedback.css", "share.css")
    say, who = words(), me()
    managers = {manager.id: manager for manager in app().account.my_managers(who.id)}
    if not managers:
        title(say("nav.share"))
        para(say("share.no_manager"))
        return
    chosen = st.session_state.get("share-receiver")
    receiver = managers[chosen] if chosen in managers else next(iter(managers.values()))
    title(say("share.title", name=receiver.first_name), below=say("share.lead"))
    left, right = st.columns(2, gap="large")
    with left:
        if len(managers) > 1:
            st.selectbox(
                say("share.with"), list(managers), key="share-receiver", format_func=lambda key: managers[key].name
            )
        try:
            picked = pieces(who, receiver, say)
        except CoachError as error:
            trouble(error, say)
            return
    with right, st.container(key="preview"):
        _preview(who, receiver, picked, say)


def _preview(who: Actor, receiver: Person, picked: Chosen, say: Wording) -> None:
    name = receiver.first_name
    heading(say("share.sees", name=name))
    try:
        shown = app().sharing.document(who.id, picked)
    except CoachError as error:
        trouble(error, say)
        return
    if shown.empty:
        draw(f'<p class="rc-document rc-soft">{safe(say("share.nothing_yet", name=name))}</p>')
    else:
        today = who.now.astimezone(who.zone).date()
        draw(document(shown, who.person, today, picked.last_day, say))
    draw(
        f'<section class="rc-unseen-by"><h3 class="rc-card-title">{safe(say("share.unseen", name=name))}</h3>'
        f'<p class="rc-p">{safe(_kept_back(picked, say))}</p></section>'
    )
    pressed = st.button(say("share.share", name=plain(name)), key="share", type="primary", disabled=shown.empty)
    draw(f'<p class="rc-note">{safe(say("share.revoke_any_time"))}</p>')
    if not pressed:
        return
    try:
        new = app().sharing.share(who.id, picked)
    except CoachError as error:
        trouble(error, say)
        return
    st.switch_page(page("learner/shared"), query_params={"new": str(new)})


def _kept_back(picked: Chosen, say: Wording) -> str:
    """What stays with the learner whatever they tick, and what they did not tick."""
    always = [say("share.kept_takes"), say("share.kept_count"), say("share.kept_confidence"), say("share.kept_habit")]
    left_out = [say("share.kept_feedback")] if not picked.ratings else []
    return say("share.kept", names=say.names(always + left_out))


main()
