"""Takes a reasoning model's thoughts out of what it says."""

from __future__ import annotations

_OPENS, _CLOSES = "<think>", "</think>"


class Spoken:
    """What is said of a stream of text: no ``<think>…</think>`` before it, no white space before the first word."""

    def __init__(self) -> None:
        self._kept = ""
        self._thinking = self._speaking = False

    def feed(self, text: str) -> str:
        """What may be passed on now that this has come."""
        if self._speaking:
            return text
        self._kept = (self._kept + text).lstrip()
        if not self._thinking and self._kept.startswith(_OPENS):
            self._thinking = True
        if self._thinking:
            thought, closes, said = self._kept.partition(_CLOSES)
            if not closes:
                self._kept = thought[-len(_CLOSES) :] if thought else ""
                return ""
            self._thinking, self._kept = False, ""
            return self.feed(said)
        if not self._kept or _OPENS.startswith(self._kept):
            return ""
        self._speaking = True
        said, self._kept = self._kept, ""
        return said

    def rest(self) -> str:
        """What was held back as the possible beginning of a thought, and was none."""
        return "" if self._thinking else self._kept
