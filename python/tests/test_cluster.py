"""The programs of docs/cluster.md run on their engines, and give what one process gives."""

import os
import re

import pytest

import nutgraf

from conftest import ROOT

arrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")


def program(engine):
    """The program for an engine, as the documentation has it."""
    text = (ROOT / "docs" / "cluster.md").read_text()
    return re.search(rf"```python {engine}\n(.*?)```", text, re.DOTALL).group(1)


@pytest.fixture
def folder(seeds, tmp_path, monkeypatch):
    """A working folder with articles, one of which cannot be read."""
    monkeypatch.chdir(tmp_path)
    articles = [{"id": own["id"], "text": own["text"]} for own in seeds]
    articles[17]["text"] = ""
    parquet.write_table(arrow.Table.from_pylist(articles), "articles.parquet", row_group_size=25)
    return tmp_path


@pytest.fixture
def alone(model, folder):
    """The rows of one process."""
    rows = model.classify(parquet.read_table(folder / "articles.parquet"), keep=["id"]).to_pylist()
    assert sum(row["error"] is not None for row in rows) == 1
    return by_id(rows)


def by_id(rows):
    return sorted(rows, key=lambda row: row["id"])


def written(folder):
    return by_id(parquet.read_table(folder / "tags.parquet").to_pylist())


def run(code, **names):
    exec(compile(code, "cluster.md", "exec"), names)
    return names


def test_sail(folder, alone):
    pytest.importorskip("pysail")
    pytest.importorskip("pyspark")
    names = run(program("sail"))
    run(program("spark"))
    assert written(folder) == alone
    names["spark"].stop()
    names["server"].stop()


def test_dask(folder, alone):
    pytest.importorskip("dask.dataframe")
    run(program("dask"))
    found = written(folder)
    assert found == [{name: row[name] for name in found[0]} for row in alone]


@pytest.mark.skipif("NUTGRAF_RAY" not in os.environ, reason="Ray takes long to start")
def test_ray(folder, alone):
    pytest.importorskip("ray")
    run(program("ray"))
    assert written(folder) == alone


def test_a_replaced_model_is_read_again(tmp_path):
    texts = ["The striker scored.", "Fans cheered.", "The judge rose.", "The court heard."]
    path, batch = tmp_path / "model.safetensors", arrow.record_batch({"text": texts})
    told = []
    for labels in (["a", "a", "b", "b"], ["cup", "cup", "law", "law"]):
        nutgraf.train(texts, labels, facet="desk").save(path)
        told += next(nutgraf.classify_batches([batch], path, keep=[]))["desk"].to_pylist()
    assert told == ["a", "a", "b", "b", "cup", "cup", "law", "law"]


def test_declared_columns_are_those_that_come(model):
    batch = arrow.record_batch({"id": ["a"], "text": ["The striker scored."]})
    for asked in ({}, {"brief": True}, {"facets": "topic"}):
        schema = nutgraf.classify_schema("id string", **asked)
        names = next(nutgraf.classify_batches([batch], keep=["id"], **asked)).schema.names
        assert [own.strip("`") for own in re.findall(r"(?:^|, )(`\w+`|id) ", schema)] == names
    briefs = next(nutgraf.summarise_batches([batch], keep=["id"]))
    assert briefs.schema.names == ["id", "brief", "reason", "method", "language", "notes", "error"]
