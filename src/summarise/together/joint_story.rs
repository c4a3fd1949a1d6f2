//! The sentences of all reports, as one story.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::Analysis;
use crate::summarise::encoded::EncodedStory;
use crate::summarise::fragment::words;
use crate::summarise::meaning::{Meanings, Sense};
use crate::summarise::standing::Standing;
use crate::summarise::story::Story;
use crate::summarise::writer::SummaryWriter;
use crate::text::TermHash;

/// Sentences of several reports, one report behind the other.
pub(super) struct JointStory<'m> {
    pub(super) encoded: EncodedStory,
    pub(super) origins: Vec<Origin>,
    /// On one scale.
    pub(super) ratings: Vec<f32>,
    /// Share of what headlines agree on that each sentence says.
    pub(super) headlines: Vec<f32>,
    /// Whether an article has a word of the writer's focus.
    pub(super) names_focus: bool,
    /// Where it is known what words mean.
    pub(super) senses: Option<Vec<Sense<'m>>>,
}

/// Where a sentence of the joint story comes from.
#[derive(Clone, Debug)]
pub(super) struct Origin {
    pub(super) article: usize,
    /// Its number among the sentences of that article.
    pub(super) index: usize,
    /// The day its article was printed, where it is known.
    pub(super) day: Option<i32>,
    pub(super) standing: Standing,
}

impl<'m> JointStory<'m> {
    /// The story of `analyses`, each printed on a day that may be known, and rated by `writer`.
    pub(super) fn new(
        writer: &mut SummaryWriter,
        analyses: &[Analysis<'_>],
        days: &[Option<i32>],
        meanings: Option<&'m dyn Meanings>,
    ) -> Self {
        let mut encoded = EncodedStory::default();
        encoded.clear(analyses.iter().map(|analysis| analysis.tokens().len()).sum());
        let (mut origins, mut ratings) = (Vec::new(), Vec::new());
        let mut titles = BTreeMap::new();
        let (mut names_focus, mut absolute) = (false, true);
        let mut senses = meanings.map(|_| Vec::new());
        for (article, analysis) in analyses.iter().enumerate() {
            let own = writer.rate(analysis, 0);
            names_focus |= writer.names_focus();
            encoded.append(analysis, 0);
            let dropped = encoded.dropped;
            let day = days.get(article).copied().flatten();
            let standings = writer.standings(analysis).into_iter().enumerate();
            origins.extend(standings.map(|(position, standing)| {
                let index = dropped + position;
                Origin { article, index, day, standing }
            }));
            count_stems(&writer.view(analysis), &mut titles);
            absolute &= writer.is_absolute();
            ratings.push(own);
            if let Some(senses) = &mut senses {
                let sentences = analysis.sentences()[dropped..].iter();
                senses.extend(sentences.map(|own| Sense::of(words(analysis, own), meanings)));
            }
        }
        let ratings = on_one_scale(&ratings, absolute);
        let headlines = said_of_headlines(&encoded, &titles);
        Self { encoded, origins, ratings, headlines, names_focus, senses }
    }

    /// Number of sentences.
    pub(super) const fn len(&self) -> usize {
        self.origins.len()
    }

    /// How much of two sentences says the same (0 to 1), where it is known what words mean.
    pub(super) fn likeness(&self, a: usize, b: usize) -> Option<f32> {
        let senses = self.senses.as_ref()?;
        Some(senses[a].likeness(&senses[b]))
    }
}

/// The ratings of all articles, each article's by its own mean and variance unless they are
/// `absolute`.
fn on_one_scale(ratings: &[Vec<f32>], absolute: bool) -> Vec<f32> {
    if absolute {
        return standardised(&ratings.concat()).collect();
    }
    ratings.iter().flat_map(|own| standardised(own)).collect()
}

/// Counts each telling stem of the headline of `story` once.
fn count_stems(story: &Story<'_>, counts: &mut BTreeMap<TermHash, u32>) {
    let telling = story.headline_tokens().filter(|token| !token.stop);
    let stems: BTreeSet<_> = telling.map(|token| token.stem).collect();
    for stem in stems {
        *counts.entry(stem).or_default() += 1;
    }
}

/// The share that each sentence says of the stems that several headlines have, by how many do.
fn said_of_headlines(story: &EncodedStory, counts: &BTreeMap<TermHash, u32>) -> Vec<f32> {
    let shared: BTreeMap<_, _> = counts.iter().filter(|(_, count)| **count > 1).collect();
    let all: u32 = shared.values().copied().sum();
    let share = |index: usize| {
        let stems = story.sentence(index).iter().map(|&word| story.words[word as usize].stem);
        let said: BTreeSet<_> = stems.collect();
        said.iter().filter_map(|stem| shared.get(stem)).copied().sum::<u32>() as f32
    };
    (0..story.len()).map(|index| share(index) / all.max(1) as f32).collect()
}

/// Ratings with a mean of 0 and a variance of 1.
fn standardised(ratings: &[f32]) -> impl Iterator<Item = f32> {
    let count = ratings.len().max(1) as f32;
    let mean = ratings.iter().sum::<f32>() / count;
    let variance =
        ratings.iter().map(|rating| (rating - mean) * (rating - mean)).sum::<f32>() / count;
    let scale = if variance > 0.0 { variance.sqrt().recip() } else { 0.0 };
    ratings.iter().map(move |rating| (rating - mean) * scale)
}
