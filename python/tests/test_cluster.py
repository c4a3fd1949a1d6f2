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
    os.mkdir("articles.parquet")
    for part in range(4):
        table = arrow.Table.from_pylist(articles[part::4])
        parquet.write_table(table, f"articles.parquet/{part}.parquet")
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


def test_sail(folder, alone, monkeypatch):
    pytest.importorskip("pysail")
    pytest.importorskip("pyspark")
    monkeypatch.setenv("SPARK_REMOTE", "")
    names = run(program("sail"))
    spark = run(program("spark"))["spark"]
    assert written(folder) == alone
    spark.stop()
    names["server"].stop()


def test_counts_of_parts_make_the_model_of_one_process(folder, seeds, monkeypatch):
    pytest.importorskip("pysail")
    pytest.importorskip("pyspark")
    monkeypatch.setenv("SPARK_REMOTE", "")
    desks = ["a", "b", "c"]
    rows = [
        {"id": own["id"], "text": own["text"], "desk": desks[number % 3]}
        for number, own in enumerate(seeds)
    ]
    os.mkdir("labelled.parquet")
    for part in range(4):
        table = arrow.Table.from_pylist(rows[25 * part : 25 * part + 25])
        parquet.write_table(table, f"labelled.parquet/{part}.parquet")
    names = run(program("sail"))
    run(program("count"))["spark"].stop()
    names["server"].stop()
    table = arrow.Table.from_pylist(rows)
    nutgraf.train(table, "desk", algorithm="complement").save("alone.safetensors")
    told = [(folder / f"{name}.safetensors").read_bytes() for name in ("desk", "alone")]
    assert told[0] == told[1]


def test_dask(folder, alone):
    pytest.importorskip("dask")
    run(program("dask"))
    assert written(folder) == alone


@pytest.mark.skipif("NUTGRAF_RAY" not in os.environ, reason="Ray takes long to start")
def test_ray(folder, alone):
    pytest.importorskip("ray")
    run(program("ray"))
    assert written(folder) == alone


def test_a_replaced_model_is_read_again(tmp_path):
    texts = ["The striker scored.", "Fans cheered.", "The judge rose.", "The court heard."]
    texts = [f"{text} {number} times." for number in range(3) for text in texts]
    path, batch = tmp_path / "model.safetensors", arrow.record_batch({"text": texts})
    told = []
    for labels in (["a", "a", "b", "b"] * 3, ["cup", "cup", "law", "law"] * 3):
        nutgraf.train(texts, labels, facet="desk").save(path)
        told += next(nutgraf.classify_batches([batch], path, keep=[]))["desk"].to_pylist()[:4]
    assert told == ["a", "a", "b", "b", "cup", "cup", "law", "law"]


def test_declared_columns_are_those_that_come(model):
    batch = arrow.record_batch({"id": ["a"], "text": ["The striker scored."]})
    for asked in ({}, {"brief": True}, {"facets": "topic"}):
        schema = nutgraf.classify_schema("id string", **asked)
        names = next(nutgraf.classify_batches([batch], keep=["id"], **asked)).schema.names
        assert [own.strip("`") for own in re.findall(r"(?:^|, )(`\w+`|id) ", schema)] == names
    briefs = next(nutgraf.summarise_batches([batch], keep=["id"]))
    assert briefs.schema.names == ["id", "brief", "reason", "method", "language", "notes", "error"]
