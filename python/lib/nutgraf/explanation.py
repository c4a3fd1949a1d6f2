"""Why an article gets its tags."""

from __future__ import annotations

from html import escape
from typing import Any


class Explanation:
    """The tags of one article, with the words for and against each.

    >>> import nutgraf
    >>> why = nutgraf.load().explain("Envoys of both armies signed the ceasefire at dawn on Sunday.")
    >>> why.tags[0]["label"]
    'conflict'
    >>> sorted(why.words("conflict"), key=why.words("conflict").get)[-1]
    'ceasefire'
    """

    def __init__(self, article: dict[str, Any], result: dict[str, Any]) -> None:
        self.article = article
        self.result = result

    @property
    def tags(self) -> list[dict[str, Any]]:
        """The tags, each with its ``why``."""
        return self.result["tags"]

    def words(self, label: str) -> dict[str, float]:
        """The words for and against a label, each with its share of the score."""
        why = [own for tag in self.tags if tag["label"] == label for own in tag.get("why", [])]
        return {own["text"]: own["share"] for own in why}

    def __repr__(self) -> str:
        return "\n".join(_line(tag) for tag in self.tags) or "<no tags>"

    def _repr_html_(self) -> str:
        return "".join(self._of_tag(tag) for tag in self.tags) or "<p>no tags</p>"

    def _of_tag(self, tag: dict[str, Any]) -> str:
        towards = f" towards {escape(tag['target'])}" if "target" in tag else ""
        head = f"{escape(tag['facet'])}: <b>{escape(tag['label'])}</b>{towards}"
        sure = "sure" if tag["sure"] else "not sure"
        # Where reading repaired the text, the places are not those of the text as it was given.
        parts = ("title", "text") if "notes" not in self.result else ()
        text = "".join(self._of_part(tag, part) for part in parts) or f"<p>{escape(_line(tag))}</p>"
        return f"<h4>{head}, {tag['probability']:.0%}, {sure}</h4>{text}"

    def _of_part(self, tag: dict[str, Any], part: str) -> str:
        """The title or the text, its words marked by how much they say."""
        words = self.article.get(part)
        if not isinstance(words, str) or not words:
            return ""
        marks = _marks(tag.get("why", []), part)
        most = max((abs(share) for _, _, share in marks), default=1.0)
        html, at = [], 0
        for start, end, share in marks:
            if start < at:
                continue
            html += [escape(words[at:start]), _mark(words[start:end], share, most)]
            at = end
        html.append(escape(words[at:]))
        return f"<p style='white-space: pre-line'>{''.join(html)}</p>"


def _line(tag: dict[str, Any]) -> str:
    why = ", ".join(f"{own['text']} {own['share']:+.2f}" for own in tag.get("why", [])[:5])
    return f"{tag['facet']}: {tag['label']} {tag['probability']:.0%} ({why})"


def _marks(why: list[dict[str, Any]], part: str) -> list[tuple[int, int, float]]:
    """What is marked of a part, in its order; of two at one place, what says more."""
    marks = [
        (start, end, own["share"])
        for own in why
        if own.get("in") == part
        for start, end in own["spans"]
    ]
    return sorted(marks, key=lambda mark: (mark[0], -abs(mark[2])))


def _mark(words: str, share: float, most: float) -> str:
    colour = "46, 160, 67" if share > 0 else "218, 54, 51"
    depth = 0.15 + 0.6 * abs(share) / most
    style = f"background: rgba({colour}, {depth:.2f}); color: inherit"
    return f"<mark style='{style}' title='{share:+.3f}'>{escape(words)}</mark>"
