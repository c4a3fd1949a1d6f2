//! Captions told as sentences: they say what a picture shows.

use super::examined::Examined;
use super::roles::Roles;
use super::sentence_words::SentenceWord;
use crate::clean::photo_credit;

/// Sentences in which a caption stands beneath a picture at the top of the page.
const CAPTIONED: std::ops::Range<usize> = 1..4;

/// Whether a sentence says what a picture shows.
pub(super) fn is_caption(sentence: &Examined<'_>) -> bool {
    sentence.cased && (is_scene(sentence) || has_sides(sentence.words)) || is_credited(sentence)
}

/// `Protesters gather in Wexmoor on Monday.`
fn is_scene(sentence: &Examined<'_>) -> bool {
    let has = |role| sentence.words.iter().any(|word| word.roles.any(role));
    let tells = sentence.words.iter().any(|word| word.text.len() > 4 && word.text.ends_with("ed"));
    CAPTIONED.contains(&sentence.index)
        && has(Roles::PICTURED)
        && has(Roles::DAY.and(Roles::MONTH))
        && !has(Roles::PAST)
        && !tells
}

/// `Ilse Harrow, left, and Jan Orlow …`, `From left, Ilse Harrow …`
fn has_sides(words: &[SentenceWord<'_>]) -> bool {
    let is_side = |triple: &[SentenceWord<'_>]| {
        let [name, side, next] = triple else { return false };
        let apart = || matches!(side.before, ", " | " (") && next.before.starts_with([',', ')']);
        let listed = || name.text == "From" && next.before.starts_with([',', ':']);
        side.roles.any(Roles::SIDE) && !side.capital && name.capital && (apart() || listed())
    };
    words.windows(3).any(is_side)
}

/// Whether the credit of a picture ends it, or stands right behind it.
fn is_credited(sentence: &Examined<'_>) -> bool {
    let Examined { text, punctuation, after, .. } = *sentence;
    let ends = |at: usize| {
        let end = photo_credit(&text[at..]).map(|length| at + length);
        end.is_some_and(|end| !text[end..].contains(char::is_alphanumeric))
    };
    // A line break joins sentences that the source has split.
    let next = after.strip_prefix('\n').unwrap_or(after).trim_start_matches(' ');
    punctuation.brackets > 0 && text.rfind(['(', '[']).is_some_and(ends)
        || photo_credit(next).is_some()
}
