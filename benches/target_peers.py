#!/usr/bin/env python3
"""Linear classifiers that see the target, on a corpus of stances.

usage: target_peers.py TRAIN TEST

TRAIN and TEST are JSON Lines, plain or .gz, with "text", "label", "target" and, where it stands in
the text, "from" and "to". A target that stands in the text is masked, and words count a second time
by the side of the mask on which they are, and up to WINDOW words from it by their distance;
one that does not is joined to every word and pair of words. C is chosen by five folds of TRAIN. One
JSON line a peer: accuracy and macro-F1 on TEST.
"""
import gzip, json, re, sys

from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfTransformer, TfidfVectorizer
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import GridSearchCV
from sklearn.naive_bayes import ComplementNB
from sklearn.pipeline import FeatureUnion, make_pipeline
from sklearn.preprocessing import FunctionTransformer
from sklearn.svm import LinearSVC

MASK, WINDOW = "TARGET", 5
WORD = re.compile(r"\w+|[^\w\s]")
COSTS = [0.01, 0.03, 0.1, 0.3, 1.0]


def read(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return rows, [row["label"] for row in rows]


def masked(row):
    """The text with its target masked; a target that does not stand in it changes nothing."""
    if "from" not in row:
        return row["text"]
    return f"{row['text'][:row['from']]} {MASK} {row['text'][row['to']:]}"


def words(row):
    return [word if word == MASK else word.lower() for word in WORD.findall(masked(row))]


def by_position(row):
    """Words by side and, near the mask, by distance."""
    found = words(row)
    if MASK not in found:
        return {}
    place, features = found.index(MASK), {}
    for at, word in enumerate(found):
        if at == place:
            continue
        features[f"{'<' if at < place else '>'} {word}"] = 1
        if abs(at - place) <= WINDOW:
            features[f"{at - place} {word}"] = 1
            features[f"~ {word}"] = 1
    return features


def by_target(row):
    """Words and pairs of words, each joined to a target that is no place in the text."""
    if "from" in row:
        return {}
    found = words(row)
    terms = found + [" ".join(pair) for pair in zip(found, found[1:])]
    return {f"{row['target']} × {term}": 1 for term in terms} | {f"target {row['target']}": 1}


def each(features):
    return FunctionTransformer(lambda rows: [features(row) for row in rows])


def counted(features):
    return make_pipeline(each(features), DictVectorizer(), TfidfTransformer(sublinear_tf=True))


def seen(rows):
    """What a peer sees: the text, its characters, and what is known of the target."""
    of_text = TfidfVectorizer(sublinear_tf=True, min_df=2, ngram_range=(1, 2))
    characters = TfidfVectorizer(sublinear_tf=True, min_df=3, analyzer="char_wb", ngram_range=(3, 5))
    parts = [("text", make_pipeline(each(masked), of_text)),
             ("characters", make_pipeline(each(masked), characters))]
    if any("from" in row for row in rows):
        parts.append(("position", counted(by_position)))
    if any("from" not in row for row in rows) and len({row["target"] for row in rows}) > 1:
        parts.append(("target", counted(by_target)))
    return FeatureUnion(parts)


PEERS = {
    "complement NB": (ComplementNB(), {"alpha": [0.03, 0.1, 0.3, 1.0]}),
    "linear SVM": (LinearSVC(), {"C": COSTS, "class_weight": [None, "balanced"]}),
}


def main(train, test):
    (train, labels), (test, truth) = read(train), read(test)
    features = seen(train)
    fitted = features.fit_transform(train)
    judged = features.transform(test)
    for name, (model, grid) in PEERS.items():
        search = GridSearchCV(model, grid, cv=5, scoring="f1_macro").fit(fitted, labels)
        guess = search.predict(judged)
        print(json.dumps({"peer": name, "accuracy": round(accuracy_score(truth, guess), 4),
                          "macro_f1": round(f1_score(truth, guess, average="macro"), 4),
                          "chosen": search.best_params_, "features": fitted.shape[1]}), flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
