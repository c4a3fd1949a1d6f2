//! Documents that hold an article and are no text: told by their first bytes, and refused by name.

/// First bytes, and whose they are.
const DOCUMENTS: [(&[u8], &str); 4] = [
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
];
/// What an e-mail or a page saved with its pictures (MHTML, EML) has among its first lines (RFC 2045).
const MESSAGE_MARK: &[u8] = b"mime-version:";

/// What the document is that begins with `head`, if it is one that no reader reads.
pub(super) fn document(head: &[u8]) -> Option<&'static str> {
    let of = DOCUMENTS.iter().find(|(mark, _)| head.starts_with(mark));
    of.map(|(_, name)| *name).or_else(|| is_message(head).then_some("a saved e-mail or MHTML page"))
}

/// Whether lines of `Name: value` come first, and one of them is the mark of a message.
fn is_message(head: &[u8]) -> bool {
    let lines = head.split(|&byte| byte == b'\n').take_while(|line| !line.trim_ascii().is_empty());
    let names = |line: &&[u8]| {
        let name =
            line.iter().position(|&byte| byte == b':').map_or(&line[..0], |end| &line[..end]);
        let folded = line[0].is_ascii_whitespace();
        folded || !name.is_empty() && name.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-')
    };
    lines.take_while(names).any(|line| {
        line.get(..MESSAGE_MARK.len()).is_some_and(|name| name.eq_ignore_ascii_case(MESSAGE_MARK))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_told_by_their_first_bytes() {
        for (head, told) in [
            (&b"%PDF-1.7\n"[..], Some("a PDF document")),
            (b"PK\x03\x04\x14", Some("a ZIP archive or an office document")),
            (b"{\\rtf1\\ansi\\deff0", Some("an RTF document")),
            (
                b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n",
                Some("a saved e-mail or MHTML page"),
            ),
            (b"Received: by x\n\tfor y\nmime-version: 1.0", Some("a saved e-mail or MHTML page")),
            (b"Mime types\n\nMIME-Version: 1.0 is a header.", None),
            (b"The header of a message:\nMIME-Version: 1.0", None),
            (b"Date: Monday\nPlace: Marlow\n\nTalks resume.", None),
            (b"{\"text\": \"\"}", None),
            (b"", None),
        ] {
            assert_eq!(document(head), told, "{:?}", String::from_utf8_lossy(head));
        }
    }
}
