#!/usr/bin/env python3
"""The forty articles of stance-articles.csv, and how far a model agrees with their labels.

    ./stance-articles.py articles CORPORA reported > articles.jsonl
    nutgraf classify articles.jsonl -m MODEL --facet stance -f jsonl -o tags.jsonl
    ./stance-articles.py agree reported tags.jsonl

`articles` writes the half asked for, from the corpora beside the repository, without their targets:
the model has to find whom they are about. `--targets` gives it the targets; `agree` reads either.
"""

import csv
import gzip
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
FILES = {
    "allsides-lean": "stance/allsides-lean/articles.jsonl.gz",
    "cnn-cased": "summary/cnn-cased/train.jsonl.gz",
}


def labelled(half):
    with open(HERE / "stance-articles.csv", newline="") as table:
        return [row for row in csv.DictReader(table) if row["half"] == half]


def articles(corpora, half, with_targets):
    rows = {row["article"]: row for row in labelled(half)}
    found = {}
    for name, file in FILES.items():
        wanted = {id for id, row in rows.items() if row["corpus"] == name}
        with gzip.open(Path(corpora) / file, "rt") as lines:
            for record in map(json.loads, lines):
                if record["id"] in wanted:
                    text = record.get("text") or record["article"]
                    found[record["id"]] = {"text": text, "title": record.get("title")}
    for id, row in rows.items():
        if row["corpus"] == "seeds":
            found[id] = {"text": (HERE.parent.parent / id).read_text(), "title": None}
        article = {"id": id, **found[id]}
        if with_targets and row["target"]:
            article["target"] = row["target"]
        print(json.dumps(article, ensure_ascii=False))


def called(name, target):
    """Whether two names are one actor's: the same, or the same surname."""
    return name == target or name.split()[-1] == target.split()[-1] or target in name or name in target


def agree(half, tags):
    with open(tags) as lines:
        said = {line["id"]: line["tags"] for line in map(json.loads, lines)}
    first = any_of = of = 0
    pairs = []
    for row in labelled(half):
        if not row["target"]:
            continue
        of += 1
        tags = [tag for tag in said[row["article"]] if tag["facet"] == "stance"]
        right = [tag for tag in tags if called(tag["target"], row["target"])]
        first += bool(tags) and tags[0] in right
        any_of += bool(right)
        label = right[0]["label"] if right else "none"
        pairs.append((row["label"], label))
        print(f"{row['article']:40} {row['target']:28} {row['label']:11} {label}")
    same = sum(gold == given for gold, given in pairs)
    labels = {label for pair in pairs for label in pair}
    share = lambda place, label: sum(pair[place] == label for pair in pairs) / of
    chance = sum(share(0, label) * share(1, label) for label in labels)
    kappa = (same / of - chance) / (1 - chance)
    print(f"main actor first {first}/{of}, among those told {any_of}/{of}")
    print(f"stance agrees {same}/{of} = {same / of:.3f}, Cohen's kappa {kappa:.3f}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["articles", corpora, half, *flags]:
            articles(corpora, half, "--targets" in flags)
        case ["agree", half, tags]:
            agree(half, tags)
        case _:
            sys.exit(__doc__)
