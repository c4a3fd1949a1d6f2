"""News-en, corrected: by a desk of another convention, and by its own.

    python3 benches/continue.py --nutgraf target/release/nutgraf --corpora ../shared/corpora

The desk is HuffPost's: each headline has one topic, that of its section, where news-en would give
any number. Its 50, 200 and 1,000 corrections and 2,000 headlines to judge it by are drawn from the
training split, without those that were annotated for news-en. Its own convention is that of the gold
articles for development: half of those of 2023 to 2025 correct it, and it is judged on the other half
and on those of before. One row a model in Markdown: micro-F1 of the topics, the share of the tags that
is sure at .9, and how many of these are right. `--keep DIR` leaves tables, recipes and models.
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
MODELS = pathlib.Path("models/news-en")


def rows(path):
    with open(path, encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def write(path, table):
    with open(path, "w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, table[0].keys())
        writer.writeheader()
        writer.writerows(table)
    return path


def headlines(corpora):
    """The headlines of the desk in a fixed, shuffled order."""
    annotated = {own["id"] for own in rows(MODELS / "topics.csv") if own["corpus"] == "huffpost-train"}
    with gzip.open(corpora / "topic/huffpost/train.jsonl.gz", "rt") as lines:
        records = [json.loads(line) for line in lines]
    kept = [own for own in records if own["label"] in SECTIONS and own["id"] not in annotated]
    random.Random(19).shuffle(kept)
    return [{"id": own["id"], "text": own["text"], "topic": SECTIONS[own["label"]]} for own in kept]


class Bench:
    def __init__(self, nutgraf, corpora, folder):
        self.nutgraf, self.corpora, self.folder = nutgraf, corpora, folder

    def recipe(self, name, gold, table):
        """The recipe of gold articles, with the topics of these rows alone."""
        text = (MODELS / f"{gold}.toml").read_text(encoding="utf-8")
        text = text.replace('["topic", "subtopic", "genre"]', '"topic"')
        text = text.replace('"facets.toml"', f'"{(MODELS / "facets.toml").resolve()}"')
        text = text.replace(f'"gold-{gold}.csv"', f'"{name}.csv"')
        write(self.folder / f"{name}.csv", table)
        path = self.folder / f"{name}.toml"
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, *args):
        done = subprocess.run([self.nutgraf, *map(str, args)], capture_output=True, text=True)
        assert done.returncode in (0, 3), done.stderr
        return done.stdout

    def continued(self, name, corrections):
        """The model that corrections make, and what training says of it."""
        model = self.folder / f"{name}.safetensors"
        corpora = ["--corpora", self.corpora] if corrections.suffix == ".toml" else []
        said = self.run("train", corrections, *corpora, "--base", "news-en", "-o", model, "--force")
        return model, said[said.find("  continued") : said.find("\nWrote")].rstrip()

    def judged(self, articles, model):
        """Micro-F1, with its interval, the share of sure tags, and how many of them are right."""
        how = ["--corpora", self.corpora] if articles.suffix == ".toml" else ["--facet", "topic=topic"]
        own = ["--model", model] if model else []
        report = json.loads(self.run("evaluate", articles, *how, *own, "--format", "json"))
        facet = next(own for own in report["facets"] if own["facet"] == "topic")
        sure = facet["sure"]
        return facet["micro_f1"], sure["share"], sure["precision"]


def row(name, judged):
    f1, share, right = judged
    right = "–" if right is None else f"{right:.1%}"
    return f"{name} | {f1['value']:.3f} ({f1['low']:.3f}–{f1['high']:.3f}) | {share:.1%} | {right} |"


def desk(bench, numbers):
    """A desk of another convention, judged on its own headlines and on gold."""
    table = headlines(bench.corpora)
    judged = {"its headlines": write(bench.folder / "held_out.csv", table[:HELD_OUT])}
    for gold in ("recent-development", "development"):
        judged[gold] = bench.recipe(gold, gold, rows(MODELS / f"gold-{gold}.csv"))
    for number in [0, *numbers]:
        model = None
        if number:
            corrections = write(bench.folder / f"{number}.csv", table[HELD_OUT : HELD_OUT + number])
            model, said = bench.continued(number, corrections)
            print(said)
        for name, articles in judged.items():
            print(row(f"| {number} | {name}", bench.judged(articles, model)), flush=True)


def own(bench, draws):
    """Corrections under the model's own rules, judged on other articles."""
    gold = rows(MODELS / "gold-recent-development.csv")
    before = rows(MODELS / "gold-development.csv")
    for draw in range(draws):
        random.Random(draw).shuffle(gold)
        half = len(gold) // 2
        corrections = bench.recipe(f"half_{draw}", "recent-development", gold[:half])
        judged = {
            "other half": bench.recipe(f"rest_{draw}", "recent-development", gold[half:]),
            "before 2021": bench.recipe("before", "development", before),
        }
        model, said = bench.continued(f"half_{draw}", corrections)
        print(said)
        for name, articles in judged.items():
            for of, corrected in (("base", None), ("continued", model)):
                print(row(f"| draw {draw} | {name} | {of}", bench.judged(articles, corrected)), flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--nutgraf", default="target/release/nutgraf")
    parser.add_argument("--corpora", type=pathlib.Path, default=pathlib.Path("../shared/corpora"))
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("--corrections", type=int, nargs="*", default=[50, 200, 1000])
    parser.add_argument("--draws", type=int, default=5)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = args.keep or pathlib.Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        bench = Bench(args.nutgraf, args.corpora.resolve(), folder)
        desk(bench, args.corrections)
        own(bench, args.draws)


if __name__ == "__main__":
    main()
