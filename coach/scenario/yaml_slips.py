"""What YAML's own error messages mean to somebody who was writing a scene, and reading on past the commonest slip."""

from __future__ import annotations

import contextlib
import re

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from coach.scenario.finding import Finding, finding
from coach.scenario.flow_slips import flow_slip, mended_flow, quoted
from coach.scenario.source import tab_indents
from coach.scenario.yaml_tree import Tree, read_tree

_MOST_REPAIRS = 12
_VALUE = re.compile(r"(?P<lead>\s*(?:-\s+)*(?:[\w.-]+:\s+)?)(?P<text>\S.*?)\s*")
_NO_SPACE = re.compile(r"\s*(?:-\s+)*[\w.-]+:[^\s:/].*")
_MENDED = frozenset({"RC105", "RC106", "RC118", "RC120", "RC128", "RC129"})
_SPECIAL = "@`%|>*&!"


def read_yaml(text: str, name: str) -> tuple[Tree | None, list[Finding]]:
    """Read a file's text; None when its structure is unreadable, with all slips that could be found.

    A text whose colon confuses YAML is put in quotes for the rest of the reading, so that every such slip, and what is
    wrong elsewhere, is reported in one go.
    """
    findings: list[Finding] = []
    tree = read_tree(text, name)
    lines = text.split("\n")
    for _ in range(_MOST_REPAIRS):
        if tree.broken is None:
            break
        slip = explain(tree.broken, lines, name)
        if findings and slip.line <= findings[-1].line + 1 and slip.code != findings[-1].code:
            return None, findings  # the repair of the last slip did not help: what follows would only confuse
        findings.append(slip)
        if slip.code not in _MENDED or not _mend(lines, slip):
            break
        tree = read_tree("\n".join(lines), name)
    if tree.broken is None and tree.documents > 1:
        whole = read_tree(re.sub(r"(?m)^---.*$", "", "\n".join(lines)), name)
        if whole.broken is None and not whole.findings:
            whole.findings = tree.findings
            tree = whole
    if tree.broken is not None:
        tabs = tab_indents(text, name)
        if tabs:
            findings = [found for found in findings if found.line not in {tab.line for tab in tabs}]
        deep = [found for found in tree.findings if found.code in {"RC111", "RC126"}]
        marks = [found for found in tree.findings if found.code in {"RC109", "RC110"}]
        if deep or (marks and findings and marks[-1].line == findings[-1].line):
            findings = findings[:-1]
        return None, tabs + findings + marks + deep
    return tree, findings + tree.findings


def explain(error: Exception, lines: list[str], name: str) -> Finding:
    """One of YAML's errors in the words of this project."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        mark = getattr(error, "position", None) if isinstance(error, YAMLError) else None
        return finding("RC104", name, 1 if mark is None else "\n".join(lines)[:mark].count("\n") + 1)
    problem, context = str(error.problem), str(error.context or "")
    line = error.problem_mark.line + 1
    start = error.context_mark.line + 1 if error.context_mark is not None else line
    here = lines[line - 1] if line <= len(lines) else ""
    rest = here[error.problem_mark.column :]
    if "cannot start any token" in problem:
        if rest.startswith("\t"):
            return finding("RC103", name, line)
        return finding("RC118", name, line, mark=rest[:1])
    if "mapping values are not allowed" in problem:
        return _colon(lines, line, error.problem_mark.column, name)
    if "quoted scalar" in context:
        if "end of stream" in problem or "document separator" in problem:
            return finding("RC106", name, start)
        return finding("RC124", name, line)
    if "block scalar" in context:
        mark = lines[start - 1][error.context_mark.column : error.context_mark.column + 1]
        return finding("RC123", name, line, mark=mark)
    if "could not find expected ':'" in problem:
        return _no_key(lines, start, name)
    if "flow" in context:
        return _group(lines, start, error.context_mark.column, name)
    return _structure(problem, rest, lines, line, name)


def _group(lines: list[str], line: int, column: int, name: str) -> Finding:
    here = lines[line - 1]
    opened = re.search(r"[\[{]", here[column:]) or re.search(r"[\[{]", here)
    return flow_slip(here, line, name) or finding("RC107", name, line, bracket=opened.group() if opened else "[")


def _colon(lines: list[str], line: int, column: int, name: str) -> Finding:
    here, before = lines[line - 1], _line_before(lines, line)
    if ":" in here[:column]:  # the line's own key is in order: the colon stands in its text
        return finding("RC105", name, line, text=here.strip())
    if before and _NO_SPACE.fullmatch(lines[before - 1]):
        return finding("RC121", name, before, text=lines[before - 1].strip())
    if before and ":" in lines[before - 1] and _column(here) > _column(lines[before - 1]):
        return finding("RC108", name, line)
    return finding("RC105", name, line, text=here.strip())


def _no_key(lines: list[str], line: int, name: str) -> Finding:
    if re.match(r"\s*-[^\s-]", lines[line - 1]):
        return finding("RC129", name, line, text=lines[line - 1].strip())
    code = "RC121" if _NO_SPACE.fullmatch(lines[line - 1]) else "RC122"
    return finding(code, name, line, text=lines[line - 1].strip())


def _structure(problem: str, rest: str, lines: list[str], line: int, name: str) -> Finding:
    here = lines[line - 1] if line <= len(lines) else ""
    if rest[:1] in {"]", "}"}:
        return flow_slip(here, line, name) or finding("RC107", name, line, bracket=rest[0])
    if "<scalar>" in problem and here[: len(here) - len(rest)].rstrip().endswith(("'", '"')):
        start = _quote_start(lines, line)
        return finding("RC120", name, line) if start == line else finding("RC106", name, start)
    if "<scalar>" in problem:
        before = _line_before(lines, line)
        cut = re.search(r":\s+(\S.*?)\s+(#.*)$", lines[before - 1]) if before else None
        if cut:
            return finding("RC112", name, before, kept=cut.group(1), lost=cut.group(2))
        return _no_key(lines, line, name)
    if "expected" in problem:
        return finding("RC108", name, line)
    return finding("RC104", name, line)


def _quote_start(lines: list[str], line: int) -> int:
    """The line on which the quoted text begins that ends on this one."""
    with contextlib.suppress(Exception):  # the same slip that stopped the parser may stop the scanner
        for token in YAML(typ="safe", pure=True).scan("\n".join(lines)):
            if getattr(token, "style", None) in {"'", '"'} and token.end_mark.line + 1 == line:
                return int(token.start_mark.line) + 1
    return line


def _line_before(lines: list[str], line: int) -> int:
    """The last line above that says something; 0 when there is none."""
    return next(
        (n for n in range(line - 1, 0, -1) if lines[n - 1].strip() and not lines[n - 1].lstrip().startswith("#")), 0
    )


def _column(line: str) -> int:
    """Where a line's key begins, behind the marks of items."""
    return len(line) - len(line.lstrip(" -"))


def _mend(lines: list[str], slip: Finding) -> bool:
    """Set the line of a slip right, so that reading can go on; False when it does not look like a key or item."""
    index = slip.line - 1
    line = lines[index] if index < len(lines) else ""
    match = _VALUE.fullmatch(line)
    if slip.code == "RC129":
        lines[index] = re.sub(r"^(\s*)-(?=\S)", r"\1- ", line)
    elif "{" in line and mended_flow(line) != line:
        lines[index] = mended_flow(line)
    elif match is None or not match["lead"].strip() or match["text"][0] in "[{":
        return False
    else:
        lines[index] = match["lead"] + quoted(match["text"])
    return lines[index] != line
