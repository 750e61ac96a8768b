"""The Manager Learning Guide on A4: something that one would gladly print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time

from fpdf import XPos, YPos
from fpdf.enums import Align

from coach.delivery.blocks import Block, beside, flow, together
from coach.delivery.paper import BOOK, GREEN, INK, LEFT, LINE, PLAIN, SOFT, TAPE, Paper, typeset
from coach.programme.guide import Fitted, PersonalGuide
from coach.programme.guide_words import because, phase
from coach.scenario.training import Assignment, Item
from coach.wording import Wording, wording

Pages = Mapping[str, int]
"""Chapter or heading → the page that it stands on."""

_UNDER = 7.0
"""Millimetres by which what belongs to a box to tick stands further in."""


def guide_pdf(guide: PersonalGuide, today: date) -> bytes:
    """The guide as a PDF, in its own language: a cover with contents, then summary, advice and assignments.

    It is set twice, since the contents know the pages only then. ``today`` is the day that it says it was made on.
    """
    draft = _set(guide, today, {}, 0)
    draft.let_go()
    return _set(guide, today, draft.chapters, draft.page_no()).finished()


def _set(guide: PersonalGuide, today: date, pages: Pages, count: int) -> Paper:
    say, title = wording(guide.language), guide.training.title[guide.language]
    named = f"{title} · {say('guide.pdf_for', name=guide.name)}" if guide.name else title
    paper = Paper(
        f"{say('guide.pdf_kind')}: {named}", guide.language,
        lambda page: (typeset(named), say("guide.pdf_page", page=page, pages=count)),
    )  # fmt: skip
    paper.set_subject(say("guide.pdf_subject"))
    paper.set_creation_date(datetime.combine(today, time(12), UTC))
    paper.add_page()
    _cover(paper, guide, today, pages)
    paper.add_page()
    flow(paper, _summary(guide, say))
    together(paper, _points(guide, say))
    paper.add_page()
    flow(paper, _advice(guide, say))
    together(paper, _welcome_back(guide, say))
    flow(paper, _talking(guide, say))
    of = guide.training.guide
    beside(paper, _column(say("guide.dos"), of.dos, guide), _column(say("guide.donts"), of.donts, guide))
    paper.add_page()
    flow(paper, _assignments(guide, say))
    return paper


def _column(title: str, items: Iterable[Item], guide: PersonalGuide) -> Iterator[Block]:
    yield Block("heading", title, page=1)
    yield from (Block("item", item.text[guide.language]) for item in items)


def _cover(paper: Paper, guide: PersonalGuide, today: date, pages: Pages) -> None:
    say, language = wording(guide.language), guide.language
    paper.set_fill_color(*TAPE)
    paper.rect(LEFT - 9, 58, 9, 2.4, style="F")
    paper.rect(LEFT - 9, 58, 2.4, 9, style="F")
    paper.set_y(60)
    paper.letters(PLAIN, "", 11, SOFT)
    paper.words(say("guide.pdf_kind"), 6)
    paper.set_y(paper.get_y() + 2)
    paper.letters(BOOK, "B", 32)
    paper.words(typeset(guide.training.title[language]), 13)
    paper.set_y(paper.get_y() + 4)
    paper.letters(BOOK, "I", 14, SOFT)
    paper.words(typeset(guide.training.about[language]), 7)
    paper.set_y(paper.get_y() + 8)
    paper.letters(PLAIN, "B", 11, GREEN)
    paper.words(say("guide.pdf_for", name=guide.name) if guide.name else say("guide.pdf_general"), 6)
    if guide.week is not None:
        paper.letters(PLAIN, "", 10.5, SOFT)
        paper.words(_capital(say("guide.after_training", phase=phase(guide, say))), 5.6)
    _contents(paper, guide, pages, say)
    paper.set_y(-44)
    paper.letters(PLAIN, "", 9, SOFT)
    if guide.name:
        paper.words(typeset(say("guide.pdf_private", name=guide.name)), 4.6)
    paper.words(say("guide.pdf_made", day=f"{say.day(today)} {today.year}"), 4.6)


def _contents(paper: Paper, guide: PersonalGuide, pages: Pages, say: Wording) -> None:
    paper.set_y(max(paper.get_y() + 14, 168))
    paper.letters(BOOK, "B", 13.5)
    paper.words(say("guide.pdf_contents"), 7)
    paper.set_y(paper.get_y() + 1.5)
    for chapter, lead in _chapters(guide, say).items():
        page = pages.get(chapter, 0)
        top, link = paper.get_y(), paper.add_link(page=max(page, 1))
        paper.set_draw_color(*LINE)
        paper.set_line_width(0.2)
        paper.line(LEFT, top, paper.w - paper.r_margin, top)
        paper.set_y(top + 2)
        paper.letters(PLAIN, "B", 10.5, INK)
        paper.cell(paper.epw - 12, 5.6, chapter, link=link)
        paper.cell(12, 5.6, str(page or ""), align=Align.R, link=link, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        paper.letters(PLAIN, "", 9.5, SOFT)
        paper.words(lead, 4.8)
        paper.set_y(paper.get_y() + 2)


def _chapters(guide: PersonalGuide, say: Wording) -> Mapping[str, str]:
    """The three parts, each with what is in it."""
    first = guide.training.guide.first_opportunity.title[guide.language]
    return {
        say("guide.summary"): say.names([say("guide.objectives"), _small(say("guide.competencies")),
                                         _small(say("guide.expected"))]),
        say("guide.advice"): say.names([say("guide.welcome_back"), _small(first), _small(say("guide.starters"))]),
        say("guide.assignments"): say("guide.pdf_tasks", n=len(guide.assignments)),
    }  # fmt: skip


def _summary(guide: PersonalGuide, say: Wording) -> Iterator[Block]:
    training, language = guide.training, guide.language
    yield Block("chapter", say("guide.summary"), page=0)
    yield Block("lead", say("guide.lead"))
    yield Block("heading", say("guide.objectives"), page=1)
    yield from (Block("item", text[language]) for text in training.objectives)
    yield Block("heading", say("guide.expected"), page=1)
    yield from (Block("item", text[language]) for text in training.expected_behaviour)


def _points(guide: PersonalGuide, say: Wording) -> Iterator[Block]:
    training, language = guide.training, guide.language
    yield Block("heading", say("guide.competencies"), page=1)
    for competency in training.competencies.values():
        yield Block("minor", competency.name[language])
        points = training.points.get(competency.id, ())
        yield from (Block("item", text[language], under=at > 0) for at, text in enumerate(points))


def _advice(guide: PersonalGuide, say: Wording) -> Iterator[Block]:
    yield Block("chapter", say("guide.advice"), page=0)
    if guide.name:
        yield Block("lead", say("guide.what_first", name=guide.name))
    for one in guide.advice:
        yield Block("item", one.text)
        yield from _because(one, guide, say, indent=5)


def _welcome_back(guide: PersonalGuide, say: Wording) -> Iterator[Block]:
    yield Block("heading", say("guide.welcome_back"), page=1)
    yield from (Block("check", item.text[guide.language]) for item in guide.training.guide.welcome_back)


def _talking(guide: PersonalGuide, say: Wording) -> Iterator[Block]:
    of, language = guide.training.guide, guide.language
    yield Block("heading", of.first_opportunity.title[language], page=1)
    yield Block("text", of.first_opportunity.text[language])
    yield Block("heading", say("guide.starters"), page=1)
    for asked in guide.starters:
        yield Block("item", asked.text)
        yield from _because(asked, guide, say, indent=5)


def _assignments(guide: PersonalGuide, say: Wording) -> Iterator[Block]:
    yield Block("chapter", say("guide.assignments"), page=0)
    yield Block("lead", say("guide.pdf_choose"))
    for one in guide.assignments:
        yield Block("title", one.title)
        yield Block("text", one.text, under=True, indent=_UNDER)
        yield Block("note", say("guide.pdf_week", week=one.of.week), under=True, indent=_UNDER)
        yield from _because(one, guide, say, indent=_UNDER)
        yield Block("ruled", "", under=True, indent=_UNDER)


def _because(
    one: Fitted[Item] | Fitted[Assignment], guide: PersonalGuide, say: Wording, indent: float
) -> Iterator[Block]:
    """On what it stands, where that was shared; in print, what is general need not say so."""
    if one.because.personal:
        yield Block("because", because(one.because, guide, say), under=True, indent=indent)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
