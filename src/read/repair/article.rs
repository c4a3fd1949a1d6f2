//! All repairs of an article, in the order in which the damage is undone.

use super::super::note::Note;
use super::kinds::KINDS;
use super::marked::move_marks;
use super::misread;
use crate::text::Article;

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
    if let Some(before) = before.filter(|before| *before != article.text) {
        move_marks(article, &before);
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
    let lost = texts.iter().map(|text| lost(text)).sum();
    let lost = (lost > 0).then_some(Note::Lost { characters: lost });
    counts.into_iter().flatten().chain(misread).chain(lost).collect()
}

fn read_again(text: &mut String) -> Option<Note> {
    let (read, charset) = misread::read_again(text)?;
    *text = read;
    Some(Note::Misread { charset })
}

/// Characters of `text` that someone has replaced, and that cannot be told any more.
fn lost(text: &str) -> usize {
    if text.is_ascii() {
        return 0;
    }
    memchr::memmem::find_iter(text.as_bytes(), "\u{fffd}".as_bytes()).count()
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
    fn what_is_lost_is_told() {
        for (text, lost) in [
            ("RÄ«gas ostÄ\u{fffd} Å¡ogad slÄ“gs divas piestÄ\u{fffd}tnes.", 2),
            ("Το συμβοΟ\u{fffd}λιο αποφάσισε να κλείσει τη γέφυΟ\u{fffd}α.", 2),
            ("The mayor said it\u{fffd}s over.", 1),
        ] {
            let (repaired, notes) = repaired(text);
            assert_eq!(notes.last(), Some(&Note::Lost { characters: lost }), "{repaired}");
        }
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
            "a b ",
            "n e w s e  ",
            "𝐛𝐨𝐥",
        ] {
            let (repaired, _) = repaired(&pattern.repeat((1 << 20) / pattern.len()));
            assert!(!repaired.is_empty());
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_the_text_its_repair_is_text(
            text in "([a-zÀ-ÿ .]|\\PC|con-\n|b'|\\\\(n|x|u2019)|_x000D_|√©|ΓÇÖ|Р•|â€|Å|B R E A K|ｗｉｄｅ|𝐛𝐨𝐥𝐝|\u{fffd}|\u{200b}|\u{ad}\n ){0,60}",
        ) {
            let (repaired, notes) = repaired(&text);
            match notes[..] {
                [] | [Note::Lost { .. }] => proptest::prop_assert_eq!(repaired, text),
                [Note::Joined { .. } | Note::Spaced { .. } | Note::Styled { .. }] => {
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
