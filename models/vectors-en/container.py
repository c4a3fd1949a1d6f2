"""nutgraf's container: a safetensors file, sealed as `src/model/container.rs` seals.

Written by hand rather than by a library, so that its bytes depend on the content alone.
"""

import hashlib
import json
import struct
from typing import NamedTuple

import numpy as np

FORMAT = 1
ALIGNMENT = 8


class Array(NamedTuple):
    dtype: str
    shape: tuple[int, ...]
    data: bytes


def vectors_file(
    words: list[str], rows: np.ndarray, scales: np.ndarray, mean: np.ndarray, header: dict
) -> bytes:
    """The file of the vectors `scale * row`, one a word, in rising order of the words' bytes.

    `mean` is the mean embedding of texts: where an article says nothing in particular.
    """
    order = sorted(range(len(words)), key=lambda word: words[word].encode())
    text = "\n".join(words[word] for word in order).encode()
    arrays = {
        "mean": Array("F32", mean.shape, mean.astype("<f4").tobytes()),
        "rows": Array("I8", rows.shape, rows[order].astype("i1").tobytes()),
        "scales": Array("F32", scales.shape, scales[order].astype("<f4").tobytes()),
        "words": Array("U8", (len(text),), text),
    }
    return container(seal("vectors", header, arrays), arrays)


def seal(kind: str, header: dict, arrays: dict[str, Array]) -> str:
    """Format, kind, checksum and header. The checksum is over the header exactly as it stands."""
    text = compact(header)
    seal = {"format": FORMAT, "kind": kind, "sha256": checksum(text, arrays), "header": header}
    return compact(seal)


def checksum(header: str, arrays: dict[str, Array]) -> str:
    digest = hashlib.sha256(header.encode())
    for name, array in sorted(arrays.items()):
        digest.update(f"\0{name}\0{array.dtype}\0{len(array.data)}\0".encode())
        digest.update(array.data)
    return digest.hexdigest()


def container(seal: str, arrays: dict[str, Array]) -> bytes:
    """The arrays one after another in the order of their names, behind the table of them."""
    table: dict = {"__metadata__": {"nutgraf": seal}}
    body = b""
    for name, array in sorted(arrays.items()):
        offsets = [len(body), len(body) + len(array.data)]
        table[name] = {"dtype": array.dtype, "shape": array.shape, "data_offsets": offsets}
        body += array.data
    head = compact(table).encode()
    head += b" " * (-len(head) % ALIGNMENT)
    return struct.pack("<Q", len(head)) + head + body


def compact(value: dict) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)
