use nutgraf::text::Language;

use super::{escaped, paragraphs};
use crate::output::why::{Clue, Part, Why};
use crate::output::{Answer, Listed, Silence, Tagged, percent_of};

/// Words and phrases that are listed for each tag …
const FOR: usize = 11;
/// … and against it.
const AGAINST: usize = 4;
/// Words with less than this part of the largest share stay unmarked.
const NOTABLE: f32 = 0.05;
/// How opaque the mark of the weightiest word is.
const OPAQUE: f32 = 0.75;

/// The tags as a table, then the evidence for each.
pub(super) fn section(tagged: &Tagged<'_>) -> String {
    let rows: String = tagged.answers.iter().map(rows).collect();
    let mut section = format!("{}<table>\n{rows}</table>\n", reading(tagged));
    let mut open = " open";
    for answer in &tagged.answers {
        for listed in answer.tags().iter().filter(|listed| listed.given) {
            if let Some(why) = &listed.why {
                section += &reason(tagged, answer, listed, why, open);
                open = "";
            }
        }
    }
    section
}

fn reading(tagged: &Tagged<'_>) -> String {
    let language = tagged.language.map(|code| {
        Language::from_code(code).map_or_else(|| code.to_owned(), |known| known.name().to_owned())
    });
    let language = language.map(|name| format!("{name}, ")).unwrap_or_default();
    let known = 100.0 * tagged.known_words;
    format!("<p class=\"id\">{}{known:.0} % of the words known</p>\n", escaped(&language))
}

fn rows(answer: &Answer<'_>) -> String {
    let facet = escaped(&answer.facet.name);
    match &answer.said {
        Err(silence) => {
            let silence = match silence {
                Silence::NoTarget => "towards nobody: no name stands out",
                Silence::NotNamed => "the article does not name the target",
                Silence::Unsure => "no label is sure",
            };
            format!(
                "<tr><td class=\"facet\">{facet}</td><td class=\"sure\" colspan=\"4\">{silence}</td></tr>\n"
            )
        }
        Ok(tags) => tags.iter().map(|listed| row(answer, listed)).collect(),
    }
}

fn row(answer: &Answer<'_>, listed: &Listed<'_>) -> String {
    let probability = listed.tag.probability;
    let (class, sure) = match (listed.given, listed.tag.sure) {
        (false, _) => ("", ""),
        (true, true) => (" class=\"given\"", "sure"),
        (true, false) => (" class=\"given\"", "unsure"),
    };
    let heard = answer.heard.as_ref().filter(|_| listed.given);
    let heard = heard.map(|heard| format!(" · {}", heard.phrase())).unwrap_or_default();
    format!(
        "<tr{class}><td class=\"facet\">{}</td><td class=\"label\">{}</td>\
         <td><meter value=\"{probability:.4}\"></meter></td><td class=\"share\">{} %</td>\
         <td class=\"sure\">{sure}{}</td></tr>\n",
        escaped(&answer.facet.name),
        escaped(&phrase(answer, listed)),
        escaped(&percent_of(probability)),
        escaped(&heard),
    )
}

fn phrase(answer: &Answer<'_>, listed: &Listed<'_>) -> String {
    match answer.target {
        Some(target) if listed.given => format!("{} towards {target}", listed.tag.label),
        _ => listed.tag.label.to_owned(),
    }
}

fn reason(
    tagged: &Tagged<'_>,
    answer: &Answer<'_>,
    listed: &Listed<'_>,
    why: &Why,
    open: &str,
) -> String {
    let for_it = why.clues.iter().filter(|clue| clue.share > 0.0).take(FOR);
    let against = why.clues.iter().filter(|clue| clue.share < 0.0).take(AGAINST);
    let clues: String = for_it.chain(against).map(item).collect();
    let text: String = [Part::Title, Part::Text]
        .into_iter()
        .map(|part| paragraphs(&marked(tagged, why, part)))
        .collect();
    format!(
        "<details{open}>\n<summary>Why {} is <b>{}</b></summary>\n<ul class=\"clues\">\n{clues}</ul>\n\
         <div class=\"text\">\n{text}</div>\n</details>\n",
        escaped(&answer.facet.name),
        escaped(listed.tag.label),
    )
}

fn item(clue: &Clue) -> String {
    let class = if clue.share > 0.0 { "for" } else { "against" };
    let share = signed(clue.share);
    format!(
        "<li class=\"{class}\" title=\"{share} of the score\">{} {share}</li>\n",
        escaped(&clue.text)
    )
}

fn marked(tagged: &Tagged<'_>, why: &Why, part: Part) -> String {
    let text = part.of(tagged.analysis);
    let (mut marked, mut at) = (String::new(), 0);
    for word in why.words(tagged.analysis, part) {
        let span = word.token.span;
        marked += &escaped(&text[at..span.start]);
        let shown = escaped(span.of(text));
        if word.weight.abs() < NOTABLE {
            marked += &shown;
        } else {
            let class = if word.weight > 0.0 { "for" } else { "against" };
            let (opacity, share) = (OPAQUE * word.weight.abs(), signed(word.share));
            marked += &format!(
                "<mark class=\"{class}\" style=\"--weight:{opacity:.2}\" title=\"{share}\">{shown}</mark>"
            );
        }
        at = span.end;
    }
    marked + &escaped(&text[at..])
}

fn signed(share: f32) -> String {
    let sign = if share > 0.0 { '+' } else { '−' };
    format!("{sign}{:.3}", share.abs())
}
