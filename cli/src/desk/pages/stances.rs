use maud::{Markup, html};
use nutgraf::raw::entities::{Actors, Attribution, Mention};
use nutgraf::raw::pipeline::{AttributedTag, FacetTags, Reading, StanceEvidence};
use nutgraf::raw::span::Span;

use super::mark::{Mark, marked};
use crate::output::percent;
use crate::page::{inline, pieces};

/// The stances towards actors, each mention in its sentence, the outlet's own words and those it quotes
/// apart.
pub(super) fn stances(reading: &Reading<'_>) -> Markup {
    let facets = reading.tags.iter().flat_map(|tags| &tags.facets);
    let stances: Vec<_> = facets.filter_map(|own| Some((own, own.stance.as_ref()?))).collect();
    let actors = Actors::of(reading.analysis());
    html! {
        @if !stances.is_empty() {
            section .panel aria-labelledby="stances" {
                h2 #stances { "Stances" }
                @for (facet, stance) in stances { (towards(reading, &actors, facet, stance)) }
            }
        }
    }
}

fn towards(
    reading: &Reading<'_>,
    actors: &Actors<'_, '_>,
    facet: &FacetTags,
    stance: &StanceEvidence,
) -> Markup {
    let target = facet.target.as_deref().unwrap_or_default();
    let actor = actors.named(target);
    let mentions = actor.iter().flat_map(|actor| &actor.mentions);
    let (quoted, own): (Vec<&Mention>, Vec<&Mention>) =
        mentions.partition(|own| Attribution::of(reading.analysis(), own) == Attribution::Quoted);
    html! {
        h3 {
            (target)
            @if let Some(tag) = facet.tags.first() {
                ": " (tag.label) span .soft { " " (percent(tag.probability)) " %" }
            }
        }
        p .note { "in " (percent(stance.share)) " % of the sentences" }
        div .voices {
            (voice(reading, "The outlet's own words", stance.own_voice.as_ref(), &own))
            (voice(reading, "Words that it quotes", stance.quoted.as_ref(), &quoted))
        }
    }
}

fn voice(
    reading: &Reading<'_>,
    name: &str,
    said: Option<&AttributedTag>,
    mentions: &[&Mention],
) -> Markup {
    html! {
        div {
            p .note {
                (name)
                @match said {
                    Some(said) => { ": " b { (said.label) } " " (percent(said.probability)) " %" }
                    None => ": no mention",
                }
            }
            ul { @for mention in mentions { li dir="auto" { (in_sentence(reading, mention)) } } }
        }
    }
}

/// A mention in the sentence or headline that it stands in.
fn in_sentence(reading: &Reading<'_>, mention: &Mention) -> Markup {
    let words = reading.analysis().words();
    let of_title = mention.context.start < reading.analysis().title().len();
    let article = reading.article();
    let text = if of_title { article.title.as_deref().unwrap_or_default() } else { &article.text };
    let span = |range: &std::ops::Range<usize>| {
        let words = words.get(range.clone()).filter(|words| !words.is_empty())?;
        Some(Span::new(words[0].span.start, words[words.len() - 1].span.end))
    };
    let (Some(sentence), Some(name)) = (span(&mention.context), span(&mention.words)) else {
        return html! {};
    };
    let end = sentence.end + closing(&text[sentence.end..]);
    let pieces = pieces(text, &[(name, Mark::Actor)]);
    let within = pieces.into_iter().filter_map(|mut piece| {
        let (start, end) = (piece.span.start.max(sentence.start), piece.span.end.min(end));
        piece.span = (start < end).then(|| Span::new(start, end))?;
        Some(piece)
    });
    inline(text, &within.collect::<Vec<_>>(), marked)
}

/// Bytes of the marks that close a sentence behind its last word.
fn closing(rest: &str) -> usize {
    let is_mark = |c: char| !c.is_whitespace() && !c.is_alphanumeric();
    rest.find(|c| !is_mark(c)).unwrap_or(rest.len())
}
