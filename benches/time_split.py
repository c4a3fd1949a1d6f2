#!/usr/bin/env python3
"""What a model of topics loses with time: taught to the end of 2023, judged on articles of 2025.

usage: time_split.py CORPORA [--nutgraf PATH] [--folder DIR]

Three recipes are made of models/news-en.toml, each without stances: `to 2023` has the labelled articles
of sources that end by then (and of Wikipedia's current events the sentences until then), `as many` as
many at random from all times, and `all` every one. Each is trained and judged on the gold articles of
2025 among those for development, whose outlets no recipe has, and on reports of peace talks of 2026.
One row a recipe in Markdown: micro-F1, calibration error and what is sure, on both levels.
"""
import argparse, csv, gzip, json, os, random, shutil, subprocess, tempfile, tomllib

ENDED = "2024"
LATER = {"google-news-2025", "news-dumpster-2025", "newsapi-2025", "aljazeera-2025", "bbc-2024", "cnn-2024"}
DATED = {"current-events-2021": "recent/wikipedia_current_events/silver_2021_2026.jsonl.gz"}
JUDGED = {"gold of 2025": ("recent-development.toml", "2025"), "talks of 2026": ("talks.toml", "")}


def articles(corpora, corpus):
    with gzip.open(os.path.join(corpora, corpus), "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def dates(corpora, corpus, key="id"):
    return {str(own.get(key)): own.get("date") or "" for own in articles(corpora, corpus)}


def rows(path):
    with open(path, encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def write(path, table):
    with open(path, "w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, fieldnames=table[0].keys())
        writer.writeheader()
        writer.writerows(table)


def earlier(corpora, table):
    """The rows whose articles are not later than the end."""
    known = {name: dates(corpora, corpus) for name, corpus in DATED.items()}
    late = lambda row: row["corpus"] in LATER or known.get(row["corpus"], {}).get(row["id"], "") >= ENDED
    return [row for row in table if not late(row)]


def recipe(models, folder, table):
    """A copy of the recipe that learns topics from these rows alone."""
    os.makedirs(folder)
    shutil.copytree(os.path.join(models, "news-en"), os.path.join(folder, "news-en"))
    write(os.path.join(folder, "news-en", "topics.csv"), table)
    with open(os.path.join(models, "news-en.toml"), encoding="utf-8") as file:
        head, *sources = file.read().split("[[source]]\n")
    named = {row["corpus"] for row in table}

    def kept(source):
        own = tomllib.loads(source)
        annotated = own.get("annotations", "").endswith("topics.csv")
        return "stance" not in own["facet"] and (not annotated or own["name"] in named)

    head = head.replace('[learn.stance]\nsize = "2MB"\n', "")
    path = os.path.join(folder, "news-en.toml")
    with open(path, "w", encoding="utf-8") as out:
        out.write("[[source]]\n".join([head, *filter(kept, sources)]))
    return path


def gold(corpora, folder, name, year):
    """The path of a gold recipe, of the articles of a year."""
    path = os.path.join(folder, "news-en", name)
    sources = tomllib.loads(open(path, encoding="utf-8").read())["source"]
    table = os.path.join(folder, "news-en", sources[0]["annotations"])
    if year:
        when = {own["name"]: dates(corpora, own["corpus"], own.get("id", "id")) for own in sources}
        write(table, [row for row in rows(table) if when[row["corpus"]].get(row["id"], "").startswith(year)])
    return path, len(rows(table))


def judge(program, corpora, folder, model):
    for judged, (name, year) in JUDGED.items():
        path, count = gold(corpora, folder, name, year)
        out = subprocess.run([program, "evaluate", path, "-m", model, "--corpora", corpora, "-f", "json"],
                             check=True, capture_output=True, text=True).stdout
        yield judged, count, json.loads(out)


def row(title, taught, judged, count, facet):
    f1, sure = facet["micro_f1"], facet["sure"]
    right = "–" if sure["precision"] is None else f"{sure['precision']:.3f}"
    return (f"| {title} ({taught:,}) | {judged} ({count}) | {facet['facet']} | {f1['value']:.3f} "
            f"({f1['low']:.3f}–{f1['high']:.3f}) | {facet['reliability']['ece']:.3f} | {sure['share']:.3f} | {right} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora")
    parser.add_argument("--nutgraf", default="target/release/nutgraf")
    parser.add_argument("--folder", help="where recipes and models are kept, else in a folder that goes")
    own = parser.parse_args()
    corpora, models = os.path.abspath(own.corpora), os.path.join(os.path.dirname(__file__), "..", "models")
    work = own.folder or tempfile.mkdtemp()
    every = rows(os.path.join(models, "news-en", "topics.csv"))
    before = earlier(corpora, every)
    drawn = sorted(random.Random(20261128).sample(range(len(every)), len(before)))
    tables = {"to 2023": before, "as many of all times": [every[place] for place in drawn], "all": every}
    print("| taught | judged | level | micro-F1 (95 %) | calibration error | sure | of them right |")
    print("|---|---|---|---|---|---|---|")
    for title, table in tables.items():
        folder = os.path.join(work, title.replace(" ", "-"))
        path = recipe(models, folder, table)
        model = os.path.join(folder, "model.safetensors")
        subprocess.run([own.nutgraf, "train", path, "-o", model, "--corpora", corpora, "--force"], check=True)
        for judged, count, report in judge(own.nutgraf, corpora, folder, model):
            for facet in report["facets"]:
                if facet["facet"] in ("topic", "subtopic"):
                    print(row(title, len(table), judged, count, facet), flush=True)


if __name__ == "__main__":
    main()
