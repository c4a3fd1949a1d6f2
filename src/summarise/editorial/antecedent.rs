//! Antecedents: whom the pronoun that a sentence opens on stands for.

use super::names::{Name, Names};
use super::profile::Profile;
use crate::entities::Gender;

/// How many sentences a pronoun reaches back.
const REACH: usize = 3;

/// The name that the pronoun at the start of sentence `index` stands for, by its place among all:
/// that of the only person whom the sentence before it names, of the gender that the pronoun has. A
/// sentence that names nobody, and has no pronoun of the other gender, leaves it to the one before.
pub(super) fn antecedent(profiles: &[Profile], names: &Names, index: usize) -> Option<usize> {
    let gender = profiles[index].opening.pronoun?;
    let nobody = |&before: &usize| people(names, before).next().is_none();
    let carries_on = |&before: &usize| nobody(&before) && leaves_open(&profiles[before], gender);
    let mut before = (index.saturating_sub(REACH)..index).rev().skip_while(carries_on);
    let said = before
        .next()
        .filter(|&said| !profiles[said].person && !has_other(&profiles[said], gender))?;
    let mut people = people(names, said);
    let (place, name) = people.next().filter(|_| people.next().is_none())?;
    let certain = name.gender == Some(gender) && name.given.one().is_some_and(|given| given.listed);
    (certain && name.mentions >> index & 1 == 0).then_some(place)
}

/// Whether a sentence that names nobody may stand between a pronoun and whom it stands for.
fn leaves_open(profile: &Profile, gender: Gender) -> bool {
    !profile.person && !has_other(profile, gender)
}

/// Whether a sentence has a pronoun of the other gender.
const fn has_other(profile: &Profile, gender: Gender) -> bool {
    match gender {
        Gender::Female => profile.he,
        Gender::Male => profile.she,
    }
}

/// Who may be a person of those that a sentence names.
fn people(names: &Names, index: usize) -> impl Iterator<Item = (usize, &Name)> {
    let here =
        names.all.iter().enumerate().filter(move |(_, name)| name.mentions >> index & 1 == 1);
    here.filter(|(_, name)| name.may_be_person())
}
