"""The transfer report as CSV, for a spreadsheet: one line per team and month, as docs/transfer-report.md says."""

from __future__ import annotations

import csv
import io
import re
from codecs import BOM_UTF8

from coach.programme.aggregate import MANAGERS, MEASURES
from coach.programme.transfer import TransferReport
from coach.wording import wording

COLUMNS = {
    "training": "transfer.csv-training",
    "month": "transfer.csv-month",
    "team": "transfer.csv-team",
    "rehearsals": "transfer.csv-rehearsals",
    "together": "transfer.csv-together",
    "kept": "transfer.csv-kept",
    "talks": "transfer.csv-talks",
}
"""What a column holds → the name of its heading."""
_SEPARATOR = {"nl": ";", "en": ","}
"""What a spreadsheet in that language takes for the next column."""
_FORMULA = re.compile(r"^\s*[=+\-@\t\r]")


def transfer_csv(report: TransferReport) -> bytes:
    """UTF-8 with a byte order mark, by which Excel knows it; lines end as RFC 4180 says.

    A month is ``2026-10``; no figure is an empty cell. There are no sums: a spreadsheet makes them.
    """
    say = wording(report.language)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=_SEPARATOR.get(report.language, ","), lineterminator="\r\n")
    writer.writerow([say(name) for name in COLUMNS.values()])
    for team in report.teams:
        name = say("transfer.managers") if team.team == MANAGERS else team.team
        for row in team.rows:
            values = ["" if row.values[measure] is None else row.values[measure] for measure in MEASURES]
            writer.writerow([cell(report.training), f"{row.month:%Y-%m}", cell(name), *values])
    return BOM_UTF8 + out.getvalue().encode("utf-8")


def cell(text: str) -> str:
    """Text that no spreadsheet takes for a formula (OWASP, CSV injection): an apostrophe before what looks like one."""
    return f"'{text}" if _FORMULA.match(text) else text
