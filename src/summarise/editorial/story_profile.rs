//! Profile of a story: its sentences, names and words, as far as a brief may reach.

use super::antecedent::antecedent;
use super::examined::{Examined, Headline};
use super::exclusion::Exclusion;
use super::names::{Names, Sentences};
use super::opening::Opener;
use super::profile::Profile;
use super::sentence_words::{SentenceRoles, SentenceWord, spaced_words};
use super::standfirst::is_standfirst;
use super::tongue::Tongue;
use crate::summarise::encoded::{EncodedStory, Word};
use crate::summarise::expected::{REFERENCE_WORDS, RatedWords};
use crate::summarise::story::Story;
use crate::summarise::vectors::Vectors;
use crate::text::{TermHash, TokenKind};

/// Sentences that a brief is chosen from: a set of them fits one word of the machine.
pub(super) const REACH: usize = 64;
/// Share of sentences that start with a capital in a text that has any.
const CASED: f32 = 0.5;

/// Profile of a story, in memory that is kept between articles.
#[derive(Clone, Debug, Default)]
pub(super) struct StoryProfile {
    pub(super) sentences: Vec<Profile>,
    /// Why a sentence is no candidate, where it is none.
    pub(super) excluded: Vec<Option<Exclusion>>,
    pub(super) names: Names,
    /// The name that the pronoun stands for which a sentence opens on, where that is certain.
    pub(super) antecedents: Vec<Option<usize>>,
    /// Inverse document frequency of each word of the story; 0 of stop words.
    pub(super) idf: Vec<f32>,
    /// Sentences that hold each word.
    pub(super) holders: Vec<Sentences>,
    /// Share of what the headline says that each sentence says, by idf.
    pub(super) headline: Vec<f32>,
    /// Words of the headline that the story has, each once.
    pub(super) title_words: Vec<u32>,
    /// idf of all words of the headline.
    pub(super) title_mass: f32,
    /// Names of the headline, by their places among the names.
    pub(super) title_names: Vec<usize>,
    /// Names of which most of the story is, likewise.
    pub(super) main_names: Vec<usize>,
    /// Highest cosine of each sentence to one before it.
    pub(super) seen: Vec<f32>,
    pub(super) vectors: Vectors,
    /// Cosine of each sentence with the story.
    pub(super) centre: Vec<f32>,
    /// Expected ROUGE-1 of each sentence alone.
    pub(super) expected: Vec<f32>,
    /// Scratch of the sum of all sentences.
    sum: Vec<f32>,
}

impl StoryProfile {
    /// Takes up `story` in place of the one before, with its `words`.
    pub(super) fn read(&mut self, story: &Story<'_>, words: RatedWords<'_>) {
        let reach = story.len().min(REACH);
        self.vectors.read(story.encoded);
        self.weigh_words(story.encoded, words, reach);
        let title = title_stems(story);
        self.read_headline(story.encoded, &title, words);
        self.read_sentences(story, reach);
        self.find_names(&title);
        self.antecedents.clear();
        let Self { sentences, names, antecedents, .. } = self;
        antecedents.extend((0..reach).map(|index| antecedent(sentences, names, index)));
        self.compare(reach);
        self.expect(story.encoded, words, reach);
    }

    fn weigh_words(&mut self, story: &EncodedStory, words: RatedWords<'_>, reach: usize) {
        let all = story.words.iter().enumerate();
        self.idf.clear();
        self.idf.extend(all.map(|(number, word)| if word.stop { 0.0 } else { words.idf(number) }));
        self.holders.clear();
        self.holders.resize(story.words.len(), 0);
        for index in 0..reach {
            for &word in story.sentence(index) {
                self.holders[word as usize] |= 1 << index;
            }
        }
    }

    fn read_headline(&mut self, story: &EncodedStory, title: &[TermHash], words: RatedWords<'_>) {
        self.title_mass = title.iter().map(|&stem| words.idf_of(stem)).sum();
        self.title_words.clear();
        let in_title = |word: &Word| title.contains(&word.stem);
        let words = (0..).zip(&story.words).filter(|(_, word)| in_title(word));
        self.title_words.extend(words.map(|(number, _)| number));
    }

    fn read_sentences(&mut self, story: &Story<'_>, reach: usize) {
        let tongue = Tongue::nearest(story.language());
        let quotations = story.analysis().quotations();
        let cased = is_cased(story, reach);
        let title_count = story.title().map_or(0, |title| title.split_ascii_whitespace().count());
        let title = story.headline_tokens().filter(|token| token.kind != TokenKind::Symbol);
        let title: Vec<_> = title.map(|token| token.surface).collect();
        let text: &str = &story.analysis().article().text;
        self.names.clear();
        self.sentences.clear();
        self.excluded.clear();
        self.headline.clear();
        let mut words = Vec::new();
        for sentence in story.sentences().take(reach) {
            let index = sentence.position();
            let punctuation = story.encoded.punctuation[index];
            SentenceWord::read(&mut words, sentence, quotations, &tongue.roles);
            let share = self.said_of_headline(1 << index);
            let headline = Headline { count: title_count, words: &title, share };
            let examined = Examined {
                index,
                text: sentence.text(),
                punctuation,
                after: &text[sentence.span().end..],
                words: &words,
                count: spaced_words(sentence.text()),
                roles: SentenceRoles::of(&words),
                cased,
                headline,
                tongue,
            };
            self.excluded.push(Exclusion::of(&examined));
            self.names.read(index, &words);
            let profile = Profile::of(&examined, &self.idf);
            self.sentences.push(profile);
            self.headline.push(share);
        }
        let first = self.candidates().next();
        if let Some(first) = first.filter(|&first| is_standfirst(story, first, &self.headline)) {
            self.excluded[first] = Some(Exclusion::Standfirst);
        }
    }

    /// Share of what the headline says that `sentences` say; 0 without a headline.
    fn said_of_headline(&self, sentences: Sentences) -> f32 {
        let held = self.title_words.iter().map(|&word| word as usize);
        let held = held.filter(|&word| self.holders[word] & sentences != 0);
        let mass: f32 = held.map(|word| self.idf[word]).sum();
        if self.title_mass > 0.0 { (mass / self.title_mass).min(1.0) } else { 0.0 }
    }

    fn find_names(&mut self, title: &[TermHash]) {
        let names = || self.names.all.iter().enumerate().filter(|(_, name)| name.inside != 0);
        let most = names().map(|(_, name)| name.mentions.count_ones()).max().unwrap_or_default();
        let is_main = |mentions: u32| mentions >= 4 && 10 * mentions >= 3 * most;
        self.main_names.clear();
        self.title_names.clear();
        for (place, name) in names() {
            if is_main(name.mentions.count_ones()) {
                self.main_names.push(place);
            }
            if title.contains(&name.stem) {
                self.title_names.push(place);
            }
        }
    }

    fn compare(&mut self, reach: usize) {
        let Self { vectors, sum, centre, .. } = self;
        self.seen = vectors.nearest_before(reach);
        sum.clear();
        sum.resize(vectors.words(), 0.0);
        (0..vectors.len()).for_each(|index| vectors.add_to(sum, index));
        let length = sum.iter().map(|weight| weight * weight).sum::<f32>().sqrt();
        let cosine = |index| vectors.dot(index, sum) / length.max(f32::MIN_POSITIVE);
        centre.clear();
        centre.extend((0..reach).map(cosine));
    }

    fn expect(&mut self, story: &EncodedStory, rated: RatedWords<'_>, reach: usize) {
        let Self { vectors, expected, .. } = self;
        let of = |index: usize| {
            let words = vectors.sentence(index).iter().map(|entry| rated.probability(entry.word));
            2.0 * words.sum::<f32>() / (story.length(index) as f32 + REFERENCE_WORDS)
        };
        expected.clear();
        expected.extend((0..reach).map(of));
    }

    /// Whether nothing points back from the start of sentence `index` once it is edited.
    pub(super) fn mends_opening(&self, index: usize) -> bool {
        let opening = self.sentences[index].opening;
        match opening.left {
            Opener::Plain => true,
            Opener::Pointer => self.antecedents[index].is_some(),
            Opener::Conjunction => false,
        }
    }

    /// Positions of the sentences that a brief may hold, in order.
    pub(super) fn candidates(&self) -> impl Iterator<Item = usize> + '_ {
        self.excluded.iter().enumerate().filter(|(_, why)| why.is_none()).map(|(index, _)| index)
    }
}

/// The telling stems of the headline, each once.
fn title_stems(story: &Story<'_>) -> Vec<TermHash> {
    let telling = story.headline_tokens().filter(|token| !token.stop);
    let mut stems: Vec<TermHash> = telling.map(|token| token.stem).collect();
    stems.sort_unstable_by_key(|stem| stem.0);
    stems.dedup();
    stems
}

fn is_cased(story: &Story<'_>, reach: usize) -> bool {
    let capital =
        |text: &str| text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    let cased = story.sentences().take(reach).filter(|sentence| capital(sentence.text())).count();
    cased as f32 >= CASED * reach as f32
}
