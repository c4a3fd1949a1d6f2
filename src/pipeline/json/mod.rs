//! JSON of results: what each serialises to, with offsets that count as Python's do.

mod brief;
mod clean;
mod merged;
mod numbers;
mod reading;
mod relation;
mod rule;
mod tags;
