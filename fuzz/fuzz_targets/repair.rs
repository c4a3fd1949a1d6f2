//! Whatever the text, its repair is text: where words were joined and no more, of the same length;
//! and what was taken out is gone.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nutgraf::raw::read::{Location, Note, Record};
use nutgraf::raw::text::Article;

fuzz_target!(|text: &str| {
    let Ok(record) = Record::new(Article::new("fuzz", text), Location::file("fuzz")) else { return };
    let repaired = record.article.text;
    match record.notes[..] {
        [] | [Note::Lost { .. }] => assert_eq!(repaired, text),
        [Note::Joined { .. } | Note::Spaced { .. } | Note::Styled { .. }] => assert_eq!(repaired.chars().count(), text.chars().count()),
        [Note::Unseen { characters }] => {
            assert_eq!(repaired.chars().count() + characters, text.chars().count());
        }
        _ => {}
    }
});
