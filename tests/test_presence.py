"""Who is in a joint room, and who types: in memory, and gone when nothing is heard of them."""

from __future__ import annotations

from coach.ui.presence import HERE, TYPING, Presence, Seen
from tests.values import uid

ROOM, OTHER = uid("room"), uid("other room")
LOTTE, KARIM = uid("lotte"), uid("karim")


class _Seconds:
    """Seconds that go by when a test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def _room() -> tuple[Presence, _Seconds]:
    seconds = _Seconds()
    return Presence(seconds), seconds


def test_each_sees_the_others_and_not_themselves() -> None:
    """Whoever is alone sees nobody."""
    presence, _ = _room()
    assert presence.beat(ROOM, LOTTE, "Lotte", typing=False) == ()
    assert presence.beat(ROOM, KARIM, "Karim", typing=False) == (Seen("Lotte", here=True, typing=False),)


def test_nobody_is_seen_in_another_room() -> None:
    """Presence is per joint rehearsal."""
    presence, _ = _room()
    presence.beat(ROOM, LOTTE, "Lotte", typing=True)
    assert presence.beat(OTHER, KARIM, "Karim", typing=False) == ()


def test_somebody_of_whom_nothing_is_heard_is_gone_after_five_seconds() -> None:
    """Not a moment earlier."""
    presence, seconds = _room()
    presence.beat(ROOM, LOTTE, "Lotte", typing=False)
    seconds.now += HERE - 0.1
    assert presence.beat(ROOM, KARIM, "Karim", typing=False)
    seconds.now += 0.1
    assert presence.beat(ROOM, KARIM, "Karim", typing=False) == ()


def test_a_tab_in_which_nothing_is_typed_does_not_silence_the_other() -> None:
    """Somebody has the room open twice and types in one of them."""
    presence, seconds = _room()
    presence.beat(ROOM, LOTTE, "Lotte", typing=True)
    presence.beat(ROOM, LOTTE, "Lotte", typing=False)
    assert presence.beat(ROOM, KARIM, "Karim", typing=False)[0].typing
    seconds.now += TYPING
    assert not presence.beat(ROOM, KARIM, "Karim", typing=False)[0].typing


def test_what_was_said_is_not_typed_any_more() -> None:
    """A turn that stands in the transcript and "is typing" beside it would contradict each other."""
    presence, _ = _room()
    presence.beat(ROOM, LOTTE, "Lotte", typing=True)
    presence.said(ROOM, LOTTE)
    assert not presence.beat(ROOM, KARIM, "Karim", typing=False)[0].typing
