"""What goes on, for whoever comes to play or to watch: the learner chose the scene and has read its brief."""

from __future__ import annotations

from coach.scenario.script import Scene
from coach.services.joint_room import JointRoom
from coach.ui.parts.text import draw, safe
from coach.wording import Wording


def briefing(room: JointRoom, scene: Scene, say: Wording) -> None:
    """Draw where it is and whom one plays; it stands above the first words."""
    if room.role == "learner" or room.state != "open":
        return
    draw(
        f'<section class="rc-briefing"><p class="rc-label">{safe(say("joint.briefing"))}</p>'
        f'<p class="rc-p">{safe(scene.setting)}</p>{_part(room, scene, say)}</section>'
    )


def _part(room: JointRoom, scene: Scene, say: Wording) -> str:
    person = scene.people.get(room.my_part or "")
    if person is None:
        return ""
    told = f"{say('joint.you_play', who=person.name, role=person.role)} {person.about}".strip()
    return f'<p class="rc-p">{safe(told)}</p>'
