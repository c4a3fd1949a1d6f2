"""Learning from labels, and measuring what was learnt."""

from __future__ import annotations

import os
from typing import Any

from . import _native
from .evaluation import measured
from .labelled import labelled, warn
from .model import Model
from .options import PRECISION, learning
from .report import Report


def train(
    articles: Any,
    labels: Any = None,
    *,
    facet: str | list[str] | None = None,
    algorithm: str = "discriminative",
    size: int | None = None,
    reads: str | None = None,
    vectors: bool = True,
    only: str | list[str] | None = None,
    group: str | None = None,
    corpora: str | os.PathLike[str] | None = None,
    **reading: Any,
) -> Model:
    """Learns a model from labelled articles.

    Articles are in memory (a list or a table, with `labels`: one a article, a list of them an article,
    a column's name, or a dictionary from facets to these), or in files (a path, or a list of paths, in
    any shape that ``nutgraf train`` reads; `facet` then names the fields as ``topic=section``). What
    is left out is told by a warning. The same labels give the same model, byte for byte.

    >>> import nutgraf
    >>> sport = ["The striker scored twice in the match.", "Fans cheered the goalkeeper in the cup.",
    ...          "The coach praised the team after a draw."]
    >>> courts = ["The judge told the jury to go home.", "The court heard the defendant deny it.",
    ...           "Lawyers for the accused appealed the sentence."]
    >>> model = nutgraf.train(sport + courts, ["sport"] * 3 + ["courts"] * 3, facet="desk")
    >>> model.classes_
    ['courts', 'sport']
    """
    source = labelled(articles, labels, facet, only=only, group=group, corpora=corpora)
    options = learning(algorithm, size, reads, vectors, **reading)
    native, left_out = _native.train(source, options)
    warn(left_out, 2)
    return Model(native)


def evaluate(
    articles: Any,
    labels: Any = None,
    *,
    model: Model | None = None,
    folds: int | None = None,
    facet: str | list[str] | None = None,
    precision: float = PRECISION,
    algorithm: str = "discriminative",
    only: str | list[str] | None = None,
    group: str | None = None,
    corpora: str | os.PathLike[str] | None = None,
    **reading: Any,
) -> Report:
    """How good a model is on labelled articles, or with `folds`, models that learn from them.

    Without `folds` the model is `model`, or the one inside nutgraf. Articles and labels are as in
    `train`.
    """
    return measured(
        None if model is None else model._native,
        articles,
        labels,
        folds=folds,
        facet=facet,
        precision=precision,
        algorithm=algorithm,
        only=only,
        group=group,
        corpora=corpora,
        **reading,
    )
