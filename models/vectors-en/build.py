#!/usr/bin/env python3
"""Word vectors of news English, rebuilt from named packages and corpora.

    python models/vectors-en/build.py --corpora ../shared/corpora -o models/vectors-en.safetensors

What takes long is kept in --work, where a second run finds it. README.md is the model card.
"""

import os

# Before numpy is loaded: one thread and one kind of kernel, so that sums are in one order.
os.environ |= {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OPENBLAS_CORETYPE": "Haswell",
    "TOKENIZERS_PARALLELISM": "false",
}

import argparse
import hashlib
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy import sparse

import container
import corpus
import distil
import names
import packages

NAME = "news-en-64"
DIMENSIONS = 64
WORDS = 40_000
LONGEST_WORD = 24
LEAST_ARTICLES = 5
PASSAGES = 56_000
SEED = 1
CARD = {
    "source": "GloVe 6B and all-MiniLM-L6-v2 distilled from passages of unlabelled news",
    "licence": "Apache-2.0 (all-MiniLM-L6-v2), PDDL-1.0 (GloVe)",
    "words": f"the {WORDS} most frequent of English news, most given names left out",
}


class Vocabulary(NamedTuple):
    """The words that get vectors, the most frequent first, and each's share of all words."""

    words: list[str]
    frequencies: np.ndarray


def main() -> None:
    arguments = parser().parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    data = build(arguments.corpora, arguments.work)
    arguments.output.write_bytes(data)
    print(f"{arguments.output}: {len(data)} bytes, SHA-256 {hashlib.sha256(data).hexdigest()}")


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--work", type=Path, default=Path("/tmp/vectors"), help="for the cache")
    parser.add_argument("-o", "--output", type=Path, required=True, help="file to write")
    return parser


def build(corpora: Path, work: Path) -> bytes:
    words, frequencies = vocabulary(corpora)
    passages = corpus.passages(corpus.articles(corpora), PASSAGES, SEED)
    encoder = packages.encoder(work)
    of_passages = counts(passages, words)
    vectors = distil.word_vectors(
        counts=of_passages,
        encoded=encoder.encode_cached(passages, work / "encoded"),
        alone=encoder.encode_cached(words, work / "encoded"),
        glove=packages.glove(words, work),
        frequencies=frequencies,
        dimensions=DIMENSIONS,
    )
    header = {"language": "en", "name": NAME, "dimensions": DIMENSIONS, "card": CARD}
    mean = distil.mean_embedding(vectors, of_passages)
    return container.vectors_file(words, *distil.quantised(vectors), mean, header)


def vocabulary(corpora: Path) -> Vocabulary:
    """The most frequent words that stand in a few articles and are no given names."""
    occurrences, in_articles, writing = Counter(), Counter(), names.Writing()
    for article in corpus.articles(corpora):
        found = corpus.word_counts(article.text)
        occurrences.update(found)
        in_articles.update(found.keys())
        if article.cased:
            writing.read(article.body)
    known = {word for word, articles in in_articles.items() if articles >= LEAST_ARTICLES}
    known = {word for word in known if len(word) <= LONGEST_WORD}
    known -= names.left_out(known, writing)
    words = sorted(known, key=lambda word: (-occurrences[word], word))[:WORDS]
    shares = np.array([occurrences[word] for word in words]) / occurrences.total()
    return Vocabulary(words, shares)


def counts(texts: list[str], words: list[str]) -> sparse.csr_matrix:
    """How often each word stands in each text: texts × words."""
    column = {word: number for number, word in enumerate(words)}
    found = [
        (row, column[word], count)
        for row, text in enumerate(texts)
        for word, count in corpus.word_counts(text).items()
        if word in column
    ]
    rows, columns, values = np.array(found).T
    shape = (len(texts), len(words))
    return sparse.csr_matrix((values.astype(np.float32), (rows, columns)), shape=shape)


if __name__ == "__main__":
    main()
