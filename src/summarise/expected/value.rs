//! The value of a set of sentences: a linear function of few terms.

use super::super::cues::Cues;
use super::super::encoded::EncodedStory;
use super::inference::Inference;
use super::reference::{REFERENCE_PAIRS, REFERENCE_WORDS};

/// Sentences of the sets that the value was trained on.
pub(crate) const TRAINED: f32 = 3.0;

/// Terms that a sentence brings along by itself; a set has their mean times three.
pub(crate) const OWN: [&str; 12] = [
    "score",
    "log_index",
    "index",
    "is_first",
    "centre",
    "one",
    "two",
    "quoted",
    "pronoun",
    "caption",
    "connective",
    "said",
];

/// Terms of a set as a whole.
pub(crate) const JOINT: [&str; 8] = [
    "expected_one",
    "expected_two",
    "words",
    "lowest_score",
    "highest_score",
    "fewest_words",
    "word_yield",
    "pair_yield",
];

/// Number of all terms: first those of sentences, then those of the set.
pub(crate) const TERMS: usize = OWN.len() + JOINT.len();

/// Value of a step in log-odds by which a caller rates a sentence above its score: four steps
/// outweigh the expected ROUGE by which sets of one article commonly differ.
const WISH: f32 = 0.05;

/// A story with all that a value needs to know of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ScoredStory<'s> {
    pub(crate) encoded: &'s EncodedStory,
    pub(crate) inference: &'s Inference,
    /// Weights of the value, one for each of [`TERMS`]; none while they are being learnt.
    pub(crate) weights: &'s [f32],
}

/// A sentence that may enter a brief.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    /// Its number in the story.
    pub(crate) index: usize,
    pub(crate) words: f32,
    pub(crate) score: f32,
    /// Its own terms.
    pub(crate) own: [f32; OWN.len()],
    /// Linear score: its own terms by their weights.
    pub(crate) linear_score: f32,
    /// It cannot be understood without the sentence before.
    pub(crate) needs_previous: bool,
    /// It asks what only the sentence behind may answer.
    pub(crate) needs_next: bool,
}

impl Candidate {
    /// Sentence `index` of `story`, its own terms weighed.
    ///
    /// A `rating` other than its score is a wish of the caller, and counts for more than the model's
    /// own opinion of a sentence, which knows that words matter more.
    pub(crate) fn new(story: ScoredStory<'_>, index: usize, rating: f32) -> Self {
        let ScoredStory { encoded: story, inference, weights } = story;
        let (measures, cues) = (&inference.measures[index], &inference.cues[index]);
        let flag = |holds: bool| if holds { 1.0 } else { 0.0 };
        let place = index as f32;
        let pronoun = cues.opening.any(Cues::PRONOUN);
        let own = [
            inference.scores[index],
            libm::logf(1.0 + place),
            // Nine in a hundred training articles are longer: a later place is as late as this.
            place.min(60.0),
            flag(index == 0),
            measures.centre,
            measures.one,
            measures.two,
            flag(story.punctuation[index].starts_quoted),
            flag(pronoun),
            flag(cues.captions > 0),
            flag(cues.opening.any(Cues::CONNECTIVE)),
            flag(cues.said > 0),
        ];
        Self {
            index,
            words: measures.words,
            score: inference.scores[index],
            own,
            linear_score: own.iter().zip(weights).map(|(term, weight)| term * weight).sum::<f32>()
                + WISH * (rating - inference.scores[index]),
            needs_previous: pronoun && index > 0,
            needs_next: story.punctuation[index].asks,
        }
    }

    /// Whether it can be understood alone.
    pub(crate) fn stands_alone(&self) -> bool {
        !self.needs_previous && !self.needs_next
    }
}

/// Sums over the sentences of a set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Totals {
    pub(crate) count: f32,
    pub(crate) words: f32,
    linear_score: f32,
    lowest: f32,
    highest: f32,
    fewest: f32,
    /// Expected words of the reference that the set holds, each once.
    pub(crate) covered_words: f32,
    /// Expected pairs of the reference that the set holds, each once.
    pub(crate) covered_pairs: f32,
}

impl Totals {
    /// Those of no sentence.
    pub(crate) const NONE: Self = Self {
        count: 0.0,
        words: 0.0,
        linear_score: 0.0,
        lowest: f32::INFINITY,
        highest: f32::NEG_INFINITY,
        fewest: f32::INFINITY,
        covered_words: 0.0,
        covered_pairs: 0.0,
    };

    /// Those with one sentence more; what it covers is for the caller to add.
    #[inline]
    pub(crate) fn with(mut self, candidate: &Candidate) -> Self {
        self.count += 1.0;
        self.words += candidate.words;
        self.linear_score += candidate.linear_score;
        self.lowest = self.lowest.min(candidate.score);
        self.highest = self.highest.max(candidate.score);
        self.fewest = self.fewest.min(candidate.words);
        self
    }

    /// Expected ROUGE-1 and ROUGE-2 F1 against a reference as long as the set asks for: that of
    /// the training for three sentences, and in proportion for others.
    pub(crate) fn expected(&self) -> (f32, f32) {
        let scale = self.count / TRAINED;
        let one = 2.0 * self.covered_words / (self.words + scale * REFERENCE_WORDS);
        (one, 2.0 * self.covered_pairs / (self.words + scale * REFERENCE_PAIRS))
    }

    /// The joint terms, in the order of [`JOINT`].
    #[inline]
    pub(crate) fn joint(&self) -> [f32; JOINT.len()] {
        let (one, two) = self.expected();
        let per_word = self.words.max(1.0).recip();
        [
            one,
            two,
            self.words * (TRAINED / self.count),
            self.lowest,
            self.highest,
            self.fewest,
            self.covered_words * per_word,
            self.covered_pairs * per_word,
        ]
    }

    /// The value of the set, as ROUGE-1 plus ROUGE-2 F1 up to a constant of the article.
    #[inline]
    pub(crate) fn value(&self, weights: &[f32]) -> f32 {
        let joint = self.joint();
        let joint: f32 = joint.iter().zip(&weights[OWN.len()..]).map(|(t, w)| t * w).sum();
        self.linear_score * (TRAINED / self.count) + joint
    }
}
