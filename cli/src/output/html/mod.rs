//! A page by itself: no script, no picture, nothing fetched.

mod brief;
mod tags;

use std::borrow::Cow;

use nutgraf::analysis::Analysis;

use super::result::{Beside, Briefed, Merged, Tagged, headline};
use super::{Format, Frame};
use crate::terminal::visible;

const STYLE: &str = include_str!("style.css");

/// Hypertext, light or dark as the reader has it.
pub(super) struct Html;

impl Frame for Html {
    fn opening(&self) -> String {
        format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>nutgraf</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
        )
    }

    fn closing(&self) -> String {
        "</body>\n</html>\n".to_owned()
    }
}

impl Format for Html {
    fn tags(&self, tagged: &Tagged<'_>) -> String {
        article(tagged.analysis, tagged.beside, &tags::section(tagged))
    }

    fn brief(&self, briefed: &Briefed<'_>) -> String {
        article(briefed.analysis, briefed.beside, &brief::section(briefed))
    }

    fn together(&self, merged: &Merged<'_>) -> String {
        let reports = format!("{} reports", merged.analyses.len());
        format!(
            "<article>\n<h2 dir=\"auto\">{}</h2>\n<p class=\"id\">{reports}</p>\n{}</article>\n",
            escaped(merged.name.unwrap_or("Together")),
            brief::merged(merged),
        )
    }
}

fn article(analysis: &Analysis<'_>, beside: &Beside, section: &str) -> String {
    let id = &analysis.article().id;
    let headline = headline(analysis).unwrap_or(id);
    let notes: String = beside.notes.iter().map(|read| note(&format!("Note: {read}"))).collect();
    format!(
        "<article>\n<h2 dir=\"auto\">{}</h2>\n<p class=\"id\">{}</p>\n{notes}{section}</article>\n",
        escaped(headline.trim()),
        escaped(id),
    )
}

fn note(said: &str) -> String {
    format!("<p class=\"note\">{}</p>\n", escaped(said))
}

/// `text` as it reads, whatever it holds.
fn escaped(text: &str) -> Cow<'_, str> {
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
fn paragraphs(marked: &str) -> String {
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
