//! What the targets share.

use std::io::Cursor;
use std::panic;

use nutgraf::raw::read::{Fields, Format, Input, Keep, ReadOptions, panic_is_contained, read};

/// Whatever the bytes, every record is an article whose spans lie in its text, or an error.
pub fn every_record_is_an_article(format: Option<&'static dyn Format>, bytes: &[u8]) {
    let fields = Fields { keep: Keep::All, ..Fields::default() };
    let options = ReadOptions { fields, format, ..ReadOptions::default() };
    let input = Input::stream("fuzz", Cursor::new(bytes.to_vec()));
    for record in read([input], &options).flatten().flat_map(|pending| pending.decode()) {
        let article = record.article;
        let mention = article.target.and_then(|target| target.mention);
        let marked = article.marks.iter().map(|mark| mark.span);
        for span in article.sentences.into_iter().flatten().chain(mention).chain(marked) {
            assert!(article.text.get(span.start..span.end).is_some());
        }
        for left in &article.left_out {
            assert!(article.text.is_char_boundary(left.at));
        }
    }
}

/// libFuzzer takes every panic for a finding, also those that a reader catches and tells as an error.
pub fn pass_over_contained_panics() {
    let abort = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if !panic_is_contained() {
            abort(panic);
        }
    }));
}

/// A target for the reader of a format.
#[macro_export]
macro_rules! fuzz_reader {
    ($format:literal) => {
        libfuzzer_sys::fuzz_target!(init: $crate::pass_over_contained_panics(), |bytes: &[u8]| {
            let format = nutgraf::raw::read::format_named($format);
            assert!(format.is_some());
            $crate::every_record_is_an_article(format, bytes);
        });
    };
}
