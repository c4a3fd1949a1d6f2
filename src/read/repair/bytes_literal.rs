//! Bytes as Python shows them: `b'it\xe2\x80\x99s'`.

/// The text of a literal of bytes that `text` is, and how many of its bytes were escaped; nothing
/// where it is none, or its bytes are no UTF-8.
pub(super) fn read(text: &str) -> Option<(String, usize)> {
    let literal = text.trim().strip_prefix('b')?;
    let quote = literal.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
    let mut rest = literal[1..].strip_suffix(quote)?.bytes();
    let (mut bytes, mut escaped) = (Vec::with_capacity(text.len()), 0);
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'\\' => match rest.next()? {
                b'x' => {
                    escaped += 1;
                    16 * digit(rest.next()?)? + digit(rest.next()?)?
                }
                b'n' => b'\n',
                b'r' => b'\r',
                b't' => b'\t',
                other => other,
            },
            plain => plain,
        });
    }
    String::from_utf8(bytes).ok().filter(|_| escaped > 0).map(|read| (read, escaped))
}

/// The value of a hexadecimal digit.
fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_as_the_text_they_are() {
        let table = [
            (r"b'it\xe2\x80\x99s over.\nIt\'s'", Some("it’s over.\nIt's")),
            ("b\"caf\\xc3\\xa9\"\n", Some("café")),
            (r"b'caf\xc3'", None),
            (r"b'caf\x'", None),
            ("b'plain'", None),
            ("b'", None),
            ("bread and butter", None),
        ];
        for (text, right) in table {
            assert_eq!(read(text).map(|(text, _)| text).as_deref(), right, "{text}");
        }
    }
}
