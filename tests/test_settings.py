"""The environment is read once, and every setting is documented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coach.errors import SettingRefused
from coach.settings import Settings, read_settings

DOCUMENT = (Path(__file__).resolve().parent.parent / "docs/settings.md").read_text("utf-8")
ROWS = {
    name: (default, about)
    for name, default, about in re.findall(r"^\| `(COACH_\w+)` \| (.+?) \| (.+) \|$", DOCUMENT, re.MULTILINE)
}
FIELDS = {f"COACH_{name.upper()}": field for name, field in Settings.model_fields.items()}


def test_every_setting_is_documented_and_every_documented_setting_exists() -> None:
    """In the order in which the code has them."""
    assert list(ROWS) == list(FIELDS)


@pytest.mark.parametrize("name", FIELDS)
def test_the_documented_default_is_the_real_one(name: str) -> None:
    """A folder is named by where it is, an empty text by that word."""
    default, said = FIELDS[name].default, ROWS[name][0]
    if isinstance(default, Path):
        assert said == f"`{default.name}` beside the code"
        assert default.parent == Path(__file__).resolve().parent.parent
    else:
        assert said == ("empty" if default == "" else f"`{str(default).lower()}`")


def test_no_other_document_names_a_setting_that_does_not_exist() -> None:
    """The README and the rest of the docs stay true."""
    root = Path(__file__).resolve().parent.parent
    named = {
        name
        for path in [root / "README.md", *(root / "docs").rglob("*.md"), *(root / "coach/wording").rglob("*.po")]
        for name in re.findall(r"\bCOACH_[A-Z_]*[A-Z]", path.read_text("utf-8"))
    }
    assert named <= set(FIELDS)


def test_without_any_setting_it_runs_on_sqlite_in_the_data_folder() -> None:
    """Foreign variables are none of its business."""
    settings = read_settings({"PATH": "/bin", "COACHES": "3"})
    assert settings == Settings()
    assert settings.url == f"sqlite:///{settings.data / 'coach.db'}"


def test_what_is_set_is_used() -> None:
    """Each as its own type."""
    settings = read_settings(
        {"COACH_DATA": "/srv/x", "COACH_PORT": "80", "COACH_DEMO": "no", "COACH_LANGUAGE": "nl", "COACH_DEBUG": "1"}
    )
    assert (settings.data, settings.port, settings.demo) == (Path("/srv/x"), 80, False)
    assert (settings.language, settings.debug, settings.url) == ("nl", True, "sqlite:////srv/x/coach.db")
    assert read_settings({"COACH_DATABASE_URL": "postgresql://h/d"}).url == "postgresql://h/d"


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("COACH_PROT", "80", "setting-unknown"),
        ("COACH_PORT", "http", "setting-refused"),
        ("COACH_PORT", "0", "setting-refused"),
        ("COACH_DEMO", "perhaps", "setting-refused"),
        ("COACH_LANGUAGE", "fr", "setting-refused"),
    ],
)
def test_a_slip_stops_the_start_and_is_named(name: str, value: str, code: str) -> None:
    """A typo must not silently do nothing."""
    with pytest.raises(SettingRefused) as refused:
        read_settings({name: value})
    assert (refused.value.code, refused.value.values) == (code, {"name": name, "value": value})


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "coach.example.org", ""])  # noqa: S104 - it is refused
def test_the_demo_team_is_not_shown_to_a_network(host: str) -> None:
    """They need no password; without them any address will do."""
    with pytest.raises(SettingRefused, match="demo-not-loopback"):
        Settings().check_demo(host)
    Settings(demo=False).check_demo(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_the_demo_team_is_shown_on_loopback(host: str) -> None:
    """Which is where ``make run`` listens."""
    Settings().check_demo(host)
