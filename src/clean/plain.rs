//! Lines as phrases are compared with them.

/// `text` in lower case, with single spaces and straight apostrophes.
pub(super) fn plain(text: &str) -> String {
    if text.is_ascii() && !text.contains('\n') {
        return text.to_ascii_lowercase();
    }
    let mut plain = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        let letters = word.chars().flat_map(char::to_lowercase);
        plain.extend(letters.map(|c| if c == '’' { '\'' } else { c }));
    }
    plain
}
