#!/usr/bin/env python3
"""What `nutgraf model drift` tells of batches without labels, beside what the labels say.

usage: drift.py CORPORA [--nutgraf PATH] [--only outlets,time,alarms] [--draws N]

CORPORA is a folder like ../shared/corpora. *outlets*: models of five sections, learnt from two thirds of
at most 3,500 articles of the BBC of 2005 and of HuffPost, the last third being the older articles of
known labels, on up to 300 articles of six sources (their own test splits, AG News, the BBC and CNN of
2024, headlines of 2025). *time*: a model of Wikipedia's current events of 2015 and 2016 with its ten
categories, on thirteen quarters from 2017 to 2020. Prints a row a batch in Markdown, and
the correlations of what is told with the fall of accuracy, and how far the accuracy that is told to expect
is off. *alarms*: how often two samples without labels are told to be different, of one source and of two.
"""
import argparse, itertools, json, os, random, statistics, tempfile

import numpy as np
from sklearn.metrics import accuracy_score

from few_labels import CORPORA, read
from labels_next import Program

MOST, JUDGED, LEAST = 3500, 300, 100
SECTIONS = {
    "politics": "politics", "sport": "sport", "sports": "sport", "entertainment": "entertainment",
    "business": "business", "tech": "tech", "technology": "tech",
}
ALARM_SIZES = (20, 50, 100, 300)
QUARTERS = [(2017, 1), *itertools.product((2018, 2019, 2020), (1, 2, 3, 4))]


def sections(path, field="label"):
    rows = [dict(row, label=SECTIONS.get(str(row[field]).lower())) for row in read(path)]
    return [row for row in rows if row["label"] and row["text"]]


def some(rows, count):
    return random.Random(0).sample(rows, min(count, len(rows)))


def outlets(corpora):
    """Of each model the articles that it learns from, and the batches by name."""
    at = lambda *parts: os.path.join(corpora, *parts)
    of = lambda name, part: sections(at(CORPORA[name], f"{part}.jsonl.gz"))
    batches = {
        "BBC 2005": of("bbc", "test"), "HuffPost": of("huffpost", "test"), "AG News": of("agnews", "test"),
        "BBC 2024": sections(at("recent/bbc_2024/articles.jsonl.gz"), "category"),
        "CNN 2024": sections(at("recent/cnn_2024/articles.jsonl.gz"), "category"),
        "headlines 2025": sections(at("recent/newsapi_us_2025_headlines/headlines.jsonl.gz"), "category"),
    }
    return [("BBC 2005", of("bbc", "train"), batches), ("HuffPost", of("huffpost", "train"), batches)]


def quarters(corpora):
    rows = read(os.path.join(corpora, "recent/wikipedia_current_events/gold_2015_2020.jsonl.gz"))
    quarter = lambda row: (int(row["date"][:4]), (int(row["date"][5:7]) + 2) // 3)
    batches = {f"{year} Q{n}": [row for row in rows if quarter(row) == (year, n)] for year, n in QUARTERS}
    train = [row for row in rows if row["date"][:4] in ("2015", "2016")]
    return [("Wikipedia 2015–16", train, batches)]


def unlabelled(rows):
    kept = ("title", "text")
    return [{"id": str(n), **{key: row[key] for key in kept if row.get(key)}} for n, row in enumerate(rows)]


def accuracy(program, model, rows):
    """Of the articles that the model does not abstain from."""
    guesses = program.probabilities(model, [dict(row, id=str(n)) for n, row in enumerate(rows)])
    known = [(row["label"], tags[0][0]) for row, tags in zip(rows, guesses) if tags]
    return accuracy_score(*zip(*known))


def told(program, model, old, new, *options):
    paths = (program.write(f"{name}.jsonl", rows) for name, rows in (("old", old), ("new", unlabelled(new))))
    return json.loads(program.run("model", "drift", *paths, "-m", model, "-f", "json", *options).stdout)


def judged(program, models):
    """Prints a row a batch; (fall of accuracy, fall of confidence, AUC, what was expected less what is)."""
    outcomes = []
    print("| model | batch | n | accuracy, falls by | confidence falls by | expected | … by difference | AUC |")
    print("|---" * 8 + "|")
    for name, train, batches in models:
        train = some(train, MOST)
        train, known = train[: len(train) * 2 // 3], train[len(train) * 2 // 3:]
        model, labels = program.train(train), {row["label"] for row in train}
        for batch, rows in batches.items():
            rows = some([row for row in rows if row["label"] in labels], JUDGED)
            if len(rows) < LEAST:
                continue
            said = told(program, model, known, rows, "--facet", "topic=label")
            own, right = said["facets"][0]["expected"], accuracy(program, model, rows)
            fall, confidence = own["held_out"] - right, own["confidence_held_out"] - own["confidence"]
            outcomes.append((fall, confidence, said["two_sample_auc"], own["by_threshold"] - right,
                             own["by_difference"] - right, said["facets"][0]["worse"]))
            cells = [name, batch, str(len(rows)), f"{right:.3f}, {fall:+.3f}", f"{confidence:+.3f}",
                     f"{own['by_threshold']:.3f}", f"{own['by_difference']:.3f}", f"{said['two_sample_auc']:.2f}"]
            print("|", " | ".join(cells), "|", flush=True)
    return outcomes


def report(outcomes):
    fall, confidence, auc, threshold, difference, worse = map(np.array, zip(*outcomes))
    correlation = lambda told: np.corrcoef(told, fall)[0, 1]
    print(f"\nCorrelation with the fall of accuracy: of confidence {correlation(confidence):+.2f}, of the AUC "
          f"{correlation(auc):+.2f}. Expected accuracy off by {np.abs(threshold).mean():.3f} (at most "
          f"{np.abs(threshold).max():.3f}), by difference {np.abs(difference).mean():.3f} (at most "
          f"{np.abs(difference).max():.3f}), if nothing changed {np.abs(fall).mean():.3f}. Told to be worse: "
          f"{worse.sum()}, of them {(worse & (fall > .05)).sum()} by more than .05, which "
          f"{(fall > .05).sum()} are.\n", flush=True)


def alarms(program, corpora, draws):
    (_, bbc, batches), (_, huffpost, _) = outlets(corpora)
    (_, wikipedia, later), = quarters(corpora)
    sources = {"BBC 2005": bbc, "HuffPost": huffpost, "Wikipedia 2015–16": wikipedia,
               "AG News": batches["AG News"], "headlines 2025": batches["headlines 2025"]}
    pairs = [(name, name) for name in sources] + [
        (one, other) for one, other in itertools.combinations(sources, 2)]
    model, rng = program.train(some(bbc, MOST)), random.Random(1)
    print("| articles a side | one source: told different, AUC in the mean (at most) | two: told different, AUC "
          "(at least) |\n|---|---|---|")
    for size in ALARM_SIZES:
        same, other = [], []
        for one, two in pairs:
            for _ in range(draws if one == two else 1):
                both = rng.sample(sources[one], min(2 * size, len(sources[one])))
                new = both[size:] if one == two else rng.sample(sources[two], min(size, len(sources[two])))
                said = told(program, model, unlabelled(both[:size]), new)
                (same if one == two else other).append((said["different"], said["two_sample_auc"] or 0.5))
        cells = [f"{sum(own[0] for own in found)} of {len(found)}, {statistics.mean(own[1] for own in found):.2f} "
                 f"({most(own[1] for own in found):.2f})" for found, most in ((same, max), (other, min))]
        print(f"| {size} | {cells[0]} | {cells[1]} |", flush=True)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    args.add_argument("corpora")
    args.add_argument("--nutgraf", default="target/release/nutgraf")
    args.add_argument("--only", default="outlets,time,alarms")
    args.add_argument("--draws", type=int, default=8)
    args = args.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        program = Program(os.path.abspath(args.nutgraf), folder)
        for part in args.only.split(","):
            if part == "alarms":
                alarms(program, args.corpora, args.draws)
            else:
                report(judged(program, (outlets if part == "outlets" else quarters)(args.corpora)))


if __name__ == "__main__":
    main()
