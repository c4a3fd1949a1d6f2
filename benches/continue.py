"""A desk that corrects news-en: what 50, 200 and 1,000 corrections make of it.

    python3 benches/continue.py --nutgraf target/release/nutgraf --corpora ../shared/corpora

The desk is HuffPost's: each headline has one topic, that of its section, where news-en would give
any number. Corrections and 2,000 held-out headlines are drawn from the training split, without the
articles that were annotated for news-en. Prints micro-F1 of the topics, with intervals of 1,000
bootstrap samples, and what continuing said; `--keep DIR` leaves the models for `nutgraf evaluate`.
"""

import argparse
import csv
import gzip
import json
import pathlib
import random
import subprocess
import tempfile

SECTIONS = {
    "POLITICS": "politics",
    "ENTERTAINMENT": "arts", "COMEDY": "arts", "ARTS": "arts", "ARTS & CULTURE": "arts", "CULTURE & ARTS": "arts",
    "SPORTS": "sport",
    "STYLE & BEAUTY": "lifestyle", "STYLE": "lifestyle", "TRAVEL": "lifestyle", "FOOD & DRINK": "lifestyle",
    "TASTE": "lifestyle", "HOME & LIVING": "lifestyle", "WEDDINGS": "lifestyle", "PARENTING": "lifestyle",
    "PARENTS": "lifestyle", "DIVORCE": "lifestyle",
    "WELLNESS": "health", "HEALTHY LIVING": "health",
    "BUSINESS": "economy", "MONEY": "economy",
    "CRIME": "crime",
    "QUEER VOICES": "society", "WOMEN": "society", "BLACK VOICES": "society",
    "RELIGION": "religion",
    "SCIENCE": "science", "TECH": "science",
    "GREEN": "environment", "ENVIRONMENT": "environment",
    "EDUCATION": "education", "COLLEGE": "education",
    "WORLDPOST": "conflict", "THE WORLDPOST": "conflict", "WORLD NEWS": "conflict",
    "WEIRD NEWS": "human interest", "GOOD NEWS": "human interest",
}
HELD_OUT = 2000


def desk(corpora, annotated):
    """The headlines of the desk in a fixed, shuffled order."""
    with gzip.open(corpora / "topic/huffpost/train.jsonl.gz", "rt") as lines:
        records = [json.loads(line) for line in lines]
    rows = [
        {"id": own["id"], "text": own["text"], "topic": SECTIONS[own["label"]]}
        for own in records
        if own["label"] in SECTIONS and own["id"] not in annotated
    ]
    random.Random(19).shuffle(rows)
    return rows


def annotated(table):
    """The headlines that were annotated for news-en."""
    with open(table) as lines:
        return {row["id"] for row in csv.DictReader(lines) if row["corpus"] == "huffpost-train"}


def write(path, rows):
    with open(path, "w", newline="") as out:
        table = csv.DictWriter(out, ["id", "text", "topic"])
        table.writeheader()
        table.writerows(rows)


def counts(nutgraf, path, rows, model):
    """Of each headline: topics that are right, given, and of the desk."""
    command = [nutgraf, "classify", path, "-f", "jsonl", "--quiet"] + (["-m", model] if model else [])
    # The desk's labels are no input.
    done = subprocess.run(command, capture_output=True, text=True)
    given = {}
    for line in done.stdout.splitlines():
        record = json.loads(line)
        topics = {tag["label"] for tag in record["tags"] if tag["facet"] == "topic"}
        given[str(record["id"])] = topics
    return [(len(given.get(r["id"], set()) & {r["topic"]}), len(given.get(r["id"], ())), 1) for r in rows]


def f1(counts):
    right, given, wanted = (sum(column) for column in zip(*counts))
    return 2 * right / (given + wanted)


def interval(counts):
    rng = random.Random(1)
    draws = sorted(f1(rng.choices(counts, k=len(counts))) for _ in range(1000))
    return f"{f1(counts):.3f} [{draws[25]:.3f}, {draws[974]:.3f}]"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--nutgraf", default="target/release/nutgraf")
    parser.add_argument("--corpora", type=pathlib.Path, default=pathlib.Path("../shared/corpora"))
    parser.add_argument("--annotated", default="models/news-en/topics.csv")
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("--corrections", type=int, nargs="*", default=[50, 200, 1000])
    args = parser.parse_args()
    rows = desk(args.corpora, annotated(args.annotated))
    held_out, pool = rows[:HELD_OUT], rows[HELD_OUT:]
    with tempfile.TemporaryDirectory() as folder:
        folder = args.keep or pathlib.Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        test = folder / "held_out.csv"
        with open(test, "w", newline="") as out:
            csv.writer(out).writerows([("id", "text"), *((own["id"], own["text"]) for own in held_out)])
        print("before:", interval(counts(args.nutgraf, test, held_out, None)), flush=True)
        for number in args.corrections:
            table, model = folder / f"{number}.csv", folder / f"{number}.safetensors"
            write(table, pool[:number])
            command = [args.nutgraf, "train", table, "--base", "news-en", "-o", model, "--force"]
            report = subprocess.run(command, capture_output=True, text=True)
            print(report.stdout[report.stdout.find("  continued") :], report.stderr, flush=True)
            print(f"{number}:", interval(counts(args.nutgraf, test, held_out, model)), flush=True)


if __name__ == "__main__":
    main()
