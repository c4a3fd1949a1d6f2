"""Learning from labels, and measuring what was learnt."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from . import _native
from . import articles as shapes
from .model import Model
from .options import PRECISION, learning, names
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
    source = _source(articles, labels, facet, only=only, group=group, corpora=corpora)
    options = learning(algorithm, size, reads, vectors, **reading)
    native, left_out = _native.train(source, options)
    _warn(left_out)
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
    if model is not None and folds is not None:
        raise ValueError(
            "either a model is tested, or models of so many folds: give one of the two"
        )
    source = _source(articles, labels, facet, only=only, group=group, corpora=corpora)
    source["keep_repeats"] = folds is None
    options = learning(algorithm, None, None, True, **reading)
    if folds is None:
        found = _native.evaluate((model or Model())._native, source, precision, options)
    else:
        found = _native.evaluate_folds(source, folds, precision, options)
    report, left_out = found
    _warn(left_out)
    return Report(json.loads(report), left_out)


def _source(articles: Any, labels: Any, facet: Any, **asked: Any) -> dict[str, Any]:
    """Labelled articles as the native half takes them."""
    source = {
        "paths": None,
        "facet_fields": [],
        "only": names(asked["only"]),
        "group": asked["group"],
        "corpora": asked["corpora"],
        "keep_repeats": False,
        "articles": None,
        "labels": [],
    }
    paths = _paths(articles)
    if paths is not None:
        if labels is not None:
            raise TypeError("files hold their labels: name the field, as facet='topic=section'")
        return {**source, "paths": paths, "facet_fields": names(facet)}
    if asked["only"] or asked["group"] or asked["corpora"]:
        raise TypeError("only, group and corpora are for files: choose among articles in Python")
    objects = _objects(articles)
    return {**source, "articles": objects, "labels": _facets(articles, labels, facet, len(objects))}


def _paths(articles: Any) -> list[Any] | None:
    """The paths that are meant, if any are: a text that is one, or several."""
    if isinstance(articles, (str, os.PathLike)):
        return [Path(articles)]
    paths = (
        isinstance(articles, list)
        and articles
        and all(isinstance(own, os.PathLike) for own in articles)
    )
    return list(articles) if paths else None


def _objects(articles: Any) -> list[Any]:
    if shapes.is_pandas(articles):
        return list(shapes.rows(articles))
    if hasattr(articles, "to_dicts"):
        return articles.to_dicts()
    return list(shapes.fields(shapes.values(articles)))


def _facets(articles: Any, labels: Any, facet: Any, count: int) -> list[tuple[str, Any]]:
    """The labels of each article, facet by facet."""
    if labels is None:
        raise TypeError("articles in memory need labels: one an article, or the name of a column")
    if not isinstance(labels, Mapping):
        labels = {_name(labels, facet): labels}
    facets = [(name, _labels(articles, own)) for name, own in labels.items()]
    for name, own in facets:
        if len(own) != count:
            raise ValueError(f"facet `{name}` has {len(own)} labels for {count} articles")
    return facets


def _name(labels: Any, facet: Any) -> str:
    if facet is not None:
        return names(facet)[0]
    return labels if isinstance(labels, str) else "topic"


def _labels(articles: Any, labels: Any) -> list[list[str] | None]:
    """The labels of each article as lists; those of a column of the articles, where it is named."""
    given = shapes.values(articles[labels] if isinstance(labels, str) else labels)
    return [_list(own) for own in given]


def _list(label: Any) -> list[str] | None:
    if label is None or label != label:
        return None
    return [label] if isinstance(label, str) else [str(own) for own in label]


def _warn(left_out: list[str]) -> None:
    if left_out:
        warnings.warn(f"{len(left_out)} left out, the first: {left_out[0]}", stacklevel=3)
