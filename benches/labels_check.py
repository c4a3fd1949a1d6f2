#!/usr/bin/env python3
"""Label errors found by `nutgraf labels check`, beside cleanlab.

usage: labels_check.py CORPORA [--nutgraf PATH] [--only NAME,...] [--kinds KIND,...] [--rates R,...]
                       [--size N] [--no-peers] [--seconds N]

CORPORA is a folder like ../shared/corpora. Of each corpus at most N training articles are drawn, and a
share of their labels is made wrong: *uniform*, to any other label; *confusable*, to the label that a
plain model confuses most with the right one; *clustered*, four of five of a neighbourhood to one wrong
label, as an annotator does who has a topic wrong. The corpora's own errors count as right, so that
precision is a lower bound, the same for all. The peer is cleanlab's default (prune by noise rate, ranked
by self-confidence) on the out-of-fold probabilities of scikit-learn's logistic regression over TF-IDF
of words and pairs. Prints a row a cell in Markdown: precision of the first hundred, average precision,
recall at the number of errors, and how often the suggestion is right among those; then means.
"""
import argparse, collections, gzip, json, os, statistics, subprocess, tempfile, time

import numpy as np
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

CORPORA = {
    "bbc": "topic/bbc", "agnews": "topic/agnews-28k", "20newsgroups": "topic/20newsgroups",
    "newsmtsc": "stance/newsmtsc",
}
KINDS = ("uniform", "confusable", "clustered")
# Articles of 20newsgroups are threads; the beginning says what they are about.
LETTERS = {"20newsgroups": 1500}


def read(folder, name, size):
    with gzip.open(os.path.join(folder, CORPORA[name], "train.jsonl.gz"), "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    order = np.random.RandomState(0).permutation(len(rows))[:size]
    rows = [dict(rows[place], id=str(number)) for number, place in enumerate(order)]
    for row in rows:
        row["text"] = (row.get("text") or "")[: LETTERS.get(name)]
    return rows


class Cells:
    """Articles of a corpus, and ways to make their labels wrong."""

    def __init__(self, rows):
        self.names = sorted({row["label"] for row in rows})
        self.right = np.array([self.names.index(row["label"]) for row in rows])
        texts = ["\n".join(filter(None, (row.get("title"), row["text"]))) for row in rows]
        pairs = (1, 2) if len(self.names) < 10 else (1, 1)
        self.tfidf = TfidfVectorizer(sublinear_tf=True, ngram_range=pairs, min_df=2, dtype=np.float32)
        self.tfidf = self.tfidf.fit_transform(texts)
        near = TruncatedSVD(64, random_state=0).fit_transform(self.tfidf)
        self.near = near / np.maximum(np.linalg.norm(near, axis=1, keepdims=True), 1e-9)
        clean = self.out_of_fold(self.right)
        confused = np.array([clean[self.right == label].sum(0) for label in range(len(self.names))])
        np.fill_diagonal(confused, -1)
        self.confused = confused.argmax(1)

    def out_of_fold(self, labels):
        folds = StratifiedKFold(5, shuffle=True, random_state=1)
        model = LogisticRegression(C=1.0, max_iter=100, tol=1e-3)
        return cross_val_predict(model, self.tfidf, labels, cv=folds, method="predict_proba")

    def corrupt(self, kind, rate, seed):
        draw = np.random.RandomState(seed)
        given, wanted = self.right.copy(), round(rate * len(self.right))
        if kind == "clustered":
            return self.cluster(given, wanted, draw)
        for place in draw.permutation(len(given))[:wanted]:
            others = [label for label in range(len(self.names)) if label != self.right[place]]
            given[place] = draw.choice(others) if kind == "uniform" else self.confused[self.right[place]]
        return given

    def cluster(self, given, left, draw):
        bad = np.zeros(len(given), bool)
        while left > 0:
            label = draw.randint(len(self.names))
            members = np.where(self.right == label)[0]
            free = members[~bad[members]]
            if bad[members].mean() > 0.4:
                continue
            others = [other for other in range(len(self.names)) if other != label]
            to = self.confused[label] if draw.rand() < 0.5 else draw.choice(others)
            size = min(int(0.25 * len(members)) + 5, max(10, int(left / 0.8) + 1), max(20, len(given) // 40))
            nearest = free[np.argsort(-(self.near[free] @ self.near[draw.choice(free)]))[:size]]
            nearest = nearest[draw.rand(len(nearest)) < 0.8][:left]
            given[nearest], bad[nearest], left = to, True, left - len(nearest)
        return given


def nutgraf(program, rows, names, given):
    """Score and suggestion of each article, and seconds."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "cell.jsonl")
        with open(path, "w", encoding="utf-8") as lines:
            for row, label in zip(rows, given):
                lines.write(json.dumps(dict(row, label=names[label])) + "\n")
        start = time.time()
        command = [program, "labels", "check", path, "--facet", "label", "-f", "jsonl", "--least", "1e-9"]
        found = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        seconds = time.time() - start
    score, suggested = np.full(len(rows), -1e9), given.copy()
    for line in map(json.loads, found.splitlines()):
        if line["kind"] == "wrong_label":
            place = int(line["id"])
            score[place], suggested[place] = line["log_odds"], names.index(line["suggested"][0])
    return score, suggested, seconds


def cleanlab(cells, given):
    from cleanlab.filter import find_label_issues
    from cleanlab.rank import get_label_quality_scores

    start = time.time()
    p = cells.out_of_fold(given)
    issues = find_label_issues(given, p, filter_by="prune_by_noise_rate", n_jobs=1)
    quality = get_label_quality_scores(given, p, method="self_confidence")
    others = p.copy()
    others[np.arange(len(given)), given] = -1
    return np.where(issues, 10.0, 0.0) - quality, others.argmax(1), time.time() - start


def judge(score, suggested, right, given):
    order, bad = np.argsort(-score, kind="stable"), given != right
    hits, errors = bad[order], bad.sum()
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    found = order[:errors][bad[order[:errors]]]
    return dict(p100=hits[:100].mean(), ap=precision[hits].mean(), recall=hits[:errors].mean(),
                right=(suggested[found] == right[found]).mean() if len(found) else 0.0)


def row(cells):
    print("| " + " | ".join(cells) + " |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora")
    parser.add_argument("--nutgraf", default="target/release/nutgraf")
    parser.add_argument("--only", default=",".join(CORPORA))
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--rates", default="0.05,0.1")
    parser.add_argument("--size", type=int, default=4000)
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--seconds", type=float, default=1e9, help="begin no cell after so many")
    args = parser.parse_args()
    begun, all_figures = time.time(), collections.defaultdict(list)
    row(["corpus", "kind", "wrong", "who", "P@100", "AP", "recall", "suggestion right", "seconds"])
    row(["---"] * 9)
    for name in args.only.split(","):
        rows = read(args.corpora, name, args.size)
        cells = Cells(rows)
        for kind in args.kinds.split(","):
            for rate in map(float, args.rates.split(",")):
                if time.time() - begun > args.seconds:
                    continue
                given = cells.corrupt(kind, rate, 50)
                who = {"nutgraf": lambda: nutgraf(args.nutgraf, rows, cells.names, given)}
                if not args.no_peers:
                    who["cleanlab"] = lambda: cleanlab(cells, given)
                for own, find in who.items():
                    score, suggested, seconds = find()
                    figures = judge(score, suggested, cells.right, given)
                    all_figures[own].append(figures)
                    shown = [f"{figures[key]:.3f}" for key in ("p100", "ap", "recall", "right")]
                    row([name, kind, f"{rate:.0%}", own, *shown, f"{seconds:.1f}"])
    for own, figures in all_figures.items():
        means = [f"{statistics.mean(f[key] for f in figures):.3f}" for key in ("p100", "ap", "recall", "right")]
        row(["mean", "", f"{len(figures)} cells", own, *means, ""])
    if len(all_figures) == 2:
        pairs = list(zip(all_figures["nutgraf"], all_figures["cleanlab"]))
        gains = [own["ap"] - other["ap"] for own, other in pairs]
        print(f"\nAP: ahead in {sum(gain > 0 for gain in gains)} of {len(gains)} cells, "
              f"mean gain {statistics.mean(gains):+.3f}, worst {min(gains):+.3f}")


if __name__ == "__main__":
    main()
