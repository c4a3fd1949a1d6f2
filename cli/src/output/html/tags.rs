use maud::{Markup, html};
use nutgraf::raw::pipeline::{FacetTags, Tag, Tags};

use super::evidence::Evidence;
use crate::output::{levels, phrases};

/// The tags as a table in which a label is chosen, the rules that hold, and the reasons.
pub(super) fn panel(tags: &Tags, evidence: &Evidence<'_>) -> Markup {
    html! {
        form .panel {
            table .given {
                thead { tr { th { "question" } th { "label" } th .number { "probability" } } }
                tbody {
                    @for (facet, given) in levels::facets(tags) {
                        @if let Some(abstained) = facet.abstained {
                            tr { td .soft { (facet.facet) } td .soft colspan="2" { (phrases::abstention(abstained)) } }
                        } @else {
                            @for (facet, tag) in given { (row(facet, tag, evidence.place(tag))) }
                        }
                    }
                }
            }
            (rules(tags))
            (evidence.reasons())
        }
    }
}

fn row(facet: &FacetTags, tag: &Tag, place: Option<usize>) -> Markup {
    let stance = facet.stance.as_ref().filter(|_| tag.given);
    html! {
        tr {
            td .soft { (facet.facet) }
            td { (label(facet, tag, place)) }
            td .number {
                meter value=(format!("{:.2}", tag.probability)) {}
                " " (phrases::percent(tag.probability)) " %"
            }
        }
        @if let Some(stance) = stance {
            tr { td {} td .note colspan="2" { (phrases::stance(stance)) } }
        }
    }
}

/// The label: to be chosen where it has reasons.
fn label(facet: &FacetTags, tag: &Tag, place: Option<usize>) -> Markup {
    let name = phrases::label(facet, tag);
    html! {
        @match place {
            Some(place) => label {
                input type="radio" name="why" class={ "t" (place) } checked[place == 0];
                " " (name)
            },
            None => (name),
        }
        @if tag.given && !tag.sure { span .soft { " unsure" } }
        @if let Some(rule) = tag.rule { span .soft { " by rule " (rule + 1) } }
    }
}

/// The rules that hold for the article, each with what it found and why it is there.
fn rules(tags: &Tags) -> Markup {
    html! {
        @if !tags.rules.is_empty() {
            ol .rules { @for hit in &tags.rules { li { (phrases::rule(hit)) } } }
        }
    }
}
