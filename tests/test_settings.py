"""The environment is read once, and every setting is documented."""

from __future__ import annotations

import re
import traceback
from pathlib import Path

import pytest

from coach.errors import SettingRefused
from coach.settings import Settings, read_settings
from coach.wording.catalogue import wording

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


def test_without_a_url_there_is_no_model() -> None:
    """Whatever else is set."""
    assert Settings().endpoints == {}
    assert read_settings({"COACH_MODEL_KEY": "sk-1", "COACH_JUDGE_NAME": "x"}).endpoints == {}


def test_one_model_answers_in_all_roles_unless_a_role_has_its_own() -> None:
    """A key goes to its own server alone."""
    found = read_settings(
        {
            "COACH_MODEL_URL": "http://127.0.0.1:11434/v1/",
            "COACH_MODEL_NAME": "gemma3",
            "COACH_MODEL_KEY": " sk-1\n",
            "COACH_COACH_NAME": "qwen3",
            "COACH_JUDGE_URL": "https://x.openai.azure.com",
            "COACH_JUDGE_NAME": "gpt",
            "COACH_JUDGE_API_VERSION": "2024-10-21",
            "COACH_JUDGE_FIRST": "20",
        }
    ).endpoints
    counterpart, judge, coach = found["counterpart"], found["judge"], found["coach"]
    assert (counterpart.url, counterpart.name, counterpart.key) == ("http://127.0.0.1:11434/v1", "gemma3", "sk-1")
    assert (coach.url, coach.name, coach.key) == ("http://127.0.0.1:11434/v1", "qwen3", "sk-1")
    assert (judge.host, judge.key, judge.api_version) == ("x.openai.azure.com", "", "2024-10-21")
    assert (judge.deadlines.first, judge.deadlines.whole) == (20.0, 120.0)


@pytest.mark.parametrize(
    "given",
    [
        {"COACH_MODEL_URL": "ftp://x/v1"},
        {"COACH_MODEL_URL": "http://me:geheim@x/v1"},
        {"COACH_MODEL_URL": "models.example.org"},
        {"COACH_MODEL_KEY": "sk geheim"},
        {"COACH_JUDGE_KEY": "sk-geheim\nX: y"},
        {"COACH_MODEL_URL": "http://x/v1"},
        {"COACH_JUDGE_URL": "http://x/v1", "COACH_MODEL_NAME": "y"},
        {"COACH_COUNTERPART_FIRST": "0"},
        {"COACH_MODEL_TOKENS_DAY": "-1"},
    ],
)
def test_a_model_that_cannot_be_asked_stops_the_start_without_telling_a_secret(given: dict[str, str]) -> None:
    """The setting is named; a key, or an address with a password in it, is not repeated."""
    with pytest.raises(SettingRefused) as refused:
        read_settings(given)
    assert str(refused.value.values["name"]).startswith("COACH_")
    assert "geheim" not in "".join(traceback.format_exception(refused.value))


def test_secrets_are_not_in_what_is_printed_of_the_settings() -> None:
    """Nor of what is made of them."""
    settings = Settings.model_validate(
        {
            "model_url": "http://x/v1",
            "model_name": "y",
            "model_key": "geheim",
            "secret": "geheim",
            "database_url": "x:geheim@y",
        }
    )
    assert "geheim" not in repr(settings) + str(settings) + repr(settings.endpoints)


def test_settings_can_stand_in_a_file_and_the_environment_goes_first(tmp_path: Path) -> None:
    """With numbers as numbers."""
    path = tmp_path / "coach.toml"
    path.write_text('model_url = "http://x/v1"\nmodel_name = "a"\nmodel_tokens_person = 5\ndemo = false\n', "utf-8")
    settings = read_settings({"COACH_SETTINGS_FILE": str(path), "COACH_MODEL_NAME": "b"})
    assert (settings.model_name, settings.demo, settings.limits.person) == ("b", False, 5)
    assert set(settings.endpoints) == {"counterpart", "judge", "coach"}
    assert read_settings({"COACH_SETTINGS_FILE": str(path), "COACH_MODEL_URL": ""}).endpoints == {}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('modle_url = "x"', "setting-unknown"),
        ("port = 0", "setting-refused"),
        ("port 80", "settings-file"),
        ('settings_file = "other.toml"', "setting-unknown"),
        (None, "settings-file"),
    ],
)
def test_a_slip_in_the_file_stops_the_start_too(tmp_path: Path, text: str | None, code: str) -> None:
    """Also a file that is not there."""
    path = tmp_path / "coach.toml"
    if text is not None:
        path.write_text(text, "utf-8")
    with pytest.raises(SettingRefused) as refused:
        read_settings({"COACH_SETTINGS_FILE": str(path)})
    assert refused.value.code == code


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


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_a_file_with_a_key_that_others_can_read_is_refused(tmp_path: Path, mode: int, language: str) -> None:
    """It says what to do, and nothing of the key; done so, or without a key, it is read."""
    path = tmp_path / "coach.toml"
    path.write_text('model_url = "http://x/v1"\nmodel_name = "a"\nmodel_key = "geheim-1"\n', "utf-8")
    path.chmod(mode)
    with pytest.raises(SettingRefused) as refused:
        read_settings({"COACH_SETTINGS_FILE": str(path)})
    told = wording(language)(f"errors.{refused.value.code}", **refused.value.values)
    assert refused.value.code == "settings-file-open"
    assert f"chmod 600 {path}" in told
    assert "geheim" not in told
    path.chmod(0o600)
    assert read_settings({"COACH_SETTINGS_FILE": str(path)}).model_key == "geheim-1"
    path.write_text('model_url = "http://x/v1"\nmodel_name = "a"\nmodel_key = ""\n', "utf-8")
    path.chmod(mode)
    assert read_settings({"COACH_SETTINGS_FILE": str(path)}).model_name == "a"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", ["COACH_MODEL_URL", "COACH_COUNTERPART_URL", "COACH_JUDGE_URL", "COACH_COACH_URL"])
@pytest.mark.parametrize(
    "address",
    [
        "http://x/v1#here", "http://x/v1#", "http://x/v1?", "http://x/v1?key=1", "http://x/v1\n", "http://x/\tv1",
        "\x00http://x/v1", "http://x/v\u200b1", "http://x y/v1", "http://x\\y/v1", "http://me@x/v1", "http://x:99999/v1",
    ],
)  # fmt: skip
def test_an_address_with_more_than_an_address_is_refused(address: str, name: str, language: str) -> None:
    """What a parser would drop in silence is told; what cannot be shown is not."""
    with pytest.raises(SettingRefused) as refused:
        read_settings({name: address, "COACH_MODEL_NAME": "a"})
    told = wording(language)(f"errors.{refused.value.code}", **refused.value.values)
    assert refused.value.code == "setting-address"
    assert name in told
    assert "http://127.0.0.1:11434/v1" in told
    assert told.isprintable()
    assert "me@" not in told
    assert "key=1" not in told
