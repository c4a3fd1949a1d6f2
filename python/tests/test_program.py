"""The wheel says what the program says."""

import json

import pytest

import nutgraf

from conftest import ROOT

ODD = [
    {"id": "html", "text": "<p>The bill passed on <b>Monday</b>.</p><p>Opponents walked out.</p>"},
    {"id": "twice", "text": "The cafÃ© was full, and the mayorâ€™s speech was short."},
    {
        "id": "german",
        "text": "Der Rat von Wexmoor hat am Montag beschlossen, den alten Hafen zu schließen.",
    },
    {
        "id": 7,
        "title": "Talks",
        "text": "They met.",
        "outlet": "Gazette",
        "words": 2.5,
        "tags": ["a", None],
    },
    {"id": "target", "text": "Ilse Harrow failed. Doran Pell cheered.", "target": "Ilse Harrow"},
    {"id": "split", "sentences": ["The striker scored.", "Fans cheered."]},
    {"id": "teaser", "description": "Ministers met to discuss the budget cuts in parliament."},
]


@pytest.mark.parametrize(
    ("asked", "arguments"),
    [
        ({}, []),
        ({"brief": True}, ["--brief"]),
        ({"all": True, "facets": "topic"}, ["--all", "--facet", "topic"]),
        ({"explain": True, "precision": 0.8}, ["--explain", "--precision", "0.8"]),
        ({"abstain": True, "actors": 1}, ["--abstain", "--actors", "1"]),
        ({"language": "en", "target": "Harrow"}, ["--language", "en", "--target", "Harrow"]),
    ],
)
def test_tags_are_the_programs(model, seeds, printed, asked, arguments):
    articles = seeds[:40] + ODD
    assert model.classify(articles, **asked) == printed(articles, "classify", *arguments)


@pytest.mark.parametrize(
    ("asked", "arguments"),
    [
        ({}, []),
        ({"sentences": 1, "explain": True}, ["-n", "1", "--explain"]),
        ({"words": 40, "method": "lexrank"}, ["--words", "40", "--method", "lexrank"]),
        ({"percent": 20.0, "verbatim": True}, ["--percent", "20", "--verbatim"]),
        ({"focus": "ceasefire, envoy"}, ["--focus", "ceasefire, envoy"]),
    ],
)
def test_briefs_are_the_programs(seeds, printed, asked, arguments):
    articles = seeds[:40] + ODD
    assert nutgraf.summarise(articles, **asked) == printed(articles, "summarise", *arguments)


def test_cleaning_and_splitting_are_the_programs(seeds, printed):
    articles = seeds[:40] + ODD
    assert nutgraf.clean(articles) == printed(articles, "clean")
    assert nutgraf.sentences(articles) == printed(articles, "sentences")


def test_files_are_read_as_the_program_reads_them(model, program):
    told = program("classify", ROOT / "seeds", "--format", "jsonl", "--brief").stdout

    assert model.classify(ROOT / "seeds", brief=True) == [
        json.loads(line) for line in told.splitlines()
    ]
    some = [ROOT / "seeds" / "011-orlen-truce-signed.txt", ROOT / "nowhere.txt"]
    failed = model.classify(some)[-1]
    told = program("classify", *some).stderr
    assert f"{failed['id']}: {failed['error']}" in told


@pytest.mark.parametrize(
    "broken",
    [{"text": ""}, {"title": 3, "words": 4}, {"text": ["a", "b"]}, {"text": "[Removed]"}],
)
def test_what_cannot_be_read_is_told_in_the_same_words(model, program, broken):
    told = program(
        "classify", "-f", "jsonl", stdin=json.dumps({"text": "a"}) + "\n" + json.dumps(broken)
    )
    error = model.classify(["a", broken])[1]["error"]
    assert error in told.stderr
    with pytest.raises(nutgraf.ReadError) as raised:
        model.classify(broken)
    assert str(raised.value) == f"<memory>:1: {error}"


def test_models_fail_in_the_same_words(program, tmp_path):
    broken = tmp_path / "broken.safetensors"
    broken.write_bytes(b"no model")
    for path in (tmp_path / "nowhere.safetensors", broken):
        told = program("classify", "--model", path, ROOT / "seeds").stderr
        with pytest.raises(nutgraf.ModelError) as raised:
            nutgraf.load(path)
        assert f"error: {raised.value}" in told.replace("\n", " ") or str(raised.value) in told


def test_training_gives_the_programs_bytes(program, tmp_path):
    theirs, ours = tmp_path / "theirs.safetensors", tmp_path / "ours.safetensors"
    told = program("train", ROOT / "labels", "-o", theirs, "--algorithm", "complement")
    assert told.returncode == 0, told.stderr
    nutgraf.train(ROOT / "labels", algorithm="complement").save(ours)
    assert ours.read_bytes() == theirs.read_bytes()


def test_evaluation_gives_the_programs_figures(program, tmp_path):
    path = ROOT / "models" / "newsroom-en.safetensors"
    told = program("evaluate", ROOT / "labels", "--model", path, "--format", "json").stdout
    found = nutgraf.evaluate(ROOT / "labels", model=nutgraf.load(path))
    assert found.result == json.loads(told)
