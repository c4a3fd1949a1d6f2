"""usage: articles.py CORPORA NUTGRAF > articles.jsonl

Writes the articles that `picks.jsonl` is about, from the folder of corpora: one JSON object a line, with the
`id` of the pick, `title` and `text`. Pages are cleaned by the program NUTGRAF. An id that several articles of a
corpus share gives all of them; the fingerprints of the picks tell which was read.
"""
import gzip, json, os, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PAGES = ("scrapinghub", "trafilatura_half")


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def corpus(corpora, name):
    if name == "cnn":
        path = os.path.join(corpora, "summary", "cnn-cased", "train.jsonl.gz")
        return ({"id": row["id"], "title": "", "text": row["article"]} for row in rows(path))
    return rows(os.path.join(corpora, "recent", name, "articles.jsonl.gz"))


def pages(corpora, name, ids, nutgraf):
    path = os.path.join(corpora, "html", name + ".jsonl.gz")
    with tempfile.TemporaryDirectory() as folder:
        for row in rows(path):
            if row["id"] in ids and row.get("html"):
                place = os.path.join(folder, f"{len(os.listdir(folder)):04}.html")
                ids_by_file[os.path.basename(place)] = row["id"]
                with open(place, "w", encoding="utf-8") as file:
                    file.write(row["html"])
        done = subprocess.run([nutgraf, "clean", "--format", "jsonl", folder], capture_output=True, text=True)
    for line in done.stdout.splitlines():
        row = json.loads(line)
        yield {**row, "id": ids_by_file[os.path.basename(row["id"])]}


def main(corpora, nutgraf):
    wanted = {}
    with open(os.path.join(HERE, "picks.jsonl"), encoding="utf-8") as lines:
        for line in lines:
            name, own = json.loads(line)["id"].split(":", 1)
            wanted.setdefault(name, set()).add(own)
    for name in sorted(wanted):
        found = pages(corpora, name, wanted[name], nutgraf) if name in PAGES else corpus(corpora, name)
        for row in found:
            if str(row["id"]) in wanted[name]:
                print(json.dumps({"id": f"{name}:{row['id']}", "title": row.get("title") or "", "text": row["text"]}))


ids_by_file = {}
main(*sys.argv[1:])
