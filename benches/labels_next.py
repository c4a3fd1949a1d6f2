#!/usr/bin/env python3
"""What `nutgraf labels next` saves: accuracy by number of labels, beside random picks and margin.

usage: labels_next.py CORPORA [--nutgraf PATH] [--only NAME,...] [--seeds N] [--top N] [--step N]
                      [--pool N] [--start N] [--first SEED] [--curves FILE]

CORPORA is a folder like ../shared/corpora. Of each corpus's training articles POOL are drawn, START of
them are labelled at random, and each strategy asks for STEP more until there are TOP: `random`,
`margin` (modAL's and small-text's default, by the probabilities of `classify --all`), and `next`.
`defined` is `next` from no label at all, with the name of each label as its definition (not
where labels are towards a target, which no definition knows). After each step the same `nutgraf train`
learns from what is labelled, and is judged on 1,500 articles of the test split. One row a corpus and strategy in Markdown: accuracy / macro-F1 at some sizes, their means
over all sizes, and the labels that it takes to be as right as random at the end. At last, of `next`, the
accuracy that it told beside the one on what was left unlabelled. Curves that are in FILE already are not
made again, and new ones are added to it.
"""
import argparse, json, os, random, re, statistics, subprocess, tempfile

from sklearn.metrics import accuracy_score, f1_score

from few_labels import CORPORA, read

JUDGED = 1500
SHOWN = (20, 40, 100, 200, 300, 500)


class Program:
    """The program at work in a folder, of rows that have an id of their own."""

    def __init__(self, binary, folder):
        self.binary, self.folder, self.definitions = binary, folder, []

    def define(self, labels):
        """Lets each of the labels be defined by its name from now on."""
        folder = os.path.join(self.folder, "defined")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "facets.toml"), "w", encoding="utf-8") as out:
            out.write('[topic]\nchoice = "one"\n[topic.labels]\n')
            out.writelines(f"{json.dumps(label)}.definition = {json.dumps(label)}\n" for label in labels)
        self.definitions = [folder] if labels else []

    def run(self, *args):
        return subprocess.run([self.binary, *args], check=True, capture_output=True, text=True)

    def write(self, name, rows):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        return path

    def train(self, labelled):
        model = os.path.join(self.folder, "model.safetensors")
        self.run("train", *self.sources(labelled), *field(labelled), "-o", model, "--force", "--language", "en")
        return model

    def sources(self, labelled):
        """Where definitions and labels stand."""
        return self.definitions + ([self.write("labelled.jsonl", labelled)] if labelled else [])

    def probabilities(self, model, rows):
        """Of each row the labels, the most probable first."""
        path = self.write("rows.jsonl", unlabelled(rows))
        out = self.run("classify", path, "-m", model, "-f", "jsonl", "--all", "--language", "en").stdout
        return [[(t["label"], t["probability"]) for t in json.loads(line)["tags"]] for line in out.splitlines()]

    def next(self, labelled, pool, count):
        """The ids that are picked, whether each is random, and the accuracy that is told."""
        sources = (f"--labels={source}" for source in self.sources(labelled))
        run = self.run("labels", "next", self.write("pool.jsonl", unlabelled(pool)), *sources, *field(labelled),
                       "--count", str(count), "-f", "jsonl", "--language", "en")
        picks = [json.loads(line) for line in run.stdout.splitlines()]
        told = re.search(r"alone: \d+ of \d+ right, >?<?(\d+) % \(<?>?(\d+) to >?<?(\d+) %", run.stderr)
        own = re.search(r"expects >?<?(\d+) %", run.stderr)
        return picks, told and [int(n) / 100 for n in told.groups()], own and int(own[1]) / 100


def unlabelled(rows):
    """The same without what only who labels may know."""
    return [{key: value for key, value in row.items() if key not in ("label", "random")} for row in rows]


def field(labelled):
    return ["--facet", "topic=label"] if labelled else []


def judged(program, model, test):
    guesses = [tags[0][0] if tags else "" for tags in program.probabilities(model, test)]
    truth = [row["label"] for row in test]
    return accuracy_score(truth, guesses), f1_score(truth, guesses, average="macro", zero_division=0)


def margin(tags):
    return tags[0][1] - tags[1][1] if len(tags) > 1 else 1.0


def simulate(program, strategy, pool, test, rng, args):
    """(labels, accuracy, macro-F1) after each step, and what was told of the accuracy beside the truth."""
    program.define(sorted({row["label"] for row in pool}) if strategy == "defined" else [])
    start = rng.sample(pool, 0 if strategy == "defined" else args.start)
    marked = {row["id"]: {**row, "random": True} for row in start}
    curve, told = [], []
    while True:
        model = program.train(list(marked.values()))
        if marked:
            curve.append((len(marked), *judged(program, model, test)))
        if len(marked) >= args.top:
            return curve, told
        left = [row for row in pool if row["id"] not in marked]
        if strategy == "random":
            picks = [(row["id"], True) for row in rng.sample(left, args.step)]
        elif strategy == "margin":
            ranked = zip(map(margin, program.probabilities(model, left)), left)
            picks = [(row["id"], False) for _, row in sorted(ranked, key=lambda r: r[0])[:args.step]]
        else:
            found, honest, own = program.next(list(marked.values()), left, args.step)
            picks = [(pick["id"], pick["random"]) for pick in found]
            truth, _ = judged(program, model, rng.sample(left, min(1000, len(left))))
            told.append((truth, honest, own))
        by_id = {row["id"]: row for row in left}
        marked.update({id: {**by_id[id], "random": drawn} for id, drawn in picks})


def rows_of(corpora, name, pool, rng):
    folder = os.path.join(corpora, CORPORA[name])
    train, test = (read(os.path.join(folder, f"{part}.jsonl.gz")) for part in ("train", "test"))
    unique = list({(row.get("title"), row["text"]): row for row in train if row["text"].split()}.values())
    train = rng.sample(unique, min(pool, len(unique)))
    test = rng.sample(test, min(JUDGED, len(test)))
    return [[{**row, "id": f"{part}{n}"} for n, row in enumerate(rows)] for part, rows in (("a", train), ("b", test))]


def report(name, curves):
    sizes = [size for size, *_ in curves["random"][0]]
    mean = {s: [[statistics.mean(c[n][k] for c in cs) for n in range(len(sizes))] for k in (1, 2)] for s, cs in curves.items()}
    goal = mean["random"][0][-1]
    for strategy, (accuracy, f1) in mean.items():
        shown = [f"{accuracy[n]:.3f} / {f1[n]:.3f}" for n, size in enumerate(sizes) if size in SHOWN]
        need = next((size for size, a in zip(sizes, accuracy) if a >= goal), None)
        areas = f"{statistics.mean(accuracy):.3f} / {statistics.mean(f1):.3f}"
        print("|", " | ".join([name, strategy, *shown, areas, str(need or f"> {sizes[-1]}")]), "|", flush=True)


class Curves:
    """Curves by corpus, strategy and seed, kept in a file if there is one."""

    def __init__(self, path):
        self.path, self.known = path, {}
        if path and os.path.exists(path):
            with open(path, encoding="utf-8") as lines:
                self.known = {tuple(key): curve for key, curve in map(json.loads, lines)}

    def get(self, key, make):
        if key not in self.known:
            self.known[key] = make()
            if self.path:
                with open(self.path, "a", encoding="utf-8") as out:
                    out.write(json.dumps([key, self.known[key]]) + "\n")
        return self.known[key]


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    args.add_argument("corpora")
    args.add_argument("--nutgraf", default="target/release/nutgraf")
    args.add_argument("--only", default="agnews,huffpost,newsmtsc,bbc,nyt-cap")
    args.add_argument("--strategies", default="random,margin,next,defined")
    for option, default in (("seeds", 6), ("top", 500), ("step", 20), ("pool", 4000), ("start", 20), ("first", 0)):
        args.add_argument(f"--{option}", type=int, default=default)
    args.add_argument("--curves")
    args = args.parse_args()
    honest, kept = [], Curves(args.curves)
    with tempfile.TemporaryDirectory() as folder:
        program = Program(os.path.abspath(args.nutgraf), folder)
        for name in args.only.split(","):
            curves = {strategy: [] for strategy in args.strategies.split(",")}
            for seed in range(args.first, args.first + args.seeds):
                pool, test = rows_of(args.corpora, name, args.pool, random.Random(seed))
                if "target" in pool[0]:
                    curves.pop("defined", None)
                for strategy, own in curves.items():
                    make = lambda: simulate(program, strategy, pool, test, random.Random(seed), args)
                    curve, told = kept.get((name, strategy, seed), make)
                    own.append(curve)
                    honest += told if strategy == "next" else []
            report(name, curves)
    known = [(truth, told, own) for truth, told, own in honest if told]
    if known:
        off = statistics.mean(told[0] - truth for truth, told, _ in known)
        within = statistics.mean(told[1] <= truth <= told[2] for truth, told, _ in known)
        guess = statistics.mean(own - truth for truth, _, own in known if own)
        print(f"\nTold by random picks: off by {off:+.3f} in the mean, the truth within the interval in "
              f"{within:.2f} of {len(known)}; expected by the model: off by {guess:+.3f}.")


if __name__ == "__main__":
    main()
