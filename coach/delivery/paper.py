"""A4 paper for the guide: its measures, its two families of letters, and blocks that stay with what follows them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from fpdf import FPDF, XPos, YPos
from fpdf.enums import Align, MethodReturnValue
from fpdf.fonts import TTFFont
from fpdf.prefs import ViewerPreferences

_FONTS = Path(__file__).parent / "fonts"
BOOK, PLAIN = "Literata", "Atkinson"
_FILES = {BOOK: "literata", PLAIN: "atkinson-hyperlegible-next"}
_STYLES = {"": "regular", "B": "bold", "I": "italic"}

INK, SOFT, GREEN, TAPE, LINE = (31, 43, 39), (76, 89, 83), (40, 90, 75), (176, 114, 14), (201, 201, 186)
"""The app's colours by day."""
LEFT, RIGHT, TOP, BOTTOM = 30.0, 38.0, 24.0, 24.0
"""Margins in millimetres; a line then holds about 65 characters."""
BODY, LEADING = 10.5, 5.3
"""Points of running text, and millimetres from line to line."""


class Paper(FPDF):
    """A document in the making; every block says where it may break."""

    def __init__(self, title: str, language: str, foot: Callable[[int], tuple[str, str]]) -> None:
        super().__init__(orientation="portrait", unit="mm", format="A4")
        self._foot = foot
        self.chapters: dict[str, int] = {}
        """Chapter → the page that it begins on, once it has been set."""
        for family, file in _FILES.items():
            for style, name in _STYLES.items():
                self.add_font(family, style, _FONTS / f"{file}-{name}.ttf")
        self.set_fallback_fonts([BOOK.lower(), PLAIN.lower()], exact_match=False)  # what one lacks, the other may have
        self.set_text_shaping(use_shaping_engine=True, features={"kern": True, "liga": True})
        self.set_margins(LEFT, TOP, RIGHT)
        self.set_auto_page_break(auto=True, margin=BOTTOM)
        self.c_margin = 0
        self.set_title(title)
        self.set_lang({"nl": "nl-BE"}.get(language, "en-GB"))
        self.set_creator("Rehearsal Coach")
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)

    def finished(self) -> bytes:
        """The PDF; the files of its letters are let go of."""
        try:
            return bytes(self.output())
        finally:
            self.let_go()

    def let_go(self) -> None:
        """Close the files of its letters, which fpdf2 leaves open."""
        for font in self.fonts.values():
            if isinstance(font, TTFFont):
                font.ttfont.close()

    def footer(self) -> None:
        """What stands at the foot of every page but the first: the guide's name, and the page."""
        if self.page_no() == 1:
            return
        left, right = self._foot(self.page_no())
        self.set_y(-16)
        self.set_draw_color(*LINE)
        self.set_line_width(0.2)
        self.line(LEFT, self.get_y() - 2.5, self.w - RIGHT, self.get_y() - 2.5)
        self.letters(PLAIN, "", 8.5, SOFT)
        self.cell(self.epw - 20, 4, left)
        self.cell(20, 4, right, align=Align.R)

    def letters(self, family: str, style: str, size: float, colour: tuple[int, int, int] = INK) -> None:
        """Which letters come next; ``size`` in points."""
        self.set_font(family, style, size)
        self.set_text_color(*colour)

    def height(self, text: str, width: float, leading: float) -> float:
        """How high a text is, in millimetres, in the letters that are set."""
        high = self.multi_cell(width, leading, text, align=Align.L, dry_run=True, output=MethodReturnValue.HEIGHT)
        return float(high)  # type: ignore[arg-type]  # one value is asked for, one comes

    def words(self, text: str, leading: float = LEADING, indent: float = 0.0) -> None:
        """A block of text, ragged right, from the left margin on."""
        self.set_x(self.l_margin + indent)
        self.multi_cell(self.epw - indent, leading, text, align=Align.L, new_x=XPos.LMARGIN, new_y=YPos.NEXT)


_LAST = 9
"""Signs that the last line of a text has at least: no short word stands alone on it."""
_OPENS = re.compile(r"(^|[\s(\[–—])\"")
_MISSING = re.compile(r"(^|[\s(\[–—“])'(?=(?:[tnsmk]|er|em|ns)\b)", re.IGNORECASE)
"""Where an apostrophe stands for letters that are left out: 't, 's, 'n."""
_EVENING = re.compile(r"((?:^|\s)’s) ", re.IGNORECASE)
"""’s avonds is one word to the eye: it is not torn over two lines."""
_SINGLE = re.compile(r"(^|[\s(\[–—“])'(?=\w)")


def typeset(text: str) -> str:
    """A trainer's plain text as a typesetter sets it: curly quotes, an ellipsis, no short word alone on a line."""
    text = " ".join(text.split())
    text = _OPENS.sub(r"\1“", text).replace('"', "”")
    text = _MISSING.sub(r"\1’", text)
    text = _SINGLE.sub(r"\1‘", text).replace("'", "’")
    text = text.replace("...", "…")
    text = _EVENING.sub("\\1\u00a0", text)
    head, tail = text, ""
    while " " in head and len(tail) < _LAST:
        head, _, word = head.rpartition(" ")
        tail = f"{word}\u00a0{tail}" if tail else word
    return f"{head} {tail}" if tail and len(tail) < len(text) else text
