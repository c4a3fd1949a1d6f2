"""Rules beside a model hold on their days, in whatever the articles come."""

import datetime
import json
import shutil

import pytest

import nutgraf

from conftest import ROOT

RULES = """
[[must]]
facet = "topic"
label = "disaster"
names = ["Ada Marsh"]
from = 2026-03-01
until = 2026-03-31
note = "the flood that she is in charge of"
"""
TEXT = "The team won the match. Ada Marsh inspired the club, the coach said. Fans praised her."
DAYS = ["2026-02-28", "2026-03-03", "2026-04-03", None]
HOLDS = [False, True, False, False]


@pytest.fixture(scope="module")
def ruled(tmp_path_factory):
    """A model that carries a rule of certain days."""
    room = tmp_path_factory.mktemp("room")
    shutil.copytree(ROOT / "labels", room / "labels")
    shutil.copytree(ROOT / "seeds", room / "seeds")
    (room / "labels" / "rules.toml").write_text(RULES)
    path = room / "ruled.safetensors"
    nutgraf.train(room / "labels", algorithm="complement").save(path)
    return path


def test_records_are_the_programs(program, ruled):
    articles = [{"id": str(n), "text": TEXT, "published": day} for n, day in enumerate(DAYS)]
    lines = "".join(json.dumps(article) + "\n" for article in articles)
    told = program("classify", "-m", ruled, "-f", "jsonl", stdin=lines).stdout.splitlines()
    found = nutgraf.load(ruled).classify(articles)
    assert found == [json.loads(line) for line in told]
    assert ["rules" in own for own in found] == HOLDS


def day(text):
    """The day, as libraries of tables hold it."""
    return text and datetime.date.fromisoformat(text)


def moment(text):
    """The moment at which that day begins."""
    return text and datetime.datetime.fromisoformat(text)


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
@pytest.mark.parametrize("kind", [str, day, moment])
def test_tables_tell_the_day(ruled, library, kind):
    dates = [own and kind(own) for own in DAYS]
    columns = {"text": [TEXT] * 4, "date": dates}
    module = pytest.importorskip(library)
    frame = module.table(columns) if library == "pyarrow" else module.DataFrame(columns)
    found = nutgraf.load(ruled).classify(frame)
    topics = found["topic"].to_list() if library != "pyarrow" else found["topic"].to_pylist()
    assert [own == "disaster" or own == ["disaster"] for own in topics] == HOLDS
