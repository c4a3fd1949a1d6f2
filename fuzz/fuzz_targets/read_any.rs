//! Whatever format and compression the first bytes tell.
#![no_main]

libfuzzer_sys::fuzz_target!(init: nutgraf_fuzz::pass_over_contained_panics(), |bytes: &[u8]| {
    nutgraf_fuzz::every_record_is_an_article(None, bytes);
});
