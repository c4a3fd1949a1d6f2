"""The unlabelled news that the vectors are made of: its articles, words and passages."""

import csv
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

MODELS = Path(__file__).resolve().parent.parent
# Tables of articles that models are judged on, and the column of their ids.
GOLD = (
    ("gold-development.csv", "id"),
    ("gold-reported.csv", "id"),
    ("stance-articles.csv", "article"),
)
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z])")
# Words of a sentence that passages are made of, and at most of a passage of several sentences.
SENTENCE_WORDS = range(4, 61)
PASSAGE_WORDS = 60
# Sentences of a passage: one is as likely as two and three together.
PASSAGE_SENTENCES = (1, 1, 2, 3)


class Source(NamedTuple):
    """A corpus. Of its articles every `whole`th is read whole, of the others the title only."""

    file: str
    whole: int
    passages: int
    cased: bool


SOURCES = (
    Source("summary/cnndm/train", whole=1, passages=2, cased=False),
    Source("summary/cnn-cased/train", whole=1, passages=3, cased=True),
    Source("stance/allsides-lean/articles", whole=3, passages=1, cased=True),
    Source("recent/google_news_conflict_2025/articles", whole=1, passages=1, cased=True),
    Source("recent/ukraine_media_2022/articles", whole=1, passages=1, cased=True),
    Source("recent/ukraine_media_2022/nyt_snippets", whole=1, passages=1, cased=True),
    Source("recent/newspaper4k_2023/articles", whole=1, passages=1, cased=True),
)


class Article(NamedTuple):
    """An article, or of one that is not read whole its title, with what its source says of it."""

    title: str
    body: str
    sentences: list[str]
    passages: int
    cased: bool

    @property
    def text(self) -> str:
        return "\n\n".join(part for part in (self.title, self.body) if part)


def words(text: str) -> list[str]:
    """The words that may have vectors: lower-cased, without a possessive 's, of letters."""
    return list(word_counts(text).elements())


def word_counts(text: str) -> Counter[str]:
    """How often each word that may have a vector stands in the text."""
    counts: Counter[str] = Counter()
    for word, count in Counter(WORD.findall(text.lower())).items():
        form = word_form(word)
        if form.replace("'", "").isalpha():
            counts[form] += count
    return counts


def word_form(word: str) -> str:
    return word.replace("’", "'").removesuffix("'s")


def articles(corpora: Path) -> Iterator[Article]:
    """All articles, save those that the repository's gold standards are made of."""
    gold = gold_ids()
    for source in SOURCES:
        with gzip.open(corpora / f"{source.file}.jsonl.gz", "rt", encoding="utf-8") as lines:
            records = (json.loads(line) for line in lines)
            yield from (
                article(record, source, whole=number % source.whole == 0)
                for number, record in enumerate(records)
                if record["id"] not in gold
            )


def article(record: dict, source: Source, *, whole: bool) -> Article:
    title = record.get("title") or ""
    if not whole:
        return Article(title, "", [], 0, source.cased)
    body = record.get("text") or record.get("article") or ""
    sentences = record.get("sentences") or split(body)
    return Article(title, body, sentences, source.passages, source.cased)


def gold_ids() -> set[str]:
    """Articles on which models are judged: vectors that had read them would flatter the models."""
    ids = set()
    for table, column in GOLD:
        with open(MODELS / "news-en" / table, newline="", encoding="utf-8") as rows:
            ids.update(row[column] for row in csv.DictReader(rows))
    return ids


def split(body: str) -> list[str]:
    """Sentences by their full stops: roughly, as passages need no better."""
    parts = [part.strip() for line in body.split("\n") for part in SENTENCE_END.split(line)]
    return [part for part in parts if part]


def passages(of: Iterator[Article], limit: int, seed: int) -> list[str]:
    """A sample of `limit` passages: headlines, and runs of a few sentences of the articles."""
    draw = random.Random(seed)
    found = [passage for each in of for passage in article_passages(each, draw)]
    found = [passage for passage in found if len(passage.split()) >= SENTENCE_WORDS.start]
    draw.shuffle(found)
    return found[:limit]


def article_passages(of: Article, draw: random.Random) -> Iterator[str]:
    """Its title with the first sentence of a fair length, and runs of such sentences."""
    sentences = [each for each in of.sentences if len(each.split()) in SENTENCE_WORDS]
    if of.title:
        yield ". ".join([of.title, *sentences[:1]])
    for _ in range(of.passages if sentences else 0):
        start = draw.randrange(len(sentences))
        yield run(sentences[start : start + draw.choice(PASSAGE_SENTENCES)])


def run(sentences: list[str]) -> str:
    """The first sentences, as many as fit."""
    taken = sentences[0].split()
    for sentence in sentences[1:]:
        more = sentence.split()
        if len(taken) + len(more) > PASSAGE_WORDS:
            break
        taken += more
    return " ".join(taken)
