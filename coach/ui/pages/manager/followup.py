"""Following up: per person of the team what they showed, what was promised, and talks; in the order of the alphabet."""

from __future__ import annotations

import streamlit as st

from coach.services.access import Actor
from coach.services.followup import Block
from coach.ui import style
from coach.ui.navigation import page
from coach.ui.parts import face
from coach.ui.parts.attempt import told
from coach.ui.parts.given import told as in_words
from coach.ui.parts.paged import page_of
from coach.ui.parts.promises import promise_form, promises
from coach.ui.parts.talk import ordered, talk
from coach.ui.parts.text import draw, para, plain, safe, title
from coach.ui.session import me, words
from coach.ui.wiring import app
from coach.wording import Wording


def main() -> None:
    """Draw the page."""
    style.apply("feedback.css", "followup.css")
    say, who = words(), me()
    title(say("nav.followup"), below=say("followup.lead"))
    told(say)
    blocks = app().followup.board.board(who.id)
    with st.container(key="to-the-team", horizontal=True, vertical_alignment="center"):
        if st.button(say("followup.write"), key="write"):
            st.switch_page(page("manager/message"), query_params={})
        draw(f'<p class="rc-note">{safe(say("followup.write_why"))}</p>')
    for block in page_of(blocks, lambda one: one.person.name, "board", say):
        _block(block, who, say)
    if not blocks:
        para(say("followup.nobody"), "soft")


def _block(block: Block, who: Actor, say: Wording) -> None:
    """Somebody of the team. The same for everybody: a face, a name, what one can do; and what there is, if anything."""
    person = block.person
    with st.container(key=f"row-person-{person.id}"):
        with st.container(key=f"head-{person.id}", horizontal=True, vertical_alignment="center"):
            draw(
                f'<div class="rc-person">{face.portrait(person)}<h2 class="rc-h2 rc-row-title">{safe(person.name)}</h2>'
                "</div>"
            )
            _actions(block, who, say)
        _shares(block, say)
        if block.promises:
            draw(f'<h3 class="rc-label">{safe(say("followup.promised"))}</h3>')
            promises([(one, person) for one in block.promises], who, say)
        if block.talks:
            draw(f'<h3 class="rc-label">{safe(say("followup.talks"))}</h3>')
        for view in ordered(block.talks):
            talk(view, who, say)


def _actions(block: Block, who: Actor, say: Wording) -> None:
    person = block.person
    with st.container(key=f"do-{person.id}", horizontal=True, horizontal_alignment="right"):
        if st.button(say("followup.offer_talk"), key=f"talk-with-{person.id}", help=plain(person.first_name)):
            st.switch_page(page("manager/talk"), query_params={"member": str(person.id)})
        if st.button(say("followup.offer_rehearsal"), key=f"rehearse-{person.id}", help=plain(person.first_name)):
            st.session_state["together-ask"] = person.id
            st.switch_page(page("together"), query_params={})
        with st.popover(say("followup.promise"), key=f"promise-to-{person.id}"):
            promise_form(who, person, say)


def _shares(block: Block, say: Wording) -> None:
    if not block.shares:
        return
    draw(f'<h3 class="rc-label">{safe(say("followup.shared"))}</h3>')
    for share in block.shares:
        with st.container(key=f"share-{share.id}", horizontal=True, vertical_alignment="center"):
            draw(f'<p class="rc-p rc-shared">{safe(in_words(share, block.person, say))}</p>')
            name = plain(block.person.first_name)
            if st.button(say("followup.read"), key=f"read-{share.id}", type="tertiary", help=name):
                st.switch_page(page("manager/inbox"), query_params={"share": str(share.id)})


main()
