//! What the sentences of a pool mean: what they tell of one another, and of the headline, in any words.

use std::array::from_fn;
use std::cell::OnceCell;

use super::features::SetFeature;
use super::members::{MOST, pairs_of};
use super::pool::Pool;
use super::tally::Tally;
use crate::summarise::meaning::Sense;
use crate::summarise::story::Story;

/// Share of what the later sentence says that the earlier has said in the same words, below which
/// meanings are not asked: pairs that tell the same have names or numbers in common.
const COMMON: f32 = 0.3;
/// Likeness in meaning beyond which a sentence tells again what another has told.
const AGAIN: f32 = 0.4;

/// The senses of an article's headline and sentences.
pub(super) trait Senses<'m>: std::fmt::Debug {
    /// The sense of the sentence at `position`.
    fn sentence(&self, position: usize) -> Sense<'m>;
    /// That of the headline.
    fn headline(&self) -> Sense<'m>;
}

impl<'a> Senses<'a> for Story<'a> {
    fn sentence(&self, position: usize) -> Sense<'a> {
        self.sense(position)
    }

    fn headline(&self) -> Sense<'a> {
        self.headline_sense()
    }
}

/// The sentences of a pool by what they mean, each found out when it is first asked for: few sets are
/// so good that it matters.
#[derive(Debug)]
pub(super) struct Sensed<'s> {
    senses: &'s dyn Senses<'s>,
    pool: &'s Pool,
    headline: OnceCell<Sense<'s>>,
    /// By member.
    own: [OnceCell<Sense<'s>>; MOST],
    /// By member: how much of each word of the headline it says.
    of_headline: [OnceCell<Vec<f32>>; MOST],
    /// By earlier member, and by later.
    likeness: [[OnceCell<f32>; MOST]; MOST],
}

impl<'s> Sensed<'s> {
    /// The sentences of `pool`.
    pub(super) fn new(senses: &'s dyn Senses<'s>, pool: &'s Pool) -> Self {
        let likeness = from_fn(|_| from_fn(|_| OnceCell::new()));
        let own = from_fn(|_| OnceCell::new());
        let of_headline = from_fn(|_| OnceCell::new());
        Self { senses, pool, headline: OnceCell::new(), own, of_headline, likeness }
    }

    /// Tells a `tally` what the meaning of `members`, which rise, costs their set.
    pub(super) fn tell(&self, members: &[usize], tally: &mut impl Tally) {
        let likeness = pairs_of(members).map(|(earlier, later)| self.likeness(earlier, later));
        tally.add(SetFeature::Retold, (likeness.fold(AGAIN, f32::max)) - AGAIN);
        tally.add(SetFeature::HeadlineUntold, self.headline_untold(members));
    }

    /// Share of what two members say that the other says too; 0 where they have little in common.
    fn likeness(&self, earlier: usize, later: usize) -> f32 {
        if self.pool.pair(earlier, later).said < COMMON {
            return 0.0;
        }
        let likeness = || self.sense(earlier).likeness(self.sense(later));
        *self.likeness[earlier][later].get_or_init(likeness)
    }

    /// Share of what the headline says that no member says; 0 where there is no headline.
    fn headline_untold(&self, members: &[usize]) -> f32 {
        let headline = self.headline.get_or_init(|| self.senses.headline());
        let said = |member: &usize| {
            let said = || headline.words_said_by(self.sense(*member));
            self.of_headline[*member].get_or_init(said)
        };
        let mut most = vec![0.0_f32; headline.len()];
        for said in members.iter().map(said) {
            most.iter_mut().zip(said).for_each(|(most, &said)| *most = most.max(said));
        }
        headline.share_unsaid(&most)
    }

    fn sense(&self, member: usize) -> &Sense<'s> {
        self.own[member].get_or_init(|| self.senses.sentence(self.pool.members[member].index))
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Surveyed, weights};
    use super::super::summariser::Editorial;
    use super::*;
    use crate::analysis::Analyser;
    use crate::summarise::encoded::EncodedStory;
    use crate::summarise::expected::fixture::model;
    use crate::summarise::length::Length;
    use crate::summarise::meaning::tests::Few;
    use crate::summarise::writer::SummaryWriter;
    use crate::text::{Article, Language};

    /// What the sentences cost a set of the first of them, by its feature.
    fn told(title: &str, sentences: &[&str], members: &[usize], feature: SetFeature) -> f32 {
        let article = Article::from_sentences("a", sentences).with_title(title);
        let analysis = Analyser::new(Language::English).analyse(&article);
        let encoded = EncodedStory::new(&analysis, sentences.len());
        let story = Story::new(&analysis, &encoded).with_meanings(Some(&Few));
        let pool = Surveyed::new(Some(title), sentences).pool(|_| 0.0);
        let mut row = [0.0; SetFeature::COUNT];
        Sensed::new(&story, &pool).tell(members, &mut row);
        row[feature as usize]
    }

    #[test]
    fn a_headline_may_be_told_in_other_words() {
        let untold = |title: &str, sentence: &str| {
            let sentences = [sentence, "Boats lay in the mud of the old harbour all day."];
            told(title, &sentences, &[0], SetFeature::HeadlineUntold)
        };
        let title = "Armies break truce";
        // Of the weights 2, 5 and 2, 0.8 of the outer two are said.
        assert!((untold(title, "Troops break a ceasefire.") - 0.8 / 9.0).abs() < 1e-5);
        assert!(untold(title, "The armies break the truce.").abs() < 1e-6);
        assert!((untold(title, "Tram drivers went on strike.") - 1.0).abs() < 1e-6);
        assert!(untold("", "Tram drivers went on strike.").abs() < 1e-6, "there is none");
    }

    #[test]
    fn what_two_sentences_tell_alike_is_retold() {
        let retold = |later: &str| {
            let sentences = ["Armies broke the truce in Orlow and in Wexmoor on Monday.", later];
            told("", &sentences, &[0, 1], SetFeature::Retold)
        };
        assert!(retold("Troops broke the ceasefire in Orlow on Monday.") > 0.1);
        assert!(retold("The harbour board of Corrin put off its vote.").abs() < 1e-6);
    }

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
