"""The transfer report as a file: for spreadsheets, for paper, by the operator's command."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from coach.delivery.transfer_csv import COLUMNS, cell, transfer_csv
from coach.delivery.transfer_pdf import transfer_pdf
from coach.programme.aggregate import MANAGERS, MEASURES, Figure, months
from coach.programme.transfer import TransferReport, sums, teams_of
from tests.test_cli import coach

ROOT = Path(__file__).resolve().parent.parent
MONTHS = months(date(2025, 11, 1), date(2026, 10, 1))


def report(
    language: str = "nl", teams: tuple[str, ...] = ("facturatie", "Büro", MANAGERS), value: int | None = 15
) -> TransferReport:
    """A year of these teams; every figure the same, talks without any."""
    found = teams_of([
        Figure(month, team, "assertive-meetings", measure, None if measure == "talks" else value)
        for team in teams for month in MONTHS for measure in MEASURES
    ])  # fmt: skip
    return TransferReport(
        "assertive-meetings", "Assertief in vergaderingen", language, date(2026, 11, 23), MONTHS[0], MONTHS[-1], found,
        sums([team.sums for team in found]),
    )  # fmt: skip


@pytest.mark.parametrize(("language", "separator"), [("nl", ";"), ("en", ",")])
def test_a_spreadsheet_reads_the_csv_as_it_is(language: str, separator: str) -> None:
    """A byte order mark, the separator of the language, a line per team and month in alphabetical order."""
    content = transfer_csv(report(language))
    assert content.startswith(BOM_UTF8)
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=separator))
    assert len(rows) == 3 * len(MONTHS)
    assert [*dict.fromkeys(row["team"] for row in rows)][:2] == ["Büro", "facturatie"]
    first = list(rows[0].values())
    assert first == ["assertive-meetings", "2025-11", "Büro", "15", "15", "15", ""]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =cmd|' /C calc'!A0", "\r=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    """Whatever a team is called."""
    assert cell(text) == f"'{text}"
    (row,) = {
        line["team"]
        for line in csv.DictReader(io.StringIO(transfer_csv(report(teams=(text,))).decode("utf-8-sig")), delimiter=";")
    }
    assert row.lstrip().startswith("'")


def test_a_plain_name_stays_as_it_is() -> None:
    """Only what looks like a formula gets an apostrophe."""
    assert cell("facturatie - Gent") == "facturatie - Gent"


def test_every_column_is_documented() -> None:
    """In the page about the report, by both headings."""
    from coach.wording import wording  # noqa: PLC0415 - only here

    page = (ROOT / "docs/transfer-report.md").read_text("utf-8")
    for name in COLUMNS.values():
        for language in ("nl", "en"):
            assert f"`{wording(language)(name)}`" in page


def told_by(printed: bytes) -> list[str]:
    """The text of each page."""
    pages = pypdfium2.PdfDocument(printed)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pages]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_pdf_is_a4_with_a_title_a_language_and_every_team(language: str) -> None:
    """Three teams of a year take more than a page; nobody is named, and no number of people."""
    printed = transfer_pdf(report(language))
    document = pypdfium2.PdfDocument(printed)
    assert [round(side / 72 * 25.4) for side in document[0].get_size()] == [210, 297]
    assert "Assertief in vergaderingen" in document.get_metadata_dict()["Title"]
    assert {"nl": b"/Lang (nl-BE)", "en": b"/Lang (en-GB)"}[language] in printed
    told = told_by(printed)
    assert len(told) > 1
    for name in ("Büro", "Facturatie", {"nl": "Leidinggevenden samen", "en": "All managers"}[language], "540"):
        assert name in " ".join(told)


def test_a_report_without_figures_says_so_and_not_why() -> None:
    """On paper; and nothing that looks like a figure."""
    (page,) = told_by(transfer_pdf(report(teams=())))
    assert "nog geen enkel cijfer" in page
    assert "zo’n" not in page


def test_the_operators_command_writes_either(tmp_path: Path) -> None:
    """By the file's name; an unknown training, another kind of file or a folder that is not there is told."""
    data = {"COACH_DATA": str(tmp_path / "data")}
    for name, start in (("r.csv", BOM_UTF8), ("r.pdf", b"%PDF")):
        found = coach("report", "transfer", "--training", "assertive-meetings", "--out", str(tmp_path / name), **data)
        assert (found.returncode, found.stderr) == (0, "")
        assert (tmp_path / name).read_bytes().startswith(start)
    for training, name in (("nothing", "r.csv"), ("assertive-meetings", "r.doc"), ("assertive-meetings", "gone/r.csv")):
        found = coach("report", "transfer", "--training", training, "--out", str(tmp_path / name), **data)
        assert found.returncode == 1
        assert len(found.stderr.splitlines()) == 1
