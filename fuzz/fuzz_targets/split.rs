//! Whatever the text, sentences hold all of it but white space, in order.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nutgraf::span::Span;
use nutgraf::text::{Language, split_sentences};

fuzz_target!(|input: (u8, &str)| {
    let (choice, text) = input;
    let language = Language::ALL[usize::from(choice) % Language::ALL.len()];
    let mut end = 0;
    for span in split_sentences(text, Span::new(0, text.len()), language) {
        assert!(text[end..span.start].chars().all(char::is_whitespace));
        assert!(!span.is_empty() && span.trim(text) == span);
        end = span.end;
    }
    assert!(text[end..].chars().all(char::is_whitespace));
});
