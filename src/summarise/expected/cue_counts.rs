//! Cues among the words of a sentence.

use super::super::cues::{CueTable, Cues};
use super::super::encoded::{EncodedStory, Word};

/// Cue counts: how many words of a sentence have each cue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct CueCounts {
    /// Cues of its first word.
    pub(crate) opening: Cues,
    pub(crate) opens_with_number: bool,
    pub(crate) numbers: u32,
    pub(crate) stops: u32,
    pub(crate) said: u32,
    pub(crate) first_person: u32,
    pub(crate) third_person: u32,
    pub(crate) dates: u32,
    pub(crate) captions: u32,
    pub(crate) boilerplate: u32,
}

/// A one in a field of eight bits for each cue of a word, so that a sentence is counted by
/// additions alone.
type Ones = u64;

/// Words whose ones no field overflows from.
const MOST: usize = u8::MAX as usize;

/// Fills `cues` with the counts of each sentence of `story`; `ones` is scratch space.
pub(crate) fn read(story: &EncodedStory, ones: &mut Vec<Ones>, cues: &mut Vec<CueCounts>) {
    let table = CueTable::of(story.language);
    ones.clear();
    ones.extend(story.words.iter().map(|word| ones_of(word, table.get(word.stem))));
    cues.clear();
    cues.extend((0..story.len()).map(|index| {
        let words = story.sentence(index);
        let first = words.first().map(|&word| story.words[word as usize]);
        CueCounts {
            opening: first.map(|word| table.get(word.stem)).unwrap_or_default(),
            opens_with_number: first.is_some_and(|word| word.number),
            ..count(words, ones)
        }
    }));
}

fn ones_of(word: &Word, cues: Cues) -> Ones {
    Ones::from_le_bytes([
        word.number.into(),
        word.stop.into(),
        cues.any(Cues::SAID).into(),
        cues.any(Cues::FIRST_PERSON).into(),
        cues.any(Cues::THIRD_PERSON).into(),
        cues.any(Cues::DATE).into(),
        cues.any(Cues::CAPTION).into(),
        cues.any(Cues::BOILERPLATE).into(),
    ])
}

fn count(words: &[u32], ones: &[Ones]) -> CueCounts {
    let mut counts = [0_u32; 8];
    for stretch in words.chunks(MOST) {
        let sum: Ones = stretch.iter().map(|&word| ones[word as usize]).sum();
        for (count, field) in counts.iter_mut().zip(sum.to_le_bytes()) {
            *count += u32::from(field);
        }
    }
    let [numbers, stops, said, first_person, third_person, dates, captions, boilerplate] = counts;
    CueCounts {
        numbers,
        stops,
        said,
        first_person,
        third_person,
        dates,
        captions,
        boilerplate,
        ..CueCounts::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::{Article, Language};

    fn cues(sentence: &str) -> CueCounts {
        let article = Article::from_sentences("a", &[sentence]);
        let story = EncodedStory::new(&Analyser::new(Language::English).analyse(&article), 1);
        let mut cues = Vec::new();
        read(&story, &mut Vec::new(), &mut cues);
        cues[0]
    }

    #[test]
    fn a_sentence_has_the_cues_of_its_words() {
        let found = cues("They told us on Monday that 12 boats sank");
        assert!(found.opening.any(Cues::PRONOUN) && !found.opens_with_number);
        assert_eq!((found.numbers, found.said, found.dates, found.captions), (1, 1, 1, 0));
        assert_eq!((found.first_person, found.third_person), (1, 1));
        assert!(cues("12 boats sank").opens_with_number);
        assert_eq!(cues("…"), CueCounts::default());
    }

    #[test]
    fn a_wall_of_words_does_not_overflow() {
        assert_eq!(cues(&"7 ".repeat(1000)).numbers, 1000);
    }
}
