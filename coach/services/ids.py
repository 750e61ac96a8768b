"""Ids that sort by time: UUID version 7 (RFC 9562, section 5.7), from a clock and entropy that are passed in."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID


def uuid7(now: datetime, random: bytes) -> UUID:
    """A UUIDv7 of a moment (millisecond precision) and ten random bytes."""
    stamp = int(now.timestamp() * 1000) & ((1 << 48) - 1)
    noise = int.from_bytes(random[:10])
    value = stamp << 80 | 0x7 << 76 | (noise >> 62 & 0xFFF) << 64 | 0b10 << 62 | noise & ((1 << 62) - 1)
    return UUID(int=value)
