"""Whatever state a file is in, the checker answers with findings, never with an exception."""

from __future__ import annotations

import json
import random
import re
from dataclasses import asdict
from pathlib import Path

import pytest

from coach.scenario.checker import check_folder
from coach.scenario.finding import advice, sentence
from coach.wording import wording
from tests.improvised_files import side_file, small, write_improvised
from tests.trainings import files, write

_VALUES = [
    "3",
    "-1",
    "null",
    "true",
    "[a, b]",
    "{a: b}",
    "''",
    "No",
    "1.5",
    "*x",
    "&y 1",
    "|",
    "'",
    '"',
    "[",
    "x: y",
    "9:30",
]
_BITS = [
    "\t",
    "  ",
    ":",
    "- ",
    "#",
    " #3",
    "{",
    "}",
    "[",
    "]",
    "'",
    '"',
    "|",
    "é",
    "\u200f",
    "🙂",
    "%",
    "@",
    "\n",
    "---\n",
    "? ",
]


def mangle(text: str, chance: random.Random) -> str:  # noqa: C901 - one case per kind of slip
    """One to four slips, of the kinds that hands and tools make."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        match chance.randrange(11):
            case 0:
                del lines[at : at + chance.randint(1, 5)]
            case 1:
                lines.insert(at, lines[chance.randrange(len(lines))])
            case 2:
                other = chance.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at] = " " * chance.randint(1, 3) + lines[at]
            case 4:
                lines[at] = lines[at].removeprefix("  ")
            case 5:
                lines[at] = re.sub(r": .*", f": {chance.choice(_VALUES)}", lines[at])
            case 6:
                words = re.findall(r"[a-z][a-z-]+", text)
                lines[at] = re.sub(r"[a-z][a-z-]+$", chance.choice(words), lines[at])
            case 7:
                where = chance.randint(0, len(lines[at]))
                lines[at] = lines[at][:where] + chance.choice(_BITS) + lines[at][where:]
            case 8:
                where = chance.randint(0, len(lines[at]))
                lines[at] = lines[at][: max(0, where - 1)] + lines[at][where:]
            case 9:
                lines = lines[: max(1, at)]
            case 10:
                lines[at] = re.sub(
                    r"[\w-]+:", f"{chance.choice(['id', 'when', 'goto', 'text', 'one_of', 'zz'])}:", lines[at]
                )
        lines = lines or [""]
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(4))
def test_mangled_files_are_told_not_crashed_on(tmp_path: Path, seed: int) -> None:
    """Twenty mangled trainings per seed, one or two files each; every finding can be told and counted."""
    chance = random.Random(seed)  # noqa: S311 - slips, not secrets
    words = wording("nl" if seed % 2 else "en")
    for number in range(20):
        all_files = files()
        broken = {
            name: mangle(all_files[name], chance) for name in chance.sample(sorted(all_files), chance.randint(1, 2))
        }
        found = check_folder(write(tmp_path / str(number), dict(broken)), "")
        json.dumps([asdict(one) for one in found])
        for one in found:
            name = one.file.rsplit("/", 1)[-1]
            assert sentence(one.code, one.values, words)
            assert advice(one.code, one.values, words)
            lines = broken.get(name, all_files.get(name, "")).count("\n") + 1
            assert 1 <= one.line <= lines + 1, (one, lines)


@pytest.mark.parametrize("seed", range(3))
def test_mangled_improvised_files_are_told_not_crashed_on(tmp_path: Path, seed: int) -> None:
    """The same for the improvised kind, its translation and its plays."""
    chance = random.Random(100 + seed)  # noqa: S311 - slips, not secrets
    words = wording("nl" if seed % 2 else "en")
    for number in range(15):
        dutch = mangle(side_file(), chance) if number % 3 == 0 else None
        found = check_folder(write_improvised(tmp_path / str(number), mangle(small(), chance), dutch), "")
        json.dumps([asdict(one) for one in found])
        for one in found:
            assert sentence(one.code, one.values, words)
            assert advice(one.code, one.values, words)


def test_random_bytes_are_refused(tmp_path: Path) -> None:
    """A picture renamed to .yaml, a zip, a half-written download."""
    chance = random.Random(7)  # noqa: S311 - same
    for number in range(12):
        folder = write(tmp_path / str(number))
        (folder / "speaking" / "first-word.yaml").write_bytes(chance.randbytes(chance.randint(0, 400)))
        assert any(one.severity == "error" for one in check_folder(folder, ""))
