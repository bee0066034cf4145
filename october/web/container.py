"""Columns in one block of bytes, and the JSON that describes them.

A container is: ``OCT1``, the length of the JSON (uint32), the JSON in UTF-8, zeros up to a
multiple of eight, the columns. Everything is little-endian, every column begins on a multiple of
eight bytes from the start of the block of columns.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

import numpy as np

MAGIC = b"OCT1"
INTEGERS = ("uint8", "int8", "uint16", "int16", "uint32", "int32")


def columns_of(arrays: Mapping[str, np.ndarray]) -> tuple[dict[str, dict[str, Any]], bytes]:
    """Return the description of columns and their bytes; whole numbers take what they need."""
    described: dict[str, dict[str, Any]] = {}
    block = bytearray()
    for name, values in arrays.items():
        kept = _fitted(values)
        described[name] = {
            "dtype": kept.dtype.name,
            "offset": len(block),
            "length": int(kept.size),
            **({"shape": list(kept.shape)} if kept.ndim > 1 else {}),
        }
        block += kept.astype(kept.dtype.newbyteorder("<")).tobytes()
        block += bytes(-len(block) % 8)
    return described, bytes(block)


def _fitted(values: np.ndarray) -> np.ndarray:
    if values.dtype.kind == "f":
        return values.astype(np.float32)
    low, high = (int(values.min()), int(values.max())) if values.size else (0, 0)
    for name in INTEGERS:
        if np.iinfo(name).min <= low and high <= np.iinfo(name).max:
            return values.astype(name)
    raise ValueError(f"a column holds {low} … {high}, expected what fits 32 bits")


def pack(head: dict[str, Any], block: bytes) -> bytes:
    """Return a container."""
    text = dumps(head)
    start = len(MAGIC) + 4 + len(text)
    return b"".join(
        [MAGIC, len(text).to_bytes(4, "little"), text, bytes(-start % 8), block],
    )


def unpack(container: bytes) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    """Return the JSON of a container and its columns."""
    if container[:4] != MAGIC:
        raise ValueError(f"not a container: it begins with {container[:4]!r}, expected {MAGIC!r}")
    size = int.from_bytes(container[4:8], "little")
    head = json.loads(container[8 : 8 + size])
    start = 8 + size + (-(8 + size) % 8)
    return head, {
        name: np.frombuffer(
            container,
            np.dtype(column["dtype"]).newbyteorder("<"),
            column["length"],
            start + column["offset"],
        ).reshape(column.get("shape", -1))
        for name, column in head["columns"].items()
    }


def dumps(value: Any) -> bytes:
    """Return compact JSON in UTF-8; a number that is not finite becomes null."""
    return json.dumps(
        finite(value), ensure_ascii=False, allow_nan=False, separators=(",", ":")
    ).encode()


def finite(value: Any) -> Any:
    """Return plain data with null for every number that is not finite."""
    if isinstance(value, dict):
        return {key: finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [finite(item) for item in value]
    if isinstance(value, np.generic):
        return finite(value.item())
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
