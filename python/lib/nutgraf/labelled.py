"""Labelled articles, in memory or in files, as the native half takes them."""

from __future__ import annotations

import os
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from . import articles as shapes
from .options import names


def labelled(articles: Any, labels: Any, facet: Any, **asked: Any) -> dict[str, Any]:
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


def warn(left_out: list[str], stacklevel: int) -> None:
    """Warns of what was left out, where it was asked for so many calls above."""
    if left_out:
        message = f"{len(left_out)} left out, the first: {left_out[0]}"
        warnings.warn(message, stacklevel=stacklevel + 1)
