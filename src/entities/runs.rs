//! Runs of capitalised words, in which names stand.

use std::ops::Range;

use super::gazetteer::classes_of;
use super::word_class::WordClass;
use super::word_shape::{is_capitalised, is_glued, is_upper_case};
use crate::analysis::Analysis;
use crate::text::TokenKind;

/// The runs of capitalised words within `words`, in order, as places in [`Analysis::words`].
pub(super) fn runs(
    analysis: &Analysis<'_>,
    words: Range<usize>,
) -> impl Iterator<Item = Range<usize>> {
    let reader = RunReader { analysis };
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
}

impl RunReader<'_> {
    /// One past the last word of the run that may start at `start`; `start` if none does.
    fn end(&self, start: usize, limit: usize) -> usize {
        let mut end = start;
        while end < limit && self.may_name(end) && (end == start || self.joins(end - 1)) {
            end += 1;
            // A particle, or `of` in the name of an organisation, belongs to a name that goes on
            // after it.
            let mut inside = end;
            while inside < limit && self.is_inside(inside, end - 1) && self.joins(inside - 1) {
                inside += 1;
            }
            if inside > end && inside < limit && self.may_name(inside) && self.joins(inside - 1) {
                end = inside;
            }
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
    /// so does a letter with a full stop (`U.S.`).
    fn is_common(&self, word: usize) -> bool {
        let letter = self.analysis.words()[word].span.len() == 1;
        let dotted = || self.analysis.gap(word).starts_with('.');
        let in_capitals = if letter { dotted() } else { is_upper_case(self.analysis, word) };
        self.analysis.words()[word].stop && !in_capitals
    }

    /// Whether `word`, in lower case, can stand inside a name after the word at `head`.
    fn is_inside(&self, word: usize, head: usize) -> bool {
        match self.analysis.word(word) {
            "of" | "for" | "the" => self.is(head, WordClass::Organisation),
            "s" => self.analysis.word(head) != "s",
            _ => self.is(word, WordClass::Particle) && !is_capitalised(self.analysis, word),
        }
    }

    /// Whether nothing stands between this word and the next that would part a name.
    fn joins(&self, word: usize) -> bool {
        let short = self.analysis.words()[word].span.len() == 1;
        if is_glued(self.analysis.word(word)) || is_glued(self.analysis.word(word + 1)) {
            return false;
        }
        match self.analysis.gap(word) {
            " " | "-" | " & " => true,
            "." => short,
            ". " => short || self.is(word, WordClass::Title),
            "'" | "’" => short || self.possessive_inside(word),
            _ => false,
        }
    }

    /// `St Orla's Hospital`: an organisation that is called after somebody.
    fn possessive_inside(&self, word: usize) -> bool {
        let (words, head) = (self.analysis.words().len(), word + 2);
        head < words
            && self.analysis.word(word + 1) == "s"
            && self.analysis.gap(word + 1) == " "
            && is_capitalised(self.analysis, head)
            && self.is(head, WordClass::Organisation)
    }
}
