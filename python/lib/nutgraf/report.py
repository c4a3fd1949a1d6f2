"""How good a model is."""

from __future__ import annotations

from html import escape
from typing import Any


class Report:
    """What an evaluation found: the JSON that ``nutgraf evaluate`` prints, in ``result``."""

    def __init__(self, result: dict[str, Any], left_out: list[str]) -> None:
        self.result = result
        self.left_out = left_out

    @property
    def facets(self) -> list[str]:
        """The facets that were tested."""
        return [own["facet"] for own in self.result["facets"]]

    def facet(self, name: str | None = None) -> dict[str, Any]:
        """What was found of a facet; of the first unless one is named."""
        for own in self.result["facets"]:
            if name in (None, own["facet"]):
                return own
        raise KeyError(f"facet `{name}` was not tested; {', '.join(self.facets)} were")

    def labels(self, facet: str | None = None) -> list[dict[str, Any]]:
        """A row a label, made for a DataFrame: support, precision, recall, F1 and its interval."""
        return [
            {
                "label": own["label"],
                "support": own["support"],
                "precision": own["precision"],
                "recall": own["recall"],
                "f1": own["f1"]["value"],
                "f1_low": own["f1"]["low"],
                "f1_high": own["f1"]["high"],
            }
            for own in self.facet(facet)["labels"]
        ]

    def methods(self, facet: str | None = None) -> str:
        """A paragraph for a section on methods, with the figures of a facet.

        It says what was measured and nothing that was not; what the labels mean, and who gave them,
        is for the author to add.
        """
        own, protocol = self.facet(facet), self.result["protocol"]
        sentences = [
            _learnt(own, protocol),
            f"Macro-F1 was {_estimate(own['macro_f1'])} and accuracy {_estimate(own['accuracy'])} "
            "(95 % bootstrap intervals).",
            _worst(self.labels(facet)),
            _sure(own["sure"]),
        ]
        return " ".join(sentences)

    def __repr__(self) -> str:
        return "\n".join(
            f"{own['facet']}: macro-F1 {_estimate(own['macro_f1'])}, accuracy "
            f"{_estimate(own['accuracy'])}, {own['articles']} articles"
            for own in self.result["facets"]
        )

    def _repr_html_(self) -> str:
        return "".join(_table(own, self.labels(own["facet"])) for own in self.result["facets"])


def _learnt(own: dict[str, Any], protocol: dict[str, Any]) -> str:
    articles, labels = own["articles"], len(own["labels"])
    from ._native import __version__

    tested = (
        f"Articles were classified by {own['facet']} ({labels} labels) with nutgraf {__version__}"
    )
    if "folds" in protocol:
        folds = protocol["folds"]["folds"]
        grouped = ", articles of a group kept together" if protocol["folds"]["grouped"] else ""
        return (
            f"{tested}, a linear model over TF-IDF-weighted words under a naive Bayes prior, and "
            f"tested by {folds}-fold cross-validation on {articles:,} labelled articles, its settings "
            f"chosen and its probabilities calibrated inside each fold{grouped}."
        )
    return f"{tested}, and tested on {articles:,} labelled articles that it had not learnt from."


def _estimate(estimate: dict[str, float]) -> str:
    return f"{estimate['value']:.3f} ({estimate['low']:.3f}–{estimate['high']:.3f})"


def _worst(labels: list[dict[str, Any]]) -> str:
    known = [own for own in labels if own["support"]]
    best, worst = (pick(known, key=lambda own: own["f1"]) for pick in (max, min))
    return (
        f"F1 ranged from {worst['f1']:.3f} ({worst['label']}, n = {worst['support']:,}) to "
        f"{best['f1']:.3f} ({best['label']}, n = {best['support']:,})."
    )


def _sure(sure: dict[str, Any]) -> str:
    if not sure["tags"]:
        return f"No tag was sure at a precision of {sure['asked']:.0%}."
    return (
        f"Of all tags, {sure['share']:.0%} were called sure at a precision of {sure['asked']:.0%}; "
        f"of these, {sure['precision']:.1%} were right."
    )


def _table(own: dict[str, Any], labels: list[dict[str, Any]]) -> str:
    head = "".join(
        f"<th>{name}</th>" for name in ("label", "articles", "precision", "recall", "F1")
    )
    rows = "".join(
        f"<tr><td>{escape(row['label'])}</td><td>{row['support']}</td><td>{row['precision']:.3f}</td>"
        f"<td>{row['recall']:.3f}</td><td>{row['f1']:.3f} ({row['f1_low']:.3f}–{row['f1_high']:.3f})</td></tr>"
        for row in labels
    )
    caption = f"{escape(own['facet'])}: macro-F1 {_estimate(own['macro_f1'])}"
    return f"<table><caption>{caption}</caption><tr>{head}</tr>{rows}</table>"
