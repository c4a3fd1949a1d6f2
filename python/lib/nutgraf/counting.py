"""Learning from articles that lie in many places: each part is counted where it lies.

What travels are counts: how often an article has which words and pairs of words, its labels, and hashes
by which copies are known. A model of the merged counts is, byte for byte, the one that `nutgraf.train`
would learn from all articles in one process.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from . import _native
from .labelled import labelled, warn
from .model import Model
from .options import learning


def count(
    articles: Any,
    labels: Any,
    *,
    facet: str | None = None,
    algorithm: str = "complement",
    reads: str | None = None,
    **reading: Any,
) -> bytes:
    """Counts the labelled articles of a part, for `merge` and `train_counts`.

    Articles and labels are as in `nutgraf.train`, in memory. All parts need the same `algorithm`,
    `reads` and ``language`` (English unless given).
    """
    in_memory: dict[str, Any] = {"only": None, "group": None, "corpora": None}
    source = labelled(articles, labels, facet, **in_memory)
    return _native.count(source, learning(algorithm, None, reads, False, **reading))


def merge(parts: Iterable[bytes]) -> bytes:
    """The counts of several parts as those of one: in the order of the parts, and in as many steps as
    one likes.
    """
    return _native.merge([bytes(part) for part in parts])


def train_counts(counts: bytes, *, size: int | None = None, threads: int | None = None) -> Model:
    """Learns a model from counts: the same, byte for byte, as from the articles themselves.

    What is left out is told by a warning. By ``discriminative`` it is the model that
    ``nutgraf.train(..., vectors=False)`` learns, and not of articles that are shorter than 32 words.

    >>> import nutgraf
    >>> sport = ["The striker scored twice in the match.", "Fans cheered the goalkeeper in the cup.",
    ...          "The coach praised the team after a draw in the match."]
    >>> courts = ["The judge told the jury to go home.", "The court heard the defendant deny it.",
    ...           "Lawyers for the accused told the court of the jury."]
    >>> parts = [nutgraf.count(sport, ["sport"] * 3), nutgraf.count(courts, ["courts"] * 3)]
    >>> nutgraf.train_counts(nutgraf.merge(parts)).classes_
    ['courts', 'sport']
    """
    options = learning("complement", size, None, False, threads=threads)
    native, left_out = _native.train_counts(bytes(counts), options)
    warn(left_out, 2)
    return Model(native)
