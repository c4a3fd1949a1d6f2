//! Text as markup.

use std::borrow::Cow;

use crate::terminal::visible;

pub(super) fn note(said: &str) -> String {
    format!("<p class=\"note\">{}</p>\n", escaped(said))
}

/// `text` as it reads, whatever it holds.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    let visible = visible(text);
    if !visible.contains(['&', '<', '>', '"', '\'']) {
        return visible;
    }
    let mut escaped = String::with_capacity(visible.len() + 16);
    for character in visible.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    Cow::Owned(escaped)
}

/// Marked-up text in paragraphs, one a line of the article. Marks lie within a line or close and
/// open again where it breaks.
pub(super) fn paragraphs(marked: &str) -> String {
    let lines = marked.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| format!("<p dir=\"auto\">{line}</p>\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_an_article_is_markup() {
        assert_eq!(
            escaped("<script>alert('x')</script> & \"q\""),
            "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;q&quot;"
        );
        assert_eq!(escaped("plain"), "plain");
    }
}
