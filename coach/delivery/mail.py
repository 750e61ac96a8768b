"""Mail by SMTP (RFC 5321): letters go out over a connection that cannot be read along, or they do not go."""

from __future__ import annotations

import logging
import re
import smtplib
import ssl
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formataddr, formatdate, make_msgid
from typing import Literal

_LOG = logging.getLogger(__name__)
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
"""Controls and breaks of lines: what could begin a header of its own."""

Security = Literal["starttls", "tls", "none"]


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where letters are handed in."""

    host: str
    port: int
    sender: str
    """The address that letters come from."""
    security: Security = "starttls"
    """``starttls``: a plain connection that is made secure before anything is said; ``tls``: secure from the start."""
    user: str = ""
    password: str = field(default="", repr=False)
    timeout: float = 10.0
    """Seconds for each step with the server."""
    deadline: float = 30.0
    """Seconds for all letters of one occasion together: somebody is waiting."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A calendar file that goes along."""

    name: str
    content: bytes
    method: str
    """As in the file (RFC 6047, section 2.4)."""


def letter(  # noqa: PLR0913 - what a letter has
    sender: str, name: str, to: str, subject: str, text: str, *, enclosed: Enclosed | None = None
) -> EmailMessage:
    """A letter to one person; names and subjects stay on one line whatever is in them."""
    written = EmailMessage(policy=SMTP)
    written["From"] = formataddr((one_line(name), sender))
    written["To"] = to
    written["Subject"] = one_line(subject)
    written["Date"] = formatdate()
    written["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
    written["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's absence answers it
    written.set_content(text)
    if enclosed is not None:
        params = {"method": enclosed.method, "charset": "utf-8"}
        written.add_attachment(
            enclosed.content, maintype="text", subtype="calendar", filename=enclosed.name, params=params
        )
    return written


def one_line(text: str) -> str:
    """A text in which nothing can begin a line."""
    return _UNSEEN.sub(" ", text).strip()


class Smtp:
    """Hands letters in. It never raises: a mail server that is down must not keep anybody from what they do."""

    def __init__(self, server: MailServer, context: ssl.SSLContext | None = None) -> None:
        self.server = server
        self._context = context if context is not None else ssl.create_default_context()

    def carry(self, letters: Sequence[EmailMessage]) -> bool:
        """Hand in all letters over one connection; False when any of them could not be.

        The log says what went wrong in the server's or Python's own terms, without addresses or words.
        """
        until = time.monotonic() + self.server.deadline
        left = list(letters)
        try:
            with self._connected() as smtp:
                whole = True
                while left and time.monotonic() < until:
                    whole &= _handed_in(smtp, self.server.sender, left.pop(0))
        except (OSError, ValueError) as error:  # SMTPException and SSLError are OSErrors
            _LOG.warning("Mail could not be handed in: %s%s", type(error).__name__, _code(error))
            return False
        if left:
            _LOG.warning("Mail took longer than %s seconds; the rest was not handed in", self.server.deadline)
        return whole and not left

    def _connected(self) -> smtplib.SMTP:
        server = self.server
        name = server.sender.rpartition("@")[2] or "localhost"  # asking the network who we are can take long
        if server.security == "tls":
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, name, timeout=server.timeout, context=self._context
            )
        else:
            smtp = smtplib.SMTP(server.host, server.port, name, timeout=server.timeout)
        try:
            if server.security == "starttls":
                smtp.starttls(context=self._context)  # refuses to go on where the server has none
            if server.user:
                smtp.login(server.user, server.password)
        except BaseException:
            smtp.close()
            raise
        return smtp


def _handed_in(smtp: smtplib.SMTP, sender: str, written: EmailMessage) -> bool:
    try:
        smtp.send_message(written, sender, [str(written["To"])])
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
        _LOG.warning("A letter was refused: %s%s", type(error).__name__, _code(error))
        return False
    return True


def _code(error: Exception) -> str:
    return f" {error.smtp_code}" if isinstance(error, smtplib.SMTPResponseException) else ""
