"""What needs no model of tags: briefs, cleaned articles, sentences."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from . import articles as shapes
from ._native import Reader
from .options import options


def summarise(
    articles: Any,
    *,
    sentences: int | None = None,
    words: int | None = None,
    percent: float | None = None,
    method: str | None = None,
    focus: str | None = None,
    verbatim: bool = False,
    explain: bool = False,
    keep: list[str] | None = None,
    errors: str = "record",
    **reading: Any,
) -> Any:
    """Writes briefs: of three sentences, of so many `sentences` or `words`, or of `percent` of them.

    What it takes and gives is as in `Model.classify`: of one article a dictionary, of a list a list,
    of a table a table with the sentences of each article in ``brief``.

    >>> import nutgraf
    >>> text = "Shelling stopped on Sunday. Envoys signed at dawn. Troops will leave. Boats returned."
    >>> len(nutgraf.summarise(text, sentences=2)["brief"])
    2
    """
    reader = _reader(
        "summarise",
        sentences=sentences,
        words=words,
        percent=percent,
        method=method,
        focus=focus,
        verbatim=verbatim,
        explain_brief=explain,
        **reading,
    )
    return shapes.read(reader, articles, keep, errors)


def clean(articles: Any, *, errors: str = "record", **reading: Any) -> Any:
    """What is left of articles when everything is cut that is not the story.

    >>> import nutgraf
    >>> page = "The bill passed on Monday. Opponents walked out.\\n\\nClick here to subscribe to our newsletter"
    >>> nutgraf.clean(page)["text"]
    'The bill passed on Monday. Opponents walked out.'
    """
    return shapes.read(_reader("clean", **reading), _no_frame(articles), None, errors)


def sentences(articles: Any, *, story: bool = False, errors: str = "record", **reading: Any) -> Any:
    """The sentences of articles; those of the story alone where `story`.

    >>> import nutgraf
    >>> found = nutgraf.sentences("Dr. Harrow spoke. Nobody listened.")
    >>> [sentence["text"] for sentence in found["sentences"]]
    ['Dr. Harrow spoke.', 'Nobody listened.']
    """
    reader = _reader("story" if story else "sentences", **reading)
    return shapes.read(reader, _no_frame(articles), None, errors)


def _no_frame(articles: Any) -> Any:
    if shapes.is_frame(articles):
        raise TypeError("a table has columns of its own: give the texts alone, as frame['text']")
    return articles


def _reader(task: str, **asked: Any) -> Reader:
    return _made(task, tuple(sorted(asked.items())))


@lru_cache(maxsize=32)
def _made(task: str, asked: tuple[tuple[str, Any], ...]) -> Reader:
    return Reader(task, None, options(**dict(asked)))
