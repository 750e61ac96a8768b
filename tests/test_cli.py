"""The command line: fast, in the person's language, one calm sentence when something fails."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from coach.cli import main
from coach.cli.voice import language_of
from coach.errors import NotFound
from tests.improvised_files import write_improvised
from tests.trainings import files, write

COACH = [sys.executable, "-m", "coach"]
ROOT = Path(__file__).resolve().parent.parent


def coach(*arguments: str, said: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the real command."""
    plain = {"PATH": "/usr/bin", "PYTHONWARNINGS": "error", "LANG": "C.UTF-8", **environment}
    return subprocess.run(
        [*COACH, *arguments], input=said, capture_output=True, text=True, cwd=ROOT, env=plain, check=False
    )


def test_help_and_check_import_nothing_heavy() -> None:
    """``coach --help`` and ``coach check`` stay quick: no Streamlit, numpy, SQLAlchemy."""
    program = (
        "import sys; from coach.cli.main import run; run(['--help']); run(['check', '--codes']);"
        "print('HEAVY', [name for name in ('streamlit', 'numpy', 'sqlalchemy', 'altair') if name in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True).stdout
    assert out.strip().endswith("HEAVY []")


@pytest.mark.parametrize("command", ["check", "play", "translations", "schema", "serve"])
def test_every_command_explains_itself_in_both_languages(command: str) -> None:
    """The same help, each in its own words."""
    dutch, english = coach(command, "--help", LANG="nl_BE.UTF-8"), coach(command, "--help")
    assert (dutch.returncode, english.returncode) == (0, 0)
    assert dutch.stdout.startswith("Gebruik: coach")
    assert english.stdout.startswith("Usage: coach")
    assert dutch.stdout != english.stdout


def test_the_language_is_asked_for_then_set_then_the_systems() -> None:
    """In this order; anything that is not Dutch is English."""
    assert language_of(["check", "--language", "nl"], {"COACH_LANGUAGE": "en"}) == "nl"
    assert language_of(["--language=en"], {"LANG": "nl_BE"}) == "en"
    assert language_of([], {"COACH_LANGUAGE": "nl", "LANG": "en_GB"}) == "nl"
    assert language_of([], {"LC_ALL": "nl_NL.UTF-8", "LANG": "en_GB"}) == "nl"
    assert language_of([], {"LANG": "fr_FR"}) == "en"
    assert language_of(["--", "--language", "nl"], {}) == "en"


def test_check_fails_on_errors_and_tells_them_as_text_and_as_json(tmp_path: Path) -> None:
    """Grouped by file, with place, code, sentence and cure."""
    broken = files()["first-word.yaml"].replace("        goto: lost", "        goto: lots")
    folder = write(tmp_path, {"first-word.yaml": broken})
    text = coach("check", str(folder), "--language", "nl")
    assert text.returncode == 1
    line = broken.split("\n").index("        goto: lots") + 1
    assert f"first-word.yaml:{line} · RC303 fout" in text.stdout
    assert 'Bedoel je "lost"?' in text.stdout
    told = json.loads(coach("check", str(folder), "--json").stdout)
    assert (told["errors"], told["warnings"]) == (1, 0)
    assert told["findings"][0]["code"] == "RC303"
    assert told["findings"][0]["fix"] == 'Did you mean "lost"?'


def test_check_is_content_with_what_is_shipped() -> None:
    """Without a path the app's own folder is checked."""
    found = coach("check", "--json")
    assert found.returncode == 0, found.stdout
    assert json.loads(found.stdout)["errors"] == 0


@pytest.mark.parametrize(
    "arguments", [["chek"], ["check", "--jsn"], ["check", "nowhere"], ["play", "nowhere.yaml"], ["schema", "x"]]
)
def test_a_slip_on_the_command_line_is_told_without_a_traceback(arguments: list[str]) -> None:
    """And fails."""
    done = coach(*arguments)
    assert done.returncode != 0
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr + done.stdout


def test_errors_and_the_unexpected_are_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The details come with --debug alone."""

    def broken(*_: object, **__: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr(main, "build", broken)
    assert main.run(["check"]) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert main.run(["check", "--debug"]) == 1
    assert "ZeroDivisionError" in capsys.readouterr().err

    def missing(*_: object, **__: object) -> object:
        raise NotFound("no-scenario", scenario="x")

    monkeypatch.setattr(main, "build", missing)
    assert main.run(["check"]) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_scene_can_be_played_to_its_end(tmp_path: Path) -> None:
    """People, lines, numbered choices, the ending, and what the picked lines show."""
    path = write(tmp_path) / "speaking" / "first-word.yaml"
    done = coach(
        "play",
        str(path),
        "--pressure",
        "heated",
        "--language",
        "nl",
        "--name",
        "Noor",
        said="hallo\n9\n1\n1\n1\n1\n1\n1\n1\n1\n",
    )
    assert done.returncode == 0
    assert "En, Noor?" in done.stdout
    assert "Kies een nummer van 1 tot 2" in done.stdout or "Zeg het in je eigen woorden" in done.stdout
    assert any(title in done.stdout for title in ("Gehoord", "Half gehoord", "Voorbij"))
    assert "Heldere stem: " in done.stdout


def test_an_improvised_scene_is_played_in_own_words_with_its_authored_lines(tmp_path: Path) -> None:
    """It says that the lines were written out, hears the words, ends when somebody leaves, and tells what was heard."""
    path = write_improvised(tmp_path)
    said = "I need the room now, Bart.\n\nNever mind, we'll find something.\n/leave\n"
    done = coach("play", str(path), "--language", "en", "--name", "Noor", said=said, COACH_DATA=str(tmp_path / "data"))
    assert done.returncode == 0, done.stderr
    assert "Two secs, Noor." in done.stdout
    assert "no language model takes part" in " ".join(done.stdout.split())
    assert "Say something, /leave" in done.stdout
    assert "The kitchen table" in done.stdout
    heard = done.stdout.split("What was heard in your words")[1]
    assert heard.index("kept") < heard.index("dropped")


@pytest.mark.parametrize("said", ["q\n", ""])
def test_an_improvised_scene_can_be_stopped_before_anything_is_loaded(tmp_path: Path, said: str) -> None:
    """By q, or by the end of input; the words for it are in the person's language."""
    done = coach("play", str(write_improvised(tmp_path)), "--language", "nl", said=said)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Gestopt." in done.stdout
    assert "Nl Two secs" in done.stdout


@pytest.mark.parametrize("said", ["q\n", "", "1\n"])
def test_a_scene_can_be_left(tmp_path: Path, said: str) -> None:
    """By q, or by the end of input, wherever one is."""
    path = write(tmp_path) / "speaking" / "first-word.en.yaml"
    done = coach("play", str(path), said=said)
    assert done.returncode == 0
    assert "Stopped." in done.stdout
    assert "En Wat bedoel" not in done.stderr


def test_the_same_seed_plays_the_same(tmp_path: Path) -> None:
    """Unexpected reactions and the order of choices come from the seed."""
    path = write(tmp_path) / "speaking" / "first-word.yaml"
    plays = [coach("play", str(path), "--seed", seed, said="1\n1\nq\n").stdout for seed in ("4", "4")]
    assert plays[0] == plays[1]


def test_a_broken_scene_is_not_played(tmp_path: Path) -> None:
    """It points at the checker."""
    path = write(tmp_path, {"first-word.yaml": "format: 1\nkind: scripted\n"}) / "speaking" / "first-word.yaml"
    done = coach("play", str(path))
    assert done.returncode == 1
    assert "coach check" in done.stderr


@pytest.mark.parametrize(
    "said", ["²\n", "..!\n", "0\n", "1 \x00\n", "\udcff\udcfe\n", "x" * 3000 + "\n", "99999999999\n"]
)
def test_odd_input_is_asked_again(tmp_path: Path, said: str) -> None:
    """Odd digits, signs, bytes that are no text: the player asks again or answers, and never breaks down."""
    path = write(tmp_path) / "speaking" / "first-word.yaml"
    done = subprocess.run(
        [*COACH, "play", str(path), "--language", "nl"],
        input=said.encode("utf-8", "surrogateescape") + b"\nq\n",
        capture_output=True,
        cwd=ROOT,
        env={"PATH": "/usr/bin", "PYTHONWARNINGS": "error", "LANG": "C.UTF-8"},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_file_that_is_no_scenario_is_not_called_broken(tmp_path: Path) -> None:
    """The checker would find nothing wrong with it."""
    done = coach("play", str(write(tmp_path) / "speaking" / "training.yaml"))
    assert done.returncode == 1
    assert "is no scenario" in done.stderr


def test_an_interrupt_is_calm(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C anywhere."""

    def interrupted(*_: object, **__: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(main, "build", interrupted)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert main.run(["--language", "nl", "check"]) == 1
    assert capsys.readouterr().err.strip()
