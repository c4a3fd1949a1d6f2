"""Articles in batches of Arrow, as Spark, Dask, Ray and Sail hand them to a function.

A function for many machines does nothing but what is here: it is imported where it runs, its model is
read once a process and found again by the file's name, size and time, and an article that fails has
an ``error`` in its row and ends nobody's job.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from . import text
from .model import Model

#: Threads of one call: engines start a process for every core.
THREADS = 1


def classify_batches(
    batches: Iterable[Any],
    model: str | os.PathLike[str] | None = None,
    *,
    keep: list[str] | None = None,
    threads: int = THREADS,
    **asked: Any,
) -> Iterator[Any]:
    """Tags articles batch by batch: for ``mapInArrow`` and its like.

    Batches are ``pyarrow.RecordBatch`` or ``pyarrow.Table``, and come back as what they are, with
    columns added to those that `keep` names; `schema` tells Spark which. `model` is a file, or else
    the model inside nutgraf. Everything else is as in `Model.classify`.
    """
    tagging = _model(model)
    for batch in batches:
        yield tagging.classify(batch, keep=keep, threads=threads, **asked)


def summarise_batches(
    batches: Iterable[Any],
    *,
    keep: list[str] | None = None,
    threads: int = THREADS,
    **asked: Any,
) -> Iterator[Any]:
    """Writes briefs batch by batch: for ``mapInArrow`` and its like."""
    for batch in batches:
        yield text.summarise(batch, keep=keep, threads=threads, **asked)


def classify_schema(
    kept: str = "",
    model: str | os.PathLike[str] | None = None,
    *,
    brief: bool = False,
    **asked: Any,
) -> str:
    """The columns that `classify_batches` gives, as Spark declares them, behind those that are `kept`.

    >>> from nutgraf.batches import classify_schema
    >>> classify_schema("id string", facets="topic").split(", ")[:3]
    ['id string', '`topic` array<string>', '`topic_probability` array<double>']
    """
    tagging = _model(model)
    return _behind(kept, tagging._classifier(brief=brief, **asked).spark_schema())


def summarise_schema(kept: str = "") -> str:
    """The columns that `summarise_batches` gives, as Spark declares them, behind those that are `kept`.

    >>> from nutgraf.batches import summarise_schema
    >>> summarise_schema("id string").split(", ")[:2]
    ['id string', '`brief` array<string>']
    """
    return _behind(kept, text._reader("summarise").spark_schema())


def _behind(kept: str, ours: str) -> str:
    """Our columns behind those that are kept; the id is ours where none is kept."""
    names = [column.split()[0].strip("`") for column in kept.split(",") if column.strip()]
    head = [kept] if names else []
    return ", ".join([*head, *([] if "id" in names else ["`id` string"]), ours])


def _model(path: str | os.PathLike[str] | None) -> Model:
    """The model in a file as it is now: a worker lives longer than a job, and files are replaced."""
    if path is None:
        return _loaded(None, None)
    path = os.fspath(path)
    found = os.stat(path)
    return _loaded(path, (found.st_ino, found.st_size, found.st_mtime_ns))


@lru_cache(maxsize=4)
def _loaded(path: str | None, _as_it_is: tuple[int, int, int] | None) -> Model:
    return Model.load(path)
