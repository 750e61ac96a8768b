"""Names, e-mail addresses and telephone numbers are found in what people type, and other numbers are left alone."""

from __future__ import annotations

import time

import pytest

from coach.feedback.judge.shown import show
from coach.feedback.judge.verbatim import find_quote
from coach.perception.personal import personal, without_contacts

REACHED = [
    "lotte@example.be", "Lotte.Peeters+werk@post.firma-bouw.co.uk", "l_p@zee-brugge.be", "o'neill@example.com",
    "0470 12 34 56", "0470/12.34.56", "0470123456", "0470-12-34-56", "053 12 34 56", "02 123 45 67", "02/123.45.67",
    "(053) 12 34 56", "+32 470 12 34 56", "+32 (0)470 12 34 56", "0032 470 123456", "+31 6 12345678",
    "+44 20 7946 0958", "+1 555 123 4567", "(555) 123-4567", "555-123-4567", "+32\u00a0470\u00a012\u00a034\u00a056",
]  # fmt: skip
OTHER = [
    "1.390.000 euro", "60.000 tot 90.000", "Op 01/02/2026 om 10 uur", "02-12-2026 14:30", "2026-11-23", "0,75",
    "van 08.30 tot 09.15", "ordernummer 20260001234", "Tussen 2010 en 2013", "@iedereen", "een @ of twee", "+10 %",
    "10 000 000 euro", "+12.000.000 euro", "veertien op zestig", "punt 1.2.3.4", "3 x 0,5 en 12 stuks",
]  # fmt: skip


@pytest.mark.parametrize("reached", REACHED)
def test_an_address_or_number_is_left_out_whole(reached: str) -> None:
    """In the middle of a sentence, at its end, and alone."""
    assert without_contacts(f"Bel of mail {reached}, en wel vandaag.") == "Bel of mail …, en wel vandaag."
    assert without_contacts(f"Dat is {reached}.") == "Dat is …."
    assert without_contacts(reached) == "…"


@pytest.mark.parametrize("other", OTHER)
def test_other_numbers_stay(other: str) -> None:
    """Amounts, dates, hours and orders are what people rehearse about."""
    assert without_contacts(f"Ik zeg: {other} dus.") == f"Ik zeg: {other} dus."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ik ben LOTTE, lotte dus.", "Ik ben …, … dus."),
        ("Charlotte is Lottes nicht.", "Charlotte is Lottes nicht."),
        ("lotte@example.be", "…"),
        ("An gave an answer.", "… gave an answer."),
        ("Vraag het aan de Smet, aan DE SMET.", "Vraag het aan …, aan …."),
    ],
)
def test_a_name_is_masked_as_a_whole_word_however_it_is_written(text: str, shown: str) -> None:
    """A name that is an everyday word too is left alone where it is written small."""
    assert show(text, names=("Lotte", "An", "De Smet")).text == shown


def test_a_quote_with_masks_gives_back_what_was_written() -> None:
    """Letter for letter, with and without the marks at its ends."""
    text = "Nee. Mail lotte liever op lotte@example.be, dan kijk ik ernaar."
    shown = show(text, names=("Lotte",))
    assert shown.text == "Nee. Mail … liever op …, dan kijk ik ernaar."
    for quote in (shown.text, "Mail … liever op …", "liever op …, dan kijk ik"):
        found = find_quote(quote, shown)
        assert found is not None
        assert text[found[0] : found[1]] in text
    found = find_quote("Mail … liever op …, dan kijk ik ernaar.", shown)
    assert found is not None
    assert text[slice(*found)] == "Mail lotte liever op lotte@example.be, dan kijk ik ernaar."


@pytest.mark.parametrize("text", ["a" * 2000, "0 " * 1000, "a.b-" * 500, "+32 " * 500, "1" * 2000, "(0" * 1000])
def test_no_text_takes_long(text: str) -> None:
    """A whole turn of anything."""
    begun = time.perf_counter()
    personal(text, ("Lotte",))
    assert time.perf_counter() - begun < 0.1
