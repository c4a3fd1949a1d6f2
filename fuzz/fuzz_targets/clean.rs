//! Whatever the text: segments hold all of it but white space, in order, and the story that is left
//! is theirs.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nutgraf::clean::Cleaned;
use nutgraf::text::Language;

fuzz_target!(|input: (u8, &str)| {
    let (choice, text) = input;
    let language = Language::ALL[usize::from(choice) % Language::ALL.len()];
    let cleaned = Cleaned::new(text, language);
    let mut end = 0;
    for segment in &cleaned.segments {
        assert!(text[end..segment.span.start].chars().all(char::is_whitespace));
        assert!(!segment.span.is_empty());
        end = segment.span.end;
    }
    assert!(text[end..].chars().all(char::is_whitespace));
    let story = cleaned.segments.iter().filter(|segment| segment.kind().is_story());
    let kept: String = story.map(|segment| segment.span.of(text)).collect();
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert_eq!(letters(&cleaned.text), letters(&kept));
    assert!(cleaned.title.is_none_or(|title| !title.of(text).is_empty()));
});
