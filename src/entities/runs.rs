//! Runs of capitalised words, in which names stand.

use std::ops::Range;

use super::alias::canonical_of;
use super::gap::plain_gap;
use super::gazetteer::{Gazetteer, classes_of};
use super::tail::is_tail;
use super::word_class::WordClass;
use super::word_shape::{is_capitalised, is_glued, is_upper_case};
use super::written::Written;
use crate::analysis::Analysis;
use crate::text::{Language, TokenKind};

/// The runs of capitalised words within `words`, in order, as places in [`Analysis::words`].
pub(super) fn runs(
    written: &Written<'_>,
    words: Range<usize>,
) -> impl Iterator<Item = Range<usize>> {
    let reader = RunReader { analysis: written.analysis, written };
    let mut at = words.start;
    std::iter::from_fn(move || {
        while at < words.end {
            let start = at;
            let end = reader.end(start, words.end);
            at = end.max(start + 1);
            if start < end {
                return Some(start..end);
            }
        }
        None
    })
}

struct RunReader<'a> {
    analysis: &'a Analysis<'a>,
    written: &'a Written<'a>,
}

/// Words in lower case that stand between the hyphens of a place's name: `Stratford-upon-Avon`.
const BETWEEN_HYPHENS: [&str; 15] = [
    "upon", "on", "in", "by", "le", "la", "les", "de", "du", "des", "en", "sur", "sous", "au",
    "aux",
];
/// Most words of a body's name from the `and` in it to its end.
const LONGEST_CONJUNCT: usize = 4;
/// Words that lose a vowel before a name and stand inside one: `Côte d'Ivoire`.
const ELIDED: [&str; 4] = ["d", "l", "dell", "all"];

impl RunReader<'_> {
    /// One past the last word of the run that may start at `start`; `start` if none does.
    fn end(&self, start: usize, limit: usize) -> usize {
        let mut end = start;
        while end < limit && self.may_name(end) && (end == start || self.joins(end - 1)) {
            end = self.with_tails(start, end + 1, limit);
            // A particle, or `of` in the name of an organisation, belongs to a name that goes on
            // after it.
            let mut inside = end;
            while inside < limit && self.is_inside(inside, end - 1) && self.joins(inside - 1) {
                inside += 1;
            }
            if inside > end && inside < limit && self.may_name(inside) && self.joins(inside - 1) {
                end = inside;
            }
            end = self.with_conjunct(start, end, limit);
        }
        end
    }

    /// One past the body that `and` stands inside the name of, if the table has it: `Immigration and
    /// Customs Enforcement`.
    fn with_conjunct(&self, start: usize, end: usize, limit: usize) -> usize {
        let and = end < limit && end > 0 && self.analysis.word(end) == "and";
        if !and || !self.joins(end - 1) {
            return end;
        }
        let ends = (end + 2..=limit.min(end + LONGEST_CONJUNCT)).rev();
        let is_name = |first: usize, last: usize| {
            let words: Vec<_> = (first..last).map(|word| self.analysis.word(word)).collect();
            canonical_of(&words.join(" ")).is_some()
        };
        let mut ends = ends.filter(|&last| is_capitalised(self.analysis, last - 1));
        ends.find(|&last| (start..end).any(|first| is_name(first, last))).unwrap_or(end)
    }

    /// One past the tails of the word before `end`.
    fn with_tails(&self, start: usize, mut end: usize, limit: usize) -> usize {
        while end < limit && is_tail(self.written, end, end - start > 1) {
            end += 1;
        }
        end
    }

    fn is(&self, word: usize, class: WordClass) -> bool {
        classes_of(self.analysis, word).is(class)
    }

    fn may_name(&self, word: usize) -> bool {
        let token = &self.analysis.words()[word];
        token.kind == TokenKind::Word
            && is_capitalised(self.analysis, word)
            && !self.is_common(word)
    }

    /// Whether it is a stop word; in capitals throughout it stands for something else (`WHO`), and
    /// so does a letter with a full stop (`U.S.`) or an apostrophe (`O'Brien`).
    fn is_common(&self, word: usize) -> bool {
        let letter = self.analysis.words()[word].span.len() == 1;
        let part = || self.analysis.gap(word).starts_with('.') || self.joins_by_apostrophe(word);
        let in_capitals = if letter { part() } else { is_upper_case(self.analysis, word) };
        self.analysis.words()[word].stop && !in_capitals
    }

    /// Whether `word`, in lower case, can stand inside a name after the word at `head`.
    fn is_inside(&self, word: usize, head: usize) -> bool {
        let gap = |word: usize| plain_gap(self.analysis, word);
        match self.analysis.word(word) {
            "of" | "for" | "the" => self.is(head, WordClass::Organisation),
            "s" => self.analysis.word(head) != "s",
            text if ELIDED.contains(&text) && gap(word) == "'" => true,
            text if BETWEEN_HYPHENS.contains(&text) && gap(head) == "-" => gap(word) == "-",
            _ => self.is(word, WordClass::Particle) && !is_capitalised(self.analysis, word),
        }
    }

    /// Whether nothing stands between this word and the next that would part a name.
    fn joins(&self, word: usize) -> bool {
        let short = self.analysis.words()[word].span.len() == 1;
        if is_glued(self.analysis.word(word)) || is_glued(self.analysis.word(word + 1)) {
            return false;
        }
        match plain_gap(self.analysis, word).as_ref() {
            "-" => !self.parts_countries(word),
            " " | "&" | " & " => true,
            "." => short,
            ". " => short || self.is(word, WordClass::Title),
            "'" => self.joins_by_apostrophe(word) || self.possessive_inside(word),
            _ => false,
        }
    }

    /// `US-Iran talks`, `the Israel-Hamas war`: a hyphen after or before a country, but `Guinea-Bissau`.
    fn parts_countries(&self, word: usize) -> bool {
        let is_country = |words: Range<usize>| {
            let words = self.analysis.words().get(words).unwrap_or_default();
            Gazetteer::get().is_country(words.iter().map(|word| word.surface))
        };
        let (left, right) = (word.saturating_sub(1)..word + 1, word + 1..word + 3);
        let beside = [word..word + 1, left, word + 1..word + 2, right].into_iter().any(is_country);
        beside && !is_country(word..word + 2)
    }

    /// `O'Brien`, `Ta'Rhonda`; but `L'Allemagne` is Germany with its article.
    fn joins_by_apostrophe(&self, word: usize) -> bool {
        let next = word + 1;
        let article = self.analysis.word(word) == "L";
        next < self.analysis.words().len()
            && plain_gap(self.analysis, word) == "'"
            && is_capitalised(self.analysis, next)
            && self.analysis.word(next) != "S"
            && !(article && self.analysis.language() != Language::English)
    }

    /// `St Orla's Hospital`: an organisation that is called after somebody.
    fn possessive_inside(&self, word: usize) -> bool {
        let (words, head) = (self.analysis.words().len(), word + 2);
        head < words
            && self.analysis.word(word + 1) == "s"
            && plain_gap(self.analysis, word + 1) == " "
            && is_capitalised(self.analysis, head)
            && self.is(head, WordClass::Organisation)
    }
}
