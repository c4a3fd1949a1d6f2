//! Genre of a text: whether it reads as news, and what it is if not.
//!
//! What has the shape of something else is told by a rule each: code, figures, addresses, filler, a
//! list, words without a sentence. Prose that is no news is told by its words: news reports, in the
//! past tense, what people with names said and did; recipes, terms, letters and poems do not. English
//! alone.

mod measures;
mod score;
mod wording;

use super::article::Article;
use measures::Measures;
use score::score;
use wording::WORDING;

/// Fewest words and figures that a rule judges by …
const FEW: usize = 8;
/// … and that tell words without a sentence from a headline.
const NO_HEADLINE: usize = 16;
/// Share of the marks of code among all that is no space.
const CODE: f64 = 0.08;
/// Share of figures among words and figures.
const FIGURES: f64 = 0.45;
/// Share of words that stand where text is to come.
const FILLER: f64 = 0.2;
/// Addresses a word.
const ADDRESSES: f64 = 0.06;
/// Share of function words (the, of, and), of which prose has thirty to fifty in a hundred.
const FUNCTION: f64 = 0.06;
/// Lines of a list, at the least …
const LINES: usize = 4;
/// … the words that each has, fewer than these …
const LINE_WORDS: f64 = 7.0;
/// … and the share of them that ends as a sentence does.
const ENDED: f64 = 0.15;

/// What a text is that is no news.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotNews {
    /// Source code, mark-up, configuration.
    Code,
    /// A table of numbers, a log.
    Figures,
    /// Addresses of pages.
    Addresses,
    /// Words that stand where text is to come: lorem ipsum.
    Filler,
    /// Words without a sentence.
    Words,
    /// Lines that are no sentences: a menu, a list of links.
    List,
    /// Prose of another kind: a recipe, a product page, a notice, a letter, a poem.
    Prose,
}

impl NotNews {
    /// What `article` is, if it is no news; of English text alone.
    #[must_use]
    pub fn of(article: &Article) -> Option<Self> {
        let measures = Measures::of(article, &WORDING);
        Self::by_shape(&measures)
            .or_else(|| (score(&measures, &WORDING) > 0.0).then_some(Self::Prose))
    }

    /// Name in outputs: `source code`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Code => "source code",
            Self::Figures => "figures",
            Self::Addresses => "addresses",
            Self::Filler => "filler",
            Self::Words => "words without a sentence",
            Self::List => "a list",
            Self::Prose => "its words are not those of a report",
        }
    }

    /// What the shape of a text says.
    fn by_shape(measures: &Measures) -> Option<Self> {
        let is_long = measures.tokens() >= FEW;
        let rules = [
            (Self::Code, measures.code > CODE && measures.tokens() > FEW / 2),
            (Self::Figures, measures.figures() > FIGURES && is_long),
            (Self::Filler, measures.filler() > FILLER && is_long),
            (Self::Addresses, measures.addresses() > ADDRESSES),
            (Self::Words, measures.function() < FUNCTION && measures.words >= NO_HEADLINE),
            (Self::List, measures.lines >= LINES && is_list(measures)),
        ];
        rules.into_iter().find(|rule| rule.1).map(|rule| rule.0)
    }
}

fn is_list(measures: &Measures) -> bool {
    measures.words_a_line() < LINE_WORDS && measures.ended() < ENDED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_of_a_text_says_what_it_is() {
        let table = [
            ("let total = values.iter().map(|v| v * 2).sum::<u32>();", NotNews::Code),
            ("2011 1,204 88.1\n2012 1,388 97.3\n2013 1,512 104.9\n2014 Total", NotNews::Figures),
            ("Lorem ipsum dolor sit amet, consectetur adipiscing elit.", NotNews::Filler),
            ("Maps: https://example.org/maps and www.example.net", NotNews::Addresses),
            ("Home\nAbout us\nContact\nPricing\nBlog\nPrivacy policy", NotNews::List),
            (
                "Facebook Twitter Instagram YouTube LinkedIn Pinterest RSS Newsletter Register \
                 Account Basket Help Stores Finder Gifts Sale",
                NotNews::Words,
            ),
            (
                "Whisk 3 eggs with a splash of cream. Melt a knob of butter in a pan over low \
                 heat. Pour in the eggs and stir slowly. Season and serve on toast.",
                NotNews::Prose,
            ),
        ];
        for (text, expected) in table {
            assert_eq!(NotNews::of(&Article::new("", text)), Some(expected), "{text}");
        }
    }

    #[test]
    fn news_is_news_however_short() {
        for text in [
            "",
            "Snow",
            "Talks resume in Harnmark",
            "Strike grounds 40 flights at Dunwell",
            "Gales to ease by Sunday as high pressure builds",
            "hottest june day for forty years",
            "Four people were killed when a bus left the road near Port Calder on Monday, police \
             said. The driver, 52, was taken to hospital with serious injuries.",
        ] {
            assert_eq!(NotNews::of(&Article::new("", text)), None, "{text}");
        }
        let titled = Article::new("", "Rovers 3, Town 1. Hale scored twice before the interval.");
        assert_eq!(NotNews::of(&titled.with_title("Hale sinks Town")), None);
    }
}
