//! Whatever the bytes, every record is an article whose spans lie in its text, or an error.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nutgraf::read::{Fields, Input, Keep, Options, format_named, read};

fuzz_target!(|bytes: &[u8]| {
    let fields = Fields { keep: Keep::Rest, ..Fields::default() };
    let options = Options { fields, format: format_named("csv") };
    let input = Input::stream("fuzz", std::io::Cursor::new(bytes.to_vec()));
    for record in read([input], &options).flatten().flat_map(|pending| pending.decode()) {
        let article = record.article;
        let mention = article.target.and_then(|target| target.mention);
        for span in article.sentences.into_iter().flatten().chain(mention) {
            assert!(article.text.get(span.start..span.end).is_some());
        }
    }
});
