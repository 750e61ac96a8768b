"""The transfer report, for whoever pays for a training: on screen, as PDF and as CSV."""

from __future__ import annotations

import streamlit as st

from coach.errors import CoachError
from coach.programme.transfer import TransferReport
from coach.services.access import Actor
from coach.ui import style
from coach.ui.parts.figures import report_table
from coach.ui.parts.notice import trouble
from coach.ui.parts.text import draw, heading, para, safe, title
from coach.ui.session import me, words
from coach.ui.wiring import app
from coach.wording import Wording


def main() -> None:
    """Draw the page."""
    style.apply("team.css")
    say, who = words(), me()
    trainings = {training.id: training for training in app().transfer.trainings(who.id)}
    if not trainings:
        title(say("transfer.title"))
        para(say("transfer.none"))
        return
    wanted = st.query_params.get("training")
    chosen = wanted if wanted in trainings else next(iter(trainings))
    try:
        report = app().transfer.report(who.id, chosen, say.language)
    except CoachError as error:
        trouble(error, say)
        return
    period = say("transfer.period", since=say.month(report.since), until=say.month(report.until))
    title(report.title, above=f"{say('transfer.title')}, {period}", below=say("transfer.about"))
    if len(trainings) > 1:
        st.selectbox(
            say("transfer.title"), list(trainings), list(trainings).index(chosen), key=f"report-{chosen}",
            format_func=lambda one: trainings[one].title[say.language], on_change=_go, args=(chosen,),
        )  # fmt: skip
    if report.teams:
        draw(report_table(report, say))
    if report.empty:
        para(say("transfer.empty"))
    _files(report, who, say)
    heading(say("transfer.how"))
    told = "".join(f"<li>{safe(say(name))}</li>" for name in _HOW)
    draw(f'<ul class="rc-list">{told}</ul>')


_HOW = ("transfer.how-1", "transfer.how-2", "transfer.how-3", "transfer.how-4")


def _go(chosen: str) -> None:
    st.query_params["training"] = st.session_state[f"report-{chosen}"]


def _files(report: TransferReport, who: Actor, say: Wording) -> None:
    name = say("transfer.file", training=report.training)

    def fresh() -> TransferReport:
        return app().transfer.report(who.id, report.training, say.language)

    def pdf() -> bytes:
        from coach.delivery.transfer_pdf import transfer_pdf  # noqa: PLC0415 - fpdf2 is slow, and few people print

        return transfer_pdf(fresh())

    def csv() -> bytes:
        from coach.delivery.transfer_csv import transfer_csv  # noqa: PLC0415 - same

        return transfer_csv(fresh())

    with st.container(horizontal=True, key="report-files"):
        st.download_button(
            say("transfer.pdf"), pdf, f"{name}.pdf", "application/pdf", key="pdf", type="primary", on_click="ignore"
        )
        st.download_button(say("transfer.csv"), csv, f"{name}.csv", "text/csv", key="csv", on_click="ignore")


main()
