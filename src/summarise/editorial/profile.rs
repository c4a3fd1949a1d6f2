//! Profile of a sentence: what is seen of it by itself.

use super::examined::Examined;
use super::opening::{Opener, Opening};
use super::quotation_marks::is_cut;
use super::roles::Roles;
use super::sentence_words::{SentenceRoles, SentenceWord};
use crate::entities::{Gender, gender_of_pronoun};

/// Words at the start of a sentence in which *they* points back.
const NEAR_START: usize = 6;
/// Words outside a quotation that may still name who speaks.
const SPEAKER: usize = 3;
/// Inverse document frequency from which a noun that is marked as known means something.
const TELLING: f32 = 1.2;

/// Profile of a sentence.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is asked for by itself")]
pub(super) struct Profile {
    pub(super) words: usize,
    pub(super) opening: Opening,
    /// It has *he*, *him* or *his* outside quotations.
    pub(super) he: bool,
    /// It has *she*, *her* or *hers* there.
    pub(super) she: bool,
    /// *He* or *she* before anybody it could be.
    pub(super) loose_pronoun: bool,
    /// *They* or *the two* near the start, before anybody it could be.
    pub(super) loose_they: bool,
    /// It speaks for the writer, outside quotations.
    pub(super) first_person: bool,
    /// It speaks to the reader, outside quotations.
    pub(super) second_person: bool,
    pub(super) question: bool,
    pub(super) exclamation: bool,
    pub(super) bracket: bool,
    pub(super) colon: bool,
    /// Share of its words that are quoted.
    pub(super) quoted: f32,
    pub(super) starts_quoted: bool,
    /// A quotation whose speaker it does not name, or half of one.
    pub(super) voiceless: bool,
    pub(super) speech: bool,
    pub(super) day: bool,
    /// A day told from the one of print.
    pub(super) relative_day: bool,
    pub(super) number: bool,
    /// Runs of capitals inside it.
    pub(super) names: usize,
    /// A person is named, or called what people are called.
    pub(super) person: bool,
    /// Words that it marks as known, by their numbers in the story.
    pub(super) definites: Vec<u32>,
    /// Those of its subject.
    pub(super) subject: Vec<u32>,
    /// Those behind *this*, *these*, *those* and *such*: they were told just before.
    pub(super) demonstrated: Vec<u32>,
}

impl Profile {
    /// The profile of a sentence; `idf` is by number of a word.
    pub(super) fn of(sentence: &Examined<'_>, idf: &[f32]) -> Self {
        let Examined { text, words, punctuation, tongue, .. } = *sentence;
        let SentenceRoles { all, outside } = sentence.roles;
        let quoted = words.iter().filter(|word| word.quoted).count();
        let starts_quoted = text.starts_with(['"', '“', '‘', '\'', '„', '«', '»', '‚']);
        let unquoted = words.len() - quoted;
        let opening = Opening::of(words, &tongue.roles);
        let points = opening.opener == Opener::Pointer;
        let pronoun = outside.any(Roles::HE_OR_SHE);
        Self {
            words: sentence.count,
            opening,
            he: pronoun && has_pronoun(words, Gender::Male),
            she: pronoun && has_pronoun(words, Gender::Female),
            loose_pronoun: pronoun && !points && loose_pronoun(words),
            loose_they: outside.any(Roles::THEY.and(Roles::COUNTED))
                && !points
                && loose_they(words),
            first_person: outside.any(Roles::FIRST_PERSON) && words.iter().any(speaks_for_writer),
            second_person: outside.any(Roles::SECOND_PERSON),
            question: punctuation.questions > 0,
            exclamation: punctuation.exclamations > 0,
            bracket: punctuation.brackets > 0 && text.contains('('),
            colon: punctuation.colons > 0 && text.contains(':'),
            quoted: quoted as f32 / words.len().max(1) as f32,
            starts_quoted,
            voiceless: (starts_quoted || quoted == words.len()) && unquoted < SPEAKER
                || punctuation.quotes > 0 && is_cut(text),
            speech: outside.any(Roles::SPEECH),
            day: outside.any(Roles::DAY),
            relative_day: outside.any(Roles::RELATIVE_DAY),
            number: words.iter().any(|word| word.text.starts_with(|c: char| c.is_ascii_digit())),
            names: words.windows(2).filter(|pair| pair[1].capital && !pair[0].capital).count(),
            person: all.any(Roles::PERSON),
            definites: definites(words, idf),
            subject: subject(words, idf),
            demonstrated: if outside.any(Roles::DEMONSTRATIVE) {
                demonstrated(words, idf)
            } else {
                Vec::new()
            },
        }
    }
}

fn speaks_for_writer(word: &SentenceWord<'_>) -> bool {
    // The US is not us.
    !word.quoted && word.roles.any(Roles::FIRST_PERSON) && !word.is_acronym(2)
}

fn has_pronoun(words: &[SentenceWord<'_>], gender: Gender) -> bool {
    let mut pronouns = words.iter().filter(|word| word.roles.any(Roles::HE_OR_SHE) && !word.quoted);
    pronouns.any(|word| gender_of_pronoun(word.text) == Some(gender))
}

fn loose_pronoun(words: &[SentenceWord<'_>]) -> bool {
    let outside = || words.iter().filter(|word| !word.quoted);
    let Some(place) = outside().position(|word| word.roles.any(Roles::HE_OR_SHE)) else {
        return false;
    };
    let could_be = |(at, word): (usize, &SentenceWord<'_>)| {
        word.roles.any(Roles::PERSON) || word.capital && at > 0 && !word.roles.any(Roles::NO_NAME)
    };
    !outside().take(place).enumerate().any(could_be)
}

fn loose_they(words: &[SentenceWord<'_>]) -> bool {
    let start = || words.iter().filter(|word| !word.quoted).take(NEAR_START);
    let counted = |pair: &[SentenceWord<'_>]| {
        let [first, second] = pair else { return false };
        matches!(first.text, "the" | "The") && second.roles.any(Roles::COUNTED) && !second.quoted
    };
    if words.windows(2).take(NEAR_START).any(counted) {
        return true;
    }
    let Some(place) = start().position(|word| word.roles.any(Roles::THEY)) else { return false };
    let several = |word: &SentenceWord<'_>| word.text.len() > 3 && word.text.ends_with('s');
    !start().take(place).any(several)
}

/// The telling ones of the words that a determiner marks as known.
fn definites(words: &[SentenceWord<'_>], idf: &[f32]) -> Vec<u32> {
    let mut known = Vec::new();
    for (place, word) in words.iter().enumerate() {
        if word.roles.any(Roles::DETERMINER) && !word.quoted {
            known.extend(noun(&words[place + 1..], idf));
        }
    }
    known
}

/// The first telling word behind each demonstrative; none of the calendar: *this week*.
fn demonstrated(words: &[SentenceWord<'_>], idf: &[f32]) -> Vec<u32> {
    let mut told = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let behind = &words[place + 1..];
        let is_date = || behind.first().is_some_and(|next| next.roles.any(Roles::CALENDAR));
        if word.roles.any(Roles::DEMONSTRATIVE) && !word.quoted && !is_date() {
            told.extend(noun(behind, idf).next());
        }
    }
    told
}

/// The telling words of a noun phrase that a sentence opens on, where it marks it as known.
fn subject(words: &[SentenceWord<'_>], idf: &[f32]) -> Vec<u32> {
    match words {
        [first, rest @ ..] if first.roles.any(Roles::DETERMINER) && first.text != "Both" => {
            noun(rest, idf).collect()
        }
        _ => Vec::new(),
    }
}

/// The telling ones of the first two words, which have no capital and nothing between them.
fn noun<'w>(words: &'w [SentenceWord<'_>], idf: &'w [f32]) -> impl Iterator<Item = u32> + 'w {
    let common = |word: &&SentenceWord<'_>| !word.capital && matches!(word.before, " " | "-");
    let numbers = words.iter().take(2).take_while(common).map(|word| word.number);
    numbers.filter(|&number| idf[number as usize] > TELLING)
}
