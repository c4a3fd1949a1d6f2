//! How a sentence would stand outside its article.

use super::features::SetFeature;
use super::pool::{Pool, Rating};
use super::survey::Survey;
use crate::summarise::encoded::EncodedStory;
use crate::summarise::standing::Standing;
use crate::text::TermHash;

/// Faults that others of a brief can mend: a name or a thing that they tell of, or the main name.
const MENDED: [SetFeature; 3] =
    [SetFeature::NamesNeeded, SetFeature::LooseSubject, SetFeature::Nameless];

impl Survey {
    /// The standing of the sentence at `position`: a fault of its own makes it lean on others, and so
    /// does what keeps it from every brief.
    pub(super) fn standing(&self, encoded: &EncodedStory, position: usize) -> Standing {
        let opens = self.candidates.first() == Some(&position);
        let is_candidate = self.candidates.binary_search(&position).is_ok();
        // Other reports are of other days.
        let dated = self.story.sentences[position].relative_day;
        if !is_candidate || dated || self.has_faults(encoded, position) {
            return Standing::new(false, opens);
        }
        Standing { needs: self.needs(encoded, position), ..Standing::new(true, opens) }
    }

    /// Whether an editor would send back a brief of this sentence alone.
    fn has_faults(&self, encoded: &EncodedStory, position: usize) -> bool {
        let rating = Rating { index: position, log_odds: 0.0, wish: 0.0 };
        let pool = Pool::new(&self.story, encoded, &[rating]);
        // Briefs of several reports are printed word for word.
        let row = self.sets(&pool, false).row(&[0]);
        let own = SetFeature::FAULTS.iter().filter(|fault| !MENDED.contains(fault));
        own.chain(&[SetFeature::LoosePronoun]).any(|&fault| row[fault as usize] > 0.0)
    }

    /// Stems of the surnames, the acronyms and the things that a sentence takes for known.
    fn needs(&self, encoded: &EncodedStory, position: usize) -> Vec<TermHash> {
        let (names, own) = (&self.story.names, &self.story.sentences[position]);
        let bit = 1_u64 << position;
        let unspelt = names.all.iter().filter(|name| {
            name.acronym & bit != 0 && name.spelt_out != 0 && name.spelt_out & bit == 0
        });
        let surnames = names.needed(position).map(|place| names.all[place].stem);
        let told = |word: &&u32| self.story.holders[**word as usize] & (bit - 1) != 0;
        let things = own.subject.iter().chain(&own.demonstrated).filter(told);
        let things = things.map(|&word| encoded.words[word as usize].stem);
        surnames.chain(unspelt.map(|name| name.stem)).chain(things).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Surveyed;
    use crate::analysis::Analyser;
    use crate::text::Language;

    #[test]
    fn what_leans_on_others_is_not_sound() {
        let lead = "Ilse Harrow of the Wexmoor board voted on Monday to close the old pier.";
        let table = [
            ("Boats will need another berth by May, the harbour master said.", true),
            ("But boats will need another berth by May, the harbour master said.", false),
            ("She said that boats would need another berth by May of this year.", false),
            ("Boats were told yesterday that they would need another berth by May.", false),
            ("Tune in to our programme on the boats of the harbour at eight.", false),
        ];
        for (sentence, sound) in table {
            let surveyed = Surveyed::new(None, &[lead, sentence, lead]);
            assert_eq!(surveyed.standing(1).sound, sound, "{sentence}");
            assert!(surveyed.standing(0).opens && !surveyed.standing(1).opens);
        }
    }

    #[test]
    fn a_surname_needs_who_introduces_it() {
        let full = "Jan Orlow, the master of the harbour, left the room before the vote.";
        let alone = "Orlow said that boats would need another berth by May.";
        let other = "Tram drivers in the town of Wexmoor went on strike on the same day.";
        let surveyed = Surveyed::new(None, &[full, other, alone]);
        let orlow = Analyser::new(Language::English).tokens("Orlow")[0].stem;
        assert_eq!(surveyed.standing(2).needs, [orlow]);
        assert!(surveyed.standing(0).needs.is_empty());
    }
}
