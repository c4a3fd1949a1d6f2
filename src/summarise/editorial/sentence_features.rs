//! Features of the sentences of a story.

use super::exclusion::Exclusion;
use super::features::SentenceFeature;
use super::logarithm::ln_1p;
use super::opening::Opener;
use super::profile::Profile;
use super::story_profile::StoryProfile;

/// A number for each feature of a sentence.
pub(super) type SentenceRow = [f32; SentenceFeature::COUNT];

/// Share of a headline that a sentence of its story commonly says at least.
const SCENE: f32 = 0.15;
/// Cosine with the story, likewise, where there is no headline.
const SCENE_CENTRE: f32 = 0.25;
/// Share of sentences that say I or you in a column.
const COLUMN: f32 = 0.25;
/// Marks of news that a lead has.
const MARKS: usize = 2;

/// What features know of the whole story.
struct Whole {
    best_expected: f32,
    best_headline: f32,
    weak_lead: bool,
    column: bool,
    sentences: usize,
    has_headline: bool,
}

/// Fills `rows` with the features of each candidate of the story, in order of `candidates`; says
/// whether its lead is no news.
pub(super) fn read_rows(
    story: &StoryProfile,
    candidates: &[usize],
    sentences: usize,
    rows: &mut Vec<SentenceRow>,
) -> bool {
    let centres = ranks(candidates, |index| story.centre[index]);
    let whole = Whole::of(story, candidates, sentences);
    let expected = ranks(candidates, |index| story.expected[index]);
    let row = |(order, &index): (usize, &usize)| {
        row(story, &whole, order, index, [expected[order], centres[order]])
    };
    rows.clear();
    rows.extend(candidates.iter().enumerate().map(row));
    whole.weak_lead
}

impl Whole {
    fn of(story: &StoryProfile, candidates: &[usize], sentences: usize) -> Self {
        let most = |by: &dyn Fn(usize) -> f32| {
            candidates.iter().map(|&index| by(index)).fold(f32::NEG_INFINITY, f32::max)
        };
        let share = |holds: fn(&Profile) -> bool| {
            let count = candidates.iter().filter(|&&index| holds(&story.sentences[index])).count();
            count as f32 / candidates.len().max(1) as f32
        };
        let has_headline = story.title_mass > 0.0;
        let weak_lead = candidates.first().is_some_and(|&first| {
            let own = &story.sentences[first];
            marks_of_news(story, first) < MARKS
                || own.second_person
                || has_headline && story.headline[first] < 0.12 && !own.day
        });
        Self {
            best_expected: most(&|index| story.expected[index]),
            best_headline: most(&|index| story.headline[index]),
            weak_lead,
            column: share(|own| own.first_person) > COLUMN || share(|own| own.second_person) > 0.3,
            sentences,
            has_headline,
        }
    }
}

/// How many marks of news a sentence has, of five.
fn marks_of_news(story: &StoryProfile, index: usize) -> usize {
    let own = &story.sentences[index];
    let full_name = story.names.all.iter().any(|name| name.full >> index & 1 == 1);
    let central = if story.title_mass > 0.0 {
        story.headline[index] > 0.3
    } else {
        story.centre[index] > 0.45
    };
    [own.speech, own.day, own.number, full_name, central].into_iter().filter(|&holds| holds).count()
}

/// The rank of each candidate by a measure, from 0.
fn ranks(candidates: &[usize], by: impl Fn(usize) -> f32) -> Vec<usize> {
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by(|&a, &b| by(candidates[b]).total_cmp(&by(candidates[a])));
    let mut ranks = vec![0; candidates.len()];
    order.into_iter().enumerate().for_each(|(rank, place)| ranks[place] = rank);
    ranks
}

fn row(
    story: &StoryProfile,
    whole: &Whole,
    order: usize,
    index: usize,
    [expected_rank, centre_rank]: [usize; 2],
) -> SentenceRow {
    use SentenceFeature as F;
    let own = &story.sentences[index];
    let centre = story.centre[index];
    let headline = story.headline[index];
    let gap = if whole.has_headline { headline - whole.best_headline } else { 0.0 };
    let scene = if whole.has_headline { headline < SCENE } else { centre < SCENE_CENTRE };
    let introduced = introduced(story, index);
    let news = marks_of_news(story, index) as f32;
    let flag = |holds: bool| f32::from(u8::from(holds));
    let first = index == 0;
    let weak = |number: f32| if whole.weak_lead { number } else { 0.0 };
    let mut row = [0.0; F::COUNT];
    let mut put = |feature: F, number: f32| row[feature as usize] = number;
    put(F::First, flag(first));
    put(F::Second, flag(index == 1));
    put(F::Third, flag(index == 2));
    put(F::LogPlace, ln_1p(index));
    put(F::Share, index as f32 / whole.sentences.max(1) as f32);
    put(F::FirstCandidate, flag(order == 0));
    put(F::SecondCandidate, flag(order == 1));
    put(F::ThirdCandidate, flag(order == 2));
    put(F::Words, own.words.min(60) as f32 / 20.0);
    put(F::Short, flag(own.words < 13));
    put(F::Long, flag(own.words > 38));
    put(F::VeryLong, flag(own.words > 50));
    put(F::ExpectedWords, story.expected[index]);
    put(F::ExpectedGap, whole.best_expected - story.expected[index]);
    put(F::LogExpectedRank, ln_1p(expected_rank));
    put(F::Centre, centre);
    put(F::LogCentreRank, ln_1p(centre_rank));
    put(F::Seen, story.seen[index]);
    put(F::Headline, headline);
    put(F::HeadlineGap, gap);
    put(F::HasHeadline, flag(whole.has_headline));
    put(F::FirstHeadlineGap, if first { gap } else { 0.0 });
    put(F::Conjunction, flag(own.opening.opener == Opener::Conjunction));
    put(F::Pointer, flag(own.opening.opener == Opener::Pointer));
    put(F::LoosePronoun, flag(own.loose_pronoun));
    put(F::FirstPerson, flag(own.first_person));
    put(F::SecondPerson, flag(own.second_person));
    put(F::Quoted, own.quoted);
    put(F::StartsQuoted, flag(own.starts_quoted));
    put(F::Voiceless, flag(own.voiceless));
    put(F::Speech, flag(own.speech));
    put(F::Day, flag(own.day));
    put(F::Number, flag(own.number));
    put(F::Exclamation, flag(own.exclamation));
    put(F::Bracket, flag(own.bracket));
    put(F::Colon, flag(own.colon));
    put(F::Names, own.names.min(6) as f32);
    put(F::NamesNeeded, story.names.needed(index).count() as f32);
    put(F::Introduces, flag(introduced > 0));
    put(F::NewNames, introduced.min(3) as f32);
    put(F::OldDefinites, old_definites(story, index).count().min(3) as f32);
    put(F::Last, flag(index + 1 == whole.sentences));
    put(F::FirstIsScene, flag(first && scene));
    put(F::FirstOfColumn, flag(first && whole.column));
    put(F::FirstOfWeakLead, weak(flag(order == 0)));
    put(F::LeadOfWeakLead, weak(flag(order < 3)));
    put(F::LogPlaceOfWeakLead, weak(ln_1p(order)));
    put(F::News, news);
    put(F::NewsOfWeakLead, weak(news));
    put(F::AfterFurniture, flag(index > 0 && is_furniture(story.excluded[index - 1])));
    row
}

/// Whether what is left out is of the page: a standfirst is of the story.
fn is_furniture(excluded: Option<Exclusion>) -> bool {
    excluded.is_some_and(|why| why != Exclusion::Standfirst)
}

/// How many names a sentence is the first to give in full.
fn introduced(story: &StoryProfile, index: usize) -> usize {
    let first = |full: u64| full.trailing_zeros() as usize == index && full != 0;
    story.names.all.iter().filter(|name| first(name.full)).count()
}

/// Words that a sentence marks as known, and that sentences before it hold.
pub(super) fn old_definites(story: &StoryProfile, index: usize) -> impl Iterator<Item = u32> + '_ {
    let before = (1_u64 << index) - 1;
    let told = move |word: &&u32| story.holders[**word as usize] & before != 0;
    story.sentences[index].definites.iter().filter(told).copied()
}
