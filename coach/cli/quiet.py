"""While a command tells failures itself, the gateway's log does not tell them again line by line."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet() -> Iterator[None]:
    """Hold back what the gateway writes about each failed call; afterwards it writes as before."""
    logger = logging.getLogger("coach.llm")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
