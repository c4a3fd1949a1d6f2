//! What is left of a text when everything is cut that is no prose.

use super::kind::Kind;
use super::rule::Rule;
use super::segment::Segment;
use super::segments::segments;
use crate::span::Span;
use crate::text::{Language, split_sentences};

/// A text, cleaned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// The prose that is left: paragraphs with a blank line between them, and sentences that were
    /// glued together with a space between them. Everything else is verbatim.
    pub prose: String,
    /// The headline, where one stands above the prose.
    pub title: Option<Span>,
    /// What each stretch of the original is, in order; together they hold all of it but white
    /// space. Stretches of prose are what [`Cleaned::prose`] is put together from.
    pub segments: Vec<Segment>,
}

impl Cleaned {
    /// Cleans `text`, which is in `language`. The same text gives the same result anywhere.
    #[must_use]
    pub fn new(text: &str, language: Language) -> Self {
        let whole = segments(text, language);
        let title = headline(text, &whole);
        let (mut prose, mut parts) = (String::new(), Vec::with_capacity(whole.len()));
        for segment in whole {
            if segment.is_prose() {
                unglue(text, segment, language, &mut parts, &mut prose);
            } else {
                parts.push(segment);
            }
        }
        Self { prose, title, segments: parts }
    }
}

/// The headline above the prose, without the marks that Markdown sets around one.
#[must_use]
pub fn headline(text: &str, segments: &[Segment]) -> Option<Span> {
    let mut above = segments.iter().take_while(|segment| !segment.is_prose());
    let Span { start, end } = above.find(|segment| segment.kind() == Kind::Headline)?.span;
    let mark = |c: char| c.is_whitespace() || matches!(c, '#' | '*' | '_');
    let line = &text[start..end];
    let bare = line.trim_start_matches(mark);
    let start = end - bare.len();
    Some(Span::new(start, start + bare.trim_end_matches(mark).len()))
        .filter(|bare| !bare.is_empty())
}

/// Adds a paragraph to `prose`, and its stretches between glue to `parts`.
fn unglue(
    text: &str,
    paragraph: Segment,
    language: Language,
    parts: &mut Vec<Segment>,
    prose: &mut String,
) {
    let mut part = paragraph;
    let gap = if prose.is_empty() { "" } else { "\n\n" };
    prose.push_str(gap);
    for sentence in split_sentences(text, paragraph.span, language) {
        let start = sentence.start;
        if part.span.start < start && !text[..start].ends_with(char::is_whitespace) {
            let glued = Span::new(part.span.start, start);
            parts.push(Segment::new(glued, part.rule));
            prose.push_str(glued.of(text));
            prose.push(' ');
            part = Segment::new(Span::new(start, paragraph.span.end), Rule::Unglued);
        }
    }
    parts.push(part);
    prose.push_str(part.span.of(text));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn prose_is_left_and_glue_is_parted() {
        let text = "beacon logo\nThe council keeps its libraries\n\nShare\n\nAll nine stay open.The \
                    vote was on Monday. It was close.Read more: Who voted how\n\nComments";
        let cleaned = Cleaned::new(text, Language::English);
        assert_eq!(cleaned.prose, "All nine stay open. The vote was on Monday. It was close.");
        assert_eq!(cleaned.title.unwrap().of(text), "The council keeps its libraries");
        let rules: Vec<_> = cleaned.segments.iter().map(|segment| segment.rule).collect();
        let expected = [
            Rule::Logo,
            Rule::Headline,
            Rule::ShareBar,
            Rule::Paragraph,
            Rule::Unglued,
            Rule::Teaser,
            Rule::CommentForm,
        ];
        assert_eq!(rules, expected);
    }

    #[test]
    fn a_headline_is_told_without_its_marks() {
        for headline in ["# Libraries stay open", "**Libraries stay open**", "Libraries stay open"]
        {
            let text = format!("{headline}\n\nAll nine stay open. The vote was on Monday.");
            let title = Cleaned::new(&text, Language::English).title.unwrap();
            assert_eq!(title.of(&text), "Libraries stay open");
        }
    }

    #[test]
    fn paragraphs_stay_apart() {
        let text = "He left on Monday, they said.\nShe stayed there until Friday night.";
        let cleaned = Cleaned::new(text, Language::English);
        assert_eq!(cleaned.prose, text.replace('\n', "\n\n"));
        assert_eq!(Cleaned::new("", Language::English).prose, "");
    }

    proptest! {
        #[test]
        fn prose_is_the_stretches_of_prose(
            text in "([a-z]{1,6}|[A-Z][a-z]{1,4}|\\PC|[.!?:] ?|Read more|Comments| |\n\n?){0,80}",
        ) {
            let cleaned = Cleaned::new(&text, Language::English);
            let mut rest = cleaned.prose.as_str();
            for segment in cleaned.segments.iter().filter(|s| s.is_prose()) {
                rest = rest.trim_start_matches([' ', '\n']);
                let stretch = segment.span.of(&text).trim_start_matches([' ', '\n']);
                prop_assert!(rest.starts_with(stretch), "{stretch:?} in {rest:?}");
                rest = &rest[stretch.len()..];
            }
            prop_assert!(rest.is_empty());
        }
    }
}
