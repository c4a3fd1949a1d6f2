//! Lines as phrases are compared with them.

/// `text` in lower case, with single spaces and straight apostrophes.
pub(super) fn plain(text: &str) -> String {
    // Most texts are ASCII, which is lowered as bytes: letter by letter took a tenth of `classify`.
    if text.is_ascii() {
        return plain_ascii(text);
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

/// Lines are trimmed, and spaces within one are single as a rule: only what was wrapped is looked at.
fn plain_ascii(text: &str) -> String {
    if memchr::memchr(b'\n', text.as_bytes()).is_none() {
        return text.to_ascii_lowercase();
    }
    let mut plain = String::with_capacity(text.len());
    let mut gap = false;
    for byte in text.bytes() {
        if byte.is_ascii_whitespace() {
            gap = !plain.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            plain.push(' ');
        }
        plain.push(char::from(byte.to_ascii_lowercase()));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_one_in_lower_case() {
        let table = [
            ("READ  More", "read  more"),
            ("Read\n more:\tThe pier ", "read more: the pier"),
            ("\n Harrow’s\nPIER É", "harrow's pier é"),
            ("\n", ""),
        ];
        for (text, expected) in table {
            assert_eq!(plain(text), expected, "{text:?}");
        }
    }
}
