use nutgraf::raw::pipeline::{
    Contribution, FacetTags, Reading, Tag, TagExplanation, Tags, TextPart,
};
use nutgraf::raw::text::Language;

use super::markup::{escaped, note, paragraphs};
use crate::output::levels::{self, Given};
use crate::output::phrases;

/// Words and phrases that are listed for each tag …
const FOR: usize = 11;
/// … and against it.
const AGAINST: usize = 4;
/// Words with less than this part of the largest share stay unmarked.
const NOTABLE: f32 = 0.05;
/// How opaque the mark of the weightiest word is.
const OPAQUE: f32 = 0.75;

/// The tags as a table, then the evidence for each.
pub(super) fn section(reading: &Reading<'_>, tags: &Tags) -> String {
    if let Some(why) = phrases::no_tags(reading) {
        return note(&why);
    }
    let rows: String = levels::facets(tags).map(|(facet, given)| rows(facet, &given)).collect();
    let mut section = format!("{}<table>\n{rows}</table>\n", known(reading, tags));
    let mut open = " open";
    for facet in &tags.facets {
        for tag in facet.tags.iter().filter(|tag| tag.given) {
            if let Some(explanation) = &tag.explanation {
                section += &reason(reading, facet, tag, explanation, open);
                open = "";
            }
        }
    }
    section
}

fn known(reading: &Reading<'_>, tags: &Tags) -> String {
    let language = reading.language.map(|code| {
        Language::from_code(code).map_or_else(|| code.to_owned(), |known| known.name().to_owned())
    });
    let language = language.map(|name| format!("{name}, ")).unwrap_or_default();
    let known = 100.0 * tags.known_words;
    format!("<p class=\"id\">{}{known:.0} % of the words known</p>\n", escaped(&language))
}

fn rows(facet: &FacetTags, given: &[Given<'_>]) -> String {
    let name = escaped(&facet.facet);
    match facet.abstained {
        Some(abstained) => format!(
            "<tr><td class=\"facet\">{name}</td><td class=\"sure\" colspan=\"4\">{}</td></tr>\n",
            phrases::abstention(abstained)
        ),
        None => given.iter().map(|&(facet, tag)| row(facet, tag)).collect(),
    }
}

fn row(facet: &FacetTags, tag: &Tag) -> String {
    let probability = tag.probability;
    let (class, sure) = match (tag.given, tag.sure) {
        (false, _) => ("", ""),
        (true, true) => (" class=\"given\"", "sure"),
        (true, false) => (" class=\"given\"", "unsure"),
    };
    let stance = facet.stance.as_ref().filter(|_| tag.given);
    let stance = stance.map(|own| format!(" · {}", phrases::stance(own))).unwrap_or_default();
    format!(
        "<tr{class}><td class=\"facet\">{}</td><td class=\"label\">{}</td>\
         <td><meter value=\"{probability:.4}\"></meter></td><td class=\"share\">{} %</td>\
         <td class=\"sure\">{sure}{}</td></tr>\n",
        escaped(&facet.facet),
        escaped(&phrases::label(facet, tag)),
        escaped(&phrases::percent(probability)),
        escaped(&stance),
    )
}

fn reason(
    reading: &Reading<'_>,
    facet: &FacetTags,
    tag: &Tag,
    explanation: &TagExplanation,
    open: &str,
) -> String {
    let contributions = || explanation.contributions.iter();
    let for_it = contributions().filter(|own| own.share > 0.0).take(FOR);
    let against = contributions().filter(|own| own.share < 0.0).take(AGAINST);
    let listed: String = for_it.chain(against).map(item).collect();
    let article = reading.article();
    let title = article.title.as_deref().unwrap_or_default();
    let text = paragraphs(&marked(title, explanation, TextPart::Title))
        + &paragraphs(&marked(&article.text, explanation, TextPart::Text));
    format!(
        "<details{open}>\n<summary>Why {} is <b>{}</b></summary>\n<ul class=\"clues\">\n{listed}</ul>\n\
         <div class=\"text\">\n{text}</div>\n</details>\n",
        escaped(&facet.facet),
        escaped(&phrases::path(tag)),
    )
}

fn item(contribution: &Contribution) -> String {
    let class = if contribution.share > 0.0 { "for" } else { "against" };
    let share = signed(contribution.share);
    let known = if contribution.by_meaning { ", known by its meaning alone" } else { "" };
    format!(
        "<li class=\"{class}\" title=\"{share} of the score{known}\">{} {share}</li>\n",
        escaped(&contribution.text)
    )
}

/// The text of a part, its words of weight marked.
fn marked(text: &str, explanation: &TagExplanation, part: TextPart) -> String {
    let (mut marked, mut at) = (String::new(), 0);
    let weighty = |weight: f32| weight.abs() >= NOTABLE;
    for word in explanation.words.iter().filter(|own| own.part == part && weighty(own.weight)) {
        marked += &escaped(&text[at..word.span.start]);
        let class = if word.weight > 0.0 { "for" } else { "against" };
        let (opacity, share) = (OPAQUE * word.weight.abs(), signed(word.share));
        marked += &format!(
            "<mark class=\"{class}\" style=\"--weight:{opacity:.2}\" title=\"{share}\">{}</mark>",
            escaped(word.span.of(text))
        );
        at = word.span.end;
    }
    marked + &escaped(&text[at..])
}

fn signed(share: f32) -> String {
    let sign = if share > 0.0 { '+' } else { '−' };
    format!("{sign}{:.3}", share.abs())
}
