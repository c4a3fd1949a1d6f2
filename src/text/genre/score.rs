//! Score of a text: how far its words and its shape speak for something else than news.

use super::measures::{Measures, share};
use super::wording::{Shape, Wording};

/// Words from which on a text says all that its measures can.
const ENOUGH: f64 = 60.0;
/// Words of a sentence, and colons a word, beyond which more say nothing.
const LONG_SENTENCE: f64 = 30.0;
const MANY_COLONS: f64 = 0.2;
/// Lines from which on …
const LINES: usize = 3;
/// … and words below which a text has short lines.
const SHORT_LINE: f64 = 9.0;

/// Log-odds that a text is something else than news.
pub(super) fn score(measures: &Measures, wording: &Wording) -> f64 {
    let scale = (measures.words as f64 / ENOUGH).min(1.0).sqrt();
    let words = wording.weights.iter().zip(&measures.listed);
    let words: f64 = words.map(|(weight, &count)| weight * share(count, measures.words)).sum();
    wording.intercept + scale * (words + of_shape(measures, &wording.shape))
}

fn of_shape(measures: &Measures, shape: &Shape) -> f64 {
    let has_short_lines = measures.lines >= LINES && measures.words_a_line() < SHORT_LINE;
    shape.length
        + shape.names * measures.names()
        + shape.orders * measures.orders()
        + shape.lower_case * f64::from(u8::from(measures.lower_case))
        + shape.sentence * measures.words_a_sentence().min(LONG_SENTENCE) / LONG_SENTENCE
        + shape.short_lines * f64::from(u8::from(has_short_lines))
        + shape.colons * measures.colons().min(MANY_COLONS)
        + shape.past_ending * measures.past_endings()
}
