//! Captions, which say what a picture shows, and galleries, whose story they are.

use dom_query::Document;

use super::blocks::{Block, Outline};
use super::measure::SHORTEST_PARAGRAPH;
use super::role::Role;

/// A gallery has so many captions of the length of a paragraph.
const FEWEST: usize = 3;
/// What a gallery says beside its captions has fewer letters: else they illustrate it.
const LONGEST_TEXT: usize = 1_500;

/// What stands in `tree`; where it is a gallery, captions are paragraphs as others.
pub(super) fn outline(tree: &Document) -> Outline {
    let mut outline = Outline::of(tree);
    if outline.is_gallery() {
        outline.regions.retain(|region| region.role != Role::Caption);
    }
    outline
}

impl Outline {
    /// Whether most of what is said is said in captions.
    fn is_gallery(&self) -> bool {
        let captions = self.captions();
        let long = |(block, _): &(&Block, &bool)| block.letters >= SHORTEST_PARAGRAPH;
        let (told, others): (Vec<_>, Vec<_>) =
            self.blocks.iter().zip(&captions).filter(long).partition(|(_, caption)| **caption);
        let others = others.iter().filter(|(block, _)| block.is_paragraph());
        let others = others.map(|(block, _)| block.letters).sum::<usize>();
        let captions = told.iter().map(|(block, _)| block.letters).sum::<usize>();
        told.len() >= FEWEST && captions > others && others < LONGEST_TEXT
    }

    /// Which blocks are captions.
    fn captions(&self) -> Vec<bool> {
        let mut captions = vec![false; self.blocks.len()];
        let regions = self.regions.iter().filter(|region| region.role == Role::Caption);
        regions.for_each(|region| captions[region.blocks.clone()].fill(true));
        captions
    }

    /// The blocks that are no captions.
    pub(super) fn without_captions(self) -> Vec<Block> {
        let captions = self.captions();
        let blocks = self.blocks.into_iter().zip(captions);
        blocks.filter(|(_, caption)| !caption).map(|(block, _)| block).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHOWN: &str = "<figure><img><figcaption>Two of the five berths at Marlow Quay, which the \
                         port authority will close in April.</figcaption></figure>";
    const SAID: &str = "<p>The port authority of Marlow Quay will close two of its five berths in \
                        April, and open them in October, its director said on Monday morning.</p>";

    fn words(html: &str) -> usize {
        outline(&Document::from(html)).without_captions().len()
    }

    #[test]
    fn captions_are_paragraphs_where_they_tell_most() {
        let table = [
            (format!("{SAID}{SHOWN}"), 1),
            (format!("{SAID}{}", SHOWN.repeat(2)), 1),
            (format!("{SAID}{}", SHOWN.repeat(3)), 4),
            (format!("{}{}", SAID.repeat(4), SHOWN.repeat(3)), 4),
            (format!("{}{}", SAID.repeat(20), SHOWN.repeat(60)), 20),
            (
                format!(
                    "{SAID}{}",
                    "<figure><figcaption>Photo: Sal Venn</figcaption></figure>".repeat(9)
                ),
                1,
            ),
        ];
        for (html, expected) in table {
            assert_eq!(words(&html), expected, "{html}");
        }
    }
}
