//! All repairs of an article, in the order in which the damage is undone.

use super::super::note::Note;
use super::{broken_word, bytes_literal, escape, invisible, lost, misread, mojibake, other_pages};
use crate::text::Article;

/// Mends one kind of damage: the text without it, and how often it was met; nothing where it was
/// not.
type Mend = fn(&str) -> Option<(String, usize)>;

/// A kind of damage: how it is mended, what is said of it, and where it can be.
struct Kind {
    mend: Mend,
    note: fn(usize) -> Note,
    /// Whether plain ASCII can be damaged so: nearly all English is, and need not be looked at.
    in_ascii: bool,
}

impl Kind {
    const fn new(mend: Mend, note: fn(usize) -> Note) -> Self {
        Self { mend, note, in_ascii: true }
    }

    /// A kind that plain ASCII has not.
    const fn wide(mend: Mend, note: fn(usize) -> Note) -> Self {
        Self { in_ascii: false, ..Self::new(mend, note) }
    }

    /// How much damage of the kind was mended in `text`.
    fn mend(&self, text: &mut String) -> usize {
        let can_be = self.in_ascii || !text.is_ascii();
        let Some((mended, count)) = can_be.then(|| (self.mend)(text)).flatten() else { return 0 };
        *text = mended;
        count
    }
}

/// All kinds, in the order in which they are mended. What stood as an escape must be a
/// character before its character set is asked for, and a soft hyphen breaks a word before it is
/// invisible.
const KINDS: [Kind; 5] = [
    Kind::new(bytes_literal::read, |places| Note::Unescaped { places }),
    Kind::new(escape::read, |places| Note::Unescaped { places }),
    Kind::wide(encoded_twice, |characters| Note::Repaired { characters }),
    Kind::new(broken_word::join, |words| Note::Joined { words }),
    Kind::wide(invisible::remove, |characters| Note::Unseen { characters }),
];

/// Mends the title and the text of `article`, and says what was done; not where sentences or a
/// mention that the source has marked count into the text.
pub(in super::super) fn repair(article: &mut Article) -> Vec<Note> {
    let mention = article.target.as_ref().is_some_and(|target| target.mention.is_some());
    if mention || article.sentences.is_some() {
        return Vec::new();
    }
    // What the page marked counts into the text as it was.
    let marked = !(article.marks.is_empty() && article.left_out.is_empty());
    let before = marked.then(|| article.text.clone());
    let notes = repair_texts(article);
    if before.is_some_and(|before| before != article.text) {
        article.marks.clear();
        article.left_out.clear();
    }
    notes
}

fn repair_texts(article: &mut Article) -> Vec<Note> {
    let mut texts: Vec<&mut String> = article.title.iter_mut().chain([&mut article.text]).collect();
    let counts = KINDS.map(|kind| {
        let count: usize = texts.iter_mut().map(|text| kind.mend(text)).sum();
        (count > 0).then(|| (kind.note)(count))
    });
    let misread = texts.iter_mut().find_map(|text| read_again(text));
    counts.into_iter().flatten().chain(misread).collect()
}

/// Characters that were encoded twice, by way of whatever code page.
fn encoded_twice(text: &str) -> Option<(String, usize)> {
    let pages: [Mend; 3] = [mojibake::repair, other_pages::repair, lost::restore];
    let (mut repaired, mut all) = (None, 0);
    for mend in pages {
        let so_far = repaired.as_deref().unwrap_or(text);
        if let Some((mended, count)) = mend(so_far) {
            (repaired, all) = (Some(mended), all + count);
        }
    }
    Some((repaired?, all))
}

fn read_again(text: &mut String) -> Option<Note> {
    let (read, charset) = misread::read_again(text)?;
    *text = read;
    Some(Note::Misread { charset })
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    /// Texts damaged in all the ways that were seen, and what is right of those that can be mended.
    const DAMAGED: &str = include_str!("../../../tests/fixtures/damaged.jsonl");
    const RIGHT: &str = include_str!("../../../tests/fixtures/damaged_right.json");

    fn repaired(text: &str) -> (String, Vec<Note>) {
        let mut article = Article::new("a", text);
        let notes = repair(&mut article);
        (article.text, notes)
    }

    #[test]
    fn damage_of_every_kind_is_mended_and_told() {
        let right: Value = serde_json::from_str(RIGHT).unwrap();
        let mut mended = 0;
        for line in DAMAGED.lines() {
            let record: Value = serde_json::from_str(line).unwrap();
            let (id, text) = (record["id"].as_str().unwrap(), record["text"].as_str().unwrap());
            let (repaired, notes) = repaired(text);
            let Some(right) = right[id].as_str() else { continue };
            assert_eq!(repaired.trim_end(), right, "{id}");
            assert_eq!(notes.len(), 1, "{id}");
            mended += 1;
        }
        assert_eq!(mended, right.as_object().unwrap().len());
    }

    #[test]
    fn a_note_counts_title_and_text_together() {
        let mut article = Article::new("a", "It\u{ad}self, caf√©.").with_title("Ba\u{feff}nk");
        let notes = repair(&mut article);
        assert_eq!((article.title.as_deref(), &*article.text), (Some("Bank"), "Itself, café."));
        assert_eq!(notes, [Note::Repaired { characters: 1 }, Note::Unseen { characters: 2 }]);
    }

    #[test]
    fn a_text_that_offsets_count_into_stays() {
        let mut article = Article::from_sentences("a", &["caf√©"]);
        assert_eq!(repair(&mut article), []);
        assert_eq!(article.text, "caf√©");
    }

    #[test]
    fn a_megabyte_of_damage_takes_no_longer_than_its_length() {
        for pattern in [
            "ab-\ncd",
            "ab-\ncd ",
            "\\n",
            "\\u2019",
            "√©",
            "Р•",
            "Ä\u{fffd}",
            "a\u{200b}",
            "_x000D_",
            "Å",
            "â€",
            "é ",
            "ж",
            "ab-",
        ] {
            let (repaired, _) = repaired(&pattern.repeat((1 << 20) / pattern.len()));
            assert!(!repaired.is_empty());
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_the_text_its_repair_is_text(
            text in "([a-zÀ-ÿ .]|\\PC|con-\n|b'|\\\\(n|x|u2019)|_x000D_|√©|ΓÇÖ|Р•|â€|Å|\u{fffd}|\u{200b}|\u{ad}\n ){0,60}",
        ) {
            let (repaired, notes) = repaired(&text);
            match notes[..] {
                [] => proptest::prop_assert_eq!(repaired, text),
                [Note::Joined { .. }] => {
                    proptest::prop_assert_eq!(repaired.chars().count(), text.chars().count());
                }
                [Note::Unseen { characters }] => {
                    let left = repaired.chars().count() + characters;
                    proptest::prop_assert_eq!(left, text.chars().count());
                }
                _ => {}
            }
        }
    }
}
