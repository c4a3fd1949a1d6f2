"""nutgraf reads news: it tags articles by topic and stance, writes briefs and learns from labels.

It runs offline, on a CPU, with its models inside.

>>> import nutgraf
>>> model = nutgraf.load()
>>> model.predict(["The striker scored twice as the league leaders won the cup final."])
[['sport']]

Articles are texts, dictionaries (``text``, and perhaps ``id`` and ``title``), a ``pathlib.Path`` of
whatever nutgraf reads, or a table: a pandas or Polars frame, or anything else that speaks the Arrow
PyCapsule interface. Lists give lists of dictionaries, the same as the program's JSON; tables give
tables of their own kind.
"""

from ._native import (
    CorpusError,
    Error,
    EvaluateError,
    ModelError,
    ReadError,
    Table,
    TrainError,
    __version__,
)
from .batches import classify_batches, classify_schema, summarise_batches, summarise_schema
from .counting import count, merge, train_counts
from .explanation import Explanation
from .learning import evaluate, train
from .model import Model, load
from .report import Report
from .text import clean, sentences, summarise

summarize = summarise

__all__ = [
    "CorpusError",
    "Error",
    "EvaluateError",
    "Explanation",
    "Model",
    "ModelError",
    "ReadError",
    "Report",
    "Table",
    "TrainError",
    "__version__",
    "classify_batches",
    "classify_schema",
    "clean",
    "count",
    "evaluate",
    "load",
    "merge",
    "sentences",
    "summarise",
    "summarise_batches",
    "summarise_schema",
    "summarize",
    "train",
    "train_counts",
]
