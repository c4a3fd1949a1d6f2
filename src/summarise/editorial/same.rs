//! Sentences of a pool that tell the same in other words.

use super::pool::{MOST, Pool};
use crate::summarise::story::Story;

/// Share of what the later sentence says that the earlier has said in the same words, below which
/// meanings are not asked: pairs that tell the same have names or numbers in common.
const COMMON: f32 = 0.3;

impl Pool {
    /// Finds out how much its sentences say alike in meaning, where `story` knows what words mean.
    pub(super) fn find_same(&mut self, story: &Story<'_>) {
        let mut senses = vec![None; self.members.len()];
        for later in 1..self.members.len() {
            for earlier in 0..later {
                let pair = &mut self.pairs[earlier * MOST + later];
                if pair.said < COMMON {
                    continue;
                }
                for member in [earlier, later] {
                    if senses[member].is_none() {
                        senses[member] = story.sense(self.members[member].index);
                    }
                }
                if let (Some(a), Some(b)) = (&senses[earlier], &senses[later]) {
                    pair.same = a.likeness(b);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::weights;
    use super::super::summariser::Editorial;
    use crate::analysis::Analyser;
    use crate::summarise::expected::fixture::model;
    use crate::summarise::length::Length;
    use crate::summarise::meaning::tests::Few;
    use crate::summarise::writer::SummaryWriter;
    use crate::text::{Article, Language};

    #[test]
    fn nothing_is_said_twice_in_other_words() {
        let sentences = [
            "Armies broke the truce in Orlow and in Wexmoor on Monday.",
            "Troops broke the ceasefire in Orlow on Sunday.",
            "The harbour board of Corrin put off its vote on the old pier.",
            "Tram drivers in Aldbrook went on strike for more pay this week.",
        ];
        let article = Article::from_sentences("a", &sentences);
        let analysis = Analyser::new(Language::English).analyse(&article);
        let mut writer = SummaryWriter::with(Box::new(Editorial::new(model(), weights())));
        writer.set_meanings(Some(std::sync::Arc::new(Few)));
        let brief = writer.brief(&analysis, Length::Sentences(3));
        let chosen: Vec<_> = brief.sentences.iter().map(|chosen| chosen.index).collect();
        assert!(!chosen.starts_with(&[0, 1]), "{chosen:?}");
    }
}
