"""Figures as they were published, as tables: rounded, never of one person, and a dash where there is none."""

from __future__ import annotations

from collections.abc import Sequence

from coach.programme.aggregate import MANAGERS, MEASURES, Figure
from coach.programme.transfer import TransferReport, Values, teams_of
from coach.ui.parts.text import safe
from coach.wording import Wording

_MEASURES = {
    "rehearsals": "team.rehearsals",
    "together": "team.together",
    "kept": "team.kept",
    "talks": "team.talks",
}


def team_name(team: str, say: Wording) -> str:
    """A team's id as a name; all managers together have one of their own."""
    return say("transfer.managers") if team == MANAGERS else team[:1].upper() + team[1:]


def months_table(figures: Sequence[Figure], title: str, say: Wording) -> str:
    """One training of one team: a line per measure, a column per month, the newest last."""
    (team,) = teams_of(figures)
    heads = "".join(f'<th scope="col">{safe(say.month(row.month))}</th>' for row in team.rows)
    lines = "".join(
        f'<tr><th scope="row">{safe(say(_MEASURES[measure]))}</th>'
        + "".join(_cell(row.values[measure], say) for row in team.rows)
        + "</tr>"
        for measure in MEASURES
    )
    return (
        f'<div class="rc-wide"><table class="rc-figures"><caption>{safe(title)}</caption>'
        f"<thead><tr><td></td>{heads}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def report_table(report: TransferReport, say: Wording) -> str:
    """The whole report: each team with its months, and what they come to together."""
    heads = "".join(f'<th scope="col">{safe(say(_MEASURES[measure]))}</th>' for measure in MEASURES)
    lines = []
    for team in report.teams:
        name = safe(team_name(team.team, say))
        lines.append(f'<tr class="rc-team"><th scope="rowgroup" colspan="{len(MEASURES) + 1}">{name}</th></tr>')
        lines += [_line(say.month(row.month), row.values, say) for row in team.rows]
        lines.append(_line(say("transfer.sum"), team.sums, say, "rc-sum"))
    if len(report.teams) > 1:
        lines.append(_line(say("transfer.all"), report.sums, say, "rc-sum"))
    return (
        f'<div class="rc-wide"><table class="rc-figures"><caption>{safe(say("transfer.approximate"))}</caption>'
        f"<thead><tr><td></td>{heads}</tr></thead>"
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def _line(head: str, values: Values, say: Wording, css: str = "") -> str:
    cells = "".join(_cell(values[measure], say, told=False) for measure in MEASURES)
    return f'<tr class="{css}"><th scope="row">{safe(head)}</th>{cells}</tr>'


def _cell(value: int | None, say: Wording, *, told: bool = True) -> str:
    """One figure; ``told``: with the word that says that it is not exact, where nothing else says so."""
    if value is None:
        return f'<td class="rc-none"><span aria-label="{safe(say("team.no_figure"))}">–</span></td>'
    number = say.number(value)
    return f"<td>{safe(say('team.about', n=number) if told else number)}</td>"
