"""Everything that can be asked of a reader, with what is asked where nothing is said."""

from __future__ import annotations

from typing import Any

PRECISION = 0.9
ACTORS = 3

DEFAULTS: dict[str, Any] = {
    "facets": [],
    "precision": PRECISION,
    "actors": ACTORS,
    "target": None,
    "all": False,
    "abstain": False,
    "explain": False,
    "sentences": None,
    "words": None,
    "percent": None,
    "method": None,
    "focus": None,
    "verbatim": False,
    "explain_brief": False,
    "brief_model": None,
    "language": None,
    "id_field": None,
    "title_field": None,
    "text_field": None,
    "threads": None,
}


def options(**asked: Any) -> dict[str, Any]:
    """The options with what is asked; one that there is not is an error."""
    unknown = [name for name in asked if name not in DEFAULTS]
    if unknown:
        known = ", ".join(DEFAULTS)
        raise TypeError(f"there is no option `{unknown[0]}`; there are {known}")
    if not 0 < asked.get("precision", PRECISION) < 1:
        raise ValueError("precision must lie between 0 and 1, as 0.9")
    return {**DEFAULTS, **asked}


def learning(
    algorithm: str, size: int | None, reads: str | None, vectors: bool, **reading: Any
) -> dict[str, Any]:
    """The options of learning."""
    asked = {"algorithm": algorithm, "size": size, "reads": reads, "vectors": vectors}
    return {**options(**reading), **asked}


def names(given: str | list[str] | None) -> list[str]:
    """One name or several, as a list."""
    if given is None:
        return []
    return [given] if isinstance(given, str) else list(given)
