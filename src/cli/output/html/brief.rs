use nutgraf::summarise::Reason;

use super::{escaped, paragraphs};
use crate::cli::output::Briefed;

/// The brief as a list, then the article with its sentences marked.
pub(super) fn section(briefed: &Briefed<'_>) -> String {
    let text = &briefed.analysis.article().text;
    let sentences = briefed.brief.sentences.iter().map(|chosen| chosen.span.of(text));
    let items: String = sentences
        .map(|sentence| format!("<li dir=\"auto\">{}</li>\n", escaped(sentence)))
        .collect();
    let note = match briefed.brief.reason {
        None => "",
        Some(Reason::Short) => "<p class=\"note\">That is all the article says.</p>\n",
        Some(Reason::NoProse) => {
            "<p class=\"note\">Nothing in it reads as a sentence of a story.</p>\n"
        }
    };
    let list =
        if items.is_empty() { items } else { format!("<ul class=\"brief\">\n{items}</ul>\n") };
    format!(
        "{list}{note}<details>\n<summary>In the article</summary>\n<div class=\"text\">\n{}</div>\n</details>\n",
        paragraphs(&marked(briefed)),
    )
}

fn marked(Briefed { analysis, brief }: &Briefed<'_>) -> String {
    let text = &analysis.article().text;
    let (mut marked, mut at) = (String::new(), 0);
    for chosen in &brief.sentences {
        marked += &escaped(&text[at..chosen.span.start]);
        let lines = chosen.span.of(text).split('\n');
        let lines = lines.map(|line| format!("<mark class=\"chosen\">{}</mark>", escaped(line)));
        marked += &lines.collect::<Vec<_>>().join("\n");
        at = chosen.span.end;
    }
    marked + &escaped(&text[at..])
}
