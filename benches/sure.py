#!/usr/bin/env python3
"""What `sure` promises on a thousand labels, and what it keeps.

usage: sure.py CORPORA [--nutgraf PATH]... [--draws N] [--size N] [--only NAME,...] [--apart]

CORPORA is a folder like ../shared/corpora. A draw is a thousand training articles of a corpus, the
same for every program; judged are the training articles that were not drawn. One row a corpus and
program in Markdown: the share of the sure tags that is right (mean over the draws in which some are
sure), the draws in which it is under .86, the draws in which nothing is sure, the share of tags that
is sure, accuracy and macro-F1. With --apart the stances of semeval2016 are told towards one target
at a time, which nothing was learnt of.
"""
import argparse, collections, gzip, json, os, random, statistics, subprocess, tempfile

from sklearn.metrics import f1_score

CORPORA = {
    "climate-news": "stance/climate-news", "semeval2016": "stance/semeval2016",
    "nyt-cap": "topic/nyt-cap", "newsmtsc": "stance/newsmtsc", "bills-cap": "topic/bills-cap",
}
BAR = 0.86


def read(folder):
    with gzip.open(os.path.join(folder, "train.jsonl.gz"), "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def draws(rows, size, count):
    """Each draw's rows to learn from, and the others."""
    for seed in range(count):
        places = set(random.Random(1000 + seed).sample(range(len(rows)), size))
        yield ([row for place, row in enumerate(rows) if place in places],
               [row for place, row in enumerate(rows) if place not in places])


def by_target(rows):
    """Each target's others, to learn from, and its own rows."""
    for target in sorted({row["target"] for row in rows}):
        yield ([row for row in rows if row["target"] != target],
               [row for row in rows if row["target"] == target])


class Nutgraf:
    def __init__(self, binary, folder):
        self.binary, self.folder = binary, folder

    def write(self, rows):
        path = os.path.join(self.folder, "rows.jsonl")
        with open(path, "w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        return path

    def tags(self, train, test):
        """The first tag of each test row; of one that got none, nothing."""
        model = os.path.join(self.folder, "model.safetensors")
        facet = "stance" if "target" in train[0] else "topic"
        subprocess.run([self.binary, "train", self.write(train), "--facet", f"{facet}=label", "-o",
                        model, "--force"], check=True, capture_output=True)
        lines = subprocess.run([self.binary, "classify", self.write(test), "--model", model,
                                "--format", "jsonl"], check=True, capture_output=True).stdout
        return [next(iter(json.loads(line)["tags"]), None) for line in lines.splitlines()]


def outcome(tags, test):
    """Sure and right, sure, tags, accuracy and macro-F1 of one draw."""
    truth = [row["label"] for row in test]
    given = [tag["label"] if tag else "" for tag in tags]
    sure = [label == row["label"] for tag, label, row in zip(tags, given, test)
            if tag and tag["sure"]]
    hits = sum(label == true for label, true in zip(given, truth))
    f1 = f1_score(truth, given, average="macro", labels=sorted(set(truth)), zero_division=0)
    return sum(sure), len(sure), len(test), hits / len(test), f1


def row(name, program, outcomes):
    shares = [right / sure for right, sure, *_ in outcomes if sure]
    mean = f"{statistics.mean(shares):.3f}" if shares else "–"
    pooled = sum(o[0] for o in outcomes) / max(sum(o[1] for o in outcomes), 1)
    cells = [name, program, mean, f"{pooled:.3f}", sum(share < BAR for share in shares),
             len(outcomes) - len(shares), f"{statistics.mean(o[1] / o[2] for o in outcomes):.1%}",
             f"{statistics.mean(o[3] for o in outcomes):.3f}",
             f"{statistics.mean(o[4] for o in outcomes):.3f}"]
    print("| " + " | ".join(map(str, cells)) + " |", flush=True)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    args.add_argument("corpora")
    args.add_argument("--nutgraf", action="append")
    args.add_argument("--draws", type=int, default=20)
    args.add_argument("--size", type=int, default=1000)
    args.add_argument("--only", default=",".join(CORPORA))
    args.add_argument("--apart", action="store_true")
    args = args.parse_args()
    head = ["corpus", "program", "sure and right, mean", "all draws", f"under {BAR}", "never sure",
            "sure", "accuracy", "macro-F1"]
    print("| " + " | ".join(head) + " |\n" + "|---" * len(head) + "|")
    for name in ["semeval2016"] if args.apart else args.only.split(","):
        rows = read(os.path.join(args.corpora, CORPORA[name]))
        parts = list(by_target(rows) if args.apart else draws(rows, args.size, args.draws))
        for binary in args.nutgraf or ["target/release/nutgraf"]:
            with tempfile.TemporaryDirectory() as folder:
                model = Nutgraf(binary, folder)
                outcomes = [outcome(model.tags(train, test), test) for train, test in parts]
            row(name, os.path.basename(binary), outcomes)


if __name__ == "__main__":
    main()
