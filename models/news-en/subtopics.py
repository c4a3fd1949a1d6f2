"""Level 2 of the IPTC Media Topics as the facet `subtopic` of facets.toml.

    python3 models/news-en/subtopics.py ../shared/corpora/recent/iptc_mediatopics/*.jsonl.gz

writes `[subtopic]` between the marks in facets.toml anew: names in lower case, codes, definitions
in one sentence, and for every term that was retired, by its code and the day, what stands on
level 2 today in its place. Terms of the IPTC, CC BY 4.0.
"""

import gzip
import json
import re
import sys
from pathlib import Path

FACETS = Path(__file__).with_name("facets.toml")
BEGIN = "# Written by subtopics.py: what stands between this line and the next mark.\n"
END = "# What stands below is written by hand.\n"
# A definition ends at one of these, if it is longer than a line has room for.
ASIDES = re.compile(r",? (such as|including|for example|e\.g\.|like) .*")
LONG = 110


def main(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        terms = {term["id"]: term for term in map(json.loads, lines)}
    text = FACETS.read_text(encoding="utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[-1]
    FACETS.write_text(before + BEGIN + "\n" + facet(terms) + "\n" + END + after, encoding="utf-8")


def facet(terms):
    topics = topics_by_code(FACETS.read_text(encoding="utf-8"))
    second = [term for term in terms.values() if term["level"] == 2 and not term["retired"]]
    second.sort(key=lambda term: (term["parents"][0], term["id"]))
    labels = "\n".join(label(term, topics) for term in second)
    return f'[subtopic]\nchoice = "any"\nparent = "topic"\n\n{labels}\n[subtopic.retired]\n{retired(terms)}'


def topics_by_code(text):
    """The names of the topics above, by their codes."""
    found = re.findall(r'^\[topic\.labels\.("?)(.+?)\1\]\niptc = "(\d+)"', text, re.MULTILINE)
    return {code: name for _, name, code in found}


def label(term, topics):
    return (
        f"[subtopic.labels.{quoted(name(term))}]\n"
        f"parent = {quoted(topics[code(term['parents'][0])])}\n"
        f"iptc = {quoted(code(term['id']))}\n"
        f"definition = {quoted(definition(term['definition']))}\n"
    )


def definition(text):
    """The first sentence, without what stands in brackets and, if it is long, without examples."""
    text = re.sub(r"\s*\([^)]*\)", "", text.strip())
    sentence = re.split(r"(?<=[a-z])[.;] ", text)[0].rstrip(".")
    if len(sentence) > LONG:
        sentence = ASIDES.sub("", sentence).removesuffix(" and").rstrip(",")
    return sentence[0].upper() + sentence[1:] + "."


def retired(terms):
    lines = []
    for term in sorted(terms.values(), key=lambda term: term["id"]):
        today = successor(term, terms) if term["retired"] else None
        if today:
            since = term["retired"][:10]
            row = f"{{ label = {quoted(name(today))}, since = {quoted(since)} }}"
            lines.append(f"{quoted(code(term['id']))} = {row} # {name(term)}\n")
            if term["level"] == 2:
                lines.append(f"{quoted(name(term))} = {row}\n")
    return "".join(lines)


def successor(term, terms):
    """The term of level 2 that a retired one belongs to: that of the term which its history names, or
    else of the nearest above it; none where that is on level 1."""
    seen = set()
    while term and term["id"] not in seen:
        seen.add(term["id"])
        if not term["retired"]:
            return terms.get(term["level2"]) if term["level"] > 1 else None
        told = re.findall(r"medtop:\d{8}", (term["history"] or {}).get("en-GB", ""))
        others = [own for own in told if own in terms and own not in seen]
        term = terms.get((others or term["parents"] or [None])[0])
    return None


def name(term):
    return term["name"].split(" (")[0].lower()


def code(identifier):
    return identifier.removeprefix("medtop:")


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
