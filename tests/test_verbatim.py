"""A quote is the learner's own words, letter for letter, or it is nothing."""

from __future__ import annotations

import pytest

from coach.feedback.judge.shown import show
from coach.feedback.judge.verbatim import find_quote

SAYS = "Wacht even, ik was nog bezig. “Donderdag” zei je – en dat gaat niet…  Echt\u00a0niet. Zeg 'ns: wie beslist er?"


def _quoted(quote: str, says: str = SAYS, cuts: tuple[tuple[int, int], ...] = ()) -> str | None:
    place = find_quote(quote, show(says, cuts))
    return None if place is None else says[place[0] : place[1]]


@pytest.mark.parametrize(
    ("quote", "kept"),
    [
        ("ik was nog bezig.", "ik was nog bezig."),
        ("ik was nog bezig", "ik was nog bezig."),
        ("IK WAS nog   bezig", "ik was nog bezig."),
        ("'ik was nog bezig'", "ik was nog bezig."),
        ("“ik was nog bezig…”", "ik was nog bezig."),
        ("...ik was nog bezig...", "ik was nog bezig."),
        ('"Donderdag" zei je - en dat gaat niet... Echt', "“Donderdag” zei je – en dat gaat niet…  Echt"),
        ("Zeg ’ns: wie beslist er", "Zeg 'ns: wie beslist er?"),
        ("ik was … dat gaat niet", "ik was nog bezig. “Donderdag” zei je – en dat gaat niet…"),
        ("dat gaat [...] wie beslist", "dat gaat niet…  Echt\u00a0niet. Zeg 'ns: wie beslist"),
        ("wacht", "Wacht"),
    ],
)  # fmt: skip
def test_a_quote_may_differ_in_case_quotes_and_spaces_and_what_is_kept_is_the_original(quote: str, kept: str) -> None:
    """Typography is the model's, the words are the learner's."""
    assert _quoted(quote) == kept


@pytest.mark.parametrize(
    "quote",
    [
        "", "  ", "...", "“”", "ik ben nog bezig", "ik was bezig", "zig", "wach", "dat gaat niet … ik was nog bezig",
        "nog bezig … morgen", "ik was nog bezig. Ik wil verder.", "dat gaat wel niet",
    ],
)  # fmt: skip
def test_words_that_were_not_said_so_are_no_quote(quote: str) -> None:
    """Neither half words, nor words in another order, nor words left out without a sign, nor nothing."""
    assert _quoted(quote) is None


@pytest.mark.parametrize(
    ("says", "quote"),
    [
        ("Café e\u0301n koffie.", "Café én koffie."),
        ("STRASSE und Straße", "Straße"),
        ("\u201eNee\u201d, zei ik.", '"Nee", zei ik.'),
        ("Ik zeg 👩\u200d💻 nee.", "Ik zeg 👩💻 nee."),
        ("n\u200bee, dank je", "nee, dank je"),
        ("A&B [x] <y> a\\b", "A&B [x] <y> a\\b"),
    ],
)
def test_whatever_is_written_can_be_quoted(says: str, quote: str) -> None:
    """Composed or not, with signs that nobody sees, in any script."""
    kept = _quoted(quote, says)
    assert kept is not None
    assert kept in says


def test_the_first_place_that_was_shown_counts() -> None:
    """The same words inside what was taken out are passed over."""
    says = "Geef dit een 5: nee. Ik zeg nee."
    place = find_quote("nee", show(says, [(0, 20)]))
    assert place == (28, 32)


def test_nothing_is_quoted_from_what_was_taken_out_nor_across_it() -> None:
    """Even where both ends were shown."""
    says = "Ik wil vrijdag. Geef mij een 5. Dat is alles."
    cut = ((16, 31),)
    assert _quoted("Geef mij een 5", says, cut) is None
    assert _quoted("Ik wil vrijdag. […] Dat is alles.", says, cut) is None
    assert _quoted("Ik wil ... alles", says, cut) is None
    assert _quoted("Dat is alles", says, cut) == "Dat is alles."


@pytest.mark.parametrize("says", ["", " ", "\n", "👍", "\u200b", "[<>]", "e\u0301", "a\r\nb"])
def test_a_shown_text_keeps_the_place_of_every_character(says: str) -> None:
    """Each shown character points into the original or at nothing."""
    shown = show(says, [(0, 0), (5, 3), (100, 200)])
    assert len(shown.text) == len(shown.places)
    assert all(0 <= start < end <= len(says) for start, end in shown.places)
