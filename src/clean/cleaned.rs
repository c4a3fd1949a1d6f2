//! What is left of a text when everything is cut that is no prose.

use super::kind::Kind;
use super::rule::Rule;
use super::segment::Segment;
use super::segments::{marked_segments, segments};
use crate::span::Span;
use crate::text::{Article, Language, split_sentences};

/// A text, cleaned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// The story that is left: its paragraphs, headings, items and posts with a blank line between them,
    /// and sentences that were glued together with a space between them. Everything else is
    /// verbatim.
    pub text: String,
    /// The headline, where one stands above the prose.
    pub title: Option<Span>,
    /// What each stretch of the original is, in order; together they hold all of it but white
    /// space. Stretches of the story are what [`Cleaned::text`] is put together from.
    pub segments: Vec<Segment>,
}

impl Cleaned {
    /// Cleans `text`, which is in `language`. The same text gives the same result anywhere.
    #[must_use]
    pub fn new(text: &str, language: Language) -> Self {
        Self::of(text, segments(text, language), language)
    }

    /// Cleans `article`, whose text is in `language`, with what its source says of its lines.
    #[must_use]
    pub fn article(article: &Article, language: Language) -> Self {
        let whole = marked_segments(&article.text, &article.marks, language);
        Self::of(&article.text, whole, language)
    }

    fn of(text: &str, whole: Vec<Segment>, language: Language) -> Self {
        let title = headline(text, &whole);
        let (mut story, mut parts) = (String::new(), Vec::with_capacity(whole.len()));
        for segment in whole {
            if segment.is_story() && !story.is_empty() {
                story.push_str("\n\n");
            }
            if segment.is_prose() {
                unglue(text, segment, language, &mut parts, &mut story);
            } else {
                parts.push(segment);
                story.push_str(if segment.is_story() { segment.span.of(text) } else { "" });
            }
        }
        Self { text: story, title, segments: parts }
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

/// Adds a paragraph to `story`, and its stretches between glue to `parts`.
fn unglue(
    text: &str,
    paragraph: Segment,
    language: Language,
    parts: &mut Vec<Segment>,
    story: &mut String,
) {
    let mut part = paragraph;
    for sentence in split_sentences(text, paragraph.span, language) {
        let start = sentence.start;
        if part.span.start < start && !text[..start].ends_with(char::is_whitespace) {
            let glued = Span::new(part.span.start, start);
            parts.push(Segment::new(glued, part.rule));
            story.push_str(glued.of(text));
            story.push(' ');
            part = Segment::new(Span::new(start, paragraph.span.end), Rule::Unglued);
        }
    }
    parts.push(part);
    story.push_str(part.span.of(text));
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
        assert_eq!(cleaned.text, "All nine stay open. The vote was on Monday. It was close.");
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
        assert_eq!(cleaned.text, text.replace('\n', "\n\n"));
        assert_eq!(Cleaned::new("", Language::English).text, "");
    }

    proptest! {
        #[test]
        fn the_text_is_the_stretches_of_the_story(
            text in "([a-z]{1,6}|[A-Z][a-z]{1,4}|\\PC|[.!?:] ?|Read more|Comments| |\n\n?){0,80}",
        ) {
            let cleaned = Cleaned::new(&text, Language::English);
            let mut rest = cleaned.text.as_str();
            for segment in cleaned.segments.iter().filter(|s| s.is_story()) {
                rest = rest.trim_start_matches([' ', '\n']);
                let stretch = segment.span.of(&text).trim_start_matches([' ', '\n']);
                prop_assert!(rest.starts_with(stretch), "{stretch:?} in {rest:?}");
                rest = &rest[stretch.len()..];
            }
            prop_assert!(rest.is_empty());
        }
    }
}
