//! Copy editor: all edits of the sentences of a brief.

use super::acronym::expansions;
use super::introduction::introductions;
use super::known::Known;
use super::label::cut;
use super::opener::drop;
use super::pronoun::replacement;
use crate::summarise::edit::Edit;
use crate::summarise::editorial::opening::Opener;
use crate::summarise::editorial::sentence_words::SentenceWord;
use crate::summarise::editorial::story_profile::StoryProfile;
use crate::summarise::editorial::tongue::Tongue;
use crate::summarise::story::Story;

/// The edits of the sentences at the positions `chosen`, in the order of the text.
pub(in super::super) fn edits(
    story: &Story<'_>,
    profile: &StoryProfile,
    chosen: &[usize],
) -> Vec<Edit> {
    let mut editor = CopyEditor { story, profile, known: Known::default(), edits: Vec::new() };
    let mut previous = None;
    for &position in chosen.iter().filter(|&&position| position < profile.sentences.len()) {
        editor.read(position, position == 0 || previous == Some(position - 1));
        previous = Some(position);
    }
    editor.edits
}

struct CopyEditor<'s, 'a> {
    story: &'s Story<'a>,
    profile: &'s StoryProfile,
    known: Known,
    edits: Vec<Edit>,
}

impl CopyEditor<'_, '_> {
    /// Edits a sentence, which `follows` the one before it in the story, or has none.
    fn read(&mut self, position: usize, follows: bool) {
        let (story, names) = (self.story, &self.profile.names);
        let (analysis, sentence) = (story.analysis(), story.sentence(position));
        let text: &str = &analysis.article().text;
        let mut words = Vec::new();
        let roles = &Tongue::nearest(story.language()).roles;
        SentenceWord::read(&mut words, sentence, analysis.quotations(), roles);
        let mut own = Vec::new();
        own.extend(cut(text, sentence.span(), position, analysis.segments()));
        if !follows {
            own.extend(self.open(text, position, &words));
        }
        own.extend(introductions(text, &words, names, &mut self.known));
        own.extend(expansions(text, &words, names, &mut self.known));
        own.sort_by_key(|edit| (edit.span.start, edit.span.end));
        // What is cut or left out has no edits inside.
        own.dedup_by(|next, kept| next.span.start < kept.span.end);
        self.edits.extend(own);
    }

    /// The edits of an opening whose sentence before is missing.
    fn open(&mut self, text: &str, position: usize, words: &[SentenceWord<'_>]) -> Vec<Edit> {
        let opening = self.profile.sentences[position].opening;
        let count = opening.droppable;
        let antecedent =
            self.profile.antecedents[position].filter(|_| opening.left == Opener::Pointer);
        let replaced = antecedent.and_then(|place| {
            let name = &self.profile.names.all[place];
            replacement(text, &words[count], (place, name), &mut self.known)
        });
        let dropped = (count > 0).then(|| drop(words, count, replaced.is_none()));
        dropped.into_iter().chain(replaced).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::edited;

    const LEAD: &str = "The harbour board of Wexmoor voted on Monday to close the old pier.";
    const OTHER: &str = "Tram drivers in the town went on strike on the same day.";
    const FULL: &str = "Ann Harrow, who has led the board for years, said it had no choice.";

    /// How the last of `sentences` is printed behind the first, without those between.
    fn last_of(sentences: &[&str]) -> String {
        let last = sentences.len() - 1;
        edited(sentences, &[0, last]).pop().unwrap()
    }

    #[test]
    fn an_opener_goes_where_what_it_joins_is_missing() {
        let table = [
            (
                "But nobody would say why it had come to that.",
                "Nobody would say why it had come to that.",
            ),
            ("And, in the meantime, boats lie in the mud.", "Boats lie in the mud."),
            ("However, the work will begin in May.", "The work will begin in May."),
            ("In addition, Wexmoor has no money left.", "Wexmoor has no money left."),
            ("What’s more, the town has no money left.", "The town has no money left."),
            ("For its part, Wexmoor has no money left.", "Wexmoor has no money left."),
            (
                "However much it costs, the pier will go.",
                "However much it costs, the pier will go.",
            ),
            ("Still images show the pier in the mud.", "Still images show the pier in the mud."),
            ("“But the pier is old,” the master said.", "“But the pier is old,” the master said."),
        ];
        for (sentence, expected) in table {
            assert_eq!(last_of(&[LEAD, OTHER, sentence]), expected);
            assert_eq!(edited(&[LEAD, sentence, OTHER], &[0, 1])[1], sentence, "it follows");
        }
    }

    #[test]
    fn a_surname_is_introduced_at_its_first_mention() {
        let table = [
            (
                "Harrow said the work would begin in May.",
                "[Ann] Harrow said the work would begin in May.",
            ),
            (
                "Boats wait, and Harrow’s board will pay.",
                "Boats wait, and [Ann] Harrow’s board will pay.",
            ),
            (
                "Nobody else but Ms. Harrow would say why.",
                "Nobody else but Ms. [Ann] Harrow would say why.",
            ),
            (
                "Boats gather, and the Harrow board will pay.",
                "Boats gather, and the Harrow board will pay.",
            ),
            (
                "“It is an old pier,” Harrow told the town on Monday.",
                "“It is an old pier,” [Ann] Harrow told the town on Monday.",
            ),
            (
                "A man called Peter \"Pier\" Harrow was seen on it.",
                "A man called Peter \"Pier\" Harrow was seen on it.",
            ),
            ("Ann Harrow, Harrow said, is no thief.", "Ann Harrow, Harrow said, is no thief."),
        ];
        for (sentence, expected) in table {
            assert_eq!(last_of(&[LEAD, FULL, OTHER, sentence]), expected);
        }
        let again = "Later Harrow said nothing.";
        let printed = edited(&[LEAD, FULL, OTHER, table[0].0, again], &[0, 3, 4]);
        assert_eq!(printed[2], again);
        let introduced = edited(&[LEAD, FULL, OTHER, table[0].0], &[1, 3]);
        assert_eq!(introduced[1], table[0].0);
    }

    #[test]
    fn two_of_one_surname_are_not_introduced() {
        let brother = "Peter Harrow, her brother, said that he would sell the boats.";
        let alone = "Harrow said the work would begin in May.";
        assert_eq!(last_of(&[LEAD, FULL, brother, OTHER, alone]), alone);
    }

    #[test]
    fn an_acronym_is_spelt_out_once() {
        let full = "The Office of Harbours and Piers (OHP) has the money for it.";
        let alone = "Work will begin in May, the OHP said.";
        let spelt_out = "Work will begin in May, the OHP [Office of Harbours and Piers] said.";
        assert_eq!(last_of(&[LEAD, full, OTHER, alone]), spelt_out);
        assert_eq!(edited(&[LEAD, full, OTHER, alone], &[1, 3])[1], alone);
        let known = "The Federal Bureau of Investigation (FBI) has asked for the money.";
        let alone = "Nobody was asked, the FBI said on the same day.";
        assert_eq!(last_of(&[LEAD, known, OTHER, alone]), alone);
    }

    #[test]
    fn a_pronoun_gives_way_to_the_one_person_it_may_stand_for() {
        let table = [
            (
                "She said the work would begin in May.",
                "[Ann Harrow] said the work would begin in May.",
            ),
            (
                "But her house stands beside the old pier.",
                "[Ann Harrow's] house stands beside the old pier.",
            ),
            ("He said the work would begin in May.", "He said the work would begin in May."),
            ("They said the work would begin in May.", "They said the work would begin in May."),
        ];
        for (sentence, expected) in table {
            assert_eq!(last_of(&[LEAD, FULL, sentence]), expected);
        }
        let between = "Her house stands beside the pier.";
        assert_eq!(last_of(&[LEAD, FULL, between, table[0].0]), table[0].1);
        let two = "Ann Harrow and Mary Orlow, who lead the board, said it had no choice.";
        assert_eq!(last_of(&[LEAD, two, table[0].0]), table[0].0);
        let daughter = "Ann Harrow said that a woman had been seen on the pier.";
        assert_eq!(last_of(&[LEAD, daughter, table[0].0]), table[0].0);
        let known = [LEAD, FULL, OTHER, "Later Ann Harrow left.", table[0].0];
        assert_eq!(edited(&known, &[1, 4])[1], "[Harrow] said the work would begin in May.");
    }

    #[test]
    fn a_label_is_cut() {
        let sentence = "Why it matters: The pier is the last one in the town.";
        assert_eq!(last_of(&[LEAD, OTHER, sentence]), "The pier is the last one in the town.");
    }
}
