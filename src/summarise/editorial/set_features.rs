//! Features of a set of sentences.

use super::features::SetFeature;
use super::logarithm::ln_1p;
use super::members::{pairs_of, set_of};
use super::names::Sentences;
use super::opening::Opener;
use super::pool::{Need, Pool};
use super::story_profile::StoryProfile;
use super::tally::{SetRow, Tally};

/// What is left of a fault where an edit mends it: a bracket is better than the fault, and worse than
/// a sentence that needs none.
const MENDED: f32 = 0.15;
/// Words of a brief that is not too long.
const WORDS: usize = 105;

/// Sets of the members of a pool, as they are scored.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sets<'s> {
    pub(super) story: &'s StoryProfile,
    pub(super) pool: &'s Pool,
    /// Whether the lead of the story is no news.
    pub(super) weak_lead: bool,
    /// Position of the first candidate.
    pub(super) first: usize,
    /// Whether the brief is edited.
    pub(super) edited: bool,
}

/// What has been read of a set so far.
struct Reading<'t, T> {
    tally: &'t mut T,
    chosen: Sentences,
    previous: Option<usize>,
    person: bool,
}

impl<T: Tally> Reading<'_, T> {
    fn add(&mut self, feature: SetFeature, number: f32) {
        self.tally.add(feature, number);
    }

    fn count(&mut self, feature: SetFeature, holds: bool) {
        self.tally.count(feature, holds);
    }
}

impl Sets<'_> {
    /// The features of a set, its members rising.
    pub(super) fn row(&self, members: &[usize]) -> SetRow {
        let mut row = [0.0; SetFeature::COUNT];
        self.tell(members, &mut row);
        row
    }

    /// Tells a `tally` the features of a set.
    pub(super) fn tell(&self, members: &[usize], tally: &mut impl Tally) {
        let mut reading = Reading { tally, chosen: 0, previous: None, person: false };
        for (place, &member) in members.iter().enumerate() {
            let next = members.get(place + 1).map(|&next| self.pool.members[next].index);
            self.read(&mut reading, member, next);
        }
        self.measure_whole(&mut reading, members);
        self.measure_pairs(&mut reading, members);
    }

    /// Tells a `tally` what a member adds at most behind the `previous` one of a set: what it would add
    /// if every sentence of the pool before it were there.
    pub(super) fn tell_at_best(
        &self,
        member: usize,
        previous: Option<usize>,
        tally: &mut impl Tally,
    ) {
        let all = &self.pool.members;
        let before = &all[..previous.map_or(0, |previous| previous + 1)];
        let mut reading = Reading {
            tally,
            chosen: before.iter().fold(0, |chosen, own| chosen | 1 << own.index),
            previous: before.last().map(|own| own.index),
            person: !before.is_empty(),
        };
        self.read(&mut reading, member, all.get(member + 1).map(|next| next.index));
    }

    /// What the faults of a set cost it.
    pub(super) fn faults(row: &SetRow) -> f32 {
        SetFeature::FAULTS.iter().map(|&fault| fault.cost() * row[fault as usize]).sum()
    }

    fn read<T: Tally>(&self, reading: &mut Reading<'_, T>, member: usize, next: Option<usize>) {
        let own = &self.pool.members[member];
        let profile = &self.story.sentences[own.index];
        let follows = reading.previous.is_some_and(|previous| previous + 1 == own.index);
        let chosen = reading.chosen;
        let missing =
            |holders: &[Sentences]| holders.iter().filter(|&&all| all & chosen == 0).count() as f32;
        let needed = |needs: &[Need]| -> f32 {
            let open = needs.iter().filter(|need| need.holders & chosen == 0);
            open.map(|need| self.price(need.mended)).sum()
        };
        self.read_opener(reading, own.index, follows);
        reading.add(SetFeature::NamesNeeded, needed(&own.surnames));
        reading.add(SetFeature::AcronymsNeeded, needed(&own.acronyms));
        if own.index > 0 {
            reading.add(SetFeature::LooseDefinites, missing(&own.definites).min(2.0));
            reading.count(SetFeature::LooseSubject, !follows && missing(&own.subject) > 0.0);
        }
        let speaks_before =
            follows && reading.previous.is_some_and(|at| self.story.sentences[at].speech);
        let speaks_after = next == Some(own.index + 1) && {
            let after = &self.story.sentences[own.index + 1];
            after.speech && after.quoted > 0.0 && !after.starts_quoted
        };
        reading.count(SetFeature::Voiceless, profile.voiceless && !speaks_before && !speaks_after);
        reading.count(SetFeature::Quotes, profile.quoted > 0.3);
        reading.count(SetFeature::MostlyQuoted, profile.quoted > 0.7);
        reading.count(SetFeature::Question, profile.question);
        reading.count(SetFeature::FirstPerson, profile.first_person);
        reading.count(SetFeature::SecondPerson, profile.second_person);
        reading.count(SetFeature::Adjacent, follows);
        reading.chosen |= 1 << own.index;
        reading.person |= own.person;
        reading.previous = Some(own.index);
    }

    fn measure_whole<T: Tally>(&self, reading: &mut Reading<'_, T>, members: &[usize]) {
        use SetFeature as F;
        let all = &self.pool.members;
        let odds = || members.iter().map(|&member| all[member].log_odds);
        let words: usize =
            members.iter().map(|&member| self.story.sentences[all[member].index].words).sum();
        // As of a brief of three.
        let words = words * 3 / members.len().max(1);
        let bits = set_of(members);
        let [first, last] = [members.first(), members.last()]
            .map(|member| member.map_or(0, |&member| all[member].index));
        let gaps = members.windows(2).map(|pair| all[pair[1]].index - all[pair[0]].index);
        let opens = members.iter().any(|&member| all[member].index == self.first);
        reading.add(F::Sum, odds().sum());
        reading.add(F::Lowest, odds().fold(f32::INFINITY, f32::min));
        reading.add(F::Highest, odds().fold(f32::NEG_INFINITY, f32::max));
        reading.count(F::HasFirst, first == 0);
        reading.count(F::HasFirstCandidate, opens);
        reading.count(F::HasBest, odds().any(|own| own >= self.pool.best));
        reading.add(F::Words, words as f32 / 50.0);
        reading.add(F::TooLong, words.saturating_sub(WORDS) as f32 / 20.0);
        reading.count(F::Nameless, self.pool.is_nameless(reading.chosen));
        reading.add(F::LogSpan, ln_1p(last - first));
        reading.add(F::LogLast, ln_1p(last));
        reading.add(F::LogGap, gaps.max().map_or(0.0, |gap| ln_1p(gap - 1)));
        reading.add(F::Coverage, self.pool.coverage.share(bits));
        reading.add(F::HeadlineCoverage, self.pool.headline.share(bits));
        reading.count(F::WeakLeadKept, self.weak_lead && opens);
    }

    fn measure_pairs<T: Tally>(&self, reading: &mut Reading<'_, T>, members: &[usize]) {
        let (mut alike, mut again) = (0.0_f32, false);
        for (earlier, later) in pairs_of(members) {
            let pair = self.pool.pair(earlier, later);
            alike = alike.max(pair.alike);
            again |= pair.tells_again();
            reading.count(SetFeature::SaidTwice, pair.tells_twice());
        }
        reading.add(SetFeature::Alike, alike);
        reading.count(SetFeature::SaidAlready, again);
    }

    fn read_opener<T: Tally>(&self, reading: &mut Reading<'_, T>, index: usize, follows: bool) {
        let profile = &self.story.sentences[index];
        let price = if index > 0 { self.price(self.story.mends_opening(index)) } else { 0.0 };
        match (profile.opening.opener, follows) {
            (Opener::Conjunction, true) => reading.count(SetFeature::Conjunction, true),
            (Opener::Conjunction, false) => reading.add(SetFeature::LooseConjunction, price),
            (Opener::Pointer, true) => reading.count(SetFeature::Pointer, true),
            (Opener::Pointer, false) => reading.add(SetFeature::LoosePointer, price),
            (Opener::Plain, _) => {}
        }
        if profile.loose_pronoun && !follows {
            reading.add(SetFeature::LoosePronoun, if reading.person { 0.4 } else { 1.0 });
        }
        reading.count(SetFeature::LooseThey, index > 0 && profile.loose_they && !follows);
    }

    /// What a fault counts, by whether an edit would mend it.
    const fn price(&self, mended: bool) -> f32 {
        if mended && self.edited { MENDED } else { 1.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Surveyed;
    use super::SetFeature as F;
    use crate::text::Language;

    const LEAD: &str = "Ilse Harrow of the Wexmoor board voted on Monday to close the old pier.";
    const OTHER: &str = "Tram drivers in the town of Wexmoor went on strike on the same day.";

    /// The faults of a set of the lead, and of `next`, which another sentence parts from it.
    fn apart(next: &str) -> Vec<F> {
        Surveyed::new(None, &[LEAD, OTHER, next]).faults(&[0, 2])
    }

    /// The faults of the same set where nothing parts the two.
    fn adjacent(next: &str) -> Vec<F> {
        Surveyed::new(None, &[LEAD, next, OTHER]).faults(&[0, 1])
    }

    #[test]
    fn what_points_back_needs_the_sentence_before() {
        let table = [
            ("But nobody would say why it had come to that.", F::LooseConjunction),
            ("As a result, boats will need another berth by May.", F::LooseConjunction),
            ("She said that boats would need another berth.", F::LoosePointer),
            ("While she did have a say, her board closed the pier.", F::LoosePointer),
            ("Although her board had no money, boats were moved.", F::LoosePointer),
            ("When he left, boats were lying in the mud.", F::LoosePointer),
            ("But while she was away, boats were moved.", F::LooseConjunction),
            ("This means that boats will need another berth.", F::LoosePointer),
            ("The two left the room before the vote was taken.", F::LooseThey),
            ("Boats must leave after those repairs, the master said.", F::LooseSubject),
        ];
        for (sentence, fault) in table {
            assert!(apart(sentence).contains(&fault), "{sentence}: {:?}", apart(sentence));
            assert!(!adjacent(sentence).contains(&fault), "{sentence}");
        }
        for sentence in [
            "This week boats will leave.",
            "It is unclear where boats will go.",
            "As he left the room, Jan Orlow said that boats would need a berth.",
        ] {
            assert!(!apart(sentence).contains(&F::LoosePointer), "{sentence}");
        }
    }

    #[test]
    fn what_an_editor_sends_back_in_another_language() {
        let lead = "Ilse Harrow vom Rat hat am Montag für das Ende des alten Hafens gestimmt.";
        let other = "Die Straßenbahnfahrer der Stadt haben am selben Tag die Arbeit niedergelegt.";
        let german =
            |next: &str| Surveyed::of(Language::German, None, &[lead, other, next]).faults(&[0, 2]);
        let table = [
            ("Doch niemand wollte sagen, warum es so gekommen war.", F::LooseConjunction),
            ("Er sagte, die Boote brauchten bald einen anderen Platz.", F::LoosePointer),
            ("„Es musste sein, und nun ist es getan.“", F::Voiceless),
            ("Wir glauben, dass die Boote einen anderen Platz brauchen.", F::FirstPerson),
        ];
        for (sentence, fault) in table {
            assert!(german(sentence).contains(&fault), "{sentence}: {:?}", german(sentence));
        }
        for sentence in [
            "Die Boote brauchen bis Mai einen anderen Platz, sagte der Hafenmeister.",
            "„Die Boote müssen weg“, sagte der Hafenmeister Jan Orlow am Montag im Rathaus.",
            "Es gibt für die Boote bis zum Mai keinen anderen Platz im Ort.",
        ] {
            assert!(german(sentence).is_empty(), "{sentence}: {:?}", german(sentence));
        }
    }

    #[test]
    fn what_an_editor_sends_back() {
        let table = [
            ("“It had to be done, and it was done.”", F::Voiceless),
            ("We think that boats will need another berth.", F::FirstPerson),
            ("Who will pay for it, boats or the town?", F::Question),
            ("Ilse Harrow of the Wexmoor board voted on Monday to close it.", F::SaidTwice),
        ];
        for (sentence, fault) in table {
            assert!(apart(sentence).contains(&fault), "{sentence}: {:?}", apart(sentence));
        }
        let quiet = "Boats will need another berth by May, the harbour master said.";
        assert!(apart(quiet).is_empty(), "{:?}", apart(quiet));
    }

    #[test]
    fn surnames_are_introduced_and_countries_are_not() {
        let full = "Jan Orlow, the master of the harbour, left the room before the vote.";
        let alone = "Orlow said that boats would need another berth.";
        let surveyed = Surveyed::new(None, &[LEAD, full, OTHER, alone]);
        assert!(surveyed.faults(&[0, 3]).contains(&F::NamesNeeded));
        assert!(!surveyed.faults(&[1, 3]).contains(&F::NamesNeeded));
        let surveyed = Surveyed::new(Some("Orlow leaves the room"), &[LEAD, full, OTHER, alone]);
        assert!(!surveyed.faults(&[0, 3]).contains(&F::NamesNeeded), "the headline names him");
        let country = "Russia said that boats would need another berth.";
        let pair = "Late talks on the Wexmoor-Russia line went on in the town.";
        let surveyed = Surveyed::new(None, &[LEAD, pair, OTHER, country]);
        assert!(!surveyed.faults(&[0, 3]).contains(&F::NamesNeeded));
    }

    #[test]
    fn a_quotation_has_its_speaker_in_the_sentence_beside_it() {
        let quotation = "“We had to do it, and we did it.";
        let rest = "It was the only way,” Jan Orlow said on Monday.";
        let surveyed = Surveyed::new(None, &[LEAD, OTHER, quotation, rest]);
        assert!(surveyed.faults(&[0, 2]).contains(&F::Voiceless));
    }
}
