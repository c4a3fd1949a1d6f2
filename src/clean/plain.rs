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

/// How many bytes of `text` are `phrase`, which it starts with as lines are compared.
pub(super) fn length_of_start(text: &str, phrase: &str) -> Option<usize> {
    let mut letters = text.chars();
    let same = |expected: char| match letters.next() {
        Some('’') => expected == '\'',
        Some(c) if c.is_whitespace() => expected == ' ',
        Some(c) => c.to_lowercase().eq([expected]),
        None => false,
    };
    phrase.chars().all(same).then(|| text.len() - letters.as_str().len())
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

    #[test]
    fn a_start_is_as_long_as_it_stands_in_the_text() {
        let table = [
            ("It’s\nÉté, they said", "it's été", Some("It’s\nÉté".len())),
            ("It", "it's", None),
            ("Its", "it's", None),
        ];
        for (text, phrase, length) in table {
            assert_eq!(length_of_start(text, phrase), length, "{text:?}");
        }
    }
}
