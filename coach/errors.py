"""Everything that can go wrong in a way that a person can do something about.

::

    CoachError                     a code, the values for its sentence; the sentence is "errors.<code>"
    ├── InputRefused               what somebody entered cannot be taken: too long, empty, out of range
    ├── NotAllowed                 who acts may not do this; says nothing of whether the thing exists
    ├── NotFound                   there is no such thing, or no longer (a revoked share is not found)
    ├── Conflict                   somebody or some other tab was first: look again, then decide
    ├── ContentBroken              a trainer's file cannot be used; ``coach check`` says why
    ├── StorageFailed              nothing was kept: the disk is full, read-only, or the database is away
    │   └── StorageTooNew          the database was made by a newer version of the app
    ├── ModelFailed                a language model gave no (usable) answer; the rehearsal goes on without it
    └── SettingRefused             a COACH_* variable has a value that cannot be used

Errors never carry prose: ``code`` names the sentence, ``values`` fill it.
"""

from __future__ import annotations


class CoachError(Exception):
    """The root: something a user, trainer or operator is told in their own language."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        """The sentence's name in the catalogues, without its ``errors.`` prefix."""
        self.values: dict[str, object] = values
        """What fills the sentence's slots."""


class InputRefused(CoachError):
    """What somebody entered cannot be taken as it is."""


class NotAllowed(CoachError):
    """Who acts may not do this."""


class NotFound(CoachError):
    """There is no such thing, or it is gone."""


class Conflict(CoachError):
    """Another tab, or another person, was first."""


class ContentBroken(CoachError):
    """A trainer's file cannot be used."""


class StorageFailed(CoachError):
    """Nothing was kept."""


class StorageTooNew(StorageFailed):
    """The database was made by a newer version."""


class ModelFailed(CoachError):
    """A language model gave no (usable) answer. The code says why, for an operator; a learner gets one calm sentence.

    The cause names what the vendor raised and never repeats what was said: its own text may quote the conversation.
    """


class SettingRefused(CoachError):
    """A setting cannot be used."""
