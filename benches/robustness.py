#!/usr/bin/env python3
"""ROUGE of briefs of articles that are not what the model was trained on, beside lead and forward.

usage: robustness.py FOLDER [--nutgraf PATH]

FOLDER holds cnndm/val.jsonl.gz and cnn-cased/train.jsonl.gz with the fields "id", "article" and
"summary", and in cnndm "sentences". A fifth of each is taken by id, of cnndm at most 800 articles;
these are then shuffled, reversed, cut short, padded and joined. One row a variant, in Markdown:
articles, and ROUGE-1 / 2 / Lsum by method.
"""
import argparse, gzip, hashlib, json, os, random, subprocess, tempfile

METHODS = ["lead", "forward", "expected", "lexical-free"]
SAMPLE, LONG = 800, 500


def read(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def fifth(rows):
    return [row for row in rows if int(hashlib.md5(row["id"].encode()).hexdigest(), 16) % 5 == 0]


def split(row, sentences):
    return {"id": row["id"], "summary": row["summary"], "sentences": sentences}


def joined(row, text):
    return {"id": row["id"], "summary": row["summary"], "text": text}


def variants(folder):
    cased = fifth(read(os.path.join(folder, "cnn-cased", "train.jsonl.gz")))
    yield "cnn-cased, a fifth held out by id", [joined(row, row["article"]) for row in cased]
    yield "the same without a capital", [joined(row, row["article"].lower()) for row in cased]
    every = read(os.path.join(folder, "cnndm", "val.jsonl.gz"))
    rows = fifth(every)[:SAMPLE]
    draw = random.Random(0)
    yield "cnndm val, a sample", [split(row, row["sentences"]) for row in rows]
    yield "its sentences shuffled", [
        split(row, draw.sample(row["sentences"], len(row["sentences"]))) for row in rows]
    yield "reversed", [split(row, row["sentences"][::-1]) for row in rows]
    for count in 5, 10, 60:
        yield f"first {count} sentences" if count == 5 else f"first {count}", [
            split(row, row["sentences"][:count]) for row in rows if len(row["sentences"]) >= count]
    others = [sentence for row in every[:2000] for sentence in row["sentences"]]
    yield f"padded to {LONG} with sentences of other articles", [
        split(row, (row["sentences"] + draw.sample(others, LONG))[:LONG]) for row in rows]
    yield "as one lower-case text, split by nutgraf", [joined(row, row["article"]) for row in rows]


def judge(nutgraf, rows, folder):
    path = os.path.join(folder, "articles.jsonl")
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    methods = [option for method in METHODS for option in ("--method", method)]
    judged = subprocess.run([nutgraf, "evaluate-brief", path, "--format", "json", *methods],
                            check=True, capture_output=True).stdout
    writers = {writer["name"]: writer["rouge"] for writer in json.loads(judged)["writers"]}
    measures = "rouge1", "rouge2", "rougeLsum"
    return [" / ".join(f"{writers[method][measure]['value']:.2f}" for measure in measures)
            for method in METHODS]


def main():
    args = argparse.ArgumentParser()
    args.add_argument("folder")
    args.add_argument("--nutgraf", default="target/release/nutgraf")
    args = args.parse_args()
    print("| articles | n | lead | forward | expected | without words |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in variants(args.folder):
            cells = judge(args.nutgraf, rows, folder)
            print(f"| {name} | {len(rows):,} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
