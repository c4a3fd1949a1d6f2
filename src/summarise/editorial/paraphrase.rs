//! Sentences of a pool that tell the same in other words.

use std::array::from_fn;
use std::cell::OnceCell;

use super::pool::{MOST, Pool, pairs_of};
use crate::summarise::meaning::Sense;
use crate::summarise::story::Story;

/// Share of what the later sentence says that the earlier has said in the same words, below which
/// meanings are not asked: pairs that tell the same have names or numbers in common.
const COMMON: f32 = 0.3;
/// Likeness in meaning beyond which two sentences tell the same.
const SAME: f32 = 0.55;

/// Paraphrases among the sentences of a pool, each found out when it is first asked for: few sets are
/// so good that it matters.
#[derive(Debug)]
pub(super) struct Paraphrases<'s> {
    story: Story<'s>,
    pool: &'s Pool,
    /// By member.
    senses: [OnceCell<Option<Sense<'s>>>; MOST],
    /// By earlier member, and by later.
    found: [[OnceCell<bool>; MOST]; MOST],
}

impl<'s> Paraphrases<'s> {
    /// Those among the sentences of `pool`, of `story`.
    pub(super) fn among(story: Story<'s>, pool: &'s Pool) -> Self {
        let found = from_fn(|_| from_fn(|_| OnceCell::new()));
        Self { story, pool, senses: from_fn(|_| OnceCell::new()), found }
    }

    /// Whether two of `members`, which rise, tell the same, as far as it is known what words mean.
    pub(super) fn has_pair(&self, members: &[usize]) -> bool {
        pairs_of(members).any(|(earlier, later)| self.tell_the_same(earlier, later))
    }

    fn tell_the_same(&self, earlier: usize, later: usize) -> bool {
        let same = || match [self.sense(earlier), self.sense(later)] {
            [Some(a), Some(b)] => a.likeness(b) > SAME,
            _ => false,
        };
        self.pool.pair(earlier, later).said >= COMMON
            && *self.found[earlier][later].get_or_init(same)
    }

    fn sense(&self, member: usize) -> Option<&Sense<'s>> {
        let sense = || self.story.sense(self.pool.members[member].index);
        self.senses[member].get_or_init(sense).as_ref()
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
