#!/usr/bin/env python3
"""Accuracy with few labels: nutgraf beside scikit-learn's complement naive Bayes and SVM.

usage: few_labels.py CORPORA [--nutgraf PATH]... [--dev] [--only NAME,...] [--sizes N,...]
                     [--draws N] [--no-peers] [--option=FLAG]...

CORPORA is a folder like ../shared/corpora. Of each corpus's training articles N a label are drawn,
the same for everyone, and judged on 2,500 articles of its test split, drawn once; with --dev on
2,500 other training articles, to choose by. One row a corpus and size in Markdown: accuracy and its
standard deviation over draws / macro-F1.
"""
import argparse, collections, gzip, json, os, random, statistics, tempfile

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import accuracy_score, f1_score
from sklearn.naive_bayes import ComplementNB
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

from languages import Nutgraf

CORPORA = {
    "bbc": "topic/bbc", "agnews": "topic/agnews-28k", "nyt-cap": "topic/nyt-cap",
    "huffpost": "topic/huffpost", "20newsgroups": "topic/20newsgroups",
    "bills-cap": "topic/bills-cap", "reuters52": "topic/reuters52", "climate": "stance/climate-news",
    "newsmtsc": "stance/newsmtsc", "semeval2016": "stance/semeval2016",
}
JUDGED = 2500


def read(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def draw(rows, size, seed):
    """At most `size` rows of each label, in the order of the file."""
    by_label, rng = collections.defaultdict(list), random.Random(100 + seed)
    for place, row in enumerate(rows):
        by_label[row["label"]].append(place)
    orders = [rng.sample(places, len(places)) for _, places in sorted(by_label.items())]
    return sorted(place for order in orders for place in order[:size])


def judged(rows, apart=()):
    left = [row for place, row in enumerate(rows) if place not in apart]
    return left if len(left) <= JUDGED else random.Random(7).sample(left, JUDGED)


def text(row):
    return "\n".join(filter(None, (row.get("title"), row["text"])))


def sklearn_model(classifier):
    def guess(train, test):
        vectors = TfidfVectorizer(sublinear_tf=True)
        model = make_pipeline(vectors, classifier()).fit(map(text, train), [r["label"] for r in train])
        return model.predict(list(map(text, test)))
    return guess


def nutgraf_model(binary, options, folder):
    model = Nutgraf(binary, folder, options)
    return lambda train, test: model.labels(model.train(train), test)


def cell(outcomes):
    accuracies, f1s = zip(*outcomes)
    spread = statistics.stdev(accuracies) if len(accuracies) > 1 else 0
    return f"{statistics.mean(accuracies):.3f} ± {spread:.3f} / {statistics.mean(f1s):.3f}"


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    args.add_argument("corpora")
    args.add_argument("--nutgraf", action="append")
    args.add_argument("--dev", action="store_true")
    args.add_argument("--only", default=",".join(CORPORA))
    args.add_argument("--sizes", default="5,10,20,50,100")
    args.add_argument("--draws", type=int, default=3)
    args.add_argument("--no-peers", action="store_true")
    args.add_argument("--option", action="append", default=[])
    args = args.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        models = {path: nutgraf_model(path, args.option, folder)
                  for path in args.nutgraf or ["target/release/nutgraf"]}
        if not args.no_peers:
            models |= {"complement NB": sklearn_model(lambda: ComplementNB(alpha=0.1)),
                       "linear SVM": sklearn_model(LinearSVC)}
        print(f"| corpus | a label | {' | '.join(models)} |")
        print("|---" * (2 + len(models)) + "|")
        for name in args.only.split(","):
            rows = read(os.path.join(args.corpora, CORPORA[name], "train.jsonl.gz"))
            test = read(os.path.join(args.corpora, CORPORA[name], "test.jsonl.gz"))
            for size in map(int, args.sizes.split(",")):
                outcomes = collections.defaultdict(list)
                for seed in range(args.draws):
                    places = draw(rows, size, seed)
                    train = [rows[place] for place in places]
                    of = judged(rows, set(places)) if args.dev else judged(test)
                    truth = [row["label"] for row in of]
                    for model, guess in models.items():
                        labels = guess(train, of)
                        f1 = f1_score(truth, labels, average="macro", zero_division=0)
                        outcomes[model].append((accuracy_score(truth, labels), f1))
                print(f"| {name} | {size} | {' | '.join(cell(outcomes[m]) for m in models)} |", flush=True)


if __name__ == "__main__":
    main()
