//! Source text as tokens, without comments, literals and what is compiled for tests alone.

/// The tokens of `source`: words, `::`, and other marks one by one.
pub(crate) fn tokens(source: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = source;
    while !rest.is_empty() {
        if let Some(length) = passed_over(rest) {
            rest = &rest[length..];
        } else {
            let (token, after) = rest.split_at(token(rest));
            tokens.push(token);
            rest = after;
        }
    }
    without_tests(&tokens)
}

/// The length of the space, comment or literal that `text` starts with.
fn passed_over(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    match first {
        _ if first.is_whitespace() => Some(first.len_utf8()),
        '/' if text.starts_with("//") => Some(text.find('\n').unwrap_or(text.len())),
        '/' if text.starts_with("/*") => Some(text.find("*/")? + 2),
        '"' => Some(quoted(text, '"')),
        '\'' => Some(character(text)),
        'b' | 'r' => raw(text),
        _ => None,
    }
}

/// The length of the literal between two marks, of which a backslash hides one.
fn quoted(text: &str, mark: char) -> usize {
    let mut hidden = false;
    let end = text.char_indices().skip(1).find(|&(_, c)| {
        let ends = c == mark && !hidden;
        hidden = c == '\\' && !hidden;
        ends
    });
    end.map_or(text.len(), |(at, mark)| at + mark.len_utf8())
}

/// The length of a character, or of the mark before the name of a lifetime.
fn character(text: &str) -> usize {
    let mut after = text.chars().skip(1);
    match (after.next(), after.next()) {
        (Some('\\'), _) | (Some(_), Some('\'')) => quoted(text, '\''),
        _ => 1,
    }
}

/// The length of a literal with a prefix: `b"…"`, `b'…'`, `r#"…"#`, `br"…"`.
fn raw(text: &str) -> Option<usize> {
    let prefix = text.len() - text.trim_start_matches(['b', 'r']).len();
    let bare = &text[prefix..];
    let hashes = bare.len() - bare.trim_start_matches('#').len();
    let opened = prefix + hashes;
    if !text[..prefix].contains('r') {
        let mark = bare.chars().next().filter(|mark| ['"', '\''].contains(mark))?;
        return Some(prefix + quoted(bare, mark));
    }
    text[opened..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    let end = text[opened + 1..].find(&close)?;
    Some(opened + 1 + end + close.len())
}

/// The length of the token that `text` starts with.
fn token(text: &str) -> usize {
    let word = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    match text.chars().next() {
        Some(_) if word > 0 => word,
        Some(':') if text.starts_with("::") => 2,
        first => first.map_or(0, char::len_utf8),
    }
}

/// The tokens without items that are compiled for tests alone.
fn without_tests<'s>(tokens: &[&'s str]) -> Vec<&'s str> {
    let mut kept = Vec::with_capacity(tokens.len());
    let mut rest = tokens;
    while let Some((&token, after)) = rest.split_first() {
        if is_for_tests(rest) {
            rest = &rest[item(rest)..];
        } else {
            kept.push(token);
            rest = after;
        }
    }
    kept
}

/// Whether an attribute starts here that keeps what follows out of all builds but those of tests.
fn is_for_tests(tokens: &[&str]) -> bool {
    let mut condition = tokens.split(|token| *token == "]").next().unwrap_or_default().iter();
    tokens.starts_with(&["#", "[", "cfg", "("])
        && condition.any(|token| *token == "test")
        && !tokens.starts_with(&["#", "[", "cfg", "(", "not"])
}

/// How many tokens the item has that starts here: up to its semicolon, or the end of its block.
fn item(tokens: &[&str]) -> usize {
    let mut depth = 0;
    let end = tokens.iter().position(|token| {
        match *token {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => depth -= 1,
            _ => {}
        }
        depth == 0 && (*token == ";" || *token == "}")
    });
    end.map_or(tokens.len(), |end| end + 1)
}

#[test]
fn tokens_are_what_a_compiler_sees_outside_tests() {
    let source = r##"
        use a::b; // use c
        const D: &str = r#"crate::e"#;
        fn f<'g>(_: &'g str) -> char { '"' }
        #[cfg(test)]
        mod tests { use h::i; }
        #[cfg(all(test, feature = "x"))]
        use y::z;
        #[cfg(not(test))]
        /* j */ static K: [u8; 2] = [b'"', b'\''];
    "##;
    let expected = "use a :: b ; const D : & str = ; fn f < g > ( _ : & g str ) - > char { } \
                    # [ cfg ( not ( test ) ) ] static K : [ u8 ; 2 ] = [ , ] ;";
    assert_eq!(tokens(source).join(" "), expected);
}
