#!/usr/bin/env python3
"""Accuracy by language on sib200-19lang: nutgraf beside scikit-learn's complement naive Bayes.

usage: languages.py FOLDER [--nutgraf PATH] [--together] [--apart] [--only CODE,...] [--option=FLAG]

FOLDER holds train.jsonl.gz and dev.jsonl.gz with the fields "text", "label" and "lang". "Apart"
trains a model a language, "together" one of all; both with default options,
and CNB is that of ../shared/peers/classify_peers.py. One row a language, in Markdown.
"""
import argparse, collections, gzip, json, os, subprocess, tempfile
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.naive_bayes import ComplementNB
from sklearn.pipeline import make_pipeline


def read(path):
    by_language = collections.defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            by_language[row["lang"]].append(row)
    return dict(sorted(by_language.items()))


def cnb(train):
    vectors = TfidfVectorizer(sublinear_tf=True, min_df=2, ngram_range=(1, 2))
    model = make_pipeline(vectors, ComplementNB(alpha=0.1))
    return model.fit([row["text"] for row in train], [row["label"] for row in train])


def share(model, dev):
    guess = model.predict([row["text"] for row in dev])
    return sum(g == row["label"] for g, row in zip(guess, dev)) / len(dev)


class Nutgraf:
    def __init__(self, binary, folder, options):
        self.binary, self.folder, self.options = binary, folder, options

    def write(self, rows):
        path = os.path.join(self.folder, "rows.jsonl")
        with open(path, "w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        return path

    def train(self, rows):
        model = os.path.join(self.folder, "model.safetensors")
        subprocess.run([self.binary, "train", self.write(rows), "--facet", "topic=label", "-o", model,
                        "--force", *self.options], check=True, capture_output=True)
        return model

    def labels(self, model, rows):
        """The first label of each row; of one that got none, nothing."""
        lines = subprocess.run([self.binary, "classify", self.write(rows), "--model", model,
                                "--format", "jsonl"], check=True, capture_output=True).stdout
        tags = [json.loads(line)["tags"] for line in lines.splitlines()]
        return [of_row[0]["label"] if of_row else "" for of_row in tags]

    def share(self, model, dev):
        guess = self.labels(model, dev)
        return sum(g == row["label"] for g, row in zip(guess, dev)) / len(dev)


def main():
    args = argparse.ArgumentParser()
    args.add_argument("folder")
    args.add_argument("--nutgraf", default="target/release/nutgraf")
    args.add_argument("--together", action="store_true")
    args.add_argument("--apart", action="store_true")
    args.add_argument("--only", default="")
    args.add_argument("--option", action="append", default=[], help="for `nutgraf train`")
    args = args.parse_args()
    train, dev = (read(os.path.join(args.folder, f"{part}.jsonl.gz")) for part in ("train", "dev"))
    wanted = [lang for lang in train if not args.only or lang[:3] in args.only.split(",")]
    every = [row for lang in train for row in train[lang]]
    with tempfile.TemporaryDirectory() as folder:
        nutgraf = Nutgraf(args.nutgraf, folder, args.option)
        ways = []
        if args.together:
            joint, peer = nutgraf.train(every), cnb(every)
            joint = os.rename(joint, joint + ".all") or joint + ".all"
            ways.append(lambda lang: (nutgraf.share(joint, dev[lang]), share(peer, dev[lang])))
        if args.apart:
            ways.append(lambda lang: (nutgraf.share(nutgraf.train(train[lang]), dev[lang]),
                                      share(cnb(train[lang]), dev[lang])))
        sums = collections.Counter()
        for lang in wanted:
            figures = [figure for way in ways for figure in way(lang)]
            sums.update(dict(enumerate(figures)))
            print(f"| {lang} | " + " | ".join(f"{f:.3f}" for f in figures) + " |", flush=True)
        mean = " | ".join(f"{sums[i] / len(wanted):.3f}" for i in sorted(sums))
        print(f"| mean | {mean} |")


if __name__ == "__main__":
    main()
