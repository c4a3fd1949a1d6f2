//! Pool of sentences that sets are made of, with all that sets of them need to know.

use super::coverage::Coverage;
use super::members::{MOST, Members};
use super::names::{Name, Sentences};
use super::phrases::Phrases;
use super::sentence_features::old_definites;
use super::story_profile::StoryProfile;
use crate::summarise::encoded::EncodedStory;

/// Share of common phrases beyond which two sentences say the same.
const SAME_PHRASES: f32 = 0.3;
/// Share of what a sentence says beyond which it was said already.
const SAID: f32 = 0.6;

/// Two sentences of a pool, the earlier and the later.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct PairOf {
    /// Their cosine.
    pub(super) alike: f32,
    /// Share of word pairs of the shorter one that both have.
    pub(super) phrases: f32,
    /// Share of what the later says that the earlier has said, by idf.
    pub(super) said: f32,
}

impl PairOf {
    /// Whether the two have the same phrases.
    pub(super) fn tells_twice(self) -> bool {
        self.phrases > SAME_PHRASES
    }

    /// Whether the later mostly says again, in the same words, what the earlier said.
    pub(super) fn tells_again(self) -> bool {
        self.said > SAID
    }
}

/// How a sentence is rated.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rating {
    /// Its position in the story.
    pub(super) index: usize,
    /// Log-odds that an editor would take it.
    pub(super) log_odds: f32,
    /// Log-odds by which a caller rates it above that.
    pub(super) wish: f32,
}

/// Something that a sentence needs from the sentences before it in a brief.
#[derive(Clone, Copy, Debug)]
pub(super) struct Need {
    /// The sentences that would do.
    pub(super) holders: Sentences,
    /// An edit would do as well.
    pub(super) mended: bool,
}

/// A sentence of a pool.
#[derive(Clone, Debug, Default)]
pub(super) struct Member {
    /// Its position in the story.
    pub(super) index: usize,
    /// Log-odds that an editor would take it.
    pub(super) log_odds: f32,
    /// Log-odds by which a caller rates it above that.
    pub(super) wish: f32,
    /// It names a person in full, or says of whom a pronoun may speak.
    pub(super) person: bool,
    /// For each surname that it does not introduce, the sentences that would do for it.
    pub(super) surnames: Vec<Need>,
    /// For each acronym that it does not spell out, likewise.
    pub(super) acronyms: Vec<Need>,
    /// Words that edits may put in.
    pub(super) insertable: usize,
    /// For each thing that it marks as known, the sentences that tell of it.
    pub(super) definites: Vec<Sentences>,
    /// Those that its subject is, or that it points at.
    pub(super) subject: Vec<Sentences>,
}

/// Pool of sentences of a story.
#[derive(Clone, Debug, Default)]
pub(super) struct Pool {
    pub(super) members: Vec<Member>,
    /// Log-odds of the best of them.
    pub(super) best: f32,
    /// By earlier times [`MOST`] plus later.
    pairs: Vec<PairOf>,
    /// That of what the story says again and again.
    pub(super) coverage: Coverage,
    /// That of the headline.
    pub(super) headline: Coverage,
    /// Sentences that name whom the headline names, if it names anybody.
    pub(super) title_names: Sentences,
    /// Sentences that name whom most of the story is about.
    pub(super) main_names: Sentences,
}

impl Pool {
    /// The pool of `sentences`, their positions rising.
    pub(super) fn new(story: &StoryProfile, encoded: &EncodedStory, sentences: &[Rating]) -> Self {
        let members = sentences.iter().map(|&rating| Member::of(story, rating)).collect();
        let best = sentences.iter().map(|own| own.log_odds).fold(f32::NEG_INFINITY, f32::max);
        let mut pool = Self { members, best, ..Self::default() };
        pool.weigh(story, encoded);
        pool.compare(story, encoded);
        let holders = |names: &[usize]| {
            names.iter().fold(0, |all, &name| all | story.names.all[name].mentions)
        };
        (pool.title_names, pool.main_names) =
            (holders(&story.title_names), holders(&story.main_names));
        pool
    }

    /// What is known of the members `earlier` and `later` together.
    pub(super) fn pair(&self, earlier: usize, later: usize) -> PairOf {
        self.pairs[earlier * MOST + later]
    }

    /// The members among the sentences `holders`.
    fn members_of(&self, holders: Sentences) -> Members {
        let bits = self.members.iter().enumerate();
        bits.fold(0, |all, (place, own)| all | (((holders >> own.index & 1) as Members) << place))
    }

    fn weigh(&mut self, story: &StoryProfile, encoded: &EncodedStory) {
        let (mut again, mut all) = (Vec::new(), 0.0);
        for (number, word) in encoded.words.iter().enumerate() {
            let (holders, idf) = (story.holders[number], story.idf[number]);
            if idf > 0.0 && holders.count_ones() > 1 {
                let weight = word.count as f32 * idf;
                all += weight;
                again.push((self.members_of(holders), weight));
            }
        }
        self.coverage = Coverage::new(again, all);
        let title = story.title_words.iter().map(|&word| word as usize);
        let headline =
            title.map(|word| (self.members_of(story.holders[word]), story.idf[word])).collect();
        self.headline = Coverage::new(headline, story.title_mass);
    }

    fn compare(&mut self, story: &StoryProfile, encoded: &EncodedStory) {
        let phrases = Phrases::of(self.members.iter().map(|own| encoded.sentence(own.index)));
        let told: Vec<Told> = self.members.iter().map(|own| Told::by(story, own.index)).collect();
        let vectors = &story.vectors;
        self.pairs = vec![PairOf::default(); MOST * MOST];
        let mut dense = vectors.zeros();
        for earlier in 0..self.members.len() {
            let index = self.members[earlier].index;
            vectors.add_to(&mut dense, index);
            let behind = self.members.iter().zip(&told).enumerate().skip(earlier + 1);
            for (later, (member, told)) in behind {
                self.pairs[earlier * MOST + later] = PairOf {
                    alike: vectors.dot(member.index, &dense),
                    phrases: phrases.shared(earlier, later),
                    said: told.said_by(index),
                };
            }
            vectors.sentence(index).iter().for_each(|entry| dense[entry.word as usize] = 0.0);
        }
    }

    /// Whether the sentences `chosen` leave out whom the story is about.
    pub(super) fn is_nameless(&self, chosen: Sentences) -> bool {
        let leaves_out = |names: Sentences| names != 0 && names & chosen == 0;
        leaves_out(self.title_names) || leaves_out(self.main_names)
    }
}

impl Member {
    fn of(story: &StoryProfile, Rating { index, log_odds, wish }: Rating) -> Self {
        let names = &story.names.all;
        let bit: Sentences = 1 << index;
        let holders = |word: u32| story.holders[word as usize];
        let before = bit - 1;
        let told = |word: &&u32| holders(**word) & before != 0;
        let unspelt = names.iter().filter(|name| {
            name.acronym & bit != 0 && name.spelt_out != 0 && name.spelt_out & bit == 0
        });
        Self {
            index,
            log_odds,
            wish,
            person: story.sentences[index].person || names.iter().any(|name| name.full & bit != 0),
            surnames: {
                // The headline, which stands above the brief, introduces whom it names.
                let needed = story.names.needed(index);
                let needed = needed.filter(|place| !story.title_names.contains(place));
                let need = |name: &Name| Need {
                    holders: name.full | name.alone,
                    mended: name.may_be_introduced(),
                };
                needed.map(|place| need(&names[place])).collect()
            },
            acronyms: {
                let need = |name: &Name| Need {
                    holders: name.spelt_out | name.acronym,
                    mended: name.expansion.is_some(),
                };
                unspelt.map(need).collect()
            },
            insertable: insertable(story, index),
            definites: old_definites(story, index).map(holders).collect(),
            subject: {
                let own = &story.sentences[index];
                let subject = own.subject.iter().filter(told);
                subject.chain(&own.demonstrated).map(|&word| holders(word) & before).collect()
            },
        }
    }
}

/// How many words edits may put into sentence `index` at most: given names, names in place of a
/// pronoun, what acronyms stand for.
fn insertable(story: &StoryProfile, index: usize) -> usize {
    let here = story.names.all.iter().filter(|name| name.mentions >> index & 1 == 1);
    let words = |name: &Name| {
        let given = name.given.one().filter(|_| name.may_be_introduced());
        let expansion = name.expansion.filter(|_| name.acronym >> index & 1 == 1);
        given.map_or(0, |given| given.words) + expansion.map_or(0, |expansion| expansion.words)
    };
    let antecedent = story.antecedents[index].and_then(|place| story.names.all[place].given.one());
    here.map(words).sum::<usize>() + antecedent.map_or(0, |given| given.words)
}

/// What a sentence tells: its words that tell anything, each once.
struct Told {
    /// For each the sentences that hold it, and its idf.
    words: Vec<(Sentences, f32)>,
    all: f32,
}

impl Told {
    fn by(story: &StoryProfile, index: usize) -> Self {
        let words = story.vectors.sentence(index).iter().map(|entry| entry.word as usize);
        let weighed = words.map(|word| (story.holders[word], story.idf[word]));
        let mut words = Vec::with_capacity(weighed.len());
        words.extend(weighed.filter(|&(_, idf)| idf > 0.0));
        let all = words.iter().map(|(_, idf)| idf).sum();
        Self { words, all }
    }

    /// The share of it that sentence `earlier` has said, by idf.
    fn said_by(&self, earlier: usize) -> f32 {
        let held = |&(holders, idf): &(Sentences, f32)| {
            if holders >> earlier & 1 == 1 { idf } else { 0.0 }
        };
        let common: f32 = self.words.iter().map(held).sum();
        if self.all > 0.0 { common / self.all } else { 0.0 }
    }
}
