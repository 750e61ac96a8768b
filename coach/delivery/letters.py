"""What is written to people beside what stands in the app, each in their own language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from email.message import EmailMessage
from zoneinfo import ZoneInfo

from coach.delivery.calendar import calendar_file
from coach.delivery.mail import Enclosed, Smtp, letter
from coach.programme.followup import Mailed, TeamMessage
from coach.programme.people import Person, is_address
from coach.programme.talk import Appointment, Talk
from coach.wording import Wording, wording


class NoPost:
    """There is no mail server: everything stands in the app alone."""

    def message(self, sender: Person, to: Sequence[Person], message: TeamMessage) -> Mailed:  # noqa: ARG002 - a Post
        """Nothing goes out."""
        return "none"

    def proposed(self, sender: Person, to: Person, talk: Talk) -> Mailed:  # noqa: ARG002 - a Post
        """Nothing goes out."""
        return "none"

    def settled(self, sender: Person, to: Person, appointment: Appointment) -> Mailed:  # noqa: ARG002 - a Post
        """Nothing goes out."""
        return "none"


class Letters:
    """Writes letters and has them carried. Everybody gets a letter of their own: no address is shown to another."""

    def __init__(self, smtp: Smtp, language: str) -> None:
        self._smtp, self._language = smtp, language

    def message(self, sender: Person, to: Sequence[Person], message: TeamMessage) -> Mailed:
        """The two parts, and where to answer."""

        def body(say: Wording) -> tuple[str, str]:
            text = say("calendar.mail_message", name=sender.name, how=message.how, support=message.support)
            return say("calendar.mail_message_subject", name=sender.first_name), text

        return self._carry(to, body)

    def proposed(self, sender: Person, to: Person, talk: Talk) -> Mailed:
        """That somebody proposes a talk, and when it could be; what about stays in the app."""
        zone = ZoneInfo(to.zone)

        def body(say: Wording) -> tuple[str, str]:
            slots = "\n".join(
                f"- {say.weekday(slot.astimezone(zone).date())}, {say.time(slot, zone)}" for slot in talk.slots
            )
            text = say("calendar.mail_proposed", name=sender.name, slots=slots, minutes=talk.minutes)
            return say("calendar.mail_proposed_subject", name=sender.first_name), text

        return self._carry([to], body)

    def settled(self, sender: Person, to: Person, appointment: Appointment) -> Mailed:
        """An appointment with its calendar file, or that it will not take place."""
        zone, off = appointment.zone, appointment.cancelled

        def body(say: Wording) -> tuple[str, str]:
            when = f"{say.weekday(appointment.start.astimezone(zone).date())}, {say.time(appointment.start, zone)}"
            if off:
                subject, text = say("calendar.mail_off_subject", name=sender.first_name), "calendar.mail_off"
            else:
                subject, text = say("calendar.mail_settled_subject", name=sender.first_name), "calendar.mail_settled"
            return subject, say(text, name=sender.name, when=when, minutes=appointment.minutes)

        def enclosed(say: Wording) -> Enclosed:
            content = calendar_file(appointment, say.language)
            return Enclosed(say("calendar.file"), content, "CANCEL" if off else "PUBLISH")

        return self._carry([to], body, enclosed)

    def _carry(
        self,
        to: Sequence[Person],
        body: Callable[[Wording], tuple[str, str]],
        enclosed: Callable[[Wording], Enclosed] | None = None,
    ) -> Mailed:
        letters: list[EmailMessage] = []
        for person in to:
            if person.email is None or not is_address(person.email):
                continue
            say = wording(person.language or self._language)
            subject, text = body(say)
            letters.append(
                letter(
                    self._smtp.server.sender, say("calendar.mail_from"), person.email, subject, text,
                    enclosed=enclosed(say) if enclosed is not None else None,
                )
            )  # fmt: skip
        if not letters:
            return "none"
        return "sent" if self._smtp.carry(letters) else "failed"
