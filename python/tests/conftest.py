"""What tests share: the model inside, the program to compare with, the articles of the repository."""

import json
import os
import subprocess
from pathlib import Path

import pytest

import nutgraf

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def model():
    return nutgraf.load()


@pytest.fixture(scope="session")
def seeds():
    """The articles of the example newsroom, as objects."""
    paths = sorted((ROOT / "seeds").glob("*.txt"))
    return [{"id": path.stem, "text": path.read_text(), "desk": "example"} for path in paths]


@pytest.fixture(scope="session")
def program():
    """Runs the program `nutgraf`, which must give what the wheel gives."""
    path = os.environ.get("NUTGRAF")
    if path is None:
        pytest.skip("NUTGRAF names no program to compare with")

    def run(*arguments, stdin=None):
        given = [path, *map(str, arguments)]
        return subprocess.run(given, input=stdin, capture_output=True, text=True, check=False)

    return run


@pytest.fixture(scope="session")
def printed(program):
    """What the program prints of objects, as objects."""

    def run(articles, *arguments):
        lines = "".join(json.dumps(article) + "\n" for article in articles)
        told = program(*arguments, "--format", "jsonl", stdin=lines)
        return [json.loads(line) for line in told.stdout.splitlines()]

    return run
