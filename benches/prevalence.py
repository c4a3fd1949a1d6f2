#!/usr/bin/env python3
"""Label shares of batches: `nutgraf classify --prevalence` beside counting tags.

usage: prevalence.py CORPORA [--nutgraf PATH] [--only NAME,...] [--dev] [--batches N] [--size N] [--seed N]
                     [--apart]

CORPORA is a folder like ../shared/corpora. Of each corpus some training articles are learnt from once and
correct the shares, by folds; with --apart other training articles, as many, do. A batch is drawn with
replacement from the test split, or with --dev from other training articles: of five in turn one has the
labels as often as the split, two a little shifted (Dirichlet 3), two much (Dirichlet 1). Of newsmtsc,
whose test split has mentions that were chosen in another way, a fifth of the training articles takes its
place, and the official one is `newsmtsc-official`; of huffpost there are ten labels of forty-one.

Prints a row a corpus in Markdown: half the L1 distance between told and true shares, counted and
corrected; the same as they come / a little shifted / much; how often the 95 % interval holds a label's
share, and its mean width; and batches of which no correction is given since they look different.
"""
import argparse, collections, json, os, random, statistics, tempfile

import numpy as np

from few_labels import CORPORA, read
from labels_next import Program

TEN = ("POLITICS", "SPORTS", "WELLNESS", "TRAVEL", "FOOD & DRINK", "BUSINESS", "CRIME", "RELIGION", "SCIENCE",
       "ENTERTAINMENT")
LEARNT = {"agnews": 1000, "huffpost": 2000, "newsmtsc": 2000, "newsmtsc-official": 2000}
SHIFTS = (None, 3, 3, 1, 1)
SHIFTED = ("as they come", "a little shifted", "much shifted")


def rows_of(corpora, name, dev):
    """Training articles, those that correct if apart, and the pool of which batches are drawn."""
    folder = os.path.join(corpora, CORPORA[name.removesuffix("-official")])
    train, test = (read(os.path.join(folder, f"{part}.jsonl.gz")) for part in ("train", "test"))
    if name == "huffpost":
        train, test = ([row for row in rows if row["label"] in TEN] for rows in (train, test))
    random.Random(0).shuffle(train)
    if name == "newsmtsc":
        train, test = train[len(train) // 5:], train[: len(train) // 5]
    train, apart, others = train[: LEARNT[name]], train[LEARNT[name]: 2 * LEARNT[name]], train[2 * LEARNT[name]:]
    return train, apart, others if dev else test


def batches(pool, args):
    """As many batches, each with the kind of its shift."""
    by_label = collections.defaultdict(list)
    for row in pool:
        by_label[row["label"]].append(row)
    labels = sorted(by_label)
    common = np.array([len(by_label[label]) for label in labels]) / len(pool)
    for number in range(args.batches):
        draw, shift = np.random.RandomState(args.seed + number), SHIFTS[number % len(SHIFTS)]
        shares = common if shift is None else draw.dirichlet([shift] * len(labels))
        counts = draw.multinomial(args.size, shares)
        places = [(label, draw.randint(len(by_label[label]), size=count)) for label, count in zip(labels, counts)]
        kind = SHIFTED[{None: 0, 3: 1, 1: 2}[shift]]
        yield kind, [dict(by_label[label][n], id=str(n)) for label, own in places for n in own]


def told(program, model, known, batch):
    """What is said of a batch."""
    rows = program.write("batch.jsonl", [{k: v for k, v in row.items() if k != "label"} for row in batch])
    out = program.run("classify", rows, "-m", model, "--prevalence", "--labels", known,
                      "--labels-field", "topic=label", "-f", "jsonl").stdout
    return json.loads(out.splitlines()[0])


def judged(said, batch):
    """Half-L1 counted and corrected, share of labels within their interval, its mean width."""
    truth = collections.Counter(row["label"] for row in batch)
    truth = {own["label"]: truth[own["label"]] / len(batch) for own in said["labels"]}
    off = lambda share: sum(abs(share(own) - truth[own["label"]]) for own in said["labels"]) / 2
    counted = off(lambda own: own["counted"])
    if said["labels"][0]["corrected"] is None:
        return counted, None
    of = [(own["corrected"], truth[own["label"]]) for own in said["labels"]]
    within = statistics.mean(own["low"] - 1e-9 <= share <= own["high"] + 1e-9 for own, share in of)
    width = statistics.mean(own["high"] - own["low"] for own, _ in of)
    return counted, (off(lambda own: own["corrected"]["value"]), within, width)


def report(name, outcomes):
    given = [(kind, counted, own) for kind, counted, own, _ in outcomes if own]
    mean = lambda values: f"{statistics.mean(values):.3f}" if values else "–"
    kinds = [mean([own[0] for kind, _, own in given if kind == shifted]) for shifted in SHIFTED]
    aucs = [auc for *_, auc in outcomes if auc is not None]
    cells = [name, mean([counted for _, counted, *_ in outcomes]), mean([counted for _, counted, _ in given]),
             mean([own[0] for *_, own in given]), " / ".join(kinds), mean([own[1] for *_, own in given]),
             mean([own[2] for *_, own in given]), f"{len(outcomes) - len(given)} of {len(outcomes)}",
             f"{min(aucs, default=0):.2f} to {max(aucs, default=0):.2f}"]
    print("|", " | ".join(cells), "|", flush=True)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    args.add_argument("corpora")
    args.add_argument("--nutgraf", default="target/release/nutgraf")
    args.add_argument("--only", default=",".join(LEARNT))
    args.add_argument("--dev", action="store_true")
    args.add_argument("--apart", action="store_true")
    for option, default in (("batches", 25), ("size", 400), ("seed", 0)):
        args.add_argument(f"--{option}", type=int, default=default)
    args = args.parse_args()
    print("| corpus | counted | … of those corrected | corrected | by shift | coverage | width | refused | AUC |")
    print("|---" * 9 + "|")
    with tempfile.TemporaryDirectory() as folder:
        program = Program(os.path.abspath(args.nutgraf), folder)
        for name in args.only.split(","):
            train, apart, pool = rows_of(args.corpora, name, args.dev)
            model = program.train(train)
            known = program.write("apart.jsonl", apart) if args.apart else os.path.join(folder, "labelled.jsonl")
            outcomes = []
            for kind, batch in batches(pool, args):
                said = told(program, model, known, batch)
                outcomes.append((kind, *judged(said, batch), said["two_sample_auc"]))
            report(name, outcomes)


if __name__ == "__main__":
    main()
