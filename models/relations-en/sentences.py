#!/usr/bin/env python3
"""The sentences that the model of relations learns from, and those that test it.

    ./sentences.py CORPORA train > sentences.jsonl
    ./sentences.py CORPORA test > test.jsonl

CORPORA is the folder of corpora beside the repository. `train` writes directed_sentiment's training
and validation parts, less the sentences that stand in its test part too, and the recent sentences of
models/news-en/relations.csv; `test` the sentences of the test part that do not stand in the training
part.
"""

import csv
import gzip
import json
import re
import sys
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "news-en" / "relations.csv"
LABELS = {"0": "none", "1": "supportive", "2": "supportive", "3": "critical", "4": "critical"}
# Of these the second name is the holder.
REVERSED = {"2", "4"}
RECENT = {"against": "critical", "for": "supportive", "none": "none"}
FILES = {
    "aljazeera-2025": "aljazeera_2025/articles.jsonl.gz",
    "bbc-2024": "bbc_2024/articles.jsonl.gz",
    "bbc-gaza-2023": "bbc_gaza_2023/articles.jsonl.gz",
    "cnn-2024": "cnn_2024/articles.jsonl.gz",
    "current-events-2021": "wikipedia_current_events/silver_2021_2026.jsonl.gz",
    "google-news-2025": "google_news_conflict_2025/articles.jsonl.gz",
    "news-dumpster-2025": "news_dumpster_2025/articles.jsonl.gz",
    "newspaper4k-2023": "newspaper4k_2023/articles.jsonl.gz",
    "ukraine-aj-bbc-2023": "ukraine_aj_bbc_2023/articles.jsonl.gz",
    "ukraine-media-2022": "ukraine_media_2022/articles.jsonl.gz",
}


def records(path):
    with gzip.open(path, "rt") as lines:
        yield from map(json.loads, lines)


def line(text, holder, target, label, recent):
    fields = {"text": text, "holder": holder, "target": target, "label": label, "recent": recent}
    return json.dumps(fields, ensure_ascii=False)


def plain(text):
    """Words alone, by which sentences are compared."""
    return re.sub(r"\W+", " ", text).strip().lower()


def marked(record):
    """A sentence without the brackets around its two names, and where these stand."""
    (a, b), (c, d) = (match.span() for match in re.finditer(r"\[[^\[\]]*\]", record["text"]))
    text = record["text"]
    bare = text[:a] + text[a + 1 : b - 1] + text[b:c] + text[c + 1 : d - 1] + text[d:]
    return bare, [a, b - 2], [c - 2, d - 4]


def older(corpora, part):
    rows = list(records(corpora / "recent/directed_sentiment/sentences.jsonl.gz"))
    texts = {"train": set(), "valid": set(), "test": set()}
    for row in rows:
        texts[row["split"]].add(plain(marked(row)[0]))
    other = "train" if part == "test" else "test"
    for row in rows:
        is_test = row["split"] == "test"
        text, first, second = marked(row)
        if is_test != (part == "test") or plain(text) in texts[other]:
            continue
        names = (second, first) if row["label"] in REVERSED else (first, second)
        yield line(text, *names, LABELS[row["label"]], False)


def recent(corpora):
    with open(TABLE, newline="") as table:
        rows = list(csv.DictReader(table))
    texts = {}
    for name, file in FILES.items():
        wanted = {row["id"] for row in rows if row["corpus"] == name}
        for record in records(corpora / "recent" / file):
            id = record["url"] if name == "google-news-2025" else str(record["id"])
            if id in wanted:
                texts[name, id] = " ".join(record["text"].split())
    for row in rows:
        start, end = int(row["start"]), int(row["end"])
        names = ([int(row[f"{who}_{at}"]) - start for at in ("start", "end")] for who in ("holder", "target"))
        text = texts[row["corpus"], row["id"]][start:end]
        yield line(text, *names, RECENT[row["label"]], True)


def main(corpora, part):
    for written in older(corpora, part):
        print(written)
    if part == "train":
        for written in recent(corpora):
            print(written)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
