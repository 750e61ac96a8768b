"""The app's own texts in Dutch and English: Babel catalogues, one file per language and subject, and lookups."""

from coach.wording.catalogue import LANGUAGES, Wording, wording

__all__ = ["LANGUAGES", "Wording", "wording"]
