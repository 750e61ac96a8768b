"""Every page, with content on it: where it is and what shows that it is there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A page that has something on it."""

    name: str
    path: str
    """With slots for what a furnished team has (:class:`tests.furnished.Furnished`)."""
    shows: str
    """A selector of what is only there once the content is."""


PLACES = (
    Place("welcome", "", ".st-key-enter-lotte button"),
    Place("today", "today?as={0.learner}", ".st-key-begin button"),
    Place("rehearsals", "rehearsals?as={0.learner}", ".st-key-row-may-i-finish"),
    Place("brief", "brief?as={0.learner}&scenario=may-i-finish", ".st-key-enter button"),
    Place("room", "room?as={0.learner}&take={0.running}", ".rc-interrupts"),
    Place("room that is over", "room?as={0.learner}&take={0.finished}", ".rc-ending"),
    Place("improvised brief", "brief?as={0.learner}&scenario=two-mornings", ".st-key-enter button"),
    Place("improvised room", "room?as={0.learner}&take={0.improvised}", ".rc-hint"),
    Place("feedback", "feedback?as={0.learner}&take={0.finished}", ".rc-finding"),
    Place("takes", "takes?as={0.learner}&one={0.other}&other={0.finished}", ".st-key-card-differences"),
    Place("progress", "progress?as={0.learner}&training=assertive-meetings", ".rc-legend"),
    Place("intentions", "intentions?as={0.learner}", ".rc-spoken"),
    Place("share", "share?as={0.learner}&take={0.finished}", ".st-key-preview"),
    Place("shared", "shared?as={0.learner}", ".rc-label:visible"),
    Place("week", "?as=karim", "[class*='st-key-card-thing-']"),
    Place("guide", "guide?as=karim", ".st-key-guide-view"),
    Place("following up", "followup?as=karim", "[class*='st-key-promise-'] .rc-promise"),
    Place("message", "message?as=karim", ".rc-answers"),
    Place("a talk to propose", "talk?as=karim&member={0.person}", ".st-key-send button"),
    Place("my follow-up", "my-follow-up?as={0.learner}", "[class*='st-key-pick-'] button"),
    Place("inbox", "inbox?as=karim", "[class*='st-key-open-'] button"),
    Place("one share", "inbox?as=karim&share={0.share}", ".rc-document"),
    Place("files", "files?as=an", ".rc-title"),
    Place("contests", "contests?as=an", "[class*='st-key-open-'] button"),
    Place("one contest", "contests?as=an&contest={0.contest}", ".st-key-answer"),
    Place("team", "team?as={0.learner}", ".st-key-suggest button, [data-testid='stExpander']"),
    Place("my meetings", "meeting?as={0.learner}", "[class*='st-key-open-'] button"),
    Place("my meeting", "meeting?as={0.learner}&meeting={0.meeting}", "[class*='st-key-rehearse-'] button"),
    Place("meeting's brief", "brief?as={0.learner}&scenario=own-meeting&meeting={0.meeting}", ".st-key-enter button"),
    Place("transfer report", "transfer?as=ines", ".st-key-csv button, .rc-list"),
    Place("ai", "ai?as={0.learner}", ".rc-title"),
    Place("together", "together?as={0.learner}", "[class*='st-key-row-joint-']"),
    Place("together for a manager", "together?as=karim", "[class*='st-key-row-partner-']"),
    Place("joint brief", "joint?as={0.learner}&joint={0.waiting}", ".st-key-begin-joint button"),
    Place("joint", "joint?as=karim&joint={0.joint}", ".rc-play-card"),
    Place("joint for the learner", "joint?as={0.learner}&joint={0.joint}", ".rc-whose"),
    Place("debrief", "debrief?as={0.learner}&joint={0.talk}", ".st-key-debrief-close button"),
    Place("debrief for a manager", "debrief?as=karim&joint={0.talk}", ".st-key-keep-views button"),
)
