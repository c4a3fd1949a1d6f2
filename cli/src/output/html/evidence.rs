//! Evidence: the text once, its words marked for every label that is given; a label that is chosen
//! shows its own.

use maud::{Markup, html};
use nutgraf::raw::pipeline::{
    ArticleBrief, FacetTags, Reading, Tag, TagExplanation, Tags, TextPart,
};
use nutgraf::raw::span::Span;

use crate::output::{levels, phrases};
use crate::page::{SHADES, clues, inline, paragraphs, pieces, shade};

/// Labels that are given with reasons, in the order of the table of tags.
pub(super) struct Evidence<'r>(Vec<(&'r FacetTags, &'r Tag, &'r TagExplanation)>);

/// What is to be seen of a stretch of a text.
#[derive(Clone, Copy, Debug)]
enum Mark {
    /// A sentence of the brief.
    Brief,
    /// Speaks for the label of this place (above 0) or against it.
    Evidence { place: usize, weight: f32 },
}

impl<'r> Evidence<'r> {
    pub(super) fn of(tags: &'r Tags) -> Self {
        let given = levels::facets(tags).flat_map(|(_, given)| given);
        let given = given.filter(|(_, tag)| tag.given);
        Self(
            given
                .filter_map(|(facet, tag)| Some((facet, tag, tag.explanation.as_ref()?)))
                .collect(),
        )
    }

    pub(super) const fn len(&self) -> usize {
        self.0.len()
    }

    /// The place of a tag, where it has reasons.
    pub(super) fn place(&self, tag: &Tag) -> Option<usize> {
        self.0.iter().position(|own| std::ptr::eq(own.1, tag))
    }

    /// The words that say most for each label and against it.
    pub(super) fn reasons(&self) -> Markup {
        html! {
            @for (place, &(facet, tag, explanation)) in self.0.iter().enumerate() {
                div class={ "why t" (place) } {
                    p .note { "Why " (facet.facet) " is " b { (phrases::label(facet, tag)) } ":" }
                    (clues(explanation))
                }
            }
        }
    }

    /// The headline with its marks, where it came apart from the text.
    pub(super) fn title(&self, reading: &Reading<'_>) -> Option<Markup> {
        let title = reading.article().title.as_deref().filter(|own| !own.trim().is_empty())?;
        let marks: Vec<_> = self.marks(TextPart::Title).collect();
        Some(inline(title, &pieces(title, &marks), marked))
    }

    /// The text with its marks, and the sentences of the brief.
    pub(super) fn text(&self, reading: &Reading<'_>, brief: Option<&ArticleBrief>) -> Markup {
        let text = &reading.article().text;
        let brief = brief.iter().flat_map(|brief| &brief.sentences);
        let brief = brief.map(|sentence| (sentence.span, Mark::Brief));
        let layers: Vec<_> = brief.chain(self.marks(TextPart::Text)).collect();
        html! { div .text { (paragraphs(text, &pieces(text, &layers), marked)) } }
    }

    fn marks(&self, part: TextPart) -> impl Iterator<Item = (Span, Mark)> {
        self.0.iter().enumerate().flat_map(move |(place, own)| {
            let words = own.2.words.iter().filter(move |word| word.part == part);
            words
                .filter(|word| shade(word.weight).is_some())
                .map(move |word| (word.span, Mark::Evidence { place, weight: word.weight }))
        })
    }
}

fn marked(words: &str, marks: &[Mark]) -> Markup {
    let classes: Vec<String> = marks.iter().filter_map(|mark| mark.class()).collect();
    let is_brief = marks.iter().any(|mark| matches!(mark, Mark::Brief));
    let word = html! {
        @if classes.is_empty() { (words) } @else { mark class=(classes.join(" ")) { (words) } }
    };
    if is_brief {
        html! { span .brief { (word) } }
    } else {
        word
    }
}

impl Mark {
    /// `p03` of a word that speaks for the first label, `c03` of one against it; the shade comes last.
    fn class(self) -> Option<String> {
        let Self::Evidence { place, weight } = self else { return None };
        let side = if weight > 0.0 { 'p' } else { 'c' };
        Some(format!("{side}{place}{}", shade(weight)?))
    }
}

/// The style by which of `most` labels an article shows the reasons of the one that is chosen.
pub(super) fn style(most: usize) -> String {
    let shades = |place: usize| {
        (1..=SHADES).flat_map(move |shade| {
            [('p', "for"), ('c', "against")].map(|(side, name)| {
                format!(
                    "article:has(.t{place}:checked) .{side}{place}{shade} {{ background: var(--{name}-{shade}); }}\n"
                )
            })
        })
    };
    let reasons =
        |place| format!("article:has(.t{place}:checked) .why.t{place} {{ display: block; }}\n");
    (0..most).map(|place| reasons(place) + &shades(place).collect::<String>()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_marked_once_for_all_labels_that_it_says_something_of() {
        let evidence = |place, weight| Mark::Evidence { place, weight };
        let marks = [evidence(0, 0.5), Mark::Brief, evidence(3, -1.0), evidence(4, 0.01)];
        assert_eq!(
            marked("cup & <b>", &marks).into_string(),
            "<span class=\"brief\"><mark class=\"p03 c35\">cup &amp; &lt;b&gt;</mark></span>"
        );
        assert_eq!(marked("cup", &[evidence(4, 0.01)]).into_string(), "cup");
        let rule = "article:has(.t3:checked) .c35 { background: var(--against-5); }";
        assert!(style(4).contains(rule) && !style(3).contains(rule));
    }
}
