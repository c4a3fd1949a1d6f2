#!/usr/bin/env python3
"""How many first tags change when the boilerplate of a page is put around articles.

usage: boilerplate.py CORPORA GOLD [--nutgraf PATH] [--model PATH]

GOLD is models/news-en/gold-development.csv (articles of CORPORA by id, with their topics). Each
article is tagged as it is, and with a logo, a menu, a byline, a share bar, picture credits, teasers
of other topics and a comment form around and between its paragraphs, drawn by its id; once with its
title told apart, once without.
"""
import argparse, csv, gzip, json, os, random, re, subprocess, tempfile

FILES = {
    "allsides-test": "stance/allsides-lean/articles.jsonl.gz",
    "cnn-cased": "summary/cnn-cased/train.jsonl.gz",
    "cnndm-val": "summary/cnndm/val.jsonl.gz",
    "bbc-test": "topic/bbc/test.jsonl.gz",
}
LOGOS = ["The Quillon Courier", "cupure logo", "Harrowdale Post", "MERIDIAN 24"]
MENUS = [
    ["Home", "News", "Sport", "Business", "Tech", "Opinion", "Lifestyle", "Weather", "More"],
    ["Skip to content", "Menu", "Search", "Sign in", "Subscribe"],
    ["World news", "Football", "Health", "Money", "Travel"],
]
DESKS = ["Health", "Sports", "Education", "Science", "Religion", "Arts", "Business", "Political"]
NAMES = ["Nora Quist", "Sal Venn", "Ana Rowntree", "Petra Aldous", "Milo Harrow"]
CAPTIONS = [
    "A striker celebrates his second goal. Photograph: {}/Beacon Pictures",
    "Nurses at the new hospital ward on Monday. (Ledger/{})",
    "Pupils in a classroom on the first day of term | AFP/Getty Images",
    "Shoppers queue outside a bank in the city centre. Photo: {}",
    "The singer on stage at the festival. Image credit: {}",
    "Firefighters tackle the blaze at the warehouse. Picture: {}/Meridian",
]
TEASERS = [
    "United sack manager after cup final defeat", "Ten easy dinners for a busy week",
    "Hospital waiting lists reach a new record", "Teachers vote for strike over pay",
    "Snow and ice warning for the north", "Scientists find water on a distant moon",
    "Shares tumble as bank warns on profits", "Bishop calls for debate on church weddings",
    "Singer cancels tour after throat surgery", "Man jailed for life over double murder",
    "Rebels shell city as truce collapses", "Rescuers search rubble after earthquake",
    "The best beaches for a summer holiday", "Dog rescued from frozen lake becomes a star",
    "Minister resigns over expenses claims", "Striker signs record deal with champions",
    "New vaccine cuts malaria deaths by half", "Exam results: girls outperform boys again",
    "Unions reject offer in rail dispute", "Oscar winner to star in new thriller",
]
LEADS = ["Read more: ", "Related: ", "Also read: ", "More: ", "See also: "]
TAGS = ["footballtransfernewsleague", "hospitalhealthnursesstrike", "weathersnowstormforecast"]
SHARES = ["Share on Facebook Tweet Email", "Share this article", "Share\n\nTweet\n\nSave"]
LETTERS = ["Sign up for The Strait, our weekly briefing", "Sign up to our free daily newsletter"]
FORM = ["Comments", "Leave a reply",
        "Your email address will not be published. Required fields are marked *",
        "Name", "Email", "Website"]


def articles(corpora, gold):
    wanted = {}
    with open(gold, encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            wanted.setdefault(row["corpus"], {})[row["id"]] = row["label"].split("|")
    for corpus, labels in wanted.items():
        with gzip.open(os.path.join(corpora, FILES[corpus]), "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row["id"] in labels:
                    yield {"id": f"{corpus}/{row['id']}", "title": row.get("title") or "",
                           "text": text_of(row)}, labels[row["id"]]


def text_of(row):
    if "sentences" not in row:
        return row.get("text") or row["article"]
    threes = range(0, len(row["sentences"]), 3)
    return "\n\n".join(" ".join(row["sentences"][at:at + 3]) for at in threes)


def page(article):
    draw = random.Random(article["id"])
    caption = lambda: draw.choice(CAPTIONS).format(draw.choice(NAMES))
    teasers = lambda: draw.sample(TEASERS, 4)
    top = [draw.choice(LOGOS), *draw.choice(MENUS), *filter(None, [article["title"]]),
           f"By {draw.choice(NAMES)}, {draw.choice(DESKS)} Correspondent",
           "Published 14:02, 4 March", draw.choice(SHARES), caption()]
    body = []
    paragraphs = [part for part in re.split(r"\n\s*\n", article["text"]) if part.strip()]
    between = draw.sample(range(1, len(paragraphs)), min(2, len(paragraphs) - 1))
    for at, paragraph in enumerate(paragraphs):
        if at in between:
            teaser = draw.choice(LEADS) + draw.choice(TEASERS)
            body.append(teaser if draw.random() < 0.7 else caption())
        body.append(paragraph)
    end = [draw.choice(["Related articles", "Read next", "You may also like"]), *teasers(),
           draw.choice(["Most read", "Trending"]),
           *(f"{n}. {teaser}" for n, teaser in enumerate(teasers(), 1)),
           draw.choice(TAGS), draw.choice(LETTERS), draw.choice(SHARES), *FORM,
           f"© 2025 {top[0]}. All rights reserved."]
    return "\n\n".join(top + body + end)


def topics(args, rows, folder):
    path = os.path.join(folder, "articles.jsonl")
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)
    model = ["--model", args.model] if args.model else []
    command = [args.nutgraf, "classify", path, "--facet", "topic", "--format", "jsonl", *model]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [[tag["label"] for tag in json.loads(line)["tags"]] for line in said.splitlines()]


def main():
    args = argparse.ArgumentParser()
    args.add_argument("corpora")
    args.add_argument("gold")
    args.add_argument("--nutgraf", default="target/release/nutgraf")
    args.add_argument("--model")
    args = args.parse_args()
    rows, gold = zip(*articles(args.corpora, args.gold))
    pages = [{**row, "text": page(row)} for row in rows]
    bare = [{"id": row["id"], "text": row["text"]} for row in pages]
    share = lambda truths: f"{sum(truths) / len(rows):.1%}"
    print("| articles | first topic changed | any topic changed | first topic right |")
    print("|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        plain = topics(args, rows, folder)
        for name, given in ("plain", plain), ("page", topics(args, pages, folder)), \
                ("page, title in the text", topics(args, bare, folder)):
            pairs = list(zip(plain, given))
            print(f"| {name} | {share(a[0] != b[0] for a, b in pairs)} "
                  f"| {share(sorted(a) != sorted(b) for a, b in pairs)} "
                  f"| {share(b[0] in right for b, right in zip(given, gold))} |")


if __name__ == "__main__":
    main()
