//! The outlet's own voice: how an article speaks outside its quotations.

use super::cue::Cue;
use super::wording::cue_of;
use crate::analysis::Analysis;
use crate::text::{Token, TokenKind};

/// Letters of an adverb in -ly, at the least: `only` and `July` are none.
const ADVERB: usize = 6;
/// Counts are of so many words.
const PER: f64 = 100.0;

/// Counts of words and marks in the story of an article, outside quotation marks.
#[derive(Clone, Debug)]
pub struct OwnVoice {
    /// By cue.
    counts: Vec<Vec<usize>>,
    words: usize,
    quoted: usize,
}

impl OwnVoice {
    /// How the story of `analysis` speaks.
    #[must_use]
    pub fn of(analysis: &Analysis<'_>) -> Self {
        let mut voice = Self { counts: vec![Vec::new(); Cue::COUNT], words: 0, quoted: 0 };
        let title = analysis.title().len();
        (0..title).for_each(|place| voice.count(analysis, place));
        let mut quotations = analysis.quotations().iter().peekable();
        for sentence in analysis.sentences() {
            for place in sentence.tokens.clone() {
                let at = analysis.tokens()[place].span.start;
                while quotations.next_if(|own| own.end <= at).is_some() {}
                if quotations.peek().is_some_and(|own| own.start <= at) {
                    voice.quoted += usize::from(is_word(&analysis.tokens()[place]));
                } else {
                    voice.count(analysis, title + place);
                }
            }
        }
        voice
    }

    fn count(&mut self, analysis: &Analysis<'_>, place: usize) {
        let token = &analysis.words()[place];
        self.words += usize::from(is_word(token));
        let cues = [
            cue_of(token.surface),
            sign(analysis, place, token),
            is_adverb(analysis, place, token).then_some(Cue::Adverbs),
            is_dash(analysis.gap(place)).then_some(Cue::Dashes),
        ];
        cues.into_iter().flatten().for_each(|cue| self.counts[cue as usize].push(place));
    }

    /// The places of the words and marks that are counted for `cue`.
    pub(super) fn places(&self, cue: Cue) -> &[usize] {
        &self.counts[cue as usize]
    }

    /// The value of a cue that is counted.
    pub(super) fn rate(&self, cue: Cue) -> f64 {
        let count = self.counts[cue as usize].len() as f64;
        libm::log1p(PER * count / self.words.max(1) as f64)
    }

    /// Share of the words that is quoted.
    pub(super) fn quoted_share(&self) -> f64 {
        self.quoted as f64 / (self.words + self.quoted).max(1) as f64
    }

    /// Logarithm of the number of words outside quotations.
    pub(super) fn log_length(&self) -> f64 {
        libm::log1p(self.words as f64)
    }
}

fn is_word(token: &Token) -> bool {
    token.kind != TokenKind::Symbol
}

fn sign(analysis: &Analysis<'_>, place: usize, token: &Token) -> Option<Cue> {
    if is_word(token) {
        return None;
    }
    match analysis.word(place) {
        "?" => Some(Cue::Questions),
        "!" => Some(Cue::Exclamations),
        _ => None,
    }
}

fn is_dash(gap: &str) -> bool {
    !gap.is_ascii() && (gap.contains('—') || gap.contains(" – "))
}

fn is_adverb(analysis: &Analysis<'_>, place: usize, token: &Token) -> bool {
    token.span.len() >= ADVERB && analysis.word(place).ends_with("ly")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::{Article, Language};

    #[test]
    fn what_is_quoted_is_not_the_outlets() {
        let text = "We must not be fooled: the mayor is shamefully reckless! She said: “You should \
                    all be proud, we are wonderful.” Who believes that – and why?";
        let article = Article::new("", text);
        let mut analyser = Analyser::new(Language::English);
        let analysis = analyser.analyse(&article);
        let voice = OwnVoice::of(&analysis);
        let table = [
            (Cue::FirstPerson, 1),
            (Cue::SecondPerson, 0),
            (Cue::Modals, 1),
            (Cue::Reporting, 1),
            (Cue::Judgements, 2),
            (Cue::Adverbs, 1),
            (Cue::Questions, 1),
            (Cue::Exclamations, 1),
            (Cue::Dashes, 1),
        ];
        for (cue, count) in table {
            assert_eq!(voice.places(cue).len(), count, "{}", cue.name());
        }
        // Eight words, beside seventeen of its own.
        assert!((voice.quoted_share() - 8.0 / 25.0).abs() < 1e-9, "{}", voice.quoted_share());
    }
}
