"""Which given names get no vector.

A vector carries what the news said of some people of that name, and would say it of all others.
Names that are words, places, institutions or mostly surnames stay; how they are written tells them.
"""

import importlib
import pkgutil
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator

import faker.providers.person

from corpus import WORD, word_form, words

CAPITALISED = r"[A-Z][^\W\d_]+"
CONTEXTS = {
    "after in": re.compile(rf"\b(?:in|on) ({CAPITALISED})"),
    "after the": re.compile(rf"\bthe ({CAPITALISED})"),
    "after capital": re.compile(rf"\b[A-Z][^\W\d_]*\.? (?=({CAPITALISED}))"),
    "before capital": re.compile(rf"\b({CAPITALISED})(?= [A-Z])"),
}


class Writing:
    """How words are written in cased text: counts by word and way of writing."""

    def __init__(self) -> None:
        self.written: Counter[str] = Counter()
        self.contexts = {name: Counter() for name in CONTEXTS}

    def read(self, text: str) -> None:
        self.written.update(WORD.findall(text))
        for name, pattern in CONTEXTS.items():
            self.contexts[name].update(pattern.findall(text))

    def by_way(self) -> dict[str, Counter[str]]:
        """Of each way of writing, how often each word, in lower case, is written so."""
        ways = {"lower": Counter(), "capitals": Counter(), "capital": Counter()}
        for word, count in self.written.items():
            form = word_form(word)
            ways[way_of(form)][form.lower()] += count
        for name, found in self.contexts.items():
            ways[name] = Counter()
            for word, count in found.items():
                ways[name][word.lower()] += count
        return ways


def way_of(form: str) -> str:
    if form == form.lower():
        return "lower"
    return "capitals" if form.isupper() and len(form) > 1 else "capital"


def left_out(candidates: set[str], writing: Writing) -> set[str]:
    """The given names among the words that nothing speaks for."""
    ways = writing.by_way()
    names = given_names() & candidates
    return {name for name in names if not stays({way: ways[way][name] for way in ways})}


def stays(ways: dict[str, int]) -> bool:
    """Whether a given name, written so, is something else as well."""
    named = ways["capital"] + ways["capitals"]
    share = {way: count / max(named, 1) for way, count in ways.items()}
    everyday = ways["lower"] >= 20 and ways["lower"] >= 0.1 * (named + ways["lower"])
    abbreviation = share["capitals"] >= 0.5
    place_or_day = ways["after in"] >= 5 and share["after in"] >= 0.05
    # A given name mostly stands before another, which the following seldom do.
    often = named >= 50
    adjective = often and share["after the"] >= 0.08 and share["before capital"] < 0.45
    least = max(0.2, 2 * share["before capital"])
    surname = often and share["before capital"] < 0.2 and share["after capital"] >= least
    end_of_place = often and share["after capital"] >= 0.9
    return everyday or abbreviation or place_or_day or adjective or surname or end_of_place


def given_names() -> set[str]:
    """Faker's, of all languages that it knows, with and without accents."""
    names = {name.lower() for name in faker_names()}
    single = {name for name in names if words(name) == [name]}
    return single | {unaccented(name) for name in single}


def faker_names() -> Iterator[str]:
    people = faker.providers.person
    for locale in pkgutil.iter_modules(people.__path__):
        provider = importlib.import_module(f"{people.__name__}.{locale.name}").Provider
        listed = (getattr(provider, name) for name in dir(provider) if name.startswith("first_"))
        for names in listed:
            if isinstance(names, Collection):
                yield from (name for name in names if isinstance(name, str))


def unaccented(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
