//! Tags of an article: the labels that each facet gives, how sure they are, and why.

use super::explanation::{TagExplanation, TextPart};
use crate::rules::Hit;
use crate::span::Span;
use crate::text::NotNews;

/// Tags of an article, facet by facet in the order of the model; of a facet that is asked mention by
/// mention, actor by actor.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Tags {
    /// What each facet says; nothing where all abstain.
    pub facets: Vec<FacetTags>,
    /// Why no facet says anything, where that is so.
    pub abstained: Option<Abstention>,
    /// Share of the article's words that the model knows (0 to 1): the largest over its facets.
    pub known_words: f64,
    /// The rules that hold for the article, in their order.
    pub rules: Vec<Hit>,
}

/// Tags that one facet gives, towards one target where it asks for one.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FacetTags {
    /// Name of the facet.
    pub facet: String,
    /// Towards whom or what, where the facet asks that.
    pub target: Option<String>,
    /// What that target is called in other articles too, where the facet asks towards one.
    pub canonical: Option<String>,
    /// The labels asked for, surest first, but for one that a label given under it leads.
    pub tags: Vec<Tag>,
    /// Why there is no tag, where there is none.
    pub abstained: Option<Abstention>,
    /// What the tags were pooled from, where the facet is asked mention by mention.
    pub stance: Option<StanceEvidence>,
}

/// A label with how far it can be relied on.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Tag {
    /// Name of the label.
    pub label: String,
    /// Names of the labels from the top level down to this one; none of a facet on no level.
    pub path: Vec<String>,
    /// Code of the IPTC Media Topic that it stands for, where it is declared to stand for one.
    pub iptc: Option<String>,
    /// Probability that it is right (0 to 1), calibrated on articles that the model did not see.
    pub probability: f64,
    /// Whether tags this probable reach the precision asked for.
    pub sure: bool,
    /// Whether the facet gives it, or only ranks it.
    pub given: bool,
    /// The rule that changed it, where one did, as a place among [`Tags::rules`].
    pub rule: Option<usize>,
    /// Why it has its probability, if that was asked for.
    pub explanation: Option<TagExplanation>,
}

/// Abstention: why a facet gives no tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Abstention {
    /// The article is in a language that the model does not know.
    Language,
    /// The model is for news, and the article is none.
    NotNews(NotNews),
    /// The facet asks towards a target, and the article names nobody.
    NoTarget,
    /// The facet asks towards a target that the article does not name.
    TargetNotNamed,
    /// No tag is sure, and no other was asked for.
    Unsure,
    /// The facet stands under another, and no label fits under those that are given there.
    NoneFits,
}

impl Abstention {
    /// Name in outputs: `language`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Language => "language",
            Self::NotNews(_) => "not_news",
            Self::NoTarget => "no_target",
            Self::TargetNotNamed => "target_not_named",
            Self::Unsure => "unsure",
            Self::NoneFits => "none_fits",
        }
    }

    /// What the article is, where it is no news: `source code`.
    #[must_use]
    pub const fn not_news(self) -> Option<&'static str> {
        match self {
            Self::NotNews(other) => Some(other.name()),
            _ => None,
        }
    }
}

/// Mentions that a stance was pooled from, by whose words they stand in.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StanceEvidence {
    /// Whether a side is called: the label that is given is not the neutral one.
    pub called: bool,
    /// Whether somebody asked about the target; else it is a main actor of the article.
    pub asked: bool,
    /// Share of the article's sentences that name the target (0 to 1).
    pub share: f64,
    /// Number of mentions.
    pub mentions: usize,
    /// Of a side that is called, the mention that speaks for it most.
    pub strongest: Option<StrongestMention>,
    /// The surest label over the outlet's own words …
    pub own_voice: Option<AttributedTag>,
    /// … and over those of people it quotes or reports.
    pub quoted: Option<AttributedTag>,
    /// The sentences of the story that mention the target, in the order of the text.
    pub sentences: Vec<Span>,
}

/// The mention that speaks most for a side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StrongestMention {
    /// Where its sentence counts into.
    pub part: TextPart,
    /// Its sentence, or the headline.
    pub span: Span,
    /// Whether it stands in words that are quoted, and not in the outlet's own.
    pub quoted: bool,
}

/// A label over the mentions that stand in the words of one side.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AttributedTag {
    /// Name of the label.
    pub label: String,
    /// Probability that it is right (0 to 1).
    pub probability: f64,
    /// Number of mentions that it was pooled from.
    pub mentions: usize,
}
