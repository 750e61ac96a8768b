"""The guide on paper, read back: contents that tell the truth, headings that are not left alone, both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from coach.bootstrap import content
from coach.delivery.guide_pdf import guide_pdf
from coach.delivery.paper import typeset
from coach.programme.guide import PersonalGuide, tailored
from coach.programme.material import Material, Shared
from coach.scenario.training import Item, Training
from coach.settings import Settings
from tests import fakes
from tests.guided import FOCUSED, TODAY
from tests.values import uid

PLAIN = Material(TODAY)
LOTTE = Material(TODAY, "Lotte", (Shared(uid("share"), TODAY, FOCUSED),))
A4 = (595, 842)


def _pages(printed: bytes) -> list[str]:
    """What stands on each page, a line each, with plain spaces and no breaks."""
    return [_plain(page.get_textpage().get_text_bounded()) for page in pypdfium2.PdfDocument(printed)]


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\ufffe", "").split())


def _outline(printed: bytes) -> list[tuple[str, int, int]]:
    """Title, level and page (from 1) of each bookmark."""
    marks = pypdfium2.PdfDocument(printed).get_toc()
    return [(mark.get_title(), mark.level, mark.get_dest().get_index() + 1) for mark in marks]


def _many(guide: PersonalGuide, count: int) -> PersonalGuide:
    """A guide with so many pieces of advice, each two lines long."""
    items = tuple(
        Item(f"a{n}", {"nl": f"Nummer {n}. {'woord ' * 22}einde.", "en": f"Number {n}. {'word ' * 22}end."})
        for n in range(count)
    )
    return tailored(replace(guide.training, advice=items), PLAIN, guide.week, guide.language)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_contents_name_the_pages_on_which_the_parts_begin(language: str) -> None:
    """As do the bookmarks; also when a part is many pages long."""
    for count in (3, 70):
        printed = guide_pdf(_many(tailored(fakes.training(), PLAIN, 1, language), count), TODAY)
        pages = _pages(printed)
        chapters = [(title, page) for title, level, page in _outline(printed) if level == 0]
        assert len(chapters) == 3
        for title, page in chapters:
            assert pages[page - 1].startswith(title)
            assert f"{title} {page}" in pages[0]


def test_every_page_but_the_first_says_which_it_is() -> None:
    """Of how many."""
    pages = _pages(guide_pdf(tailored(fakes.training(), PLAIN, 1, "nl"), TODAY))
    assert len(pages) >= 4
    for number, page in enumerate(pages[1:], start=2):
        assert f"{number} van {len(pages)}" in page
    assert "van 4" not in pages[0]


def test_it_is_a4_with_a_title_and_a_language() -> None:
    """For whoever reads it aloud, and for the window's title."""
    for language, tag in (("nl", b"(nl-BE)"), ("en", b"(en-GB)")):
        printed = guide_pdf(tailored(fakes.training(), PLAIN, 1, language), TODAY)
        document = pypdfium2.PdfDocument(printed)
        assert {tuple(round(side) for side in page.get_size()) for page in document} == {A4}
        assert fakes.training().title[language] in document.get_metadata_dict()["Title"]
        assert b"/Lang " + tag in printed


@pytest.mark.parametrize("count", range(20, 34, 4))
def test_no_heading_stands_alone_at_the_foot_of_a_page(count: int) -> None:
    """However much stands before it: what follows a heading is on the same page."""
    printed = guide_pdf(_many(tailored(fakes.training(), PLAIN, 1, "nl"), count), TODAY)
    pages = _pages(printed)
    after = {"Bij de terugkomst": "Zet tien minuten", "Vragen voor een gesprek": "Wat zei je dat nieuw was?",
             "Wel": "Wel 0.", "Een punt": "Tien minuten."}  # fmt: skip
    told = {title: page for title, _, page in _outline(printed)}
    for heading, first in after.items():
        assert first in pages[told[heading] - 1]


def test_no_piece_of_text_is_torn_over_two_pages() -> None:
    """Its first and last words stand on one page."""
    pages = _pages(guide_pdf(_many(tailored(fakes.training(), PLAIN, 1, "nl"), 60), TODAY))
    assert sum(page.count("einde.") for page in pages) == 60
    for page in pages:
        assert page.count("Nummer ") == page.count("einde.")


def test_somebodys_guide_says_on_what_it_rests_and_the_general_one_names_nobody() -> None:
    """On the cover and where it counts."""
    mine = " ".join(_pages(guide_pdf(tailored(fakes.training(), LOTTE, 1, "nl"), TODAY)))
    assert "Voor Lotte" in mine
    assert "Deze gids steunt alleen op wat Lotte zelf met je deelde." in mine
    assert "Op basis van het voornemen dat Lotte op 23 november met je deelde." in mine
    general = " ".join(_pages(guide_pdf(tailored(fakes.training(), PLAIN, 1, "nl"), TODAY)))
    assert "Lotte" not in general
    assert "deelde" not in general


@pytest.mark.parametrize("name", ["Łucja", "Ștefan", "Çağla", "Ñusta-Anaïs", "علي", "X" * 200])
def test_any_name_can_be_printed(name: str) -> None:
    """Letters of the Latin alphabet as they are; a guide is made whatever the name."""
    material = replace(LOTTE, name=name)
    pages = _pages(guide_pdf(tailored(fakes.training(), material, 1, "nl"), TODAY))
    if name.isalpha() and len(name) < 20 and name != "علي":
        assert f"Voor {name}" in pages[0]


def test_a_typesetters_signs_replace_a_typewriters() -> None:
    """Quotes that open and close, an ellipsis, and no short word alone on the last line."""
    assert typeset('Zeg: "Ik was nog bezig."') == "Zeg: “Ik was nog\u00a0bezig.”"
    assert typeset("'t Is zo'n dag... ja") == "’t Is zo’n\u00a0dag…\u00a0ja"
    assert typeset("Kort.") == "Kort."


def _trainings() -> list[Training]:
    return list(content(Settings()).catalogue.trainings().values())


def test_the_trainings_that_come_with_the_app_fit_on_a_few_pages() -> None:
    """In both languages; nothing of them is lost."""
    for training in _trainings():
        for language in ("nl", "en"):
            guide = tailored(training, PLAIN, 1, language)
            pages = _pages(guide_pdf(guide, date(2026, 11, 23)))
            assert len(pages) <= 16
            points = [one.name[language] for one in training.competencies.values()]
            ticked = [one.text[language] for one in training.guide.welcome_back]
            for kept_together in (points, ticked):
                assert any(all(_plain(typeset(one)) in page for one in kept_together) for page in pages)
            whole = " ".join(pages)
            for one in guide.assignments:
                assert _plain(typeset(one.title)) in whole
            for advice in guide.advice:
                assert _plain(typeset(advice.text))[:40] in whole


def test_signs_in_a_name_are_signs_on_paper_too() -> None:
    """No element, no command of the typesetter, nothing that is not a letter."""
    name = "<b>Lo</b> & #x **y** $z$ \\par \u202e\x07\u200b"
    printed = guide_pdf(tailored(fakes.training(), replace(LOTTE, name=name), 1, "nl"), TODAY)
    assert "<b>Lo</b> & #x **y** $z$ \\par" in " ".join(_pages(printed))
