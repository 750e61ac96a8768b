"""What a manager needs cannot be left out of a training, and the checker says what is missing and how to mend it."""

from __future__ import annotations

import shutil
from io import StringIO
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from coach.scenario.checker import check_folder
from coach.scenario.finding import Finding, advice, sentence
from coach.scenario.load import load_text
from coach.scenario.reader import FileReader, training_of
from coach.scenario.training import AUDIENCES, Tags, Training, phase_of
from coach.scenario.training_guide_model import Assignment, Guide, Track
from coach.scenario.training_model import TrainingFile
from coach.wording import wording
from tests.trainings import TRAINING, files, write

DOCS = Path(__file__).resolve().parent.parent / "docs" / "scenario-format.md"
PARTS = ("advice", "assignments", "guide")
INSIDE = ("welcome_back", "first_opportunity", "starters", "dos", "donts")
LEAST = {"advice": 3, "assignments": 5, "welcome_back": 3, "starters": 3, "dos": 3, "donts": 3}


def found_in(folder: Path, text: str) -> list[Finding]:
    """What is found in the small training with this text."""
    return check_folder(write(folder, {"training.yaml": text}), "")


def without(*keys: str) -> str:
    """The small training without a part."""
    data = YAML().load(TRAINING)
    inner = data
    for key in keys[:-1]:
        inner = inner[key]
    del inner[keys[-1]]
    return written(data)


def written(data: object) -> str:
    """A training as text."""
    stream = StringIO()
    YAML().dump(data, stream)
    return stream.getvalue()


def compiled(text: str) -> Training:
    """The small training, compiled."""
    file = load_text(text, "training.yaml").model
    assert isinstance(file, TrainingFile)
    return training_of(file, ())


@pytest.mark.parametrize("keys", [(key,) for key in PARTS] + [("guide", key) for key in INSIDE], ids="-".join)
def test_no_part_of_the_guide_can_be_left_out(tmp_path: Path, keys: tuple[str, ...]) -> None:
    """One finding that names the part, in both languages, with what to do."""
    found = found_in(tmp_path, without(*keys))
    assert [(one.code, one.severity, one.values["key"]) for one in found] == [("RC810", "error", keys[-1])]
    for language in ("nl", "en"):
        words = wording(language)
        assert keys[-1] in sentence(found[0].code, found[0].values, words)
        assert "docs/scenario-format.md" in advice(found[0].code, found[0].values, words)


@pytest.mark.parametrize("key", sorted({*PARTS, *INSIDE} - {"guide", "first_opportunity"}))
def test_a_part_with_nothing_in_it_is_a_part_that_is_missing(tmp_path: Path, key: str) -> None:
    """An empty list is no guide."""
    data = YAML().load(TRAINING)
    (data if key in data else data["guide"])[key] = []
    assert [(one.code, one.values["key"]) for one in found_in(tmp_path, written(data))] == [("RC810", key)]


@pytest.mark.parametrize("key", sorted(LEAST))
def test_too_few_are_counted_and_what_is_there_is_checked_all_the_same(tmp_path: Path, key: str) -> None:
    """The count, the number needed, and a slip in one of those that are there."""
    data = YAML().load(TRAINING)
    items = (data if key in data else data["guide"])[key]
    del items[LEAST[key] - 1 :]
    items[0]["competencies"] = ["clear-voise"]
    found = {one.code: one for one in found_in(tmp_path, written(data))}
    assert set(found) == {"RC811", "RC305"}
    assert (found["RC811"].values["count"], found["RC811"].values["limit"]) == (LEAST[key] - 1, LEAST[key])
    assert found["RC305"].values["meant"] == "clear-voice"


@pytest.mark.parametrize("key", ["objectives", "expected_behaviour", "competencies"])
def test_the_summary_cannot_be_left_out_either(tmp_path: Path, key: str) -> None:
    """Objectives, competency points, expected behaviour: the guide opens with them."""
    assert ("RC802", key) in [(one.code, one.values.get("key")) for one in found_in(tmp_path, without(key))]


def test_each_audience_has_a_track(tmp_path: Path) -> None:
    """Whoever is left out is named, each of them."""
    data = YAML().load(TRAINING)
    del data["tracks"][1:]
    found = found_in(tmp_path, written(data))
    assert [(one.code, one.values["audience"]) for one in found] == [("RC812", name) for name in AUDIENCES[1:]]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("phases: [4]", "phases: [5]", "RC204"),
        ("when: [reflection]", "when: [reflexion]", "RC204"),
        ("{id: own, text: {nl: Zeg wat", "{id: ask, text: {nl: Zeg wat", "RC301"),
        ("week: 12", "week: 13", "RC206"),
        ("title: {nl: Zeg het, en: Say it}, ", "", "RC202"),
        ('"The floor for {name}"', '"The floor for {first}"', "RC817"),
        ("nl: Kies iets.", 'nl: "Kies iets met {learner}."', "RC817"),
        ("about: team}", "about: group}", "RC204"),
    ],
)
def test_a_slip_in_the_guide_is_told_as_what_it_is(tmp_path: Path, old: str, new: str, code: str) -> None:
    """And nothing else is."""
    assert old in TRAINING
    assert [one.code for one in found_in(tmp_path, TRAINING.replace(old, new))] == [code]


def two(folder: Path, track: str, *, scenario: str = "first-word") -> Path:
    """The small training whose managers rehearse another training's scenario first, beside that other one."""
    scenarios = write(folder)
    other = scenarios / "listening"
    shutil.copytree(scenarios / "speaking", other)
    for path in other.iterdir():
        text = path.read_text("utf-8").replace("speaking", "listening").replace("first-word", "last-word")
        path.unlink()
        (other / path.name.replace("first-word", "last-word")).write_text(text, "utf-8")
    text = TRAINING.replace(
        "  - audience: managers\n    scenarios: []",
        f"  - audience: managers\n    training: {track}\n    scenarios: [{scenario}]",
    )
    (scenarios / "speaking" / "training.yaml").write_text(text, "utf-8")
    return scenarios


def test_managers_may_rehearse_another_trainings_scenarios_first(tmp_path: Path) -> None:
    """Cascade: the scenario is looked for in the training that the track names."""
    assert check_folder(two(tmp_path, "listening", scenario="last-word"), "") == []


def test_a_scenario_that_the_other_training_does_not_have_is_named(tmp_path: Path) -> None:
    """With what was probably meant."""
    (found,) = check_folder(two(tmp_path, "listening", scenario="lost-word"), "")
    assert (found.code, found.values["meant"]) == ("RC307", "last-word")


def test_this_trainings_scenarios_are_not_the_others(tmp_path: Path) -> None:
    """An id is looked for in one training, not in all of them."""
    assert [one.code for one in check_folder(two(tmp_path, "listening"), "")] == ["RC307"]


def test_one_training_alone_says_nothing_about_others_that_were_not_read(tmp_path: Path) -> None:
    """The folder of one training, or its file, is checked without its neighbours."""
    scenarios = two(tmp_path, "elsewhere")
    assert [one.code for one in check_folder(scenarios, "")] == ["RC814"]
    assert check_folder(scenarios / "speaking", "") == []
    assert check_folder(scenarios / "speaking" / "training.yaml", "training.yaml") == []


def test_a_sound_guide_is_compiled_with_its_tags() -> None:
    """Assignments come in the order of the weeks; a track without a training has its own."""
    training = compiled(files()["training.yaml"])
    assert [item.id for item in training.advice] == ["where", "finish", "relapse"]
    assert training.advice[0].tags == Tags((), (0, 1), ("goal", "nothing"))
    assert [one.week for one in training.assignments] == [1, 1, 2, 8, 12]
    floor = next(one for one in training.assignments if one.id == "floor")
    assert floor.about == "person"
    assert floor.named is not None
    assert floor.named.title == {"nl": "Het woord voor {name}", "en": "The floor for {name}"}
    assert training.guide.first_opportunity.title["en"] == "An item"
    assert [item.id for item in training.guide.dos] == ["point", "alone", "slip"]
    assert {name: track.training for name, track in training.tracks.items()} == dict.fromkeys(AUDIENCES, "speaking")
    assert training.tracks["managers"].tasks[0].id == "give"
    assert training.scenarios == ("first-word",)


def test_a_version_that_was_kept_before_guides_existed_can_still_be_read() -> None:
    """A take of long ago goes on with the training that it was started with."""
    data = YAML().load(TRAINING)
    for key in ("guide", "advice", "assignments"):
        del data[key]
    del data["tracks"][1:]
    assert FileReader().training({"training.yaml": written(data)}).objectives


@pytest.mark.parametrize(("week", "phase"), [(0, 0), (1, 1), (2, 2), (3, 2), (4, 4), (7, 4), (8, 8), (30, 12)])
def test_a_phase_lasts_until_the_next_begins(week: int, phase: int) -> None:
    """Weeks 0, 1, 2, 4, 8 and 12 each begin one."""
    assert phase_of(week) == phase


def test_the_guide_of_the_documentation_is_sound(tmp_path: Path) -> None:
    """As it stands there, in the small training, beside a training that its managers' track names."""
    part = DOCS.read_text("utf-8").split("<!-- guide -->")[1].split("<!-- /guide -->")[0]
    guide = part.strip().removeprefix("```yaml\n").removesuffix("```")
    text = TRAINING[: TRAINING.index("advice:")] + guide.replace("taking-the-floor", "clear-voice")
    scenarios = two(tmp_path, "listening")
    text = text.replace("receiving-assertiveness", "listening").replace("the-quiet-one", "last-word")
    (scenarios / "speaking" / "training.yaml").write_text(text.replace("may-i-finish", "first-word"), "utf-8")
    assert check_folder(scenarios, "") == []
    model = load_text(text, "training.yaml").model
    assert isinstance(model, TrainingFile)
    written_keys = {"first_opportunity", *(Assignment.model_fields), *(Track.model_fields), *(Guide.model_fields)}
    assert [key for key in sorted(written_keys) if f"{key}:" not in guide] == []
