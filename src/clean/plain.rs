//! Lines as phrases are compared with them.

/// `text` in lower case, with single spaces and straight apostrophes.
pub(super) fn plain(text: &str) -> String {
    // Most texts are ASCII, which is lowered as bytes: letter by letter took a tenth of `classify`.
    if text.is_ascii() {
        return plain_ascii(text);
    }
    let mut plain = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        push_spaced(&mut plain, "");
        let letters = word.chars().flat_map(char::to_lowercase);
        plain.extend(letters.map(|c| if c == '’' { '\'' } else { c }));
    }
    plain
}

/// Lines are trimmed, and spaces within one are single as a rule: only what was wrapped is looked at.
fn plain_ascii(text: &str) -> String {
    if memchr::memchr(b'\n', text.as_bytes()).is_none() {
        return text.to_ascii_lowercase();
    }
    let mut plain = String::with_capacity(text.len());
    text.split_ascii_whitespace().for_each(|word| push_spaced(&mut plain, word));
    plain.make_ascii_lowercase();
    plain
}

fn push_spaced(plain: &mut String, word: &str) {
    if !plain.is_empty() {
        plain.push(' ');
    }
    plain.push_str(word);
}
