"""Articles in all the shapes that people hold them in, and results in the same shape."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ._native import Reader, ReadError, Table


def read(reader: Reader, articles: Any, keep: list[str] | None, errors: str) -> Any:
    """What `reader` makes of `articles`, in their shape."""
    if errors not in ("record", "raise"):
        raise ValueError(f"no way to treat errors is called `{errors}`: choose record or raise")
    if is_one(articles):
        return records(reader, [articles], "raise")[0]
    if isinstance(articles, os.PathLike):
        return checked(reader.files([articles]), errors)
    if is_frame(articles):
        return frame(reader, articles, keep, errors)
    return records(reader, articles, errors)


def is_one(articles: Any) -> bool:
    """Whether it is one article, and not many: a text, or its fields."""
    return isinstance(articles, (str, Mapping))


def is_frame(articles: Any) -> bool:
    """Whether it is a table with columns: of one column alone, as a Series, the values are articles."""
    return is_pandas(articles) or (
        hasattr(articles, "__arrow_c_stream__") and is_arrow_table(articles)
    )


def is_pandas(articles: Any) -> bool:
    """Whether it is a DataFrame of pandas, which speaks Arrow only where pyarrow is installed."""
    kind = type(articles)
    return kind.__module__.split(".")[0] == "pandas" and hasattr(articles, "columns")


def is_arrow_table(articles: Any) -> bool:
    """Whether what speaks Arrow has several columns."""
    return any(hasattr(articles, name) for name in ("columns", "column_names", "schema"))


def records(reader: Reader, articles: Iterable[Any], errors: str) -> list[dict[str, Any]]:
    """A dictionary an article."""
    articles = values(articles)
    if isinstance(articles, list) and any(isinstance(own, os.PathLike) for own in articles):
        return checked(reader.files(articles), errors)
    return checked(reader.objects(fields(articles)), errors)


def values(articles: Any) -> Any:
    """The values of a column as Python's own, of whatever library it is."""
    for method in ("to_pylist", "to_list", "tolist"):
        if hasattr(articles, method):
            return getattr(articles, method)()
    return articles


def fields(articles: Iterable[Any]) -> Iterator[Any]:
    """Mappings of every kind as dictionaries, which the native half knows."""
    for article in articles:
        is_mapping = isinstance(article, Mapping) and not isinstance(article, dict)
        yield dict(article) if is_mapping else article


def checked(lines: list[str], errors: str) -> list[dict[str, Any]]:
    """The objects of lines of JSON; the first error is raised if that is asked for."""
    found = [json.loads(line) for line in lines]
    if errors == "raise":
        for article in found:
            if "error" in article:
                raise ReadError(f"{article['id']}: {article['error']}")
    return found


def frame(reader: Reader, articles: Any, keep: list[str] | None, errors: str) -> Any:
    """A table of the same library, with columns added to those that are kept."""
    found = table(reader, articles, keep)
    if errors == "raise":
        raise_first(found)
    return beside(articles, keep, found) if is_pandas(articles) else like(articles, found)


def table(reader: Reader, articles: Any, keep: list[str] | None) -> Table:
    """What `reader` makes of a table, as a table; of pandas without pyarrow, and nothing is kept."""
    if is_pandas(articles):
        return reader.rows(rows(articles))
    return reader.table(articles, keep)


def rows(articles: Any) -> Iterator[dict[str, Any]]:
    """The rows of a DataFrame of pandas as dictionaries, with None for what is missing."""
    given = articles.astype(object).where(articles.notna(), None)
    names = [str(name) for name in given.columns]
    columns = [given.iloc[:, place].tolist() for place in range(len(names))]
    return (dict(zip(names, row)) for row in zip(*columns))


def beside(articles: Any, keep: list[str] | None, found: Table) -> Any:
    """The columns of a DataFrame that are kept, and those of `found` beside them."""
    kept = articles if keep is None else articles[keep]
    columns = found.to_pydict()
    if "id" in kept.columns:
        del columns["id"]
    ours = {
        f"nutgraf_{name}" if name in kept.columns else name: own for name, own in columns.items()
    }
    return kept.join(type(articles)(ours, index=articles.index))


def like(articles: Any, table: Any) -> Any:
    """`table` as an object of the library that `articles` is from."""
    library = type(articles).__module__.split(".")[0]
    if library == "polars":
        import polars

        return polars.DataFrame(table)
    if library == "pyarrow":
        import pyarrow

        reader = pyarrow.RecordBatchReader.from_stream(table)
        is_batch = isinstance(articles, pyarrow.RecordBatch)
        return reader.read_next_batch() if is_batch else reader.read_all()
    return table


def raise_first(found: Table) -> None:
    """Raises the first error of a table."""
    for number, error in enumerate(found.to_pydict(["error"])["error"], 1):
        if error is not None:
            raise ReadError(f"<memory>:{number}: {error}")
