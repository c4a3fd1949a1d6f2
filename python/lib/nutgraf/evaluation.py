"""Measuring a model, or models of so many folds, on labelled articles."""

from __future__ import annotations

import json
import os
from typing import Any

from . import _native
from ._native import Model as Native
from .labelled import labelled, warn
from .options import PRECISION, learning
from .report import Report


def measured(
    native: Native | None,
    articles: Any,
    labels: Any = None,
    *,
    folds: int | None = None,
    facet: str | list[str] | None = None,
    precision: float = PRECISION,
    algorithm: str = "discriminative",
    only: str | list[str] | None = None,
    group: str | None = None,
    corpora: str | os.PathLike[str] | None = None,
    **reading: Any,
) -> Report:
    """How good `native` is, or the model inside nutgraf, or with `folds` models that learn from them."""
    if native is not None and folds is not None:
        raise ValueError(
            "either a model is tested, or models of so many folds: give one of the two"
        )
    source = labelled(articles, labels, facet, only=only, group=group, corpora=corpora)
    source["keep_repeats"] = folds is None
    options = learning(algorithm, None, None, True, **reading)
    if folds is None:
        found = _native.evaluate(native or Native.inside(), source, precision, options)
    else:
        found = _native.evaluate_folds(source, folds, precision, options)
    report, left_out = found
    warn(left_out, 3)
    return Report(json.loads(report), left_out)
