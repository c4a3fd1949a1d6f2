"""Models of tags."""

from __future__ import annotations

import json
import os
from html import escape
from typing import Any

from . import articles as shapes
from ._native import Model as Native
from ._native import Reader
from .evaluation import measured
from .explanation import Explanation
from .options import ACTORS, PRECISION, names, options
from .report import Report


class Model:
    """A model of tags: the facets that it tells of an article, and the labels of each.

    >>> import nutgraf
    >>> model = nutgraf.load()
    >>> model.facets
    ['topic', 'subtopic', 'genre', 'stance']
    >>> article = model.classify("Envoys of both armies signed the ceasefire at dawn on Sunday.")
    >>> article["tags"][0]["label"]
    'conflict'
    """

    def __init__(self, native: Native | None = None) -> None:
        self._native = native or Native.inside()
        self._readers: dict[str, Reader] = {}

    @classmethod
    def load(cls, path: str | os.PathLike[str] | None = None) -> Model:
        """The model in the file at `path`, or the one inside nutgraf.

        >>> import nutgraf
        >>> nutgraf.Model.load("nowhere.safetensors")
        Traceback (most recent call last):
            ...
        nutgraf.ModelError: the model nowhere.safetensors cannot be read: No such file or directory (os error 2)
        """
        return cls(Native.inside() if path is None else Native.load(path))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes the model to a file, whole or not at all; one that is there is replaced."""
        self._native.save(path)

    @property
    def facets(self) -> list[str]:
        """The names of its facets."""
        return self._native.facets()

    @property
    def classes_(self) -> list[str]:
        """The labels of its first facet, in the order of `predict_proba`'s columns."""
        return self.classes(self.facets[0])

    def classes(self, facet: str) -> list[str]:
        """The labels of a facet."""
        return self._native.labels(facet)

    @property
    def language(self) -> str:
        """The code of the language that it was trained for."""
        return self._native.language()

    @property
    def card(self) -> dict[str, Any]:
        """Where it comes from: what it learnt, from how much, and how well."""
        return json.loads(self._native.card())

    def classify(
        self,
        articles: Any,
        *,
        brief: bool = False,
        facets: str | list[str] | None = None,
        precision: float = PRECISION,
        actors: int = ACTORS,
        target: str | None = None,
        all: bool = False,
        abstain: bool = False,
        explain: bool = False,
        keep: list[str] | None = None,
        errors: str = "record",
        **reading: Any,
    ) -> Any:
        """Tags articles, and writes their briefs where `brief`.

        Of one article (a text, or its fields) it gives a dictionary; of a list of them or of a
        `pathlib.Path`, a list of dictionaries: what ``nutgraf classify --format jsonl`` prints. Of a
        table it gives a table of the same library, with columns added to those that `keep` names
        (to all, unless given): a facet's label, its probability and whether it is sure, and all tags
        with what is known of each in ``tags``.

        An article of many that cannot be read has ``error`` in place of tags; with
        ``errors="raise"``, as where there is one article alone, it raises `ReadError`.

        `facets`, `precision`, `actors`, `target`, `all`, `abstain` and `explain` are what the program
        knows under these names; `reading` may hold ``language``, ``id_field``, ``title_field``,
        ``text_field``, ``threads``, and for briefs ``sentences``, ``words``, ``percent``, ``method``,
        ``focus``, ``verbatim`` and ``brief_model``.
        """
        reader = self._classifier(
            brief=brief,
            facets=facets,
            precision=precision,
            actors=actors,
            target=target,
            all=all,
            abstain=abstain,
            explain=explain,
            **reading,
        )
        return shapes.read(reader, articles, keep, errors)

    def predict(
        self, articles: Any, *, facet: str | None = None, target: str | None = None, **reading: Any
    ) -> list[Any]:
        """The label of each article: of the first facet, or of `facet`.

        It is None where the model abstains; of a facet that may give several labels, as the topics of
        the model inside, it is the list of them.
        Towards targets it is the label towards `target`, or else towards the main actor.

        >>> import nutgraf
        >>> stance = nutgraf.load().predict(["Ilse Harrow failed the city, again."], facet="stance")
        """
        facet = facet or self.facets[0]
        labels = [
            [tag["label"] for tag in tags if tag["facet"] == facet]
            for tags in self._tags(articles, facet=facet, target=target, **reading)
        ]
        if self._native.gives_several(facet):
            return labels
        return [own[0] if own else None for own in labels]

    def predict_proba(
        self, articles: Any, *, facet: str | None = None, target: str | None = None, **reading: Any
    ) -> list[list[float]]:
        """The probability of every label, a row an article, in the order of `classes`.

        Where the model abstains, they are not numbers (NaN).
        """
        facet = facet or self.facets[0]
        labels = self.classes(facet)
        tagged = self._tags(articles, facet=facet, target=target, all=True, **reading)
        return [_probabilities(tags, facet, labels) for tags in tagged]

    def explain(self, article: Any, **asked: Any) -> Explanation:
        """Why one article gets its tags; Jupyter shows it in the article's words."""
        if not shapes.is_one(article):
            raise TypeError("one article is explained at a time: a text, or its fields")
        fields = {"text": article} if isinstance(article, str) else dict(article)
        return Explanation(fields, self.classify(article, explain=True, **asked))

    def evaluate(self, articles: Any, labels: Any = None, **asked: Any) -> Report:
        """How good it is on labelled articles: see `nutgraf.evaluate`."""
        return measured(self._native, articles, labels, **asked)

    def _tags(self, articles: Any, *, facet: str, **asked: Any) -> list[list[dict[str, Any]]]:
        """The tags of each article on one facet."""
        if shapes.is_one(articles):
            raise TypeError(
                "one article is no list of them: put it into one, as predict([article])"
            )
        if not shapes.is_frame(articles):
            found = self.classify(articles, facets=facet, errors="raise", **asked)
            return [own["tags"] for own in found]
        reader = self._classifier(facets=facet, **asked)
        table = shapes.table(reader, articles, [])
        shapes.raise_first(table)
        return table.to_pydict(["tags"])["tags"]

    def _classifier(
        self, *, brief: bool = False, facets: str | list[str] | None = None, **asked: Any
    ) -> Reader:
        """The reader that tags as it is asked to, of facets that there are."""
        facets = names(facets)
        for facet in facets:
            self.classes(facet)
        return self._reader("read" if brief else "classify", facets=facets, **asked)

    def _reader(self, task: str, **asked: Any) -> Reader:
        """The reader that does `task`, which remembers the words that it has met."""
        key = repr((task, sorted(asked.items())))
        if key not in self._readers:
            self._readers[key] = Reader(task, self._native, options(**asked))
        return self._readers[key]

    def __getstate__(self) -> dict[str, Any]:
        return {"bytes": self._native.to_bytes()}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self._native, self._readers = Native.from_bytes(state["bytes"]), {}

    def __repr__(self) -> str:
        facets = ", ".join(f"{name} ({len(self.classes(name))})" for name in self.facets)
        return f"<nutgraf.Model: {facets}>"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th>{escape(name)}</th><td>{escape(', '.join(self.classes(name)))}</td></tr>"
            for name in self.facets
        )
        return f"<table><caption>nutgraf model</caption>{rows}</table>"


def load(path: str | os.PathLike[str] | None = None) -> Model:
    """The model in the file at `path`, or the one inside nutgraf: topics and stances of English news."""
    return Model.load(path)


def _probabilities(tags: list[dict[str, Any]], facet: str, labels: list[str]) -> list[float]:
    """The probabilities of a facet's labels; towards several targets, those towards the first."""
    found: dict[str, float] = {}
    for tag in tags:
        if tag["facet"] == facet:
            found.setdefault(tag["label"], tag["probability"])
    return [found.get(label, float("nan")) for label in labels]
