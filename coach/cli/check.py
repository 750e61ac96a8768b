"""``coach check``: what is wrong in trainers' files, for people or as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from coach.cli.voice import language_option, voice
from coach.scenario.checker import check_folder
from coach.scenario.finding import Finding, advice, sentence, shown
from coach.scenario.rules import RULES
from coach.wording import Wording

_KINDS = {"error": "check.error", "warning": "check.warning", "note": "check.note"}
_COLOURS = {"error": "red", "warning": "yellow", "note": "blue"}


@click.command(help=voice()("check.help"))
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=voice()("check.help-json"))
@click.option("--codes", is_flag=True, help=voice()("check.help-codes"))
@language_option
@click.pass_context
def check(context: click.Context, paths: tuple[Path, ...], *, as_json: bool, codes: bool) -> None:
    """Check and tell; the status is 1 when there are errors."""
    say = voice()
    if codes:
        click.echo(code_table(say))
        return
    findings: list[Finding] = []
    for path in paths or (_own_folder(),):
        if not path.exists():
            raise click.ClickException(say("check.no-path", path=path))
        findings += check_folder(path)
    click.echo(as_object(findings, say) if as_json else as_text(findings, say))
    context.exit(1 if any(found.severity == "error" for found in findings) else 0)


def as_text(findings: Sequence[Finding], say: Wording) -> str:
    """The findings by file, then how many."""
    lines: list[str] = []
    for file in dict.fromkeys(found.file for found in findings):
        here = [found for found in findings if found.file == file]
        name = shown(file)
        lines += [click.style(f"{name} · {_counts(here, say)}", bold=True)]
        for found in here:
            kind = click.style(say(_KINDS[found.severity]), fg=_COLOURS[found.severity])
            where = f" · {found.values['where']}" if found.values["where"] else ""
            lines.append(f"  {name}:{found.line} · {found.code} {kind}{where}")
            lines.append(f"    {sentence(found.code, found.values, say)}")
            lines.append(f"    {advice(found.code, found.values, say)}")
        lines.append("")
    files = len({found.file for found in findings})
    lines.append(f"{_counts(findings, say)} {say('check.files', n=files)}." if findings else say("check.fine"))
    return "\n".join(lines)


def as_object(findings: Sequence[Finding], say: Wording) -> str:
    """The findings as one JSON object."""
    told = [
        {
            **asdict(found),
            "message": sentence(found.code, found.values, say),
            "fix": advice(found.code, found.values, say),
        }
        for found in findings
    ]
    counts = {f"{kind}s": sum(found.severity == kind for found in findings) for kind in _KINDS}
    return json.dumps({**counts, "findings": told}, ensure_ascii=False, indent=2)


def code_table(say: Wording) -> str:
    """Every code and its meaning, as a Markdown table."""
    head = say("check.table-head").split(" | ")
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    for code, (kind, what, fix) in RULES.items():
        cells = [code, say(_KINDS[kind]), _bare(say(what)), _bare(say(fix))]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _bare(text: str) -> str:
    return text.replace("|", "\\|").replace("{", "‹").replace("}", "›").replace("‹‹", "{").replace("››", "}")


def _counts(findings: Sequence[Finding], say: Wording) -> str:
    numbers = {kind: sum(found.severity == kind for found in findings) for kind in _KINDS}
    told = []
    if numbers["error"]:
        told.append(say("check.errors", n=numbers["error"]))
    if numbers["warning"]:
        told.append(say("check.warnings", n=numbers["warning"]))
    if numbers["note"]:
        told.append(say("check.notes", n=numbers["note"]))
    return ", ".join(told)


def _own_folder() -> Path:
    """The app's scenarios, shown from here where that is shorter."""
    import os  # noqa: PLC0415 - only when no path is given

    from coach.settings import read_settings  # noqa: PLC0415 - same

    folder = read_settings(os.environ).scenarios
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder
